/* The filters behind the figures of activities and of major hazards, on the wire: each shows exactly its
 * records. */
#include "harness.h"

#define AT       "'2026-11-23T01:30:00.000Z'"
#define EVENT(l) "{'event':'$" l "','device_at':" AT
#define HELD(label, kind, day, more)                                                                         \
    PUT_("/activities/$" label),                                                                             \
        BODY("{'kind':'" kind "','title':'活动','held_on':'2026-" day "','content':'内容'" more "}"),        \
        WANT(201)
#define FOUND(label, severity, area)                                                                         \
    AS("county_supervisor"), PUT_("/hazards/$" label),                                                       \
        BODY(                                                                                                \
            "{'institution':'$home','source':'report','area':'" area "','severity':'" severity               \
            "','assessment_reason':'经研判','description':'后门上锁','found_on':'2026-11-20','found_at':" AT \
            ",'deadline':'2026-12-20'}"),                                                                    \
        WANT(201)
#define DONE(who, label, what, version, body)                                                                \
    AS(who), POST_("/hazards/$" label "/" what), BODY(body), IF_MATCH(version), WANT(200)
#define PLANNED(label, version)                                                                              \
    DONE("institution_officer", label, "plan", version,                                                      \
         EVENT("new_p" label) ",'goals':'甲','methods':'乙','funds_and_materials':'丙','people':'丁',"   \
                              "'time_limits':'戊','safety_and_emergency':'己'}")
#define SETTLED(label, version, fen)                                                                         \
    DONE("institution_officer", label, "settle", version,                                                    \
         EVENT("new_s" label) ",'responsibility':'甲','measures':'乙','funds_fen':" fen                      \
                              ",'time_limit':'丁','contingency':'戊'}")
#define LISTED(who, label, level)                                                                            \
    DONE(who, label, "list", "1",                                                                            \
         EVENT("new_l" label) ",'level':'" level                                                             \
                              "','number':'督1','unit':'民政局','list_deadline':'2026-12-20',"           \
                              "'published_on':'2026-11-23','publication':'网站'}")

struct listing {
    const char *path;
    const char *labels; /* of exactly the records it shows, in any order; "": none */
};

static bool is_listed(const json_t *items, const char *uuid) {
    size_t index;
    json_t *item;
    json_array_foreach(items, index, item) {
        if (strcmp(json_string_value(json_object_get(item, "uuid")), uuid) == 0)
            return true;
    }
    return false;
}

static void check_listing(struct api *api, const char *who, const struct listing *listing) {
    const struct command command = {AS(who), GET_(listing->path), WANT(200)};
    char labels[200];
    size_t count = 0;
    snprintf(labels, sizeof labels, "%s", listing->labels);
    api_run(api, &command, 1, __FILE__);
    const json_t *items = json_object_get(api->json, "items");
    for (char *rest = labels, *label; (label = strtok_r(NULL, " ", &rest)) != NULL; count++) {
        if (!is_listed(items, api_label(api, label)))
            fail_msg("%s does not show %s", listing->path, label);
    }
    if (json_array_size(items) != count)
        fail_msg("%s shows %zu records, not %zu", listing->path, json_array_size(items), count);
    assert_int_equal(json_integer_value(json_object_get(api->json, "total")), count);
}

#define CHECK(api, who, listings)                                                                            \
    for (size_t i_ = 0; i_ < sizeof(listings) / sizeof *(listings); i_++)                                    \
    check_listing((api), (who), &(listings)[i_])

