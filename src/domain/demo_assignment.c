/* demo_assignment.c: who answers for every institution of the demo city: a few posts vacant, some changed
 * hands. */
#include "assignment_private.h"
#include "demo_private.h"

/* A stream of its own: the rest of the city stays as it is. */
static const uint64_t own_stream = UINT64_C(0x617373696e676564);

enum { YEAR = 365 };

struct town_people {
    const char *names[DEMO_COUNTIES][DEMO_TOWNS];
};

static enum status give(struct demo *demo, const struct demo_institution *institution,
                        enum assignment_post post, const struct demo_account *account, const char *title,
                        int32_t starts_on, const struct assignment_holder *before, const char *reason) {
    struct uuid uuid = demo_uuid(&demo->random);
    struct assignment_person person = {.account_id = account->id,
                                       .name = account->name,
                                       .title = title,
                                       .starts_on = starts_on,
                                       .reason = reason,
                                       .reassignment_id = INT_NONE};
    return assignment_take_over(demo->ctx, institution->id, post, before, &uuid, &person);
}

/* The county's person of before: another of its supervisors, until the posts were rotated. */
static enum status rotate(struct demo *demo, const struct demo_institution *institution,
                          const struct demo_account *first, const struct demo_account *second, int32_t day) {
    enum status status =
        give(demo, institution, POST_COUNTY_PERSON, first, "安全监管员", day - YEAR, NULL, NULL);
    struct assignment_holder before = {.id = {db_last_id(demo->ctx->db)}};
    if (status == STATUS_OK)
        status = give(demo, institution, POST_COUNTY_PERSON, second, "安全监管员", day, &before,
                      "岗位轮换，监管片区调整");
    return status;
}

static enum status give_county_person(struct demo *demo, const struct demo_institution *institution) {
    const struct demo_account *all = demo->counties[institution->county].supervisors;
    int pick = (int)demo_below(&demo->random, 3);
    int32_t day = demo->options->today - (int32_t)demo_between(&demo->random, 30, 300);
    enum status status =
        demo_chance(&demo->random, 150)
            ? rotate(demo, institution, &all[(pick + 1) % 3], &all[pick], day)
            : give(demo, institution, POST_COUNTY_PERSON, &all[pick], "安全监管员", day, NULL, NULL);
    return status == STATUS_OK
               ? assignment_project(demo->ctx, institution->id, POST_COUNTY_PERSON, all[pick].name)
               : status;
}

static enum status give_simple(struct demo *demo, const struct demo_institution *institution,
                               enum assignment_post post, const struct demo_account *account,
                               const char *title, int vacant_permille) {
    int32_t day = demo->options->today - (int32_t)demo_between(&demo->random, 60, 2 * YEAR);
    bool vacant = demo_chance(&demo->random, vacant_permille);
    enum status status = vacant ? STATUS_OK : give(demo, institution, post, account, title, day, NULL, NULL);
    return status == STATUS_OK
               ? assignment_project(demo->ctx, institution->id, post, vacant ? NULL : account->name)
               : status;
}

static int town_of(const struct demo *demo, const struct demo_institution *institution) {
    const struct region_id *towns = demo->counties[institution->county].towns;
    int town = 0;
    while (town < DEMO_TOWNS - 1 && towns[town].value != institution->town.value)
        town++;
    return town;
}

static enum status give_posts(struct demo *demo, const struct demo_institution *institution,
                              const struct town_people *people) {
    const struct demo_county *county = &demo->counties[institution->county];
    const struct demo_account *supervisor = &demo->city_supervisors[institution->county % 2];
    struct demo_account town = {.name = people->names[institution->county][town_of(demo, institution)]};
    enum status status;
    if ((status = give_simple(demo, institution, POST_CITY_LEADER, &demo->city_leader, "副局长", 30)) !=
            STATUS_OK ||
        (status = give_simple(demo, institution, POST_COUNTY_LEADER, &county->leader, "局长", 15)) !=
            STATUS_OK ||
        (status = give_simple(demo, institution, POST_CITY_PERSON, supervisor, "科长", 0)) != STATUS_OK ||
        (status = give_county_person(demo, institution)) != STATUS_OK)
        return status;
    return give_simple(demo, institution, POST_TOWN_PERSON, &town, "民政办主任", 60);
}

static void name_town_people(struct demo *demo, struct town_people *people) {
    for (int county = 0; county < DEMO_COUNTIES; county++)
        for (int town = 0; town < DEMO_TOWNS; town++)
            people->names[county][town] = demo_person(demo);
}

enum status demo_make_assignments(struct demo *demo) {
    struct demo_random others = demo->random;
    struct town_people people;
    enum status status = STATUS_OK;
    demo->random.state = (uint64_t)demo->options->seed ^ own_stream;
    name_town_people(demo, &people);
    for (int64_t i = 0; i < demo->count && status == STATUS_OK; i++) {
        if (demo->institutions[i].closed_on == DAY_NONE)
            status = give_posts(demo, &demo->institutions[i], &people);
    }
    demo->random = others;
    return status;
}
