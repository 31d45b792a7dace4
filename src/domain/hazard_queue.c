/* hazard_queue.c: acts in any order of arrival (include/minan/domain/hazard_act.h says what holds). Made on a
 * version still to come: parked. Made on an older one: applied when it can stand beside what happened since,
 * else kept as a conflict. Nothing that was received is lost. */
#include "hazard_life.h"

#include "minan/domain/audit.h"
#include "minan/domain/conflict.h"
#include "people.h"
#include <string.h>

enum { PARKED_MOST = 50 }; /* waiting for one hazard */

/* ---- what did not stand ---- */

static const char *reason_of(const struct err *err, enum status status) {
    if (err->detail)
        return err->detail;
    return err->count ? err->fields[0].message : status_text(status);
}

/* ctx is that of the maker: the entry is the maker's. */
static enum status keep_loser(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                              const char *content, const char *why) {
    char made_on[DAY_TEXT_SIZE];
    day_format(day_of_time(deed->device_at), made_on);
    const char *reason = arena_printf(ctx->arena, "%s %s 的「%s」未生效：%s", ctx->actor.name, made_on,
                                      names_label(&hazard_act_names, deed->act), why);
    return conflict_keep(ctx, "hazard", hazard->uuid.text, content ? content : "", reason);
}

/* A number says less than a timeline: that an act could not be done before another shows that its maker knew
 * it. */
static bool cannot_stand_beside(enum hazard_act act, enum hazard_act since) {
    const struct transition *t = transition_of(act);
    const struct transition *other = transition_of(since);
    if (since == ACT_LOG || since == ACT_ISSUE) /* the server's own, before anybody's */
        return false;
    return transitions_clash(t, other) && !transition_follows(t, other);
}

/* *ret_why: what happened since that version that this act cannot stand beside; NULL: nothing. */
static enum status find_clash(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                              const char **ret_why) {
    struct list since;
    enum status status = db_many(ctx->db, SQL_HAZARD_EVENT_SINCE,
                                 ARGS(PARAMS(P_ID("hazard_id", hazard->id), P_INT("version", deed->made_on))),
                                 &deed_shape, ctx->arena, &since);
    if (status != STATUS_OK)
        return status;
    const struct deed *other = since.items;
    *ret_why = NULL;
    for (size_t i = 0; i < since.count && *ret_why == NULL; i++) {
        if (cannot_stand_beside(deed->act, other[i].act))
            *ret_why = arena_printf(ctx->arena, "%s已先办理「%s」", other[i].actor_name,
                                    names_label(&hazard_act_names, other[i].act));
    }
    return STATUS_OK;
}

/* By what the hazard is now, which its maker may not have known: its state, its grade, who answers for it. */
static bool is_refusal(enum status status) {
    return status == STATUS_WRONG_STATE || status == STATUS_NEEDS_SECOND_NAME ||
           status == STATUS_NEEDS_PLAN || status == STATUS_SUPERSEDED || status == STATUS_INVALID ||
           status == STATUS_FORBIDDEN || status == STATUS_OWN_RECTIFICATION;
}

/* STATUS_OK: it may stand. STATUS_SUPERSEDED with *ret_why: it may not. */
static enum status judge_late(struct ctx *ctx, const struct hazard *hazard, struct deed *deed,
                              const char **ret_why) {
    bool late = deed->made_on < hazard->row_version;
    enum status status = STATUS_OK;
    *ret_why = NULL;
    if (late)
        status = find_clash(ctx, hazard, deed, ret_why);
    if (status != STATUS_OK)
        return status;
    if (*ret_why)
        return STATUS_SUPERSEDED;
    status = hazard_judge(ctx, hazard, deed, late);
    if (!is_refusal(status) || (status == STATUS_INVALID && !late)) /* incomplete is for its maker to mend */
        return status;
    *ret_why = reason_of(ctx->err, status);
    return STATUS_SUPERSEDED;
}

/* ---- parked acts whose turn has come ---- */

static enum status settle_parked(struct ctx *ctx, const struct deed *deed, const char *outcome) {
    return db_run(ctx->db, SQL_HAZARD_PARKED_SETTLE,
                  ARGS(PARAMS(P_UUID("event", deed->event), P_TEXT("outcome", outcome),
                              P_TIME("now", clock_now(ctx->clock)))),
                  NULL);
}

static enum status release(struct ctx *maker, const struct hazard *hazard, struct deed *deed) {
    const char *why;
    enum status status = judge_late(maker, hazard, deed, &why);
    if (status == STATUS_OK) {
        status = hazard_apply(maker, hazard, deed);
        return status == STATUS_OK ? settle_parked(maker, deed, "applied") : status;
    }
    if (!is_refusal(status))
        return status;
    status = keep_loser(maker, hazard, deed, deed->content, why ? why : reason_of(maker->err, status));
    return status == STATUS_OK ? settle_parked(maker, deed, "conflict") : status;
}

static enum status release_as_maker(struct ctx *ctx, const struct hazard *hazard, struct deed *deed) {
    struct ctx maker = *ctx;
    struct err aside;
    struct signer signer;
    err_init(&aside, ctx->arena);
    maker.err = &aside;
    enum status status = signer_by_id(ctx, deed->actor_id, &signer);
    if (status != STATUS_OK)
        return status;
    signer_acts(&maker, &signer);
    return release(&maker, hazard, deed);
}

