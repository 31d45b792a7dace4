/* draw_put.c: a draw: the urn is filled, the seed made, the lots drawn, the visits planned. */
#include "draw_private.h"
#include "minan/domain/audit.h"
#include "visit_plan_private.h"
#include <string.h>

#define ALGORITHM "sha256-order-1"

enum { SEED_BYTES = 16 };

struct drawing {
    const struct draw_new *request;
    struct urn urn;
    int32_t to_on;
    bool secret;
    int64_t wanted;
    const char *seed;
    const char *result;
    struct draw_id id;
    int32_t notice_due_on;
};

/* ---- rules ---- */

static enum status check_wanted(struct ctx *ctx, struct drawing *drawing) {
    const struct draw_new *request = drawing->request;
    int64_t there = drawing->urn.institution_count;
    if ((request->count == INT_NONE) == (request->percent == INT_NONE))
        return err_field(ctx->err, "count", "required", "「抽取家数」和「抽取比例」请填一项");
    if (there == 0)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "没有符合条件的机构，请放宽条件（%s）",
                          drawing->urn.conditions);
    drawing->wanted = request->count == INT_NONE ? (there * request->percent + 99) / 100 : request->count;
    if (drawing->wanted > there)
        return err_field(ctx->err, "count", "range", "「抽取家数」符合条件的机构只有 %lld 家",
                         (long long)there);
    if (drawing->wanted > DRAW_MOST)
        return err_field(ctx->err, "percent", "range", "「抽取比例」一次最多抽取 %d 家", DRAW_MOST);
    if (request->team_size > drawing->urn.inspector_count)
        return err_field(ctx->err, "team_size", "range", "「每组人数」可抽取的检查人员只有 %lld 人",
                         (long long)drawing->urn.inspector_count);
    return STATUS_OK;
}

static enum status prepare(struct ctx *ctx, struct drawing *drawing) {
    const struct draw_new *request = drawing->request;
    const struct draw_pool_request pool = {request->county, request->institution_type,
                                           request->not_visited_since, request->unplanned};
    drawing->to_on = request->to_on;
    visit_plan_check_terms(ctx, request->kind, request->from_on, &drawing->to_on);
    drawing->secret = visit_plan_secret(request->kind, request->unannounced);
    if (ctx->err->count)
        return STATUS_INVALID;
    enum status status = urn_fill(ctx, &pool, &drawing->urn);
    if (status == STATUS_OK)
        status = check_wanted(ctx, drawing);
    if (status == STATUS_OK)
        status = visit_plan_notice_due(ctx, request->kind, drawing->secret, request->from_on, drawing->to_on,
                                       &drawing->notice_due_on);
    return status;
}

/* ---- writing ---- */

static const char *make_seed(struct arena *arena) {
    uint8_t bytes[SEED_BYTES];
    char *seed = arena_alloc(arena, 2 * SEED_BYTES + 1);
    random_bytes(bytes, sizeof bytes);
    hex_encode(bytes, sizeof bytes, seed);
    return seed;
}

static void draw_lots(struct ctx *ctx, struct drawing *drawing, const char *seed) {
    drawing->seed = seed;
    drawing->result = lots_draw(
        ctx->arena, &(struct lots_terms){drawing->urn.institutions, drawing->urn.inspectors, seed,
                                         (size_t)drawing->wanted, (size_t)drawing->request->team_size});
}

static enum status insert(struct ctx *ctx, struct drawing *drawing) {
    const struct draw_new *request = drawing->request;
    const struct urn *urn = &drawing->urn;
    char institution_hash[SHA256_TEXT_SIZE], inspector_hash[SHA256_TEXT_SIZE];
    sha256_text(urn->institutions, strlen(urn->institutions), institution_hash);
    sha256_text(urn->inspectors, strlen(urn->inspectors), inspector_hash);
    bool county = visit_plan_own_level(ctx) == INSPECTION_COUNTY;
    enum status status = db_run(
        ctx->db, SQL_DRAW_INSERT,
        ARGS(.shape = &draw_new_shape, .object = request,
             PARAMS(
                 P_INT("city_id", ctx->actor.city_id),
                 P_INT("county_id", county ? ctx->actor.county_id : INT_NONE),
                 P_ENUM("level", inspection_level, visit_plan_own_level(ctx)), P_DAY("to_on", drawing->to_on),
                 P_BOOL("unannounced", drawing->secret), P_TEXT("conditions", urn->conditions),
                 P_INT("wanted", drawing->wanted), P_TEXT("algorithm", ALGORITHM),
                 P_TEXT("seed", drawing->seed), P_INT("institution_count", urn->institution_count),
                 P_TEXT("institution_pool", urn->institutions), P_TEXT("institution_hash", institution_hash),
                 P_INT("inspector_count", urn->inspector_count), P_TEXT("inspector_pool", urn->inspectors),
                 P_TEXT("inspector_hash", inspector_hash), P_TEXT("result", drawing->result),
                 P_TIME("drawn_at", clock_now(ctx->clock)), P_ID("drawn_by", ctx->actor.id),
                 P_TEXT("content_hash", ctx->content_hash))),
        NULL);
    if (status == STATUS_OK)
        drawing->id = (struct draw_id){db_last_id(ctx->db)};
    return status;
}

