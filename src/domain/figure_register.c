/* figure_register.c: figures of institutions from one walk through the register. The first that is asked for
 * reads what any of them may ask about; each is then a glance at memory, whatever its day and period. Months
 * come from visit_year, the days left over at the ends of a period from the visits themselves. What is asked
 * otherwise (a name, a town, open hazards) is left to figure_count.c. */
#include "figure_private.h"

#include "minan/base/buf.h"
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 12 };

/* ---- what is read ---- */

/* A line of figure_register. Bits of facts as FACT_..., of visits and checks as VISITED_... and CHECKED_...
 */
struct register_row {
    int64_t id;
    const char *county;
    enum institution_type type;
    int32_t used_from;
    int32_t used_before;
    int32_t electric_from;
    int64_t facts;
    int64_t year; /* INT_NONE: never visited in the years of the request */
    int64_t visits;
    int64_t checks;
};
static const struct field register_row_fields[] = {
    F_INT(struct register_row, id, INTERNAL),
    F_TEXT(struct register_row, county, INTERNAL),
    F_ENUM(struct register_row, type, institution_type, INTERNAL),
    F_DATE(struct register_row, used_from, INTERNAL),
    F_DATE(struct register_row, used_before, INTERNAL),
    F_DATE(struct register_row, electric_from, INTERNAL),
    F_INT(struct register_row, facts, INTERNAL),
    F_INT(struct register_row, year, INTERNAL),
    F_INT(struct register_row, visits, INTERNAL),
    F_INT(struct register_row, checks, INTERNAL),
};
static SHAPE(register_row, struct register_row);

enum {
    FACT_USES_GAS = 1,
    FACT_GAS_USER = 2,
    FACT_PEOPLE_100 = 4,
    FACT_STATION = 8,
    FACT_BRIGADE = 16,
    FACT_ONLINE = 32
};
/* Where the twelve months of a kind of visit begin. */
enum { VISITED_BY_COUNTY = 0, VISITED_BY_CITY = 12, VISITED_BY_LEADER = 24, VISITED_JOINTLY = 36 };
enum { CHECKED = 0, CHECKED_BY_PRINCIPAL = 12, CHECKED_GAS = 24 };

/* ---- as it is kept ---- */

struct year {
    int number;
    int64_t visits;
    int64_t checks;
};

struct entry {
    int64_t id;
    const char *county;
    enum institution_type type;
    int32_t used_from;
    int32_t used_before;
    int32_t electric_from;
    unsigned facts;
    size_t first_year; /* in the years of the register */
    size_t year_count;
};

/* Some days of visits: what each institution had on them, as in one month. */
struct day_set {
    struct days days;
    struct year *of_entry;
    struct day_set *next;
};

struct figure_register {
    struct arena *arena;
    int first_year;
    int last_year;
    bool read;
    struct entry *entries; /* by county, then by id */
    size_t entry_count;
    size_t entry_room;
    struct year *years;
    size_t year_count;
    size_t year_room;
    struct day_set *day_sets;
};

struct figure_register *figure_register_new(struct arena *arena, const struct figure_scope *scope) {
    struct figure_register *reg = ARENA_NEW(arena, struct figure_register);
    *reg = (struct figure_register){
        .arena = arena, .first_year = day_ymd(scope->from).year, .last_year = day_ymd(scope->as_of).year};
    return reg;
}

static void *with_room(struct arena *arena, void *list, size_t count, size_t *room, size_t size) {
    if (count < *room)
        return list;
    *room = *room ? *room * 2 : 1024;
    char *bigger = arena_array(arena, *room, size);
    if (count)
        memcpy(bigger, list, count * size);
    return bigger;
}

static const char *county_of(const struct figure_register *reg, const char *code) {
    const char *last = reg->entry_count ? reg->entries[reg->entry_count - 1].county : "";
    return strcmp(last, code) == 0 ? last : arena_text(reg->arena, code);
}

static void add_entry(struct figure_register *reg, const struct register_row *row) {
    reg->entries =
        with_room(reg->arena, reg->entries, reg->entry_count, &reg->entry_room, sizeof *reg->entries);
    const char *county = county_of(reg, row->county);
    reg->entries[reg->entry_count++] = (struct entry){row->id,
                                                      county,
                                                      row->type,
                                                      row->used_from,
                                                      row->used_before,
                                                      row->electric_from,
                                                      (unsigned)row->facts,
                                                      reg->year_count,
                                                      0};
}

static void add_year(struct figure_register *reg, const struct register_row *row) {
    reg->years = with_room(reg->arena, reg->years, reg->year_count, &reg->year_room, sizeof *reg->years);
    reg->years[reg->year_count++] = (struct year){(int)row->year, row->visits, row->checks};
    reg->entries[reg->entry_count - 1].year_count++;
}

