/* inspection_answers.c: the answers are exactly the list made for this institution, and every failed one is a
 * whole hazard; the hazards looked at again are this institution's. */
#include "inspection_private.h"

#include "hazard_private.h"
#include "minan/base/buf.h"
#include "minan/domain/attachment.h"
#include <string.h>

enum { MOST_NAMED = 5 };

static const struct answer *answer_at(const struct visit *visit, size_t i) {
    return (const struct answer *)visit->request->answers.items + i;
}

static const struct checklist_item *item_at(const struct visit *visit, size_t i) {
    return (const struct checklist_item *)visit->list.items.items + i;
}

static bool applies(const struct visit *visit, const struct checklist_item *item) {
    return checklist_item_applies(item, &visit->home, visit->request->kind == KIND_GAS_SELF);
}

static const struct checklist_item *find_item(const struct visit *visit, const char *code) {
    for (size_t i = 0; i < visit->list.items.count; i++) {
        if (strcmp(item_at(visit, i)->code, code) == 0)
            return applies(visit, item_at(visit, i)) ? item_at(visit, i) : NULL;
    }
    return NULL;
}

static const char *path_of(struct ctx *ctx, size_t i, const char *member) {
    return arena_printf(ctx->arena, "answers[%zu].%s", i, member);
}

/* ---- the failed ones ---- */

static void add(struct ctx *ctx, size_t i, const char *member, const char *code, const char *message) {
    err_field(ctx->err, arena_printf(ctx->arena, "answers[%zu].failed[0].%s", i, member), code, "%s",
              message);
}

static void check_deadline(struct ctx *ctx, const struct visit *visit, size_t i,
                           const struct failed *failed) {
    if (failed->deadline == DAY_NONE && failed->fixed_on_site != YES)
        add(ctx, i, "deadline", "required", "「整改期限」必填");
    else if (failed->deadline != DAY_NONE && failed->deadline < visit->finished_on)
        add(ctx, i, "deadline", "order", "「整改期限」不能早于发现日期");
}

static void check_fix(struct ctx *ctx, size_t i, const struct failed *failed) {
    if (failed->fixed_on_site == YES && failed->after_photos.count == 0)
        add(ctx, i, "after_photos", "required", "「整改后照片」当场整改的须至少拍一张");
    if (failed->fixed_on_site == YES && !failed->fix_result)
        add(ctx, i, "fix_result", "required", "「整改情况」当场整改的必填");
    if (failed->fixed_on_site != YES && failed->after_photos.count)
        add(ctx, i, "after_photos", "unexpected", "「整改后照片」只有当场整改的才填");
}

static bool same_hazard_before(const struct visit *visit, size_t i, const struct uuid *uuid) {
    for (size_t j = 0; j < i; j++) {
        const struct answer *answer = answer_at(visit, j);
        if (answer->failed.count && uuid_equal(&((const struct failed *)answer->failed.items)->uuid, uuid))
            return true;
    }
    return false;
}

static void check_failed(struct ctx *ctx, const struct visit *visit, size_t i, const struct failed *failed) {
    const struct checklist_item *item = visit->items[i];
    check_deadline(ctx, visit, i, failed);
    check_fix(ctx, i, failed);
    attachment_check_names(ctx, &failed->before_photos, path_of(ctx, i, "failed[0].before_photos"));
    attachment_check_names(ctx, &failed->after_photos, path_of(ctx, i, "failed[0].after_photos"));
    if (same_hazard_before(visit, i, &failed->uuid))
        add(ctx, i, "uuid", "duplicate", "「隐患编号」与另一项重复");
    if (item && item->photo_required == YES && failed->before_photos.count == 0)
        add(ctx, i, "before_photos", "required", "「整改前照片」该检查项须拍照");
    if (item && item->severity != failed->severity && !failed->assessment_reason)
        add(ctx, i, "assessment_reason", "required", "「研判理由」改变检查项的等级时必填");
}

/* ---- every answer ---- */

static void check_result(struct ctx *ctx, const struct visit *visit, size_t i) {
    const struct answer *answer = answer_at(visit, i);
    if (answer->result == ANSWER_FAIL && answer->failed.count != 1)
        err_field(ctx->err, path_of(ctx, i, "failed"), "required", "不合格的检查项须填写隐患情况");
    else if (answer->result != ANSWER_FAIL && answer->failed.count)
        err_field(ctx->err, path_of(ctx, i, "failed"), "unexpected", "只有不合格的检查项才填写隐患");
    else if (answer->result == ANSWER_FAIL)
        check_failed(ctx, visit, i, answer->failed.items);
}

static bool item_before(const struct visit *visit, size_t i) {
    for (size_t j = 0; j < i; j++) {
        if (visit->items[j] == visit->items[i])
            return true;
    }
    return false;
}

