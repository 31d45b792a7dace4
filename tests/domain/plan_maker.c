#include "plan_maker.h"

#include "check.h"
#include "inspection_maker.h"
#include <stdio.h>

struct uuid plan_uuid(int number) {
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "00000000-0000-4000-b100-%012d", number);
    return uuid;
}

struct visit_plan_edit plan_of(int number, const char *home, const char *day) {
    struct visit_plan_edit edit;
    shape_clear(&visit_plan_new_shape, &edit);
    edit.uuid = plan_uuid(number);
    edit.institution = fixture_uuid(home);
    edit.kind = KIND_ROUTINE;
    edit.from_on = fixture_day(day);
    return edit;
}

struct visit_plan plan_make(struct fixture *fixture, const char *who, const struct visit_plan_edit *edit) {
    struct visit_plan plan;
    struct ctx *ctx = fixture_as(fixture, who);
    ctx->content_hash = "plan";
    assert_ok(visit_plan_put(ctx, edit, &plan));
    return plan;
}

struct visit_plan plan_get(struct fixture *fixture, const char *who, int number) {
    struct visit_plan plan;
    assert_ok(
        visit_plan_get(fixture_as(fixture, who), &(struct visit_plan_by_uuid){plan_uuid(number)}, &plan));
    return plan;
}

struct visit_plan_filter plan_filter(void) {
    struct visit_plan_filter filter;
    shape_clear(&visit_plan_filter_shape, &filter);
    return filter;
}

int64_t plan_count(struct fixture *fixture, const char *who, struct visit_plan_filter filter) {
    struct visit_plan_page page;
    assert_ok(visit_plan_list(fixture_as(fixture, who), &filter, &page));
    assert_int_equal(page.total, page.items.count);
    return page.total;
}

struct inspection plan_visit(struct fixture *fixture, const char *who, const char *home, int number,
                             bool led) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(fixture, who);
    const char *uuid = arena_printf(ctx->arena, "00000000-0000-4000-a000-%012d", number);
    struct inspection_new *visit = make_visit(ctx, uuid, home);
    visit->led_by_leader = led ? YES : NO;
    ctx->content_hash = "visit";
    assert_ok(inspection_put(ctx, visit, &inspection));
    return inspection;
}
