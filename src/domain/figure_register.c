/* figure_register.c: figures of institutions from one walk through the register. A filter is taken apart into
 * criteria; which institutions meet one is worked out once a request, a bit each, and every figure is what
 * its criteria have in common. What is asked otherwise (a name, a town, open hazards) is left to
 * figure_count.c. */
#include "figure_register.h"

#include "visit_marks.h"
#include <string.h>

enum { WORD_BITS = 64, MOST_CRITERIA = 24, HALF_YEAR = 6 };

struct figure_register *figure_register_new(struct arena *arena, const struct figure_scope *scope) {
    struct figure_register *reg = ARENA_NEW(arena, struct figure_register);
    *reg = (struct figure_register){
        .arena = arena, .first_year = day_ymd(scope->from).year, .last_year = day_ymd(scope->end).year};
    return reg;
}

/* ---- what is asked ---- */

enum ask {
    ASK_IN_USE, /* on days.to, as everything below that asks about a day */
    ASK_TYPE,   /* detail: which */
    ASK_SIX_TYPES,
    ASK_FACT, /* detail: which bit */
    ASK_CONVERTED,
    ASK_VISITED, /* within the days; detail: marks of the kinds that count */
    ASK_CHECKED,
    ASK_ONLINE,
    ASK_STOCKED, /* detail: for how many days */
    ASK_DRILLED,
    ASK_TRAINED,
    ASK_ACCEPTED
};

struct criterion {
    enum ask ask;
    struct days days;
    int64_t detail;
};

struct question {
    struct criterion criteria[MOST_CRITERIA];
    bool holds[MOST_CRITERIA]; /* false: those who do not meet it */
    size_t count;
};

static void add(struct question *question, enum truth holds, struct criterion criterion) {
    question->criteria[question->count] = criterion;
    question->holds[question->count++] = holds == YES;
}

/* Everything below takes out of the filter what it understands. */
static void take(struct question *question, enum truth *asked, struct criterion criterion) {
    if (*asked != TRUTH_NONE)
        add(question, *asked, criterion);
    *asked = TRUTH_NONE;
}

static void take_kind(struct institution_filter *filter, struct question *question) {
    struct days day = {filter->in_use_on, filter->in_use_on};
    add(question, YES, (struct criterion){ASK_IN_USE, day, 0});
    if (filter->type)
        add(question, YES, (struct criterion){ASK_TYPE, {0, 0}, (int64_t)filter->type});
    filter->type = 0;
    take(question, &filter->six_types, (struct criterion){ASK_SIX_TYPES, {0, 0}, 0});
    take(question, &filter->converted, (struct criterion){ASK_CONVERTED, day, 0});
}