static void check_item(struct ctx *ctx, struct visit *visit, size_t i) {
    const char *code = answer_at(visit, i)->item_code;
    visit->items[i] = find_item(visit, code);
    if (!visit->items[i])
        err_field(ctx->err, path_of(ctx, i, "item_code"), "unknown", "「检查项」%s 不在该机构的检查表中",
                  code);
    else if (item_before(visit, i))
        err_field(ctx->err, path_of(ctx, i, "item_code"), "duplicate", "「检查项」%s 填写了两次", code);
}

static void count_answer(struct visit *visit, const struct answer *answer) {
    const struct failed *failed = answer->failed.items;
    visit->passed += answer->result == ANSWER_PASS;
    visit->failed += answer->result == ANSWER_FAIL;
    visit->not_applicable += answer->result == ANSWER_NOT_APPLICABLE;
    visit->bulk_passed += answer->result == ANSWER_PASS && answer->bulk == YES;
    visit->to_rectify +=
        answer->result == ANSWER_FAIL && answer->failed.count && failed->fixed_on_site != YES;
}

static bool is_answered(const struct visit *visit, const struct checklist_item *item) {
    for (size_t i = 0; i < visit->request->answers.count; i++) {
        if (visit->items[i] == item)
            return true;
    }
    return false;
}

static void check_missing(struct ctx *ctx, const struct visit *visit) {
    struct buf codes;
    int missing = 0;
    buf_init(&codes, ctx->arena, 64);
    for (size_t i = 0; i < visit->list.items.count; i++) {
        const struct checklist_item *item = item_at(visit, i);
        if (!applies(visit, item) || is_answered(visit, item))
            continue;
        if (++missing <= MOST_NAMED)
            buf_printf(&codes, "%s%s", missing > 1 ? "、" : "", item->code);
    }
    if (missing)
        err_field(ctx->err, "answers", "missing", "还有 %d 项没有填写：%s%s", missing, codes.data,
                  missing > MOST_NAMED ? " 等" : "");
}

void visit_check_answers(struct ctx *ctx, struct visit *visit) {
    size_t count = visit->request->answers.count;
    visit->items = ARENA_ARRAY(ctx->arena, count + 1, const struct checklist_item *);
    for (size_t i = 0; i < count; i++) {
        check_item(ctx, visit, i);
        check_result(ctx, visit, i);
        count_answer(visit, answer_at(visit, i));
    }
    check_missing(ctx, visit);
}

/* ---- hazards looked at again ---- */

static bool recheck_before(const struct recheck *rechecks, size_t i) {
    for (size_t j = 0; j < i; j++) {
        if (uuid_equal(&rechecks[j].hazard, &rechecks[i].hazard) ||
            uuid_equal(&rechecks[j].event, &rechecks[i].event))
            return true;
    }
    return false;
}

static void check_return(struct ctx *ctx, const struct hazard *hazard, const struct recheck *recheck,
                         size_t i) {
    const char *path = arena_printf(ctx->arena, "rechecks[%zu].new_deadline", i);
    bool returns = hazard_recheck_act(ctx, hazard, recheck->result == RECHECK_DONE) == ACT_RETURN;
    if (returns && recheck->new_deadline == DAY_NONE)
        err_field(ctx->err, path, "required", "「新的整改期限」未整改到位时必填");
    else if (recheck->new_deadline != DAY_NONE && recheck->new_deadline < clock_today(ctx->clock))
        err_field(ctx->err, path, "order", "「新的整改期限」不能早于今天");
}

static enum status check_recheck(struct ctx *ctx, struct visit *visit, const struct recheck *recheck,
                                 size_t i) {
    struct hazard *hazard = &visit->rechecked[i];
    enum status status = hazard_find(ctx, &recheck->hazard, hazard);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    if (status == STATUS_NOT_FOUND || hazard->institution_id.value != visit->home.id.value)
        err_field(ctx->err, arena_printf(ctx->arena, "rechecks[%zu].hazard", i), "unknown",
                  "复查的隐患不属于该机构");
    else
        check_return(ctx, hazard, recheck, i);
    attachment_check_names(ctx, &recheck->after_photos,
                           arena_printf(ctx->arena, "rechecks[%zu].after_photos", i));
    return STATUS_OK;
}

enum status visit_check_rechecks(struct ctx *ctx, struct visit *visit) {
    const struct recheck *rechecks = visit->request->rechecks.items;
    size_t count = visit->request->rechecks.count;
    enum status status = STATUS_OK;
    visit->rechecked = ARENA_ARRAY(ctx->arena, count + 1, struct hazard);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        if (recheck_before(rechecks, i))
            err_field(ctx->err, arena_printf(ctx->arena, "rechecks[%zu].hazard", i), "duplicate",
                      "同一隐患或编号在复查中出现了两次");
        status = check_recheck(ctx, visit, &rechecks[i], i);
    }
    return status;
}
