#include "team.h"

static const struct field participant_fields[] = {
    F_ID(struct participant, id),
    F_UUID(struct participant, uuid, INTERNAL),
    F_TEXT(struct participant, name, INTERNAL),
    F_TEXT(struct participant, unit, INTERNAL),
};
SHAPE(participant, struct participant);

static enum status resolve(struct ctx *ctx, const struct member *member, size_t i,
                           struct participant *ret_participant) {
    *ret_participant = (struct participant){.name = member->name, .unit = member->unit};
    if (!uuid_is_set(&member->account)) {
        if (!member->name)
            err_field(ctx->err, arena_printf(ctx->arena, "team[%zu].name", i), "required", "「姓名」必填");
        return STATUS_OK;
    }
    enum status status =
        db_one(ctx->db, SQL_INSPECTION_ACCOUNT,
               ARGS(PARAMS(P_UUID("uuid", member->account), P_INT("city_id", ctx->actor.city_id))),
               &participant_shape, ctx->arena, ret_participant);
    ret_participant->unit = member->unit;
    if (status != STATUS_NOT_FOUND)
        return status;
    err_field(ctx->err, arena_printf(ctx->arena, "team[%zu].account", i), "unknown", "检查人员账号不存在");
    return STATUS_OK;
}

bool team_has(const struct team *team, struct account_id id) {
    for (size_t i = 0; i < team->size; i++) {
        if (team->members[i].id.value == id.value)
            return true;
    }
    return false;
}

enum status team_resolve(struct ctx *ctx, const struct list *members, struct team *ret_team) {
    const struct member *list = members->items;
    struct team team = {ARENA_ARRAY(ctx->arena, members->count + 1, struct participant), 0};
    for (size_t i = 0; i < members->count; i++) {
        struct participant *next = &team.members[team.size];
        enum status status = resolve(ctx, &list[i], i, next);
        if (status != STATUS_OK)
            return status;
        if (next->id.value && team_has(&team, next->id))
            err_field(ctx->err, arena_printf(ctx->arena, "team[%zu].account", i), "duplicate",
                      "同一检查人员出现了两次");
        team.size++;
    }
    *ret_team = team;
    return STATUS_OK;
}

void team_add_actor(const struct ctx *ctx, struct team *team) {
    if (!team_has(team, ctx->actor.id))
        team->members[team->size++] =
            (struct participant){.id = ctx->actor.id, .uuid = ctx->actor.uuid, .name = ctx->actor.name};
}
