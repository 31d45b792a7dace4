#include "inspection_maker.h"

#include "check.h"
#include <stdio.h>
#include <stdlib.h>

enum { WEEK = 7, HOUR_MS = 3600 * 1000 };

static struct uuid numbered(const char *kind, int number) {
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "00000000-0000-4000-%s-%012d", kind, number);
    return uuid;
}

struct uuid hazard_uuid(int number) {
    return numbered("b000", number);
}

struct uuid event_uuid(int number) {
    return numbered("8e00", number);
}

struct uuid photo_uuid(int number) {
    return numbered("af00", number);
}

struct list photo(struct ctx *ctx, int number) {
    const char **texts = ARENA_ARRAY(ctx->arena, 1, const char *);
    texts[0] = arena_text(ctx->arena, photo_uuid(number).text);
    return (struct list){texts, 1};
}

static void answer_all(struct ctx *ctx, struct inspection_new *visit) {
    struct checklist list;
    struct institution home;
    assert_ok(checklist_get(ctx, &(struct checklist_by_uuid){visit->checklist}, &list));
    assert_ok(institution_find(ctx, &visit->institution, &home));
    struct answer *answers = ARENA_ARRAY(ctx->arena, list.items.count, struct answer);
    visit->answers.items = answers;
    for (size_t i = 0; i < list.items.count; i++) {
        const struct checklist_item *item = (const struct checklist_item *)list.items.items + i;
        if (checklist_item_applies(item, &home, visit->kind == KIND_GAS_SELF))
            answers[visit->answers.count++] =
                (struct answer){.item_code = item->code, .result = ANSWER_PASS, .bulk = YES};
    }
}

struct inspection_new *make_visit(struct ctx *ctx, const char *uuid, const char *home) {
    struct inspection_new *visit = ARENA_NEW(ctx->arena, struct inspection_new);
    bool own = role_is_institution(ctx->actor.role);
    shape_clear(&inspection_new_shape, visit);
    visit->uuid = fixture_uuid(uuid);
    visit->institution = fixture_uuid(home);
    visit->kind = own ? KIND_SELF : KIND_ROUTINE;
    visit->checklist = fixture_uuid(FIXTURE_CHECKLIST);
    visit->finished_at = clock_now(ctx->clock);
    visit->started_at = visit->finished_at - HOUR_MS;
    visit->bulk_pass_used = 1;
    if (!own) {
        int number = atoi(uuid + 24) * 10;
        visit->inspector_signature = numbered("5100", number);
        visit->institution_signature = numbered("5100", number + 1);
        visit->institution_signer = "王院长";
    }
    answer_all(ctx, visit);
    return visit;
}

struct answer *visit_answer(struct inspection_new *visit, const char *code) {
    struct answer *answers = visit->answers.items;
    for (size_t i = 0; i < visit->answers.count; i++) {
        if (strcmp(answers[i].item_code, code) == 0)
            return &answers[i];
    }
    return NULL;
}

struct failed *visit_fail(struct ctx *ctx, struct inspection_new *visit, const char *code, int number) {
    struct answer *answer = visit_answer(visit, code);
    struct failed *failed = ARENA_NEW(ctx->arena, struct failed);
    assert_non_null(answer);
    shape_clear(&failed_shape, failed);
    failed->uuid = hazard_uuid(number);
    failed->severity = SEVERITY_GENERAL;
    failed->place = "一楼走廊";
    failed->description = "疏散通道堆放杂物";
    failed->deadline = clock_today(ctx->clock) + WEEK;
    failed->before_photos = photo(ctx, number);
    answer->result = ANSWER_FAIL;
    answer->bulk = NO;
    answer->failed = (struct list){failed, 1};
    return failed;
}

struct recheck *visit_recheck(struct ctx *ctx, struct inspection_new *visit, const struct uuid *hazard,
                              enum recheck_result result) {
    struct recheck *recheck = ARENA_NEW(ctx->arena, struct recheck);
    shape_clear(&recheck_shape, recheck);
    recheck->event = event_uuid(900);
    recheck->hazard = *hazard;
    recheck->result = result;
    visit->rechecks = (struct list){recheck, 1};
    return recheck;
}

void visit_drop(struct inspection_new *visit, const char *code) {
    struct answer *answer = visit_answer(visit, code);
    struct answer *answers = visit->answers.items;
    assert_non_null(answer);
    *answer = answers[--visit->answers.count];
}

static struct hazard make(struct fixture *fixture, const char *inspector, const char *home, int number,
                          const struct failed *like, const char *item) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(fixture, inspector);
    struct inspection_new *visit =
        make_visit(ctx, arena_printf(ctx->arena, "00000000-0000-4000-a000-%012d", 1000 + number), home);
    struct failed *failed = visit_fail(ctx, visit, item, number);
    failed->severity = like->severity;
    failed->assessment_reason = like->assessment_reason;
    ctx->content_hash = "visit";
    assert_ok(inspection_put(ctx, visit, &inspection));
    return get_hazard(fixture, inspector, number);
}

struct hazard make_hazard(struct fixture *fixture, const char *inspector, const char *home, int number,
                          enum severity severity) {
    struct failed like = {.severity = severity,
                          .assessment_reason = severity == SEVERITY_MAJOR ? "灭火器全部失效" : NULL};
    return make(fixture, inspector, home, number, &like, "GY-XF-06");
}

struct hazard make_unassessed(struct fixture *fixture, const char *inspector, const char *home, int number) {
    struct failed like = {.severity = SEVERITY_MAJOR};
    return make(fixture, inspector, home, number, &like, "GY-XF-02");
}

struct hazard get_hazard(struct fixture *fixture, const char *who, int number) {
    struct hazard hazard;
    assert_ok(hazard_get(fixture_as(fixture, who), &(struct hazard_by_uuid){hazard_uuid(number)}, &hazard));
    return hazard;
}

void plan_hazard(struct fixture *fixture, int number) {
    struct hazard hazard;
    struct hazard_plan plan = {.uuid = hazard_uuid(number),
                               .event = event_uuid(9000 + 2 * number),
                               .goals = "恢复两条疏散通道",
                               .methods = "拆除违建，更换防火门",
                               .funds_and_materials = "自筹三万元",
                               .people = "院长负责，总务科实施",
                               .time_limits = "十一月底完成",
                               .safety_and_emergency = "施工期间老人移至二号楼"};
    struct hazard_settle settle = {.uuid = hazard_uuid(number),
                                   .event = event_uuid(9001 + 2 * number),
                                   .responsibility = "院长",
                                   .measures = "更换防火门",
                                   .funds_fen = 3000000,
                                   .funds = "自筹",
                                   .time_limit = "十一月底",
                                   .contingency = "专人值守"};
    assert_ok(hazard_plan(fixture_as(fixture, "institution_officer"), &plan, &hazard));
    assert_ok(hazard_settle(fixture_as(fixture, "institution_officer"), &settle, &hazard));
}
