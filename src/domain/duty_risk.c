/* duty_risk.c: institutions by the duties that press: judged all at once, handed on as sets. */
#include "minan/domain/duty_risk.h"

#include "duty_private.h"
#include "minan/base/buf.h"
#include "minan/db/id_set.h"

enum { MOST_COUNT = (1 << DUTY_RISK_SETS) - 1, MOST_DUTIES = 32 };

/* Duties by their place among the runs. */
struct risk {
    uint32_t at_risk;
    uint32_t missed;
};

struct duty_risks {
    struct duty_homes *homes;
    const struct duty_run *runs[MOST_DUTIES];
    int count;
    struct risk *of; /* in the order of the homes */
    char *sets[DUTY_RISK_SETS];
};

/* Nobody is late with what nobody can be late with yet; a roster may have its gap on any day. */
static bool may_press(const struct duty_run *run) {
    return duty_is_of_institutions(run->duty) && !duty_is_share(run->duty) &&
           (run->duty->rule == RULE_DAYS ||
            duty_open_status(run->duty, &run->term, run->as_of) != DUTY_ON_TRACK);
}

static enum status add_run(struct duty_risks *risks, const struct duty_run *run) {
    const uint32_t bit = UINT32_C(1) << risks->count;
    enum status status = duty_judge(run);
    if (status != STATUS_OK)
        return status;
    if (risks->of == NULL)
        risks->of = ARENA_ARRAY(run->ctx->arena, risks->homes->count + 1, struct risk);
    for (size_t i = 0; i < risks->homes->count; i++) {
        const struct duty_home *home = &risks->homes->list[i];
        enum duty_status found = home->owes ? duty_status_of_outcome(run, home->outcome) : duty_status_none_;
        risks->of[i].at_risk |= found == DUTY_AT_RISK ? bit : 0;
        risks->of[i].missed |= found == DUTY_MISSED ? bit : 0;
    }
    risks->runs[risks->count++] = run;
    return STATUS_OK;
}

static void make_sets(struct duty_risks *risks) {
    const struct duty_homes *homes = risks->homes;
    for (int k = 0; k < DUTY_RISK_SETS; k++)
        risks->sets[k] = id_set_new(homes->ctx->arena, homes->most_id);
    for (size_t i = 0; risks->count && i < homes->count; i++) {
        int pressing = __builtin_popcount(risks->of[i].at_risk) + __builtin_popcount(risks->of[i].missed);
        for (int k = 0; k < DUTY_RISK_SETS; k++) {
            if ((pressing < MOST_COUNT ? pressing : MOST_COUNT) >> k & 1)
                id_set_add(risks->sets[k], homes->list[i].id);
        }
    }
}

enum status duty_risks_read(struct ctx *ctx, const char *county, struct duty_risks **ret_risks) {
    struct duty_risks *risks = ARENA_NEW(ctx->arena, struct duty_risks);
    struct duty_request now = {DAY_NONE, DAY_NONE};
    struct region region = {0};
    struct list runs = {0};
    enum status status = duty_request_complete(ctx, &now);
    if (status == STATUS_OK && county)
        status = region_by_code(ctx, county, &region);
    if (status == STATUS_NOT_FOUND) /* nobody is there */
        status = STATUS_OK;
    risks->homes = duty_homes_in(ctx, &region);
    if (status == STATUS_OK)
        status = duty_runs(risks->homes, &now, NULL, &runs);
    const struct duty_run *all = runs.items;
    for (size_t i = 0; status == STATUS_OK && i < runs.count; i++) {
        if (may_press(&all[i]))
            duty_deeds_want(&all[i]);
    }
    for (size_t i = 0; status == STATUS_OK && i < runs.count && risks->count < MOST_DUTIES; i++)
        status = may_press(&all[i]) ? add_run(risks, &all[i]) : STATUS_OK;
    if (status != STATUS_OK)
        return status;
    make_sets(risks);
    *ret_risks = risks;
    return STATUS_OK;
}

const char *duty_risks_set(const struct duty_risks *risks, int i) {
    return risks->sets[i];
}

/* ---- in words ---- */

static void say(const struct duty_risks *risks, uint32_t duties, enum duty_status status, struct buf *buf) {
    const char *lead = names_label(&duty_status_names, (int)status);
    for (int k = 0; k < risks->count; k++) {
        const struct duty *duty = risks->runs[k]->duty;
        if (!(duties >> k & 1))
            continue;
        if (lead)
            buf_printf(buf, "%s%s ", buf->size ? "；" : "", lead);
        buf_printf(buf, "%s%s %s", lead ? "" : "、", duty->code,
                   names_label(&duty_act_names, (int)duty->act));
        lead = NULL;
    }
}

const char *duty_risks_text(const struct duty_risks *risks, int64_t institution_id) {
    const struct duty_home *home = duty_home_of(risks->homes, institution_id);
    struct buf buf;
    buf_init(&buf, risks->homes->ctx->arena, 128);
    if (home == NULL || risks->count == 0)
        return "";
    const struct risk *risk = &risks->of[home - risks->homes->list];
    say(risks, risk->missed, DUTY_MISSED, &buf);
    say(risks, risk->at_risk, DUTY_AT_RISK, &buf);
    return buf.data ? buf.data : "";
}
