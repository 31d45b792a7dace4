#include "paper_maker.h"

#include <stdio.h>

struct ctx *as_asker(void **state, const char *who) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "first";
    ctx->origin = "https://minan.example.cn";
    return ctx;
}

struct uuid paper_uuid(int number) {
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "00000000-0000-4000-9a00-%012d", number);
    return uuid;
}

struct paper_new asked_paper(int number, enum paper_kind kind) {
    struct paper_new request;
    shape_clear(&paper_new_shape, &request);
    request.uuid = paper_uuid(number);
    request.kind = kind;
    return request;
}

struct uuid visit_of_hazard(int hazard) {
    char text[40];
    snprintf(text, sizeof text, "00000000-0000-4000-a000-%012d", 1000 + hazard);
    return fixture_uuid(text);
}

struct paper_new paper_of_visit(int number, enum paper_kind kind, int hazard) {
    struct paper_new request = asked_paper(number, kind);
    request.inspection = visit_of_hazard(hazard);
    return request;
}

struct paper_new notice_paper(int number) {
    struct paper_new request = asked_paper(number, PAPER_INSPECTION_NOTICE);
    request.institution = fixture_uuid(FIXTURE_HOME);
    request.inspect_on = fixture_day("2026-11-27");
    request.inspection_kind = KIND_ROUTINE;
    request.team = "县监管、县监管二";
    return request;
}

struct paper issue_paper(struct ctx *ctx, struct paper_new request) {
    struct paper paper;
    assert_ok(paper_put(ctx, &request, &paper));
    assert_true(ctx->created);
    return paper;
}

enum status refuse_paper(struct ctx *ctx, struct paper_new request) {
    struct paper paper;
    return paper_put(ctx, &request, &paper);
}

const char *copy_of_paper(struct ctx *ctx, int number) {
    struct paper_text text;
    assert_ok(paper_copy(ctx, &(struct paper_by_uuid){paper_uuid(number)}, &text));
    return text.html;
}

struct paper void_paper(struct ctx *ctx, int number, const char *reason) {
    struct paper_void request = {paper_uuid(number), reason};
    struct paper paper;
    assert_ok(paper_void(ctx, &request, &paper));
    return paper;
}
