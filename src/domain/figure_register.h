/* figure_register.h: the register as figures ask about it: every institution of the counties the actor looks
 * at, and which of them meet a criterion, a bit each. Read once a request, in its arena, as far as asked. */
#ifndef MINAN_DOMAIN_FIGURE_REGISTER_H
#define MINAN_DOMAIN_FIGURE_REGISTER_H

#include "figure_private.h"

/* Bits of the fragment institution_facts. */
enum {
    FACT_USES_GAS = 1,
    FACT_GAS_USER = 2,
    FACT_PEOPLE_100 = 4,
    FACT_STATION = 8,
    FACT_BRIGADE = 16,
};

struct register_county {
    int64_t id;
    const char *code;
    size_t first; /* of its entries */
    size_t count;
};

struct register_entry {
    int64_t id;
    enum institution_type type;
    int32_t used_from;
    int32_t used_before;
    int32_t electric_from;
    unsigned facts;
};

/* As in visit_marks.h. */
struct register_marks {
    int64_t visits;
    int64_t checks;
};

struct figure_register {
    struct arena *arena;
    int first_year;
    int last_year;
    bool is_read;
    struct register_county *counties;
    size_t county_count;
    struct register_entry *entries; /* by county, then by id */
    size_t entry_count;
    size_t entry_room;
    int64_t first_id; /* least and greatest among the entries */
    int64_t last_id;
    struct register_marks **of_year; /* a mark an entry; NULL: not read yet, or nobody in that year */
    bool years_are_read;
    struct register_day_marks *day_marks;
    struct register_flags *flags; /* what has been asked so far (figure_register.c) */
};

MUST_USE enum status register_read(const struct figure_run *run);
/* Months of the years of the request. */
MUST_USE enum status register_read_years(const struct figure_run *run);
/* What each entry had on some days, as in one January. */
MUST_USE enum status register_read_days(const struct figure_run *run, struct days days,
                                        const struct register_marks **ret_of_entry);

/* Sets of institutions that a statement gathers, a county at a time or all at once. */
struct register_set {
    enum sql statement;
    bool all_at_once;
    struct days days;
    int64_t least;
};
/* Sets the bit of every entry in it. */
MUST_USE enum status register_read_set(const struct figure_run *run, const struct register_set *set,
                                       uint64_t *bits);

#endif
