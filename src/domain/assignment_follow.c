/* assignment_follow.c: the register's columns were written (by hand or import): the posts follow. */
#include "assignment_private.h"

#include <string.h>

static const char *column_of(const struct institution_edit *edit, enum assignment_post post) {
    switch (post) {
    case POST_CITY_LEADER: return edit->city_leader;
    case POST_COUNTY_LEADER: return edit->county_leader;
    case POST_CITY_PERSON: return edit->city_person;
    case POST_COUNTY_PERSON: return edit->county_person;
    case POST_TOWN_PERSON: return edit->town_person;
    case POST_INSTITUTION_PERSON:
    case assignment_post_none_: break;
    }
    return NULL;
}

static const struct assignment_holder *holder_of(const struct list *holders, enum assignment_post post) {
    const struct assignment_holder *all = holders->items;
    for (size_t i = 0; i < holders->count; i++) {
        if (all[i].post == post)
            return &all[i];
    }
    return NULL;
}

static enum status follow_post(struct ctx *ctx, struct institution_id institution, enum assignment_post post,
                               const struct assignment_holder *holder, const char *name) {
    int32_t today = clock_today(ctx->clock);
    struct uuid uuid = uuid_random();
    struct assignment_person person = {
        .name = name, .starts_on = today, .reason = "按机构台账", .reassignment_id = INT_NONE};
    if (holder && name && strcmp(holder->name, name) == 0)
        return STATUS_OK;
    if (name)
        return assignment_take_over(ctx, institution, post, holder, &uuid, &person);
    if (holder == NULL)
        return STATUS_OK;
    return db_run(ctx->db, SQL_ASSIGNMENT_FINISH,
                  ARGS(PARAMS(P_ID("id", holder->id), P_DAY("ends_on", today),
                              P_TEXT("end_reason", "机构台账中已去掉"))),
                  NULL);
}

enum status assignment_follow(struct ctx *ctx, struct institution_id institution,
                              const struct institution_edit *edit) {
    struct list holders;
    enum status status =
        db_many(ctx->db, SQL_ASSIGNMENT_CURRENT, ARGS(PARAMS(P_ID("institution_id", institution))),
                &assignment_holder_shape, ctx->arena, &holders);
    for (int post = POST_CITY_LEADER; status == STATUS_OK && post < POST_INSTITUTION_PERSON; post++)
        status = follow_post(ctx, institution, (enum assignment_post)post,
                             holder_of(&holders, (enum assignment_post)post),
                             column_of(edit, (enum assignment_post)post));
    return status;
}
