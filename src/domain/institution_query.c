/* institution_query.c: from what was asked to the switches of the SQL fragment institution_where. */
#include "visit_marks.h"

#include "minan/domain/duty.h"

#include "minan/base/utf8.h"
#include <ctype.h>
#include <string.h>

enum { LEAST_CODE = 4, PHONE_HEAD = 3, PHONE_TAIL = 4 };

const char *institution_phrase(struct arena *arena, const char *text) {
    return arena_printf(arena, "\"%s\"", utf8_spaced(arena, text)); /* spaced text holds no quote */
}

const char *institution_mask_phone(struct arena *arena, const char *phone) {
    size_t size = phone ? strlen(phone) : 0;
    if (phone == NULL)
        return NULL;
    if (size < PHONE_HEAD + PHONE_TAIL)
        return "****";
    return arena_printf(arena, "%.*s****%s", PHONE_HEAD, phone, phone + size - PHONE_TAIL);
}

static bool looks_like_code(const char *text) {
    size_t size = strlen(text);
    for (size_t i = 0; i < size; i++) {
        if (!isascii((unsigned char)text[i]) || !isalnum((unsigned char)text[i]))
            return false;
    }
    return size >= LEAST_CODE;
}

static void ask_search(struct ctx *ctx, const char *search, struct institution_query *query) {
    char *text = utf8_trim(ctx->arena, search);
    if (!looks_like_code(text)) {
        query->phrase = institution_phrase(ctx->arena, text);
        return;
    }
    for (char *c = text; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    query->code_from = text;
    query->code_to = arena_printf(ctx->arena, "%s~", text); /* after every digit and letter */
}

static void ask_yes_no(enum truth asked, enum truth *yes, enum truth *no) {
    *yes = asked == YES ? YES : TRUTH_NONE;
    *no = asked == NO ? YES : TRUTH_NONE;
}

/* *ret_asked stays TRUTH_NONE when nothing was asked. */
static enum status ask_period(struct ctx *ctx, const char *field, int32_t from, int32_t to, enum truth asked,
                              enum truth *ret_asked) {
    if (from == DAY_NONE && to == DAY_NONE && asked == TRUTH_NONE)
        return STATUS_OK;
    if (from == DAY_NONE || to == DAY_NONE)
        return err_field(ctx->err, field, "required", "请同时给出起始日期和截止日期");
    if (from > to)
        return err_field(ctx->err, field, "order", "起始日期不能晚于截止日期");
    *ret_asked = asked == NO ? NO : YES;
    return STATUS_OK;
}

/* The months of a period of whole months of one year, as bits; 0 when it is none. One that reaches today has
 * all of its last month: nothing is done after today. */
static int64_t whole_months(int32_t from, int32_t to, int32_t today) {
    struct ymd first = day_ymd(from);
    bool ends = to == day_month_end(to) || to >= today;
    if (first.day != 1 || first.year != day_ymd(to).year || !ends)
        return 0;
    return months_between(from, to, first.year);
}

/* The newest visit stands in the register itself: a period that reaches today needs no look at the visits. */
static void ask_visit_of_any(enum truth asked, int32_t to, struct institution_query *query) {
    if (to >= query->today)
        ask_yes_no(asked, &query->visited_since, &query->missed_since);
    else
        ask_yes_no(asked, &query->visited_any, &query->missed_any);
}

static void ask_visit(enum truth asked, const struct institution_filter *filter,
                      struct institution_query *query) {
    bool any = filter->visited_by == visit_level_none_ || filter->visited_by == VISIT_BY_ANY;
    bool tells = any && filter->visited_to >= query->today; /* the newest visit */
    int64_t months =
        asked && !tells ? whole_months(filter->visited_from, filter->visited_to, query->today) : 0;
    if (months) {
        query->visit_year = day_ymd(filter->visited_from).year;
        query->visit_marks = months * visit_marks_of(filter->visited_by);
        return;
    }
    switch (filter->visited_by) {
    case VISIT_BY_CITY: ask_yes_no(asked, &query->visited_city, &query->missed_city); return;
    case VISIT_BY_COUNTY: ask_yes_no(asked, &query->visited_county, &query->missed_county); return;
    case VISIT_BY_CITY_LEADER: query->led_by_city_leader = asked ? YES : TRUTH_NONE; return;
    case VISIT_JOINT: query->visited_jointly = asked ? YES : TRUTH_NONE; return;
    case VISIT_BY_ANY:
    case visit_level_none_: ask_visit_of_any(asked, filter->visited_to, query); return;
    }
}

static void ask_any_self_check(enum truth asked, int32_t to, struct institution_query *query) {
    if (to >= query->today)
        ask_yes_no(asked, &query->checked_since, &query->unchecked_since);
    else
        ask_yes_no(asked, &query->checked_self, &query->missed_self);
}

static void ask_self_check(enum truth asked, const struct institution_filter *filter,
                           struct institution_query *query) {
    bool any = filter->self_checked_as == self_check_none_ || filter->self_checked_as == SELF_CHECK_ANY;
    bool tells = any && filter->self_checked_to >= query->today; /* the newest check */
    int64_t months =
        asked && !tells ? whole_months(filter->self_checked_from, filter->self_checked_to, query->today) : 0;
    if (months) {
        query->check_year = day_ymd(filter->self_checked_from).year;
        query->check_marks = months * check_marks_of(filter->self_checked_as);
        return;
    }
    switch (filter->self_checked_as) {
    case SELF_CHECK_BY_PRINCIPAL: query->checked_by_principal = asked ? YES : TRUTH_NONE; return;
    case SELF_CHECK_OF_GAS: query->checked_gas = asked ? YES : TRUTH_NONE; return;
    case SELF_CHECK_ANY:
    case self_check_none_: ask_any_self_check(asked, filter->self_checked_to, query); return;
    }
}

static enum status ask_periods(struct ctx *ctx, const struct institution_filter *filter,
                               struct institution_query *query) {
    enum truth visited = TRUTH_NONE;
    enum truth checked = TRUTH_NONE;
    enum status status =
        ask_period(ctx, "visited_from", filter->visited_from, filter->visited_to, filter->visited, &visited);
    if (status != STATUS_OK)
        return status;
    status = ask_period(ctx, "self_checked_from", filter->self_checked_from, filter->self_checked_to,
                        filter->self_checked, &checked);
    ask_visit(visited, filter, query);
    ask_self_check(checked, filter, query);
    return status;
}

static enum status ask_stock(struct ctx *ctx, const struct institution_filter *filter,
                             struct institution_query *query) {
    int32_t day = filter->in_use_on == DAY_NONE ? query->today : filter->in_use_on;
    query->least_stock = filter->stock_days;
    if (filter->stocked == TRUTH_NONE || filter->stock_days != INT_NONE)
        return STATUS_OK;
    return duty_stock_days(ctx, day, &query->least_stock);
}

enum status institution_query_make(struct ctx *ctx, const struct institution_filter *filter,
                                   struct institution_query *ret_query) {
    struct institution_query query;
    shape_clear(&institution_query_shape, &query);
    query.today = clock_today(ctx->clock);
    if (filter->search)
        ask_search(ctx, filter->search, &query);
    ask_yes_no(filter->six_types, &query.six_types_yes, &query.six_types_no);
    ask_yes_no(filter->has_open_hazards, &query.open_yes, &query.open_no);
    ask_yes_no(filter->has_overdue_hazards, &query.overdue_yes, &query.overdue_no);
    enum status status = ask_periods(ctx, filter, &query);
    if (status == STATUS_OK)
        status = ask_stock(ctx, filter, &query);
    if (status == STATUS_OK)
        *ret_query = query;
    return status;
}
