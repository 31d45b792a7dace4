/* The same thing again: the hint while logging, and items that recur at many institutions and in many
 * counties. */
#include "inspection_answers.h"

#include <string.h>

#define AT "'2026-11-23T01:30:00.000Z'"
#define FOUND(home, item, day)                                                                               \
    BODY("{'institution':'$" home                                                                            \
         "','source':'report','area':'fire','severity':'general','item_code':'" item                         \
         "','description':'疏散通道堵塞','found_on':'" day "','found_at':" AT ",'deadline':'2026-12-27'}")
#define LOG(who, label, home, item, day)                                                                     \
    { AS(who), PUT_("/hazards/$" label), FOUND(home, item, day), WANT(201) }

static void make(struct api *api) {
    static const struct command commands[] = {
        LOG("county_supervisor", "new_a", "home", "GY-XF-06", "2026-11-20"),
        LOG("county_supervisor", "new_b", "home", "GY-XF-06", "2026-11-21"),
        LOG("county_supervisor", "new_c", "other_home", "GY-XF-06", "2026-11-21"),
        LOG("far_supervisor", "new_d", "far_home", "GY-XF-06", "2026-11-22"),
        LOG("county_supervisor", "new_e", "home", "GY-XF-07", "2026-11-20"),
        LOG("county_supervisor", "new_f", "other_home", "GY-XF-07", "2026-10-20"),
        LOG("county_supervisor", "new_g", "home", "GY-SP-02", "2026-11-20"), /* at one institution only */
        LOG("county_supervisor", "new_h", "home", "GY-SP-02", "2026-11-21"),
        LOG("county_supervisor", "new_i", "other_home", "GY-XF-06", "2026-11-22"),
        {AS("county_supervisor"), POST_("/hazards/$new_i/void"),
         BODY("{'event':'$new_void','device_at':" AT ",'reason':'误报'}"), IF_MATCH("1"), WANT(200)},
    };
    RUN(api, commands);
}

static void test_similar_ones_are_those_still_open_here(void **state) {
    struct api *api = *state;
    make(api);
    static const struct command commands[] = {
        {AS("institution_officer"), GET_("/hazards/similar?institution=$home&item_code=GY-XF-06"), WANT(200),
         WANT_JSON("/total", "2"), WANT_ALSO("/items/0/uuid", "$new_b"),
         WANT_THEN("/items/1/uuid", "$new_a")},
        {AS("county_supervisor"), GET_("/hazards/similar?institution=$other_home&item_code=GY-XF-06"),
         WANT(200), WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new_c")}, /* the void one is not */
        {AS("county_supervisor"), GET_("/hazards/similar?institution=$far_home&item_code=GY-XF-06"),
         WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), GET_("/hazards/similar?institution=$home"),
         WANT_FIELD(422, "item_code", "required")},
        {AS("county_supervisor"), GET_("/hazards/similar?item_code=GY-XF-06"),
         WANT_FIELD(422, "institution", "required")},
    };
    RUN(api, commands);
}

static void test_recurring_ones_are_counted_and_opened(void **state) {
    struct api *api = *state;
    make(api);
    static const struct command commands[] = {
        {AS("city_supervisor"), GET_("/hazards/recurring"), WANT(200),
         WANT_JSON("/items/0/item_code", "GY-XF-06"), WANT_ALSO("/items/0/hazards", "4"),
         WANT_THEN("/items/0/institutions", "3"), WANT_TOO("/items/0/counties", "2")},
        {AS("city_supervisor"), GET_("/hazards/recurring"), WANT(200), WANT_JSON("/items/0/unresolved", "4"),
         WANT_ALSO("/items/1/item_code", "GY-XF-07"), WANT_THEN("/items/1/hazards", "2"),
         WANT_TOO("/from", "2026-01-01")},
        {AS("city_supervisor"), GET_("/hazards/recurring?county=529901&from=2026-11-01&to=2026-11-23"),
         WANT(200), WANT_JSON("/items/0/hazards", "3"), WANT_ALSO("/items/0/counties", "1"),
         WANT_THEN(
             "/items/0/query",
             "not_void=true&item_code=GY-XF-06&found_from=2026-11-01&found_to=2026-11-23&county=529901"),
         KEEP("list", "/items/0/query")},
        {AS("city_supervisor"), GET_("/hazards?$list"), WANT(200), WANT_JSON("/total", "3")},
        {AS("far_supervisor"), GET_("/hazards/recurring"), WANT(200), WANT_JSON("/items", "[]")},
        {AS("county_supervisor"), GET_("/hazards/recurring?area=gas"), WANT(200), WANT_JSON("/items", "[]")},
        {AS("county_supervisor"), GET_("/hazards/recurring?from=2026-12-01"),
         WANT_FIELD(422, "from", "order")},
        {AS("county_supervisor"), GET_("/hazards/recurring?limit=0"), WANT_FIELD(422, "limit", "range")},
        {AS("auditor"), GET_("/hazards/recurring"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_similar_ones_are_those_still_open_here),
        API_TEST(test_recurring_ones_are_counted_and_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
