/* reminder_plan.c: which rungs of the ladder a hazard has come to. */
#include "reminder_private.h"

/* A rung that announces the deadline says nothing once it has passed, nor when the hazard was found later. */
static bool is_passed_over(const struct rung *rung, int32_t due_on, const struct reminder_case *one,
                           int32_t today) {
    return rung->days < 0 && (today > one->deadline || due_on < one->found_on);
}

static enum verdict judge(const struct rung *rung, int32_t due_on, const struct reminder_case *one,
                          unsigned recorded, int32_t today) {
    if (recorded >> rung->number & 1)
        return RUNG_RECORDED;
    if (rung->active != YES || one->paused == YES || due_on > today)
        return RUNG_WAITS;
    return is_passed_over(rung, due_on, one, today) ? RUNG_PASSED_OVER : RUNG_FIRES;
}

void reminder_plan_make(const struct list *rungs, const struct reminder_case *one, unsigned recorded,
                        int32_t today, struct reminder_plan *ret_plan) {
    *ret_plan = (struct reminder_plan){.look_on = DAY_NONE};
    for (size_t i = 0; i < rungs->count; i++) {
        const struct rung *rung = (const struct rung *)rungs->items + i;
        int32_t due_on = one->deadline + (int32_t)rung->days;
        ret_plan->due_on[i] = due_on;
        ret_plan->verdicts[i] = judge(rung, due_on, one, recorded, today);
        bool ahead = ret_plan->verdicts[i] == RUNG_WAITS && rung->active == YES && one->paused != YES;
        if (ahead && (ret_plan->look_on == DAY_NONE || due_on < ret_plan->look_on))
            ret_plan->look_on = due_on;
    }
}