static void test_filters_of_activities(void **state) {
    struct api *api = *state;
    static const struct command made[] = {
        {AS("county_supervisor"), HELD("new_training", "training", "03-05", ",'people':40,'result':'合格'")},
        {AS("institution_officer"),
         HELD("new_drill", "emergency_drill", "05-06", ",'people':35,'institution':'$home'")},
        {AS("county_supervisor"), HELD("new_fire", "fire_drill", "11-02", ",'people':20")},
        {AS("county_supervisor"), HELD("new_fair", "publicity", "06-01", ",'people':300")},
        {AS("county_supervisor"), HELD("new_pledge", "pledge", "06-02", ",'people':90")},
        {AS("city_supervisor"), HELD("new_meeting", "meeting", "02-10", ",'people':12,'measures':3")},
        {AS("county_supervisor"), HELD("new_talk", "meeting", "02-11", ",'people':9")},
        {AS("county_supervisor"), HELD("new_document", "document", "02-12", ",'measures':2")},
        {AS("city_supervisor"), HELD("new_media", "media_item", "07-07", ",'people':25999")},
        {AS("county_supervisor"), HELD("new_wrong", "training", "03-06", ",'people':1,'result':'误'")},
        {AS("county_supervisor"), POST_("/activities/$new_wrong/void"), BODY("{'reason':'重复登记'}"),
         IF_MATCH("1"), WANT(200)},
    };
    static const struct listing listings[] = {
        {"/activities?group=training_drill&state=submitted", "new_training new_drill new_fire"},
        {"/activities?group=training_drill", "new_training new_drill new_fire new_wrong"},
        {"/activities?group=drill", "new_drill new_fire"},
        {"/activities?kind=training&state=submitted", "new_training"},
        {"/activities?state=void", "new_wrong"},
        {"/activities?kind=publicity", "new_fair"},
        {"/activities?kind=pledge", "new_pledge"},
        {"/activities?kind=meeting", "new_meeting new_talk"},
        {"/activities?kind=document", "new_document"},
        {"/activities?kind=media_item", "new_media"},
        {"/activities?has_measures=true", "new_meeting new_document"},
        {"/activities?has_measures=false&kind=meeting", "new_talk"},
        {"/activities?level=city", "new_meeting new_media"},
        {"/activities?level=institution", "new_drill"},
        {"/activities?county=529901&kind=meeting", "new_talk"},
        {"/activities?county=529902", ""},
        {"/activities?institution=$home", "new_drill"},
        {"/activities?held_from=2026-06-02", "new_pledge new_media new_fire"},
        {"/activities?held_to=2026-02-11", "new_meeting new_talk"},
        {"/activities?held_from=2026-02-12&held_to=2026-03-05", "new_document new_training"},
    };
    RUN(api, made);
    CHECK(api, "city_supervisor", listings);
}

static void test_filters_of_major_hazards(void **state) {
    struct api *api = *state;
    static const struct command made[] = {
        {FOUND("new_bare", "major", "fire")},
        {FOUND("new_planned", "major", "fire")},
        {PLANNED("new_planned", "1")},
        {FOUND("new_ready", "major", "gas")},
        {PLANNED("new_ready", "1")},
        {SETTLED("new_ready", "2", "3500000")},
        {FOUND("new_free", "major", "gas")},
        {SETTLED("new_free", "1", "0")},
        {FOUND("new_province", "major", "fire")},
        {LISTED("city_leader", "new_province", "province")},
        {FOUND("new_city", "major", "fire")},
        {LISTED("city_leader", "new_city", "city")},
        {FOUND("new_county", "major", "fire")},
        {LISTED("county_leader", "new_county", "county")},
        {FOUND("new_general", "general", "gas")},
        {SETTLED("new_general", "1", "800000")},
        {FOUND("new_house", "general", "building")},
        {DONE("county_supervisor", "new_house", "case_plan", "1",
              EVENT("new_case") ",'building_grade':'C','measure':'reinforce','text':'加固'}")},
        {FOUND("new_void", "major", "fire")},
        {DONE("county_supervisor", "new_void", "void", "1", EVENT("new_off") ",'reason':'重复登记'}")},
    };
#define MAJOR "new_bare new_planned new_ready new_free new_province new_city new_county"
    static const struct listing listings[] = {
        {"/hazards?severity=major&not_void=true", MAJOR},
        {"/hazards?severity=major&state=void", "new_void"},
        {"/hazards?major_with=plan", "new_planned new_ready"},
        {"/hazards?major_with=settlements", "new_ready new_free"},
        {"/hazards?major_with=funds", "new_ready"},
        {"/hazards?major_with=listed", "new_province new_city new_county"},
        {"/hazards?major_with=listed_province", "new_province"},
        {"/hazards?major_with=listed_city", "new_city"},
        {"/hazards?major_with=listed_county", "new_county"},
        {"/hazards?listed=true", "new_province new_city new_county"},
        {"/hazards?listed_level=province", "new_province"},
        {"/hazards?plan_missing=true", "new_bare new_planned new_free new_province new_city new_county"},
        {"/hazards?graded_cd=true", "new_house"},
    };
    RUN(api, made);
    CHECK(api, "county_leader", listings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_filters_of_activities),
        API_TEST(test_filters_of_major_hazards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
