/* demo_period.c: targets of the year, the last quarter frozen, last month on its way, and what changed since.
 */
#include "demo_private.h"
#include "minan/domain/period.h"
#include "minan/domain/target.h"

enum { MORNING_MS = 10 * 3600000, QUARTER_MONTHS = 3, STILL_OPEN = 3, LATE_CHANGES = 3, EAGER_COUNTY = 4 };
enum { CONFIRMED_AFTER = 3, CHANGED_BEFORE = 2 }; /* days */

struct bureau {
    struct ctx ctx;
    struct clock clock;
    int64_t now;
};

/* On that day, or today when it has not come yet. */
static void act_as(const struct demo *demo, struct bureau *bureau, const struct demo_account *account,
                   const struct demo_county *county, int32_t day) {
    int32_t today = demo->options->today;
    bureau->ctx = *demo->ctx;
    bureau->now = day < today ? day_start(day) + MORNING_MS : day_start(today);
    bureau->clock = clock_fixed(&bureau->now);
    bureau->ctx.clock = &bureau->clock;
    bureau->ctx.content_hash = "";
    bureau->ctx.actor =
        (struct actor){.id = account->id,
                       .name = account->name,
                       .role = account->role,
                       .city_id = demo->city.value,
                       .county_id = county ? county->id.value : 0,
                       .scope = {.city_id = demo->city.value, .county_id = county ? county->id.value : 0}};
}

/* ---- targets ---- */

struct goal {
    const char *figure;
    double value;
    const char *county; /* NULL: the city, and every county without one */
};

static enum status set_targets(struct demo *demo, struct demo_random *random, const struct goal *goals,
                               size_t count) {
    struct bureau city;
    int year = day_ymd(demo->options->today).year;
    enum status status = STATUS_OK;
    act_as(demo, &city, &demo->city_supervisors[0], NULL, day_of(year, 1, 8));
    for (size_t i = 0; status == STATUS_OK && i < count; i++) {
        struct target target;
        struct target_new request = {.uuid = demo_uuid(random),
                                     .year = year,
                                     .figure = goals[i].figure,
                                     .value = goals[i].value,
                                     .due_on = DAY_NONE,
                                     .county = goals[i].county};
        status = target_put(&city.ctx, &request, &target);
    }
    return status;
}

static enum status set_all_targets(struct demo *demo, struct demo_random *random,
                                   struct demo_random *of_duties) {
    const struct goal goals[] = {{"coverage_rate", 100, NULL},
                                 {"rectification_rate", 98, NULL},
                                 {"on_time_rate", 95, NULL},
                                 {"selfcheck_rate", 95, NULL}};
    const struct goal duties[] = {{"duty_fulfilment", 85, NULL},
                                  {"duty_fulfilment", 88, demo->counties[EAGER_COUNTY].code}};
    enum status status = set_targets(demo, random, goals, sizeof goals / sizeof *goals);
    return status == STATUS_OK ? set_targets(demo, of_duties, duties, sizeof duties / sizeof *duties)
                               : status;
}

/* ---- periods ---- */

static const char *month_code(struct demo *demo, int32_t day) {
    return arena_printf(demo->ctx->arena, "%d-%02d", day_ymd(day).year, day_ymd(day).month);
}

/* The last one that is over. */
static const char *quarter_code(struct demo *demo, int32_t *ret_from) {
    struct ymd today = day_ymd(demo->options->today);
    int32_t this_one = day_of(today.year, (today.month - 1) / QUARTER_MONTHS * QUARTER_MONTHS + 1, 1);
    *ret_from = day_add_months(this_one, -QUARTER_MONTHS);
    struct ymd from = day_ymd(*ret_from);
    return arena_printf(demo->ctx->arena, "%d-Q%d", from.year, (from.month - 1) / QUARTER_MONTHS + 1);
}

static enum status confirm(struct demo *demo, const char *code, int counties, int32_t day) {
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < counties; i++) {
        struct bureau bureau;
        struct period period;
        act_as(demo, &bureau, &demo->counties[i].leader, &demo->counties[i], day);
        status = period_confirm(&bureau.ctx, &(struct period_confirm){code, i % 4 == 0 ? "已逐项核对" : NULL},
                                &period);
    }
    return status;
}

static enum status freeze_quarter(struct demo *demo, const char *code, int32_t end) {
    struct bureau city;
    struct period period;
    enum status status = confirm(demo, code, DEMO_COUNTIES, end + CONFIRMED_AFTER);
    /* The same day: what is overdue today is another number tomorrow. */
    act_as(demo, &city, &demo->city_leader, NULL, end + CONFIRMED_AFTER);
    return status == STATUS_OK ? period_freeze(&city.ctx, &(struct period_freeze){code, NULL}, &period)
                               : status;
}

/* ---- what changes afterwards ---- */

static enum status void_one(struct bureau *bureau, struct demo_random *random, int32_t from, int32_t to) {
    struct hazard hazard;
    struct hazard_page page;
    struct hazard_filter filter;
    shape_clear(&hazard_filter_shape, &filter);
    filter.found_from = from;
    filter.found_to = to;
    filter.unresolved = YES;
    filter.limit = 1;
    enum status status = hazard_list(&bureau->ctx, &filter, &page);
    if (status != STATUS_OK || page.items.count == 0)
        return status;
    struct hazard_void request = {.uuid = ((const struct hazard_row *)page.items.items)->uuid,
                                  .event = demo_uuid(random),
                                  .device_at = bureau->now,
                                  .reason = "与另一条记录重复登记"};
    return hazard_void(&bureau->ctx, &request, &hazard);
}

