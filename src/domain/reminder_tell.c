/* reminder_tell.c: who hears of a hazard. A liaison hears whatever its unit hears; whoever left, or whose
 * account has expired, hears nothing, and the unit hears in their place. */
#include "reminder_private.h"

struct told {
    struct account_id id;
    enum role role;
};
static const struct field told_fields[] = {F_ID(struct told, id), F_ENUM(struct told, role, role, INTERNAL)};
static SHAPE(told, struct told);

/* ---- the accounts of a unit ---- */

static enum status ask(struct ctx *ctx, enum sql statement, const struct db_args *args,
                       struct list *ret_accounts) {
    return db_many(ctx->db, statement, args, &told_shape, ctx->arena, ret_accounts);
}

static enum status of_role(struct ctx *ctx, const struct reminder_case *one, enum role role,
                           struct list *ret_accounts) {
    bool city = role_level(role) == LEVEL_CITY;
    return ask(ctx, city ? SQL_REMINDER_TELL_CITY : SQL_REMINDER_TELL_COUNTY,
               ARGS(PARAMS(city ? P_INT("city_id", one->city_id) : P_INT("county_id", one->county_id),
                           P_FLAG("by_role", true), P_ENUM("role", role, role),
                           P_DAY("today", clock_today(ctx->clock)))),
               ret_accounts);
}

static bool holds(const struct list *accounts, struct account_id id) {
    for (size_t i = 0; i < accounts->count; i++) {
        if (((const struct told *)accounts->items)[i].id.value == id.value)
            return true;
    }
    return false;
}

/* That person of the bureau with its liaisons; none when the person cannot be reached there. */
static enum status of_person(struct ctx *ctx, const struct reminder_case *one, bool city,
                             struct account_id person, struct list *ret_accounts) {
    enum status status =
        ask(ctx, city ? SQL_REMINDER_TELL_CITY : SQL_REMINDER_TELL_COUNTY,
            ARGS(PARAMS(city ? P_INT("city_id", one->city_id) : P_INT("county_id", one->county_id),
                        P_FLAG("by_account", true), P_ID("only", person),
                        P_DAY("today", clock_today(ctx->clock)))),
            ret_accounts);
    if (status == STATUS_OK && !holds(ret_accounts, person))
        ret_accounts->count = 0;
    return status;
}

/* ---- whom each word means ---- */

/* Whoever logged it, at the county or at the city; else the supervisors of the bureau it came from. */
static enum status issuer(struct ctx *ctx, const struct reminder_case *one, struct list *ret_accounts) {
    enum status status = of_person(ctx, one, false, one->logged_by, ret_accounts);
    if (status == STATUS_OK && ret_accounts->count == 0)
        status = of_person(ctx, one, true, one->logged_by, ret_accounts);
    if (status == STATUS_OK && ret_accounts->count == 0)
        status = of_role(ctx, one, one->source == SOURCE_CITY ? ROLE_CITY_SUPERVISOR : ROLE_COUNTY_SUPERVISOR,
                         ret_accounts);
    return status;
}

/* What the institution found itself its principal looks after, unless the principal is the one who submitted.
 */
static enum status principal(struct ctx *ctx, const struct reminder_case *one, struct list *ret_accounts) {
    enum status status =
        ask(ctx, SQL_REMINDER_TELL_PRINCIPAL,
            ARGS(PARAMS(P_ID("institution_id", one->institution_id), P_ID("but", one->submitted_by),
                        P_DAY("today", clock_today(ctx->clock)))),
            ret_accounts);
    if (status == STATUS_OK && ret_accounts->count == 0)
        status = of_role(ctx, one, ROLE_COUNTY_SUPERVISOR, ret_accounts);
    return status;
}