static void take_facts(struct institution_filter *filter, struct question *question) {
    const struct {
        enum truth *asked;
        int64_t fact;
    } facts[] = {
        {&filter->uses_gas, FACT_USES_GAS},         {&filter->gas_user, FACT_GAS_USER},
        {&filter->people_100, FACT_PEOPLE_100},     {&filter->micro_fire_station, FACT_STATION},
        {&filter->volunteer_brigade, FACT_BRIGADE},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        take(question, facts[i].asked, (struct criterion){ASK_FACT, {0, 0}, facts[i].fact});
}

static int32_t half_year_start(int32_t day) {
    struct ymd ymd = day_ymd(day);
    return day_of(ymd.year, ymd.month > HALF_YEAR ? HALF_YEAR + 1 : 1, 1);
}

static void take_acts(struct institution_filter *filter, struct question *question) {
    int32_t day = filter->in_use_on;
    int32_t year_start = day_of(day_ymd(day).year, 1, 1);
    take(question, &filter->has_account, (struct criterion){ASK_ONLINE, {0, 0}, 0});
    if (filter->stock_days != INT_NONE)
        add(question, filter->stocked == NO ? NO : YES,
            (struct criterion){ASK_STOCKED, {day, day}, filter->stock_days});
    filter->stocked = filter->stock_days == INT_NONE ? filter->stocked : TRUTH_NONE;
    filter->stock_days = INT_NONE;
    take(question, &filter->drilled, (struct criterion){ASK_DRILLED, {half_year_start(day), day}, 0});
    take(question, &filter->trained, (struct criterion){ASK_TRAINED, {year_start, day}, 0});
    take(question, &filter->accepted, (struct criterion){ASK_ACCEPTED, {day, day}, 0});
}

static void take_periods(struct institution_filter *filter, struct question *question) {
    struct days visits = {filter->visited_from, filter->visited_to};
    struct days checks = {filter->self_checked_from, filter->self_checked_to};
    if (visits.from != DAY_NONE && visits.to != DAY_NONE) {
        add(question, filter->visited == NO ? NO : YES,
            (struct criterion){ASK_VISITED, visits, visit_marks_of(filter->visited_by)});
        filter->visited_from = filter->visited_to = DAY_NONE;
        filter->visited = TRUTH_NONE;
        filter->visited_by = 0;
    }
    if (checks.from != DAY_NONE && checks.to != DAY_NONE) {
        add(question, filter->self_checked == NO ? NO : YES,
            (struct criterion){ASK_CHECKED, checks, check_marks_of(filter->self_checked_as)});
        filter->self_checked_from = filter->self_checked_to = DAY_NONE;
        filter->self_checked = TRUTH_NONE;
        filter->self_checked_as = 0;
    }
}

static bool are_in_years(const struct figure_register *reg, const struct question *question) {
    for (size_t i = 0; i < question->count; i++) {
        const struct criterion *criterion = &question->criteria[i];
        if (criterion->ask != ASK_VISITED && criterion->ask != ASK_CHECKED)
            continue;
        if (day_ymd(criterion->days.from).year < reg->first_year ||
            day_ymd(criterion->days.to).year > reg->last_year)
            return false;
    }
    return true;
}

static bool is_same_county(const struct figure_run *run, const char *county) {
    const char *own = run->scope.county;
    return county == NULL ? own == NULL : own && strcmp(county, own) == 0;
}

/* False: something of it does not stand in the register as it is read. */
static bool understand(const struct figure_run *run, const struct institution_filter *filter,
                       struct question *ret_question) {
    struct institution_filter rest = *filter;
    *ret_question = (struct question){0};
    if (rest.in_use_on == DAY_NONE || !is_same_county(run, rest.county))
        return false;
    take_kind(&rest, ret_question);
    take_facts(&rest, ret_question);
    take_acts(&rest, ret_question);
    take_periods(&rest, ret_question);
    rest.county = NULL;
    rest.in_use_on = DAY_NONE;
    return are_in_years(run->institutions, ret_question) &&
           *figure_query(run->ctx->arena, LIST_INSTITUTIONS, &(union figure_filter){.institutions = rest}) ==
               '\0';
}

/* ---- who meets a criterion: what an institution is ---- */

/* The bits of a criterion, by number of the entry; those behind the last entry are zero. */
struct register_flags {
    struct criterion criterion;
    uint64_t *bits;
    struct register_flags *next;
};

static bool is_met(const struct register_entry *entry, const struct criterion *criterion) {
    int32_t day = criterion->days.to;
    switch (criterion->ask) {
    case ASK_IN_USE: return entry->used_from <= day && entry->used_before > day;
    case ASK_TYPE: return (int64_t)entry->type == criterion->detail;
    case ASK_SIX_TYPES: return entry->type != TYPE_OTHER;
    case ASK_FACT: return (entry->facts & (unsigned)criterion->detail) != 0;
    case ASK_CONVERTED: return entry->electric_from <= day;
    case ASK_VISITED:
    case ASK_CHECKED:
    case ASK_ONLINE:
    case ASK_STOCKED:
    case ASK_DRILLED:
    case ASK_TRAINED:
    case ASK_ACCEPTED: break;
    }
    return false;
}

static void set_facts(const struct figure_register *reg, const struct criterion *criterion, uint64_t *bits) {
    for (size_t i = 0; i < reg->entry_count; i++)
        bits[i / WORD_BITS] |= (uint64_t)is_met(&reg->entries[i], criterion) << i % WORD_BITS;
}

/* ---- who was visited, or checked itself ---- */

static void set_marked(const struct figure_register *reg, const struct criterion *criterion,
                       const struct register_marks *marks, int64_t mask, uint64_t *bits) {
    bool own = criterion->ask == ASK_CHECKED;
    for (size_t i = 0; i < reg->entry_count; i++) {
        int64_t have = own ? marks[i].checks : marks[i].visits;
        bits[i / WORD_BITS] |= (uint64_t)((have & mask) != 0) << i % WORD_BITS;
    }
}

static enum status set_months(const struct figure_run *run, const struct criterion *criterion,
                              struct days months, uint64_t *bits) {
    const struct figure_register *reg = run->institutions;
    enum status status = days_are_none(months) ? STATUS_OK : register_read_years(run);
    if (status != STATUS_OK || days_are_none(months))
        return status;
    for (int year = day_ymd(months.from).year; year <= day_ymd(months.to).year && year <= reg->last_year;
         year++) {
        const struct register_marks *marks = reg->of_year[year - reg->first_year];
        if (marks)
            set_marked(reg, criterion, marks,
                       criterion->detail * months_between(months.from, months.to, year), bits);
    }
    return STATUS_OK;
}

static enum status set_days(const struct figure_run *run, const struct criterion *criterion, struct days days,
                            uint64_t *bits) {
    const struct register_marks *marks;
    if (days_are_none(days))
        return STATUS_OK;
    enum status status = register_read_days(run, days, &marks);
    if (status == STATUS_OK)
        set_marked(run->institutions, criterion, marks, criterion->detail, bits);
    return status;
}

static enum status set_present(const struct figure_run *run, const struct criterion *criterion,
                               uint64_t *bits) {
    struct cut cut = days_cut(criterion->days, run->scope.today);
    enum status status = set_months(run, criterion, cut.months, bits);
    if (status == STATUS_OK)
        status = set_days(run, criterion, cut.head, bits);
    return status == STATUS_OK ? set_days(run, criterion, cut.tail, bits) : status;
}

/* ---- all criteria ---- */

static enum status set_gathered(const struct figure_run *run, const struct criterion *criterion,
                                enum sql statement, uint64_t *bits) {
    const struct register_set set = {.statement = statement,
                                     .all_at_once = criterion->ask == ASK_TRAINED,
                                     .days = criterion->days,
                                     .least = criterion->detail};
    return register_read_set(run, &set, bits);
}

static enum status set_flags(const struct figure_run *run, const struct criterion *criterion,
                             uint64_t *bits) {
    switch (criterion->ask) {
    case ASK_VISITED:
    case ASK_CHECKED: return set_present(run, criterion, bits);
    case ASK_ONLINE: return set_gathered(run, criterion, SQL_FIGURE_REGISTER_ONLINE, bits);
    case ASK_STOCKED: return set_gathered(run, criterion, SQL_FIGURE_REGISTER_STOCKED, bits);
    case ASK_DRILLED: return set_gathered(run, criterion, SQL_FIGURE_REGISTER_DRILLED, bits);
    case ASK_TRAINED: return set_gathered(run, criterion, SQL_FIGURE_REGISTER_TRAINED, bits);
    case ASK_ACCEPTED: return set_gathered(run, criterion, SQL_FIGURE_REGISTER_ACCEPTED, bits);
    case ASK_IN_USE:
    case ASK_TYPE:
    case ASK_SIX_TYPES:
    case ASK_FACT:
    case ASK_CONVERTED: set_facts(run->institutions, criterion, bits); break;
    }
    return STATUS_OK;
}

static size_t word_count(const struct figure_register *reg) {
    return (reg->entry_count + WORD_BITS - 1) / WORD_BITS;
}

static bool is_same(const struct criterion *a, const struct criterion *b) {
    return a->ask == b->ask && a->days.from == b->days.from && a->days.to == b->days.to &&
           a->detail == b->detail;
}

static enum status flags_of(const struct figure_run *run, const struct criterion *criterion,
                            const uint64_t **ret_bits) {
    struct figure_register *reg = run->institutions;
    struct register_flags *flags = reg->flags;
    while (flags && !is_same(&flags->criterion, criterion))
        flags = flags->next;
    if (flags == NULL) {
        flags = ARENA_NEW(reg->arena, struct register_flags);
        *flags = (struct register_flags){*criterion, ARENA_ARRAY(reg->arena, word_count(reg) + 1, uint64_t),
                                         reg->flags};
        memset(flags->bits, 0, word_count(reg) * sizeof *flags->bits);
        enum status status = set_flags(run, criterion, flags->bits);
        if (status != STATUS_OK)
            return status;
        reg->flags = flags;
    }
    *ret_bits = flags->bits;
    return STATUS_OK;
}

/* Who meets all of them: the first, which every question has, is met by nobody beyond the last entry. */
static enum status answer(const struct figure_run *run, const struct question *question, uint64_t *ret_bits) {
    size_t words = word_count(run->institutions);
    memset(ret_bits, 0xff, words * sizeof *ret_bits);
    for (size_t i = 0; i < question->count; i++) {
        const uint64_t *bits;
        enum status status = flags_of(run, &question->criteria[i], &bits);
        if (status != STATUS_OK)
            return status;
        for (size_t word = 0; word < words; word++)
            ret_bits[word] &= question->holds[i] ? bits[word] : ~bits[word];
    }
    return STATUS_OK;
}

/* ---- how many they are ---- */

struct counting {
    const struct figure_run *run;
    const uint64_t *bits;
    struct list counts;
};

static void add_count(struct counting *counting, const char *key, int64_t counted) {
    struct figure_count *counts = counting->counts.items;
    if (counted)
        counts[counting->counts.count++] = (struct figure_count){key, counted, INT_NONE};
}

static void count_all(struct counting *counting) {
    int64_t counted = 0;
    for (size_t i = 0; i < word_count(counting->run->institutions); i++)
        counted += __builtin_popcountll(counting->bits[i]);
    add_count(counting, "total", counted);
}

static void count_counties(struct counting *counting) {
    const struct figure_register *reg = counting->run->institutions;
    for (size_t i = 0; i < reg->county_count; i++) {
        const struct register_county *county = &reg->counties[i];
        int64_t counted = 0;
        for (size_t entry = county->first; entry < county->first + county->count; entry++)
            counted += counting->bits[entry / WORD_BITS] >> entry % WORD_BITS & 1;
        add_count(counting, county->code, counted);
    }
}

static enum status count_types(struct counting *counting) {
    for (int i = 0; i < institution_type_names.count; i++) {
        const struct name *type = &institution_type_names.list[i];
        const uint64_t *bits;
        int64_t counted = 0;
        enum status status =
            flags_of(counting->run, &(struct criterion){ASK_TYPE, {0, 0}, type->value}, &bits);
        if (status != STATUS_OK)
            return status;
        for (size_t word = 0; word < word_count(counting->run->institutions); word++)
            counted += __builtin_popcountll(counting->bits[word] & bits[word]);
        add_count(counting, type->code, counted);
    }
    return STATUS_OK;
}

static enum status count_by_key(struct counting *counting) {
    switch (counting->run->key) {
    case KEY_COUNTY: count_counties(counting); break;
    case KEY_TYPE: return count_types(counting);
    case KEY_TOTAL:
    case KEY_AREA:
    case KEY_SEVERITY:
    case KEY_SOURCE:
    case KEY_MONTH:
    case KEY_MONTH_CLOSED: count_all(counting); break;
    }
    return STATUS_OK;
}

static enum status count(const struct figure_run *run, const struct question *question,
                         struct list *ret_counts) {
    const struct figure_register *reg = run->institutions;
    size_t most = reg->county_count + (size_t)institution_type_names.count;
    uint64_t *bits = ARENA_ARRAY(reg->arena, word_count(reg) + 1, uint64_t);
    struct counting counting = {run, bits, {ARENA_ARRAY(reg->arena, most, struct figure_count), 0}};
    enum status status = answer(run, question, bits);
    if (status == STATUS_OK)
        status = count_by_key(&counting);
    if (status == STATUS_OK)
        *ret_counts = counting.counts;
    return status;
}

enum status figure_register_count(const struct figure_run *run, const struct institution_filter *filter,
                                  bool *ret_known, struct list *ret_counts) {
    struct question question;
    *ret_known = figure_is_wide(run) && understand(run, filter, &question);
    if (!*ret_known)
        return STATUS_OK;
    enum status status = register_read(run);
    return status == STATUS_OK ? count(run, &question, ret_counts) : status;
}
