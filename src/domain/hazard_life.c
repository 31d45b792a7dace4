/* hazard_life.c: one function walks the life table for every act: allowed, complete, then event, row, photos,
 * audit. */
#include "hazard_life.h"

#include "minan/domain/audit.h"

/* ---- what may be done now ---- */

static bool allows(struct ctx *ctx, const struct transition *t, const struct hazard *hazard, bool in_visit) {
    struct err aside;
    struct ctx quiet = *ctx;
    err_init(&aside, ctx->arena);
    quiet.err = &aside;
    return check_allowed(&quiet, t, hazard, in_visit, false) == STATUS_OK;
}

struct list hazard_may(struct ctx *ctx, const struct hazard *hazard) {
    const char **codes = ARENA_ARRAY(ctx->arena, (size_t)hazard_act_names.count, const char *);
    size_t count = 0;
    const struct transition *t;
    for (int i = 0; (t = transition_at(i)) != NULL; i++) {
        if (allows(ctx, t, hazard, false))
            codes[count++] = names_code(&hazard_act_names, t->act);
    }
    return (struct list){codes, count};
}

enum hazard_act hazard_recheck_act(struct ctx *ctx, const struct hazard *hazard, bool done) {
    enum hazard_act act = done ? ACT_CLOSE : ACT_RETURN;
    bool by_report = done && hazard->severity == SEVERITY_MAJOR; /* a visit carries no report number */
    bool in_visit = !role_is_institution(ctx->actor.role);
    return !by_report && allows(ctx, transition_of(act), hazard, in_visit) ? act : ACT_RECHECK;
}

/* ---- doing ---- */

/* The county supervisor's name under a major hazard: recorded, and the hazard stays submitted. */
static bool is_first_name(const struct transition *t, const struct hazard *hazard) {
    return t->act == ACT_CLOSE && hazard->severity == SEVERITY_MAJOR && !hazard->first_close_by_id.value;
}

static struct deed done_by(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                           const struct deed *deed) {
    struct deed done = *deed;
    done.act = is_first_name(t, hazard) ? ACT_RECHECK : t->act;
    deed_sign(ctx, &done);
    done.base_version = hazard->row_version;
    return done;
}

enum status hazard_event_add(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                             enum hazard_state after) {
    const char *hash = deed->content_hash ? deed->content_hash : ctx->content_hash;
    return db_run(ctx->db, SQL_HAZARD_EVENT_INSERT,
                  ARGS(.shape = &deed_shape, .object = deed,
                       PARAMS(P_ID("hazard_id", hazard->id), P_ID("institution_id", hazard->institution_id),
                              P_INT("city_id", hazard->city_id), P_INT("county_id", hazard->county_id),
                              P_INT("town_id", hazard->town_id), P_ENUM("state_after", hazard_state, after),
                              P_TEXT("content_hash", hash))),
                  NULL);
}

static enum status project(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                           enum hazard_state *ret_after) {
    struct hazard_life life;
    enum status status = hazard_life_of(ctx, hazard->id, &life);
    if (status != STATUS_OK)
        return status;
    hazard_fold(&life, deed);
    *ret_after = life.state;
    return db_run(ctx->db, SQL_HAZARD_LIFE_UPDATE,
                  ARGS(.shape = &hazard_life_shape, .object = &life, PARAMS(P_ID("id", hazard->id))), NULL);
}

enum status hazard_name_photos(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    struct attachment_owner owner = {.institution_id = hazard->institution_id,
                                     .city_id = hazard->city_id,
                                     .county_id = hazard->county_id,
                                     .town_id = hazard->town_id,
                                     .hazard_id = hazard->id,
                                     .event = deed->event};
    if (!deed->after_photos || deed->after_photos->count == 0)
        return STATUS_OK;
    return attachment_name(ctx, &owner, PURPOSE_AFTER, deed->after_photos,
                           arena_printf(ctx->arena, "%safter_photos", deed->prefix));
}

enum status hazard_add_detail(struct ctx *ctx, const struct deed *deed) {
    if (deed->detail == NULL)
        return STATUS_OK;
    enum status status = db_run(ctx->db, deed->detail->insert,
                                ARGS(.shape = deed->detail->shape, .object = deed->detail->object), NULL);
    return status == STATUS_DUPLICATE ? STATUS_UUID_CONFLICT : status;
}

static enum status add_audit(struct ctx *ctx, const struct hazard *hazard, const struct deed *done,
                             enum hazard_state after) {
    return audit_write(ctx, arena_printf(ctx->arena, "hazard.%s", names_code(&hazard_act_names, done->act)),
                       hazard->uuid.text,
                       arena_printf(ctx->arena, "%s，%s → %s", names_label(&hazard_act_names, done->act),
                                    names_label(&hazard_state_names, hazard->state),
                                    names_label(&hazard_state_names, after)));
}

enum status hazard_judge(struct ctx *ctx, const struct hazard *hazard, struct deed *deed, bool late) {
    const struct transition *t = transition_of(deed->act);
    if (deed->act == ACT_GRANT && deed->deadline == DAY_NONE)
        deed->deadline = hazard->extension_asked;
    if (deed->after_photos)
        deed->photos = (int64_t)deed->after_photos->count;
    enum status status = check_allowed(ctx, t, hazard, deed->in_visit, late);
    return status == STATUS_OK ? check_carry(ctx, t, hazard, deed) : status;
}

enum status hazard_apply(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    struct deed done = done_by(ctx, transition_of(deed->act), hazard, deed);
    enum hazard_state after = hazard->state;
    enum status status = project(ctx, hazard, &done, &after);
    if (status == STATUS_OK)
        status = hazard_event_add(ctx, hazard, &done, after);
    if (status == STATUS_DUPLICATE)
        return STATUS_UUID_CONFLICT;
    if (status == STATUS_OK)
        status = hazard_add_detail(ctx, &done);
    if (status == STATUS_OK)
        status = hazard_name_photos(ctx, hazard, &done);
    return status == STATUS_OK ? add_audit(ctx, hazard, &done, after) : status;
}

enum status hazard_do(struct ctx *ctx, const struct uuid *uuid, const struct deed *asked) {
    struct hazard hazard;
    struct deed deed = *asked;
    enum status status = hazard_find(ctx, uuid, &hazard);
    if (status == STATUS_OK)
        status = hazard_judge(ctx, &hazard, &deed, false);
    if (status == STATUS_OK)
        status = hazard_apply(ctx, &hazard, &deed);
    return status == STATUS_OK ? hazard_release_parked(ctx, uuid) : status;
}
