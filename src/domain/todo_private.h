/* todo_private.h: what gathers the things to do of one kind. */
#ifndef MINAN_TODO_PRIVATE_H
#define MINAN_TODO_PRIVATE_H

#include "minan/domain/todo.h"

struct todo_gather {
    struct ctx *ctx;
    enum todo_kind kind;
    const char *lead; /* what a title says before the text */
    int32_t today;
    int64_t room; /* items that may be added at most; at least 1 */
    int64_t count;
    struct list *items; /* of struct todo_item, with room for as many */
};
/* Counts all of the kind, adds the most pressing. */
typedef enum status todo_gather_fn(struct todo_gather *gather);

void todo_add(struct todo_gather *gather, struct todo_item item);

todo_gather_fn todo_gather_hazards;   /* todo_hazard.c */
todo_gather_fn todo_gather_incidents; /* todo_incident.c */
todo_gather_fn todo_gather_plans;     /* todo_visit.c from here */
todo_gather_fn todo_gather_visits;
todo_gather_fn todo_gather_self_check;

#endif