static enum status verifier(struct ctx *ctx, const struct reminder_case *one, struct list *ret_accounts) {
    if (one->severity == SEVERITY_MAJOR)
        return of_role(ctx, one, one->signed_once == YES ? ROLE_COUNTY_LEADER : ROLE_COUNTY_SUPERVISOR,
                       ret_accounts);
    return one->source == SOURCE_SELF ? principal(ctx, one, ret_accounts) : issuer(ctx, one, ret_accounts);
}

static enum status accounts_of(struct ctx *ctx, const struct reminder_case *one, enum audience audience,
                               struct list *ret_accounts) {
    switch (audience) {
    case TELL_INSTITUTION:
        return ask(ctx, SQL_REMINDER_TELL_INSTITUTION,
                   ARGS(PARAMS(P_ID("institution_id", one->institution_id),
                               P_DAY("today", clock_today(ctx->clock)))),
                   ret_accounts);
    case TELL_ISSUER:
        return one->source == SOURCE_SELF ? principal(ctx, one, ret_accounts)
                                          : issuer(ctx, one, ret_accounts);
    case TELL_COUNTY_LEADER: return of_role(ctx, one, ROLE_COUNTY_LEADER, ret_accounts);
    case TELL_CITY_SUPERVISOR: return of_role(ctx, one, ROLE_CITY_SUPERVISOR, ret_accounts);
    case TELL_CITY_LEADER: return of_role(ctx, one, ROLE_CITY_LEADER, ret_accounts);
    case TELL_VERIFIER: return verifier(ctx, one, ret_accounts);
    }
    return STATUS_OK;
}

/* ---- everybody, once ---- */

static bool is_told(const struct tellings *tellings, struct account_id account) {
    for (int i = 0; i < tellings->count; i++) {
        if (tellings->list[i].account.value == account.value)
            return true;
    }
    return false;
}

static enum status add(struct ctx *ctx, const struct reminder_case *one, enum audience audience, int rung,
                       struct tellings *tellings) {
    struct list accounts = {0};
    enum status status = accounts_of(ctx, one, audience, &accounts);
    for (size_t i = 0; status == STATUS_OK && i < accounts.count; i++) {
        const struct told *told = (const struct told *)accounts.items + i;
        tellings->anybody[rung] = true;
        if (tellings->count < TELLINGS_MOST && !is_told(tellings, told->id))
            tellings->list[tellings->count++] =
                (struct telling){told->id, role_level(told->role), audience, rung};
    }
    return status;
}

/* The audiences of a rung in a row, whatever the hazard's state makes of them. */
static int audiences_of(const struct rung *rung, const struct reminder_case *one, enum audience *ret_list) {
    int count = 0;
    bool submitted = one->state == HAZARD_SUBMITTED;
    if (submitted && (rung->institution == YES || rung->issuer == YES))
        ret_list[count++] = TELL_VERIFIER;
    if (!submitted && rung->institution == YES)
        ret_list[count++] = TELL_INSTITUTION;
    if (!submitted && rung->issuer == YES)
        ret_list[count++] = TELL_ISSUER;
    if (rung->county_leader == YES)
        ret_list[count++] = TELL_COUNTY_LEADER;
    if (rung->city_supervisor == YES)
        ret_list[count++] = TELL_CITY_SUPERVISOR;
    if (rung->city_leader == YES)
        ret_list[count++] = TELL_CITY_LEADER;
    return count;
}

enum status reminder_tellings(struct ctx *ctx, const struct list *rungs, const struct reminder_case *one,
                              const struct reminder_plan *plan, struct tellings *ret_tellings) {
    enum status status = STATUS_OK;
    *ret_tellings = (struct tellings){.count = 0};
    for (int i = (int)rungs->count - 1; i >= 0; i--) {
        enum audience audiences[TELL_VERIFIER + 1];
        int count = 0;
        if (plan->verdicts[i] == RUNG_FIRES)
            count = audiences_of((const struct rung *)rungs->items + i, one, audiences);
        for (int k = 0; status == STATUS_OK && k < count; k++)
            status = add(ctx, one, audiences[k], i, ret_tellings);
    }
    return status;
}