enum status hazard_release_parked(struct ctx *ctx, const struct uuid *uuid) {
    for (;;) {
        struct hazard hazard;
        struct deed deed;
        enum status status = hazard_find(ctx, uuid, &hazard);
        if (status != STATUS_OK)
            return status;
        deed_clear(&deed);
        status = db_one(ctx->db, SQL_HAZARD_PARKED_NEXT,
                        ARGS(PARAMS(P_ID("hazard_id", hazard.id), P_INT("version", hazard.row_version))),
                        &deed_shape, ctx->arena, &deed);
        if (status == STATUS_NOT_FOUND)
            return STATUS_OK;
        deed.prefix = "";
        if (status == STATUS_OK)
            status = release_as_maker(ctx, &hazard, &deed);
        if (status != STATUS_OK)
            return status;
    }
}

/* ---- parking ---- */

static enum status park(struct ctx *ctx, const struct hazard *hazard, const struct deed *asked) {
    struct deed deed = *asked;
    deed_sign(ctx, &deed);
    deed.photos = deed.after_photos ? (int64_t)deed.after_photos->count : 0;
    deed.content = ctx->content ? ctx->content : "";
    deed.content_hash = ctx->content_hash;
    enum status status =
        db_run(ctx->db, SQL_HAZARD_PARKED_INSERT,
               ARGS(.shape = &deed_shape, .object = &deed, PARAMS(P_ID("hazard_id", hazard->id))), NULL);
    if (status == STATUS_OK)
        status = hazard_add_detail(ctx, &deed);
    if (status == STATUS_OK)
        status = hazard_name_photos(ctx, hazard, &deed);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "hazard.park", hazard->uuid.text,
                       arena_printf(ctx->arena, "%s，等待前一步办理到达（依据版本 %lld，当前 %lld）",
                                    names_label(&hazard_act_names, deed.act), (long long)deed.made_on,
                                    (long long)hazard->row_version));
}

static enum status park_checked(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    struct list waiting;
    enum status status =
        db_many(ctx->db, SQL_HAZARD_PARKED_OF_HAZARD, ARGS(PARAMS(P_ID("hazard_id", hazard->id))),
                &hazard_parked_row_shape, ctx->arena, &waiting);
    if (status != STATUS_OK)
        return status;
    return waiting.count < PARKED_MOST ? park(ctx, hazard, deed) : STATUS_STALE;
}

/* ---- an act arrives ---- */

static enum status do_queued(struct ctx *ctx, const struct hazard *hazard, struct deed *deed) {
    const char *why;
    if (deed->made_on > hazard->row_version)
        return park_checked(ctx, hazard, deed);
    enum status status = judge_late(ctx, hazard, deed, &why);
    if (status == STATUS_OK)
        return hazard_apply(ctx, hazard, deed);
    if (status != STATUS_SUPERSEDED)
        return status;
    status = keep_loser(ctx, hazard, deed, ctx->content, why);
    if (status != STATUS_OK)
        return status;
    ctx->outcome = err_detail(ctx->err, STATUS_SUPERSEDED, "%s未生效：%s。内容已保留，请人工核对",
                              names_label(&hazard_act_names, deed->act), why);
    return STATUS_OK;
}

static enum status do_now(struct ctx *ctx, const struct hazard *hazard, struct deed *deed) {
    enum status status = ctx_check_version(ctx, hazard->row_version);
    if (status == STATUS_OK)
        status = hazard_judge(ctx, hazard, deed, false);
    return status == STATUS_OK ? hazard_apply(ctx, hazard, deed) : status;
}

struct known_event {
    struct uuid hazard;
    const char *content_hash;
    enum truth lost; /* it had waited, and could not stand when its turn came */
};
static const struct field known_event_fields[] = {
    F_UUID(struct known_event, hazard, INTERNAL),
    F_TEXT(struct known_event, content_hash, INTERNAL),
    F_BOOL(struct known_event, lost, INTERNAL),
};
static SHAPE(known_event, struct known_event);

/* STATUS_OK: it has been received before, in effect or waiting, or (ctx->outcome) lost. */
static enum status find_known(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed) {
    struct known_event known;
    enum status status = db_one(ctx->db, SQL_HAZARD_EVENT_KNOWN, ARGS(PARAMS(P_UUID("uuid", deed->event))),
                                &known_event_shape, ctx->arena, &known);
    if (status == STATUS_NOT_FOUND)
        status = db_one(ctx->db, SQL_HAZARD_PARKED_KNOWN, ARGS(PARAMS(P_UUID("uuid", deed->event))),
                        &known_event_shape, ctx->arena, &known);
    if (status != STATUS_OK)
        return status;
    bool same = uuid_equal(&known.hazard, uuid) && strcmp(known.content_hash, ctx->content_hash) == 0;
    if (same && known.lost == YES)
        ctx->outcome = STATUS_SUPERSEDED;
    return same ? STATUS_OK : STATUS_UUID_CONFLICT;
}

static enum status act_anew(struct ctx *ctx, const struct uuid *uuid, const struct hazard *hazard,
                            const struct deed *asked) {
    struct deed deed = *asked;
    deed.made_on = ctx->base_version ? ctx->base_version : INT_NONE;
    bool queued = deed.queued && ctx->base_version != 0;
    enum status status = queued ? do_queued(ctx, hazard, &deed) : do_now(ctx, hazard, &deed);
    return status == STATUS_OK && ctx->outcome == STATUS_OK ? hazard_release_parked(ctx, uuid) : status;
}

enum status hazard_act(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed,
                       struct hazard *ret_hazard) {
    struct hazard hazard;
    enum status status = hazard_find(ctx, uuid, &hazard);
    if (status != STATUS_OK)
        return status;
    status = find_known(ctx, uuid, deed);
    if (status == STATUS_NOT_FOUND)
        status = act_anew(ctx, uuid, &hazard, deed);
    if (status != STATUS_OK || ctx->outcome != STATUS_OK)
        return status;
    return hazard_get(ctx, &(struct hazard_by_uuid){*uuid}, ret_hazard);
}