static enum status keep_row(void *user, const void *object) {
    struct figure_register *reg = user;
    const struct register_row *row = object;
    if (reg->entry_count == 0 || reg->entries[reg->entry_count - 1].id != row->id)
        add_entry(reg, row);
    if (row->year != INT_NONE)
        add_year(reg, row);
    return STATUS_OK;
}

/* [2025,2026] */
static const char *years_json(const struct figure_register *reg) {
    struct buf buf;
    buf_init(&buf, reg->arena, 64);
    for (int year = reg->first_year; year <= reg->last_year; year++)
        buf_printf(&buf, "%c%d", year == reg->first_year ? '[' : ',', year);
    buf_char(&buf, ']');
    return buf.data;
}

static enum status read_register(const struct figure_run *run) {
    struct ctx *ctx = run->ctx;
    struct figure_register *reg = run->institutions;
    if (reg->read)
        return STATUS_OK;
    reg->read = true;
    return db_each(ctx->db, SQL_FIGURE_REGISTER,
                   ARGS(PARAMS(P_PLACE(&ctx->actor, run->scope.county), P_TEXT("years", years_json(reg)))),
                   &register_row_shape, keep_row, reg);
}

/* ---- days ---- */

struct by_id {
    int64_t id;
    size_t entry;
};

static int compare_ids(const void *a, const void *b) {
    int64_t x = ((const struct by_id *)a)->id;
    int64_t y = ((const struct by_id *)b)->id;
    return (x > y) - (x < y);
}

struct gathering {
    const struct by_id *index;
    size_t count;
    struct year *of_entry;
};

static enum status gather_visit(void *user, const void *object) {
    struct gathering *gathering = user;
    const struct register_row *row = object;
    const struct by_id key = {row->id, 0};
    const struct by_id *found = bsearch(&key, gathering->index, gathering->count, sizeof key, compare_ids);
    if (found) {
        gathering->of_entry[found->entry].visits |= row->visits;
        gathering->of_entry[found->entry].checks |= row->checks;
    }
    return STATUS_OK;
}

static const struct by_id *index_of(const struct figure_register *reg) {
    struct by_id *index = ARENA_ARRAY(reg->arena, reg->entry_count + 1, struct by_id);
    for (size_t i = 0; i < reg->entry_count; i++)
        index[i] = (struct by_id){reg->entries[i].id, i};
    qsort(index, reg->entry_count, sizeof *index, compare_ids);
    return index;
}

static enum status read_days(const struct figure_run *run, struct days days, const struct day_set **ret_set) {
    struct ctx *ctx = run->ctx;
    struct figure_register *reg = run->institutions;
    struct day_set *set = ARENA_NEW(reg->arena, struct day_set);
    *set = (struct day_set){days, ARENA_ARRAY(reg->arena, reg->entry_count + 1, struct year), reg->day_sets};
    memset(set->of_entry, 0, (reg->entry_count + 1) * sizeof *set->of_entry);
    struct gathering gathering = {index_of(reg), reg->entry_count, set->of_entry};
    enum status status = db_each(ctx->db, SQL_FIGURE_REGISTER_DAYS,
                                 ARGS(PARAMS(P_PLACE(&ctx->actor, run->scope.county),
                                             P_DAY("day_from", days.from), P_DAY("day_to", days.to))),
                                 &register_row_shape, gather_visit, &gathering);
    if (status != STATUS_OK)
        return status;
    reg->day_sets = set;
    *ret_set = set;
    return STATUS_OK;
}

/* NULL for no days. */
static enum status days_of(const struct figure_run *run, struct days days, const struct day_set **ret_set) {
    *ret_set = NULL;
    if (days_are_none(days))
        return STATUS_OK;
    for (const struct day_set *set = run->institutions->day_sets; set; set = set->next) {
        if (set->days.from == days.from && set->days.to == days.to) {
            *ret_set = set;
            return STATUS_OK;
        }
    }
    return read_days(run, days, ret_set);
}

/* ---- what is asked ---- */

/* Whether it was visited, or checked itself, in a period. */
struct presence {
    enum truth asked; /* TRUTH_NONE: does not matter */
    struct days days;
    bool own;        /* checks, else visits */
    int64_t kinds;   /* bit 0 of each kind that counts */
    int64_t *months; /* for each year of the register, the months of the period in every kind that counts */
    const struct day_set *head;
    const struct day_set *tail;
};

struct question {
    enum institution_type type;
    enum truth six_types;
    int32_t day;
    unsigned fact_mask;
    unsigned facts;
    enum truth converted;
    struct presence visited;
    struct presence checked;
};

