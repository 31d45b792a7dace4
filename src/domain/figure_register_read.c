/* figure_register_read.c: from rows to the register in memory. Everything is read a county at a time, in the
 * order in which it lies: what one county's figures cost does not depend on the others, nor on years that
 * nobody asks about. */
#include "figure_register.h"

#include "minan/db/id_set.h"
#include <stdlib.h>
#include <string.h>

enum { FIRST_ENTRIES = 1024 };

/* ---- institutions ---- */

static const struct field register_county_fields[] = {
    F_INT(struct register_county, id, INTERNAL),
    F_TEXT(struct register_county, code, INTERNAL),
};
static SHAPE(register_county, struct register_county);

struct register_row {
    int64_t id;
    enum institution_type type;
    int32_t used_from;
    int32_t used_before;
    int32_t electric_from;
    int64_t facts;
};
static const struct field register_row_fields[] = {
    F_INT(struct register_row, id, INTERNAL),
    F_ENUM(struct register_row, type, institution_type, INTERNAL),
    F_DATE(struct register_row, used_from, INTERNAL),
    F_DATE(struct register_row, used_before, INTERNAL),
    F_DATE(struct register_row, electric_from, INTERNAL),
    F_INT(struct register_row, facts, INTERNAL),
};
static SHAPE(register_row, struct register_row);

static void make_room(struct figure_register *reg) {
    if (reg->entry_count < reg->entry_room)
        return;
    reg->entry_room = reg->entry_room ? reg->entry_room * 2 : FIRST_ENTRIES;
    struct register_entry *bigger = ARENA_ARRAY(reg->arena, reg->entry_room, struct register_entry);
    if (reg->entry_count)
        memcpy(bigger, reg->entries, reg->entry_count * sizeof *bigger);
    reg->entries = bigger;
}

static enum status keep_entry(void *user, const void *object) {
    struct figure_register *reg = user;
    const struct register_row *row = object;
    make_room(reg);
    reg->first_id = reg->entry_count == 0 || row->id < reg->first_id ? row->id : reg->first_id;
    reg->last_id = row->id > reg->last_id ? row->id : reg->last_id;
    reg->entries[reg->entry_count++] = (struct register_entry){
        row->id, row->type, row->used_from, row->used_before, row->electric_from, (unsigned)row->facts};
    return STATUS_OK;
}

static enum status read_county(struct ctx *ctx, struct figure_register *reg, struct register_county *county) {
    county->first = reg->entry_count;
    enum status status = db_each(ctx->db, SQL_FIGURE_REGISTER, ARGS(PARAMS(P_INT("county_id", county->id))),
                                 &register_row_shape, keep_entry, reg);
    county->count = reg->entry_count - county->first;
    return status;
}

enum status register_read(const struct figure_run *run) {
    struct ctx *ctx = run->ctx;
    struct figure_register *reg = run->institutions;
    struct list counties;
    if (reg->is_read)
        return STATUS_OK;
    enum status status =
        db_many(ctx->db, SQL_FIGURE_REGISTER_COUNTIES, ARGS(PARAMS(P_PLACE(&ctx->actor, run->scope.county))),
                &register_county_shape, reg->arena, &counties);
    if (status != STATUS_OK)
        return status;
    reg->counties = counties.items;
    reg->county_count = counties.count;
    for (size_t i = 0; status == STATUS_OK && i < counties.count; i++)
        status = read_county(ctx, reg, &reg->counties[i]);
    reg->is_read = status == STATUS_OK;
    return status;
}

/* ---- months and days of visits ---- */

struct marks_row {
    int64_t year;
    int64_t id;
    int64_t visits;
    int64_t checks;
};
static const struct field marks_row_fields[] = {
    F_INT(struct marks_row, year, INTERNAL),
    F_INT(struct marks_row, id, INTERNAL),
    F_INT(struct marks_row, visits, INTERNAL),
    F_INT(struct marks_row, checks, INTERNAL),
};
static SHAPE(marks_row, struct marks_row);

/* Where the rows of a county go. Most come in the order of the entries: the next one is looked at first. */
struct placing {
    struct figure_register *reg;
    const struct register_county *county;
    size_t next;                  /* among all entries */
    struct register_marks *marks; /* of days */
};

static int compare_id(const void *key, const void *entry) {
    int64_t x = *(const int64_t *)key;
    int64_t y = ((const struct register_entry *)entry)->id;
    return (x > y) - (x < y);
}

/* False for one that is of another county by now. */
static bool place_of(struct placing *placing, int64_t id, size_t *ret_place) {
    const struct register_entry *entries = placing->reg->entries;
    const struct register_county *county = placing->county;
    if (placing->next >= county->first + county->count || entries[placing->next].id != id) {
        const struct register_entry *found =
            county->count ? bsearch(&id, entries + county->first, county->count, sizeof *entries, compare_id)
                          : NULL;
        if (found == NULL)
            return false;
        placing->next = (size_t)(found - entries);
    }
    *ret_place = placing->next++;
    return true;
}