static enum status read_team(struct ctx *ctx, const char **text, bool ends, struct team *ret_team) {
    struct team team = {ARENA_ARRAY(ctx->arena, DRAW_TEAM_MOST, struct participant), 0};
    while (!ends) {
        const char *id = lots_field(ctx->arena, text, &ends);
        enum status status = db_one(ctx->db, SQL_DRAW_ACCOUNT, ARGS(PARAMS(P_TEXT("uuid", id))),
                                    &participant_shape, ctx->arena, &team.members[team.size]);
        if (status != STATUS_OK)
            return status;
        team.size++;
    }
    *ret_team = team;
    return STATUS_OK;
}

/* One line of the result becomes one plan. */
static enum status plan_line(struct ctx *ctx, const struct drawing *drawing, const char **text,
                             int64_t position) {
    const struct draw_new *request = drawing->request;
    struct institution home;
    struct team team = {0};
    bool ends = false;
    struct uuid uuid;
    if (!uuid_parse(lots_field(ctx->arena, text, &ends), &uuid))
        return STATUS_INTERNAL;
    enum status status = institution_find(ctx, &uuid, &home);
    if (status == STATUS_OK)
        status = read_team(ctx, text, ends, &team);
    if (status != STATUS_OK)
        return status;
    return visit_plan_add(ctx, &(struct visit_plan_draft){
                                   .uuid = uuid_named(arena_printf(ctx->arena, "%s plan %lld",
                                                                   request->uuid.text, (long long)position)),
                                   .institution = &home,
                                   .level = visit_plan_own_level(ctx),
                                   .kind = request->kind,
                                   .from_on = request->from_on,
                                   .to_on = drawing->to_on,
                                   .secret = drawing->secret,
                                   .source = PLAN_BY_DRAW,
                                   .draw_id = drawing->id,
                                   .draw_position = position,
                                   .campaign = request->title,
                                   .notice_due_on = drawing->notice_due_on,
                                   .team = &team});
}

static enum status plan_all(struct ctx *ctx, const struct drawing *drawing) {
    const char *text = drawing->result;
    enum status status = STATUS_OK;
    for (int64_t i = 1; *text && status == STATUS_OK; i++)
        status = plan_line(ctx, drawing, &text, i);
    return status;
}

enum status draw_with_seed(struct ctx *ctx, const struct draw_new *request, const char *seed,
                           struct draw *ret_draw) {
    struct drawing drawing = {.request = request};
    enum status status = prepare(ctx, &drawing);
    if (status != STATUS_OK)
        return status;
    draw_lots(ctx, &drawing, seed);
    status = insert(ctx, &drawing);
    if (status == STATUS_OK)
        status = plan_all(ctx, &drawing);
    if (status == STATUS_OK)
        status = audit_write(ctx, "draw.put", request->uuid.text,
                             arena_printf(ctx->arena, "%s：从 %lld 家中抽取 %lld 家，种子 %s", request->title,
                                          (long long)drawing.urn.institution_count, (long long)drawing.wanted,
                                          drawing.seed));
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return draw_get(ctx, &(struct draw_by_uuid){request->uuid}, ret_draw);
}

enum status draw_put(struct ctx *ctx, const struct draw_new *request, struct draw *ret_draw) {
    int64_t id;
    struct draw draw;
    enum status status = db_int(ctx->db, SQL_DRAW_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), &id);
    if (status == STATUS_NOT_FOUND)
        return draw_with_seed(ctx, request, make_seed(ctx->arena), ret_draw);
    if (status == STATUS_OK)
        status = draw_get(ctx, &(struct draw_by_uuid){request->uuid}, &draw);
    if (status != STATUS_OK)
        return status;
    if (strcmp(draw.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_draw = draw;
    return STATUS_OK;
}