static const struct fact {
    size_t member;
    unsigned bit;
} facts[] = {
    {offsetof(struct institution_filter, uses_gas), FACT_USES_GAS},
    {offsetof(struct institution_filter, gas_user), FACT_GAS_USER},
    {offsetof(struct institution_filter, people_100), FACT_PEOPLE_100},
    {offsetof(struct institution_filter, micro_fire_station), FACT_STATION},
    {offsetof(struct institution_filter, volunteer_brigade), FACT_BRIGADE},
    {offsetof(struct institution_filter, has_account), FACT_ONLINE},
};

/* Takes them out of the filter, as everything below does with what it understands. */
static void take_facts(struct institution_filter *filter, struct question *question) {
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        enum truth *asked = (enum truth *)(void *)((char *)filter + facts[i].member);
        if (*asked)
            question->fact_mask |= facts[i].bit;
        if (*asked == YES)
            question->facts |= facts[i].bit;
        *asked = TRUTH_NONE;
    }
}

static int64_t bit(int shift) {
    return INT64_C(1) << shift;
}

static int64_t kinds_of_visit(enum visit_level by) {
    switch (by) {
    case VISIT_BY_CITY: return bit(VISITED_BY_CITY);
    case VISIT_BY_COUNTY: return bit(VISITED_BY_COUNTY);
    case VISIT_BY_CITY_LEADER: return bit(VISITED_BY_LEADER);
    case VISIT_JOINT: return bit(VISITED_JOINTLY);
    case VISIT_BY_ANY:
    case visit_level_none_: break;
    }
    return bit(VISITED_BY_CITY) | bit(VISITED_BY_COUNTY);
}

static int64_t kinds_of_check(enum self_check as) {
    switch (as) {
    case SELF_CHECK_BY_PRINCIPAL: return bit(CHECKED_BY_PRINCIPAL);
    case SELF_CHECK_OF_GAS: return bit(CHECKED_GAS);
    case SELF_CHECK_ANY:
    case self_check_none_: break;
    }
    return bit(CHECKED);
}

static void take_periods(struct institution_filter *filter, struct question *question) {
    if (filter->visited_from != DAY_NONE && filter->visited_to != DAY_NONE) {
        question->visited = (struct presence){.asked = filter->visited == NO ? NO : YES,
                                              .days = {filter->visited_from, filter->visited_to},
                                              .kinds = kinds_of_visit(filter->visited_by)};
        filter->visited_from = filter->visited_to = DAY_NONE;
        filter->visited = TRUTH_NONE;
        filter->visited_by = 0;
    }
    if (filter->self_checked_from != DAY_NONE && filter->self_checked_to != DAY_NONE) {
        question->checked = (struct presence){.asked = filter->self_checked == NO ? NO : YES,
                                              .days = {filter->self_checked_from, filter->self_checked_to},
                                              .own = true,
                                              .kinds = kinds_of_check(filter->self_checked_as)};
        filter->self_checked_from = filter->self_checked_to = DAY_NONE;
        filter->self_checked = TRUTH_NONE;
        filter->self_checked_as = 0;
    }
}

static bool is_in_years(const struct figure_register *reg, const struct presence *presence) {
    return !presence->asked || (day_ymd(presence->days.from).year >= reg->first_year &&
                                day_ymd(presence->days.to).year <= reg->last_year);
}

static bool is_same_county(const struct figure_run *run, const char *county) {
    const char *own = run->scope.county;
    return county == NULL ? own == NULL : own && strcmp(county, own) == 0;
}

/* False: something of it does not stand in the register as it is read. */
static bool understand(const struct figure_run *run, const struct institution_filter *filter,
                       struct question *ret_question) {
    struct institution_filter rest = *filter;
    struct question question = {
        .type = rest.type, .six_types = rest.six_types, .day = rest.in_use_on, .converted = rest.converted};
    if (rest.in_use_on == DAY_NONE || !is_same_county(run, rest.county))
        return false;
    rest.county = NULL;
    rest.type = 0;
    rest.six_types = rest.converted = TRUTH_NONE;
    rest.in_use_on = DAY_NONE;
    take_facts(&rest, &question);
    take_periods(&rest, &question);
    if (!is_in_years(run->institutions, &question.visited) ||
        !is_in_years(run->institutions, &question.checked))
        return false;
    *ret_question = question;
    return *figure_query(run->ctx->arena, LIST_INSTITUTIONS, &(union figure_filter){.institutions = rest}) ==
           '\0';
}

/* ---- months ---- */

/* The months of a year that lie in a stretch of whole months, as bits. */
static int64_t months_in(struct days days, int year) {
    struct ymd from = day_ymd(days.from);
    struct ymd to = day_ymd(days.to);
    int first = from.year < year ? 1 : from.year > year ? MONTHS + 1 : from.month;
    int last = to.year > year ? MONTHS : to.year < year ? 0 : to.month;
    return first > last ? 0 : bit(last) - bit(first - 1);
}

