/* hazard_fold.c: what each act does to a hazard. The row is the fold of its events; so is any day gone by. */
#include "hazard_life.h"

static const struct field hazard_life_fields[] = {
    F_DATE(struct hazard_life, found_on, INTERNAL),
    F_ENUM(struct hazard_life, severity, severity, INTERNAL),
    F_TEXT(struct hazard_life, assessment_reason, INTERNAL),
    F_ID(struct hazard_life, assessed_by),
    F_DATE(struct hazard_life, deadline, INTERNAL),
    F_ENUM(struct hazard_life, state, hazard_state, INTERNAL),
    F_TIME(struct hazard_life, acknowledged_at, INTERNAL),
    F_TIME(struct hazard_life, submitted_at, INTERNAL),
    F_ID(struct hazard_life, submitted_by),
    F_INT(struct hazard_life, return_count, INTERNAL),
    F_ID(struct hazard_life, first_close_by),
    F_DATE(struct hazard_life, closed_on, INTERNAL),
    F_TIME(struct hazard_life, closed_at, INTERNAL),
    F_ID(struct hazard_life, closed_by),
    F_TEXT(struct hazard_life, void_reason, INTERNAL),
    F_DATE(struct hazard_life, extension_asked, INTERNAL),
    F_ID(struct hazard_life, extension_asked_by),
    F_INT(struct hazard_life, extension_count, INTERNAL),
    F_ENUM(struct hazard_life, listed_level, listed_level, INTERNAL),
    F_DATE(struct hazard_life, delist_asked_on, INTERNAL),
    F_ENUM(struct hazard_life, restriction, hazard_restriction, INTERNAL),
    F_BOOL(struct hazard_life, planned, INTERNAL),
    F_BOOL(struct hazard_life, settled, INTERNAL),
    F_INT(struct hazard_life, funds_fen, INTERNAL),
    F_ENUM(struct hazard_life, building_grade, building_grade, INTERNAL),
    F_ENUM(struct hazard_life, case_measure, case_measure, INTERNAL),
    F_TEXT(struct hazard_life, transferred_to, INTERNAL),
    F_DATE(struct hazard_life, transferred_on, INTERNAL),
    F_BOOL(struct hazard_life, transfer_resolved, INTERNAL),
    F_INT(struct hazard_life, row_version, INTERNAL),
};
SHAPE(hazard_life, struct hazard_life);

static const struct field deed_fields[] = {
    F_ENUM(struct deed, act, hazard_act, INTERNAL),
    F_UUID(struct deed, event, INTERNAL),
    F_TIME(struct deed, device_at, INTERNAL),
    F_TEXT(struct deed, text, INTERNAL),
    F_DATE(struct deed, deadline, INTERNAL),
    F_DATE(struct deed, done_on, INTERNAL),
    F_INT(struct deed, cost_fen, INTERNAL),
    F_TEXT(struct deed, report_number, INTERNAL),
    F_ENUM(struct deed, severity, severity, INTERNAL),
    F_ENUM(struct deed, restriction, hazard_restriction, INTERNAL),
    F_ENUM(struct deed, listed_level, listed_level, INTERNAL),
    F_BOOL(struct deed, settled, INTERNAL),
    F_INT(struct deed, funds_fen, INTERNAL),
    F_ENUM(struct deed, building_grade, building_grade, INTERNAL),
    F_ENUM(struct deed, case_measure, case_measure, INTERNAL),
    F_TEXT(struct deed, department, INTERNAL),
    F_BOOL(struct deed, resolved, INTERNAL),
    F_DATE(struct deed, happened_on, INTERNAL),
    F_ID(struct deed, actor_id),
    F_TEXT(struct deed, actor_name, INTERNAL),
    F_ENUM(struct deed, actor_role, role, INTERNAL),
    F_TIME(struct deed, received_at, INTERNAL),
    F_INT(struct deed, base_version, INTERNAL),
    F_INT(struct deed, made_on, INTERNAL),
    F_INT(struct deed, photos, INTERNAL),
    F_TEXT(struct deed, content, INTERNAL),
    F_TEXT(struct deed, content_hash, INTERNAL),
};
SHAPE(deed, struct deed);

void deed_clear(struct deed *deed) {
    shape_clear(&deed_shape, deed);
    deed->photos = 0;
    deed->prefix = "";
}

void hazard_life_begin(struct hazard_life *life, int32_t found_on) {
    shape_clear(&hazard_life_shape, life);
    life->found_on = found_on;
    life->return_count = 0;
    life->extension_count = 0;
    life->planned = NO;
    life->settled = NO;
    life->row_version = 1;
}

/* ---- one function an act, where it does more than one thing ---- */

static const struct account_id nobody;

static void end_extension(struct hazard_life *life) {
    life->extension_asked = DAY_NONE;
    life->extension_asked_by = nobody;
}

static void end_listing(struct hazard_life *life) {
    life->listed_level = (enum listed_level)0;
    life->delist_asked_on = DAY_NONE;
}

static void begin(struct hazard_life *life, const struct deed *deed) {
    bool assessed = deed->text || deed->severity == SEVERITY_MAJOR;
    life->state = HAZARD_OPEN;
    life->severity = deed->severity;
    life->assessment_reason = deed->text;
    life->assessed_by = assessed ? deed->actor_id : nobody;
    life->deadline = deed->deadline;
}

static void submit(struct hazard_life *life, const struct deed *deed) {
    life->state = HAZARD_SUBMITTED;
    life->submitted_at = deed->received_at;
    life->submitted_by = deed->actor_id;
    end_extension(life);
}

