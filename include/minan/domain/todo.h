/* todo.h: 今天要做的: what the person at the screen should do now, most pressing first. */
#ifndef MINAN_DOMAIN_TODO_H
#define MINAN_DOMAIN_TODO_H

#include "minan/domain/hazard.h"

/* clang-format off */
#define TODO_KIND_TABLE(X) \
    X(TODO_VISIT, "visit", "待检查") \
    X(TODO_RECHECK, "recheck", "待复查") \
    X(TODO_OVERDUE, "overdue", "逾期未整改") \
    X(TODO_SELF_CHECK, "self_check", "本月自查") \
    X(TODO_ACKNOWLEDGE, "acknowledge", "待签收") \
    X(TODO_RECTIFY, "rectify", "待整改") \
    X(TODO_SECOND_NAME, "second_name", "待签字销号") \
    X(TODO_CONFLICT, "conflict", "待核对的冲突")
/* clang-format on */
NAMES_DECLARE(todo_kind, TODO_KIND_TABLE)

struct todo_item {
    enum todo_kind kind;
    struct uuid institution;
    const char *institution_name;
    struct uuid hazard; /* where it is about one */
    const char *title;  /* Chinese: 上次检查 2026-03-02，已 266 天 */
    int32_t due_on;     /* DAY_NONE: none */
    enum truth overdue;
};
extern const struct shape todo_item_shape;

struct todo_count {
    enum todo_kind kind;
    int64_t count;
};
extern const struct shape todo_count_shape;

struct todo {
    struct list counts; /* every kind that concerns the role, zero included */
    struct list items;  /* at most 50 */
};
extern const struct shape todo_shape;

/* Bureau roles: recheck (submitted hazards), overdue ones, then institutions by longest not visited this year
 * (never visited first). Institution roles: to acknowledge, to rectify by deadline, this month's self-check
 * when not yet done. */
MUST_USE enum status todo_get(struct ctx *ctx, struct todo *ret_todo);

#endif