static void set_months(const struct figure_register *reg, struct days days, struct presence *presence) {
    int count = reg->last_year - reg->first_year + 1;
    presence->months = ARENA_ARRAY(reg->arena, (size_t)count, int64_t);
    for (int i = 0; i < count; i++)
        presence->months[i] =
            days_are_none(days) ? 0 : presence->kinds * months_in(days, reg->first_year + i);
}

static enum status prepare(const struct figure_run *run, struct presence *presence) {
    if (!presence->asked)
        return STATUS_OK;
    struct cut cut = days_cut(presence->days, run->scope.today);
    set_months(run->institutions, cut.months, presence);
    enum status status = days_of(run, cut.head, &presence->head);
    return status == STATUS_OK ? days_of(run, cut.tail, &presence->tail) : status;
}

/* ---- one institution ---- */

static int64_t marks_of(const struct year *year, bool own) {
    return own ? year->checks : year->visits;
}

static bool is_on(const struct day_set *set, size_t number, const struct presence *presence) {
    return set && (marks_of(&set->of_entry[number], presence->own) & presence->kinds);
}

static bool is_present(const struct figure_register *reg, size_t number, const struct presence *presence) {
    const struct entry *entry = &reg->entries[number];
    for (size_t i = 0; i < entry->year_count; i++) {
        const struct year *year = &reg->years[entry->first_year + i];
        if (marks_of(year, presence->own) & presence->months[year->number - reg->first_year])
            return true;
    }
    return is_on(presence->head, number, presence) || is_on(presence->tail, number, presence);
}

static bool is_as_asked(bool is, enum truth asked) {
    return asked == TRUTH_NONE || is == (asked == YES);
}

static bool answers(const struct figure_register *reg, size_t number, const struct question *question) {
    const struct entry *entry = &reg->entries[number];
    if (entry->used_from > question->day || entry->used_before <= question->day ||
        (question->type && entry->type != question->type) ||
        (entry->facts & question->fact_mask) != question->facts)
        return false;
    if (!is_as_asked(entry->type != TYPE_OTHER, question->six_types) ||
        !is_as_asked(entry->electric_from <= question->day, question->converted))
        return false;
    return (!question->visited.asked ||
            is_as_asked(is_present(reg, number, &question->visited), question->visited.asked)) &&
           (!question->checked.asked ||
            is_as_asked(is_present(reg, number, &question->checked), question->checked.asked));
}

/* ---- all of them ---- */

static const char *key_of(const struct entry *entry, enum figure_key key) {
    switch (key) {
    case KEY_COUNTY: return entry->county;
    case KEY_TYPE: return names_code(&institution_type_names, (int)entry->type);
    case KEY_TOTAL:
    case KEY_AREA:
    case KEY_SEVERITY:
    case KEY_SOURCE:
    case KEY_MONTH:
    case KEY_MONTH_CLOSED: break;
    }
    return "total";
}

/* Keys are few, and the same text wherever they are the same (of a county, as long as it goes on). */
static void count_one(struct list *counts, const char *key) {
    struct figure_count *count = counts->items;
    for (size_t i = counts->count; i-- > 0;) {
        if (count[i].key == key) {
            count[i].counted++;
            return;
        }
    }
    count[counts->count++] = (struct figure_count){key, 1, INT_NONE};
}

static size_t most_keys(const struct figure_register *reg) {
    size_t counties = 1;
    for (size_t i = 1; i < reg->entry_count; i++)
        counties += reg->entries[i].county != reg->entries[i - 1].county;
    return counties + (size_t)institution_type_names.count;
}

static void count_all(const struct figure_run *run, const struct question *question,
                      struct list *ret_counts) {
    const struct figure_register *reg = run->institutions;
    struct list counts = {ARENA_ARRAY(reg->arena, most_keys(reg), struct figure_count), 0};
    for (size_t i = 0; i < reg->entry_count; i++) {
        if (answers(reg, i, question))
            count_one(&counts, key_of(&reg->entries[i], run->key));
    }
    *ret_counts = counts;
}

enum status figure_register_count(const struct figure_run *run, const struct institution_filter *filter,
                                  bool *ret_known, struct list *ret_counts) {
    struct question question;
    *ret_known = figure_is_wide(run) && understand(run, filter, &question);
    if (!*ret_known)
        return STATUS_OK;
    enum status status = read_register(run);
    if (status == STATUS_OK)
        status = prepare(run, &question.visited);
    if (status == STATUS_OK)
        status = prepare(run, &question.checked);
    if (status == STATUS_OK)
        count_all(run, &question, ret_counts);
    return status;
}
