/* paper_check.c: may this be issued, by this bureau, from this record? */
#include "paper_private.h"

#include <string.h>

enum { LEDGER_MOST = 500 };

/* ---- whose it is to issue ---- */

static enum status check_level(const struct paper_draft *d, bool of_city, const char *done) {
    struct bureau owner;
    enum status status =
        bureau_of(d->ctx, of_city, d->institution->city_id, d->institution->county_id, &owner);
    if (status != STATUS_OK || owner.region_id.value == d->bureau.region_id.value)
        return status;
    return err_detail(d->ctx->err, STATUS_FORBIDDEN, "%s由%s%s，文书由其出具",
                      d->inspection ? "这次检查" : "这条隐患", bureau_name(d->ctx->arena, &owner), done);
}

static enum status check_visit(struct paper_draft *draft) {
    const struct inspection *visit = draft->inspection;
    if (visit->level == INSPECTION_INSTITUTION)
        return err_field(draft->ctx->err, "inspection", "enum", "「检查」机构自查不出具%s",
                         names_label(&paper_kind_names, (int)draft->kind->kind));
    if (visit->state == INSPECTION_VOID) {
        draft->ctx->err->state = names_code(&inspection_state_names, (int)visit->state);
        return err_detail(draft->ctx->err, STATUS_WRONG_STATE, "这次检查已经作废，不能再出具文书");
    }
    return check_level(draft, visit->level == INSPECTION_CITY, "开展");
}

/* ---- notice ---- */

enum status paper_check_notice(struct paper_draft *draft) {
    struct err *err = draft->ctx->err;
    enum inspection_kind kind = draft->request->inspection_kind;
    if (draft->request->inspect_on < draft->day)
        err_field(err, "inspect_on", "order", "「检查日期」不能早于今天");
    if (kind == KIND_CASE)
        err_field(err, "inspection_kind", "enum", "「检查类型」个案检查不得事先通知");
    if (kind == KIND_SELF || kind == KIND_GAS_SELF)
        err_field(err, "inspection_kind", "enum", "「检查类型」自查不发检查通知书");
    return err->count ? STATUS_INVALID : STATUS_OK;
}

/* ---- record ---- */

static bool awaits_signature(const struct inspection *visit) {
    const struct attachment_row *rows = visit->attachments.items;
    bool awaited = false;
    for (size_t i = 0; i < visit->attachments.count; i++)
        awaited = awaited || (rows[i].state == ATTACHMENT_AWAITED && rows[i].purpose != PURPOSE_SITE);
    return awaited;
}

enum status paper_check_record(struct paper_draft *draft) {
    enum status status = check_visit(draft);
    if (status != STATUS_OK)
        return status;
    if (awaits_signature(draft->inspection))
        return err_detail(draft->ctx->err, STATUS_WRONG_STATE, "签名还没有上传完，请等手机上传后再出具");
    return STATUS_OK;
}

/* ---- order and opinion ---- */

static void keep_hazards(struct paper_draft *draft, bool (*wanted)(const struct hazard *hazard)) {
    struct hazard *hazards = draft->hazards.items;
    size_t kept = 0;
    for (size_t i = 0; i < draft->hazards.count; i++) {
        if (wanted(&hazards[i]))
            hazards[kept++] = hazards[i];
    }
    draft->hazards.count = kept;
}

static enum status one_source(struct paper_draft *draft) {
    const struct paper_new *asked = draft->request;
    if (uuid_is_set(&asked->inspection) != uuid_is_set(&asked->hazard))
        return STATUS_OK;
    return err_field(draft->ctx->err, "inspection", "one_of", "请在「检查」和「隐患」中选一个作为依据");
}

static bool is_ordered(const struct hazard *hazard) {
    return hazard->notice_number != NULL && hazard->fixed_on_site != YES && hazard->state != HAZARD_VOID;
}

static bool is_own_number(const struct paper_draft *draft, const char *number) {
    const char *start = arena_printf(draft->ctx->arena, "%s民安", draft->bureau.place);
    return strncmp(number, start, strlen(start)) == 0;
}

static enum status check_ordered_hazard(struct paper_draft *draft) {
    const struct hazard *hazard = draft->hazards.items;
    if (draft->hazards.count == 0)
        return err_field(draft->ctx->err, "hazard", "enum",
                         "「隐患」没有下达整改要求，不出具责令限期整改通知书");
    if (uuid_is_set(&hazard->inspection))
        return err_field(draft->ctx->err, "hazard", "enum", "「隐患」是检查中发现的，请在那次检查里出具");
    if (!is_own_number(draft, hazard->notice_number))
        return err_detail(draft->ctx->err, STATUS_FORBIDDEN, "%s不是本局下达的，请由下达的民政局出具",
                          hazard->notice_number);
    return STATUS_OK;
}

