/* demo_private.h: what the parts of the demo city share. */
#ifndef MINAN_DOMAIN_DEMO_PRIVATE_H
#define MINAN_DOMAIN_DEMO_PRIVATE_H

#include "minan/domain/demo.h"
#include "minan/domain/hazard.h"
#include "minan/domain/inspection.h"

enum { DEMO_COUNTIES = 12, DEMO_TOWNS = 8, DEMO_PHRASES = 3, DEMO_SIGN_IN_COUNTY = 7 };

struct demo_random {
    uint64_t state;
};
uint64_t demo_next(struct demo_random *random);
int64_t demo_below(struct demo_random *random, int64_t limit);               /* 0..limit-1 */
int64_t demo_between(struct demo_random *random, int64_t low, int64_t high); /* both included */
bool demo_chance(struct demo_random *random, int permille);
struct uuid demo_uuid(struct demo_random *random);
#define DEMO_PICK(random, array)                                                                             \
    ((array)[demo_below((random), (int64_t)(sizeof(array) / sizeof((array)[0])))])

struct demo_account {
    struct account_id id;
    const char *name;
    enum role role;
};

/* Running numbers of a bureau in the year under way. */
struct demo_numbers {
    int64_t visits;
    int64_t notices;
    int year;
};

struct demo_county {
    const char *code;
    const char *name;
    struct region_id id;
    struct region_id towns[DEMO_TOWNS];
    struct demo_account supervisors[3];
    struct demo_account leader;
    int diligence;  /* permille: how likely an institution is visited in a month */
    int strictness; /* permille: how quickly hazards are rectified */
    struct demo_numbers numbers;
};

/* One item of a checklist, as far as the story needs it. */
struct demo_item {
    struct checklist_item_id id;
    const char *code;
    enum area area;
    enum severity severity;
    const char *requirement;
    const char *basis;
    int64_t deadline_days;
};
extern const struct shape demo_item_shape;

struct demo_institution {
    struct institution_id id;
    const char *name;
    enum institution_type type;
    int county; /* index */
    struct region_id town;
    int32_t opened_on;
    int32_t closed_on;
    bool gas;
    int care;                 /* permille: how reliably it checks itself */
    const char *conditions;   /* JSON array text, shared by institutions of the same kind */
    const struct list *items; /* of struct demo_item */
    struct demo_account principal;
    struct demo_account officer;
};

struct demo {
    struct ctx *ctx;
    const struct demo_options *options;
    struct demo_random random;
    struct region_id city;
    struct demo_numbers city_numbers;
    struct demo_county counties[DEMO_COUNTIES];
    struct demo_account city_supervisors[2];
    struct demo_account city_leader;
    struct checklist_id checklist;
    struct demo_institution *institutions;
    int64_t count;
    bool full; /* answers and events in full */
};

/* Everything a visit knows when it makes its hazards. */
struct demo_visit {
    const struct demo_institution *institution;
    struct inspection_id id;
    int32_t day;
    int64_t at;
    enum inspection_level level;
    const struct demo_account *author;
    const char *notice_number;
};

/* Codes lie in a range GB/T 2260 does not use, so that nobody takes the city for a real one. */
#define DEMO_CITY_CODE "990100"
#define DEMO_CITY_NAME "澜江市"

MUST_USE enum status demo_make_people(struct demo *demo);
MUST_USE enum status demo_write_accounts(struct demo *demo);
MUST_USE enum status demo_make_account(struct demo *demo, const char *login, const char *name,
                                       const char *hash, enum role role, const struct db_scope *scope,
                                       struct demo_account *ret_account);
MUST_USE enum status demo_make_register(struct demo *demo);
MUST_USE enum status demo_make_assignments(struct demo *demo);
MUST_USE enum status demo_make_life(struct demo *demo);
MUST_USE enum status demo_make_activities(struct demo *demo);
MUST_USE enum status demo_make_incidents(struct demo *demo);
MUST_USE enum status
demo_make_newest_incident(struct demo *demo);            /* after the reminders: it is the last to be told */
MUST_USE enum status demo_make_plans(struct demo *demo); /* after the accounts people sign in with */
MUST_USE enum status demo_make_months(struct demo *demo);
MUST_USE enum status demo_make_periods(struct demo *demo);   /* late: they count everything before */
MUST_USE enum status demo_make_reminders(struct demo *demo); /* last: nothing may happen after they looked */
MUST_USE enum status demo_make_hazard(struct demo *demo, const struct demo_visit *visit,
                                      const struct demo_item *item);
/* After the story, once its indexes are there. */
MUST_USE enum status demo_make_papers(struct demo *demo);
const char *demo_person(struct demo *demo);

#endif