static void end(struct hazard_life *life, const struct deed *deed, int32_t day) {
    life->state = HAZARD_CLOSED;
    life->closed_on = day;
    life->closed_at = deed->received_at;
    life->closed_by = deed->actor_id;
    end_extension(life);
}

static void open_again(struct hazard_life *life, const struct deed *deed) {
    life->state = HAZARD_OPEN;
    life->deadline = deed->deadline;
    life->submitted_at = TIME_NONE;
    life->submitted_by = nobody;
    life->first_close_by = nobody;
}

static void assess(struct hazard_life *life, const struct deed *deed) {
    if (life->severity != deed->severity)
        life->first_close_by = nobody;
    life->severity = deed->severity;
    life->assessment_reason = deed->text;
    life->assessed_by = deed->actor_id;
}

static void make_void(struct hazard_life *life, const struct deed *deed) {
    life->state = HAZARD_VOID;
    life->void_reason = deed->text;
    life->restriction = (enum hazard_restriction)0;
    end_extension(life);
    end_listing(life);
}

/* A first name carries the report's number, a remark does not; either may set a deadline. */
static void note(struct hazard_life *life, const struct deed *deed) {
    if (deed->report_number)
        life->first_close_by = deed->actor_id;
    if (deed->deadline != DAY_NONE)
        life->deadline = deed->deadline;
}

static void ask_extension(struct hazard_life *life, const struct deed *deed) {
    life->extension_asked = deed->deadline;
    life->extension_asked_by = deed->actor_id;
}

static void grant(struct hazard_life *life, const struct deed *deed) {
    life->deadline = deed->deadline;
    life->extension_count++;
    end_extension(life);
}

static void plan_case(struct hazard_life *life, const struct deed *deed) {
    life->building_grade = deed->building_grade;
    life->case_measure = deed->case_measure;
}

static void transfer(struct hazard_life *life, const struct deed *deed) {
    life->state = HAZARD_TRANSFERRED;
    life->transferred_to = deed->department;
    life->transferred_on = deed->happened_on;
    end_extension(life);
}

static void answer(struct hazard_life *life, const struct deed *deed) {
    if (deed->resolved == YES) {
        life->transfer_resolved = YES;
        return;
    }
    life->transferred_to = NULL;
    life->transferred_on = DAY_NONE;
    open_again(life, deed);
}

static void settle(struct hazard_life *life, const struct deed *deed) {
    life->settled = deed->settled;
    life->funds_fen = deed->funds_fen;
}

void hazard_fold(struct hazard_life *life, const struct deed *deed) {
    switch (deed->act) {
    case ACT_LOG: begin(life, deed); return;
    case ACT_FIXED_ON_SITE: end(life, deed, life->found_on); return;
    case ACT_ISSUE: return;
    case ACT_ACKNOWLEDGE: life->acknowledged_at = deed->received_at; break;
    case ACT_SUBMIT: submit(life, deed); break;
    case ACT_CLOSE: end(life, deed, day_of_time(deed->received_at)); break;
    case ACT_RETURN:
        open_again(life, deed);
        life->return_count++;
        break;
    case ACT_ASSESS: assess(life, deed); break;
    case ACT_VOID: make_void(life, deed); break;
    case ACT_RECHECK: note(life, deed); break;
    case ACT_EXTEND: ask_extension(life, deed); break;
    case ACT_GRANT: grant(life, deed); break;
    case ACT_REFUSE: end_extension(life); break;
    case ACT_LIST: life->listed_level = deed->listed_level; break;
    case ACT_ASK_DELIST: life->delist_asked_on = day_of_time(deed->received_at); break;
    case ACT_DELIST: end_listing(life); break;
    case ACT_RESTRICT: life->restriction = deed->restriction; break;
    case ACT_RESUME: life->restriction = (enum hazard_restriction)0; break;
    case ACT_PLAN: life->planned = YES; break;
    case ACT_SETTLE: settle(life, deed); break;
    case ACT_CASE_PLAN: plan_case(life, deed); break;
    case ACT_TRANSFER: transfer(life, deed); break;
    case ACT_ANSWER: answer(life, deed); break;
    case hazard_act_none_: return;
    }
    life->row_version = deed->base_version + 1;
}

/* ---- from the row, and from the events ---- */

enum status hazard_life_of(struct ctx *ctx, struct hazard_id hazard, struct hazard_life *ret_life) {
    return db_one(ctx->db, SQL_HAZARD_LIFE_GET, ARGS(PARAMS(P_ID("id", hazard))), &hazard_life_shape,
                  ctx->arena, ret_life);
}

enum status hazard_life_before(struct ctx *ctx, struct hazard_id hazard, int32_t found_on, int64_t before,
                               struct hazard_life *ret_life, struct list *ret_deeds) {
    struct list deeds;
    enum status status = db_many(ctx->db, SQL_HAZARD_EVENT_DEEDS,
                                 ARGS(PARAMS(P_ID("hazard_id", hazard), P_TIME("before", before))),
                                 &deed_shape, ctx->arena, &deeds);
    if (status != STATUS_OK)
        return status;
    const struct deed *deed = deeds.items;
    hazard_life_begin(ret_life, found_on);
    for (size_t i = 0; i < deeds.count; i++)
        hazard_fold(ret_life, &deed[i]);
    *ret_deeds = deeds;
    return STATUS_OK;
}