static enum status log_late(struct bureau *bureau, struct demo_random *random, int32_t day) {
    struct hazard hazard;
    struct institution_filter filter;
    struct institution_page page;
    struct hazard_new request;
    shape_clear(&institution_filter_shape, &filter);
    filter.status = INSTITUTION_OPERATING;
    filter.limit = 1;
    enum status status = institution_list(&bureau->ctx, &filter, &page);
    if (status != STATUS_OK || page.items.count == 0)
        return status;
    shape_clear(&hazard_new_shape, &request);
    request.uuid = demo_uuid(random);
    request.institution = ((const struct institution_row *)page.items.items)->uuid;
    request.source = SOURCE_SUPERIOR;
    request.area = AREA_FIRE;
    request.severity = SEVERITY_GENERAL;
    request.description = "上级督查交办：疏散通道堆放杂物（补录）";
    request.found_on = day;
    request.found_at = day_start(day) + MORNING_MS;
    request.deadline = day_of_time(bureau->now) + 7;
    return hazard_log(&bureau->ctx, &request, &hazard);
}

static enum status change_late(struct demo *demo, struct demo_random *random, int32_t from) {
    int32_t to = day_add_months(from, QUARTER_MONTHS) - 1;
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < LATE_CHANGES; i++) {
        const struct demo_county *county = &demo->counties[5 + i];
        struct bureau bureau;
        act_as(demo, &bureau, &county->supervisors[0], county, demo->options->today - CHANGED_BEFORE);
        if (i < LATE_CHANGES - 1) /* one more comes than goes, so that the totals differ, too */
            status = void_one(&bureau, random, from, to);
        if (status == STATUS_OK)
            status = log_late(&bureau, random, to - 10 - i);
    }
    return status;
}

/* ---- and what was done about duties ---- */

enum { LATE_STOCKS = 3, STOCK_LASTS = 35 };

/* An institution that had, or had not, counted its supplies (D14) in the quarter. */
static enum status find_stock(struct bureau *bureau, int32_t from, enum duty_status status_then,
                              struct list *ret_rows) {
    struct duty_due_filter filter;
    struct duty_due_page page;
    shape_clear(&duty_due_filter_shape, &filter);
    filter.from = from;
    filter.to = day_add_months(from, QUARTER_MONTHS) - 1;
    filter.code = "D14";
    filter.status = status_then;
    filter.limit = 1;
    enum status status = duty_due_list(&bureau->ctx, &filter, &page);
    if (status == STATUS_OK)
        *ret_rows = page.items;
    return status;
}

static enum status enter_stock(struct bureau *bureau, struct demo_random *random,
                               const struct duty_due_row *row) {
    struct activity activity;
    struct activity_new request;
    shape_clear(&activity_new_shape, &request);
    request.uuid = demo_uuid(random);
    request.kind = ACTIVITY_SUPPLIES;
    request.institution = row->institution;
    request.title = "物资储备盘点（补录）";
    request.held_on = row->due - (int32_t)demo_between(random, 3, 20);
    request.stock_days = STOCK_LASTS;
    return activity_put(&bureau->ctx, &request, &activity);
}

static enum status void_stock(struct bureau *bureau, const struct duty_due_row *row) {
    struct activity activity;
    struct duty_proofs proofs;
    struct duty_proof_filter filter;
    shape_clear(&duty_proof_filter_shape, &filter);
    filter.code = row->code;
    filter.day = row->due;
    filter.institution = row->institution;
    enum status status = duty_proofs(&bureau->ctx, &filter, &proofs);
    const struct duty_proof *all = proofs.items.items;
    for (size_t i = 0; status == STATUS_OK && i < proofs.items.count; i++) {
        struct activity_void request = {.uuid = all[i].uuid, .reason = "盘点表是上一季度的，登记有误"};
        status = activity_void(&bureau->ctx, &request, &activity);
    }
    return status;
}

/* Three counties enter one late, in one of them another turns out wrong. */
static enum status correct_duties(struct demo *demo, struct demo_random *random, int32_t from) {
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < LATE_STOCKS; i++) {
        const struct demo_county *county = &demo->counties[EAGER_COUNTY + i];
        struct bureau bureau;
        struct list missed = {0}, met = {0};
        act_as(demo, &bureau, &county->supervisors[0], county, demo->options->today - CHANGED_BEFORE);
        status = find_stock(&bureau, from, DUTY_MISSED, &missed);
        if (status == STATUS_OK)
            status = find_stock(&bureau, from, DUTY_MET, &met);
        if (status == STATUS_OK && missed.count)
            status = enter_stock(&bureau, random, missed.items);
        if (status == STATUS_OK && met.count && i == 0)
            status = void_stock(&bureau, met.items);
    }
    return status;
}

enum status demo_make_periods(struct demo *demo) {
    struct demo_random random = {(uint64_t)demo->options->seed ^ 0x70657269u};
    struct demo_random of_duties = {(uint64_t)demo->options->seed ^ 0x64756573u};
    int32_t today = demo->options->today, from;
    const char *quarter = quarter_code(demo, &from);
    enum status status = set_all_targets(demo, &random, &of_duties);
    if (status == STATUS_OK)
        status = freeze_quarter(demo, quarter, day_add_months(from, QUARTER_MONTHS) - 1);
    if (status == STATUS_OK)
        status = change_late(demo, &random, from);
    if (status == STATUS_OK)
        status = correct_duties(demo, &of_duties, from);
    if (status == STATUS_OK)
        status = confirm(demo, month_code(demo, day_add_months(day_month_start(today), -1)),
                         DEMO_COUNTIES - STILL_OPEN, day_month_start(today) + CONFIRMED_AFTER);
    return status;
}
