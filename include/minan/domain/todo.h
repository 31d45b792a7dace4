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
    X(TODO_ASSESS, "assess", "待研判") \
    X(TODO_CONFLICT, "conflict", "待核对的冲突") \
    X(TODO_EXTENSION, "extension", "延期待决定") \
    X(TODO_DELIST, "delist", "摘牌待复核") \
    X(TODO_TRANSFERRED, "transferred", "移交待答复") \
    X(TODO_RETURNED, "returned", "复查退回") \
    X(TODO_PLAN_MISSING, "plan_missing", "待报治理方案") \
    X(TODO_PLANNED, "planned", "本周检查安排") \
    X(TODO_NOTICE, "notice", "待发检查通知") \
    X(TODO_DELIVERY, "delivery", "未送达的通知") \
    X(TODO_INCIDENT, "incident", "突发事件待签收")
/* clang-format on */
NAMES_DECLARE(todo_kind, TODO_KIND_TABLE)

struct todo_item {
    enum todo_kind kind;
    struct uuid institution;
    const char *institution_name;
    struct uuid hazard;   /* where it is about one */
    struct uuid plan;     /* where it is about a planned visit */
    struct uuid incident; /* where it is about one */
    const char *title;    /* Chinese: 上次检查 2026-03-02，已 266 天 */
    int32_t due_on;       /* DAY_NONE: none */
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
    struct list items;  /* at most 80 */
};
extern const struct shape todo_shape;

/* What each role is shown, and in which order, is the table in todo.c. Kinds that are about hazards,
 * institutions, incidents, plans and deliveries are the ledgers' own filters: a ledger asked with them holds
 * exactly as many. Conflicts and deliveries are counted only: their pages list them. A kind lists its most
 * pressing ones, so that none hides the others. Duties are not among them: the duty board says who is about
 * to miss what, and costs more than a list that is opened all day may. */
MUST_USE enum status todo_get(struct ctx *ctx, struct todo *ret_todo);

#endif