enum status paper_check_order(struct paper_draft *draft) {
    enum status status = one_source(draft);
    if (status != STATUS_OK)
        return status;
    keep_hazards(draft, is_ordered);
    if (draft->inspection == NULL)
        return check_ordered_hazard(draft);
    status = check_visit(draft);
    if (status == STATUS_OK && draft->hazards.count == 0)
        status = err_field(draft->ctx->err, "inspection", "enum", "「检查」没有需要限期整改的隐患");
    return status;
}

const struct hazard_event *paper_last_recheck(const struct hazard *hazard) {
    const struct hazard_event *events = hazard->events.items;
    for (size_t i = hazard->events.count; i-- > 0;) {
        if (events[i].act == ACT_CLOSE || events[i].act == ACT_RETURN || events[i].act == ACT_RECHECK)
            return &events[i];
    }
    return NULL;
}

const struct hazard_event *paper_last_submit(const struct hazard *hazard) {
    const struct hazard_event *events = hazard->events.items;
    for (size_t i = hazard->events.count; i-- > 0;) {
        if (events[i].act == ACT_SUBMIT)
            return &events[i];
    }
    return NULL;
}

bool paper_was_rechecked(const struct hazard *hazard) {
    return paper_last_recheck(hazard) != NULL;
}

static bool is_to_recheck(const struct hazard *hazard) {
    return hazard->fixed_on_site != YES && hazard->state != HAZARD_VOID;
}

/* A bureau gives its opinion on what it may look at again: its own findings, the county's on the city's as
 * well. */
enum status paper_check_opinion(struct paper_draft *draft) {
    enum status status = one_source(draft);
    if (status != STATUS_OK)
        return status;
    keep_hazards(draft, is_to_recheck);
    const struct hazard *hazards = draft->hazards.items;
    bool looked = false;
    for (size_t i = 0; i < draft->hazards.count; i++)
        looked = looked || paper_was_rechecked(&hazards[i]);
    if (looked)
        return STATUS_OK;
    return err_detail(draft->ctx->err, STATUS_WRONG_STATE,
                      "还没有复查，请先复查（销号或退回）再出具复查意见书");
}

/* ---- letter ---- */

const struct hazard_listing_row *paper_listing(const struct hazard *hazard) {
    const struct hazard_listing_row *listings = hazard->listings.items;
    return hazard->listed == YES ? listings + hazard->listings.count - 1 : NULL;
}

/* By the bureau that listed it, while it is listed. */
enum status paper_check_letter(struct paper_draft *draft) {
    const struct hazard *hazard = draft->hazards.items;
    struct ctx *ctx = draft->ctx;
    if (hazard->listed == YES)
        return check_level(draft, hazard->listed_level != LISTED_BY_COUNTY, "挂牌");
    ctx->err->state = names_code(&hazard_state_names, (int)hazard->state);
    return err_detail(ctx->err, STATUS_WRONG_STATE, "这条隐患没有挂牌督办，请先挂牌再出具通知书");
}

/* ---- ledger ---- */

static enum status add_row(void *user, const void *object) {
    struct paper_draft *draft = user;
    struct hazard_row *rows = draft->rows.items;
    const struct hazard_row *from = object;
    struct arena *arena = draft->ctx->arena;
    if (draft->rows.count == LEDGER_MOST)
        return err_detail(draft->ctx->err, STATUS_TOO_LARGE, "隐患超过 %d 条，请缩小机构或时间范围",
                          LEDGER_MOST);
    struct hazard_row *row = &rows[draft->rows.count++];
    *row = *from; /* its texts are gone after the call */
    row->institution_name = arena_text(arena, from->institution_name);
    row->place = arena_text(arena, from->place);
    row->description = arena_text(arena, from->description);
    return STATUS_OK;
}

enum status paper_check_ledger(struct paper_draft *draft) {
    const struct paper_new *asked = draft->request;
    struct hazard_filter filter;
    if (asked->found_from != DAY_NONE && asked->found_to != DAY_NONE && asked->found_from > asked->found_to)
        return err_field(draft->ctx->err, "found_to", "order", "「截止日期」不能早于起始日期");
    shape_clear(&hazard_filter_shape, &filter);
    filter.institution = asked->institution;
    filter.county = asked->county;
    filter.found_from = asked->found_from;
    filter.found_to = asked->found_to;
    filter.unresolved = asked->unresolved == YES ? YES : TRUTH_NONE;
    filter.not_void = YES;
    draft->rows.items = ARENA_ARRAY(draft->ctx->arena, LEDGER_MOST, struct hazard_row);
    enum status status = hazard_each(draft->ctx, &filter, add_row, draft);
    if (status == STATUS_OK && draft->rows.count == 0)
        status = err_detail(draft->ctx->err, STATUS_INVALID, "这个范围内没有隐患，无需出具台账");
    return status;
}