static struct register_marks *new_marks(const struct figure_register *reg) {
    struct register_marks *marks = ARENA_ARRAY(reg->arena, reg->entry_count + 1, struct register_marks);
    memset(marks, 0, (reg->entry_count + 1) * sizeof *marks);
    return marks;
}

static enum status place_year(void *user, const void *object) {
    struct placing *placing = user;
    const struct marks_row *row = object;
    struct register_marks **marks = &placing->reg->of_year[row->year - placing->reg->first_year];
    size_t place;
    if (*marks == NULL)
        *marks = new_marks(placing->reg);
    if (place_of(placing, row->id, &place))
        (*marks)[place] = (struct register_marks){row->visits, row->checks};
    return STATUS_OK;
}

enum status register_read_years(const struct figure_run *run) {
    struct figure_register *reg = run->institutions;
    size_t years = (size_t)reg->last_year - (size_t)reg->first_year + 1;
    enum status status = STATUS_OK;
    if (reg->years_are_read)
        return STATUS_OK;
    reg->of_year = ARENA_ARRAY(reg->arena, years, struct register_marks *);
    memset(reg->of_year, 0, years * sizeof(struct register_marks *));
    for (size_t i = 0; status == STATUS_OK && i < reg->county_count; i++) {
        struct placing placing = {reg, &reg->counties[i], reg->counties[i].first, NULL};
        status =
            db_each(run->ctx->db, SQL_FIGURE_REGISTER_YEARS,
                    ARGS(PARAMS(P_INT("county_id", reg->counties[i].id), P_INT("first_year", reg->first_year),
                                P_INT("last_year", reg->last_year))),
                    &marks_row_shape, place_year, &placing);
    }
    reg->years_are_read = status == STATUS_OK;
    return status;
}

static enum status place_day(void *user, const void *object) {
    struct placing *placing = user;
    const struct marks_row *row = object;
    size_t place;
    if (place_of(placing, row->id, &place)) {
        placing->marks[place].visits |= row->visits;
        placing->marks[place].checks |= row->checks;
    }
    return STATUS_OK;
}

struct register_day_marks {
    struct days days;
    struct register_marks *of_entry;
    struct register_day_marks *next;
};

static enum status read_days(const struct figure_run *run, struct register_day_marks *set) {
    struct figure_register *reg = run->institutions;
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < reg->county_count; i++) {
        struct placing placing = {reg, &reg->counties[i], reg->counties[i].first, set->of_entry};
        status = db_each(run->ctx->db, SQL_FIGURE_REGISTER_DAYS,
                         ARGS(PARAMS(P_INT("county_id", reg->counties[i].id),
                                     P_DAY("day_from", set->days.from), P_DAY("day_to", set->days.to))),
                         &marks_row_shape, place_day, &placing);
    }
    return status;
}

enum status register_read_days(const struct figure_run *run, struct days days,
                               const struct register_marks **ret_of_entry) {
    struct figure_register *reg = run->institutions;
    struct register_day_marks *set = reg->day_marks;
    while (set && !(set->days.from == days.from && set->days.to == days.to))
        set = set->next;
    if (set == NULL) {
        set = ARENA_NEW(reg->arena, struct register_day_marks);
        *set = (struct register_day_marks){days, new_marks(reg), reg->day_marks};
        enum status status = read_days(run, set);
        if (status != STATUS_OK)
            return status;
        reg->day_marks = set;
    }
    *ret_of_entry = set->of_entry;
    return STATUS_OK;
}

/* ---- sets ---- */

static enum status read_ids(const struct figure_run *run, const struct register_set *set, int64_t county_id,
                            const char **ret_ids) {
    const struct figure_register *reg = run->institutions;
    return db_text(run->ctx->db, set->statement,
                   ARGS(PARAMS(P_INT("county_id", county_id), P_INT("first_id", reg->first_id),
                               P_INT("last_id", reg->last_id), P_DAY("day_from", set->days.from),
                               P_DAY("day_to", set->days.to), P_INT("least", set->least))),
                   reg->arena, ret_ids);
}

static void set_bits(const struct figure_register *reg, const struct register_county *county, const char *ids,
                     uint64_t *bits) {
    size_t size = strlen(ids);
    for (size_t i = county->first; i < county->first + county->count; i++)
        bits[i / 64] |= (uint64_t)id_set_has(ids, size, reg->entries[i].id) << i % 64;
}

enum status register_read_set(const struct figure_run *run, const struct register_set *set, uint64_t *bits) {
    const struct figure_register *reg = run->institutions;
    const char *ids = "";
    enum status status = set->all_at_once ? read_ids(run, set, INT_NONE, &ids) : STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < reg->county_count; i++) {
        if (!set->all_at_once)
            status = read_ids(run, set, reg->counties[i].id, &ids);
        if (status == STATUS_OK)
            set_bits(reg, &reg->counties[i], ids, bits);
    }
    return status;
}
