/* Checklists through the API: drafts for those who publish, one version in force for everybody. */
#include "harness.h"

#define COPY "{'title':'2026年下半年检查表','copy_of':'$checklist'}"
#define ITEM                                                                                                             \
    "{'institution_type':'general','area':'fire','requirement':'灭火器在有效期内','basis':'消防法 第16条'," \
    "'severity':'general','deadline_days':3,'photo_required':true,'confidence':'C'}"
#define BAD_ITEM                                                                                                         \
    "{'institution_type':'general','area':'fire','requirement':'灭火器在有效期内','basis':'消防法 第16条'," \
    "'severity':'general','deadline_days':366,'photo_required':true,'confidence':'C'}"

static void test_from_draft_to_version_in_force(void **state) {
    struct api *api = *state;
    static const struct command draft[] = {
        {AS("city_supervisor"), PUT_("/checklists/$new"), BODY(COPY), WANT(201), WANT_JSON("/number", "2"),
         WANT_ALSO("/state", "draft"), WANT_THEN("/item_count", "175"), WANT_TOO("/in_force", "false")},
        {AS("city_supervisor"), PUT_("/checklists/$new"), BODY(COPY), WANT(200)},
        {AS("city_supervisor"), PUT_("/checklists/$new/items/GY-XF-99"), BODY(ITEM), WANT(200),
         WANT_JSON("/item_count", "176"), WANT_ALSO("/items/175/code", "GY-XF-99"),
         WANT_THEN("/items/175/applies_when", "null")},
        {AS("city_supervisor"), PUT_("/checklists/$new/items/GY-XF-98"), BODY(BAD_ITEM),
         WANT_FIELD(422, "deadline_days", "range")},
        {AS("city_supervisor"), DELETE_("/checklists/$new/items/GY-GL-01"), WANT(200),
         WANT_JSON("/item_count", "175")},
        {AS("city_supervisor"), DELETE_("/checklists/$new/items/GY-GL-01"), WANT_CODE(404, "not_found")},
        {AS("city_supervisor"), POST_("/checklists/$new/publish"), BODY("{'effective_from':'2026-12-01'}"),
         WANT_CODE(428, "version.required")},
        {AS("city_supervisor"), POST_("/checklists/$new/publish"), IF_MATCH("3"),
         BODY("{'effective_from':'2026-11-22'}"), WANT_FIELD(422, "effective_from", "order")},
        {AS("city_supervisor"), POST_("/checklists/$new/publish"), IF_MATCH("2"),
         BODY("{'effective_from':'2026-12-01'}"), WANT_CODE(412, "version.stale")},
        {AS("city_supervisor"), POST_("/checklists/$new/publish"), IF_MATCH("3"),
         BODY("{'effective_from':'2026-11-23'}"), WANT(200), WANT_JSON("/state", "published"),
         WANT_ALSO("/in_force", "true"), WANT_THEN("/published_by", "市监管")},
        {AS("city_supervisor"), PUT_("/checklists/$new/items/GY-XF-99"), BODY(ITEM),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "published")},
        {AS("institution_officer"), GET_("/checklists/current"), WANT(200), WANT_JSON("/uuid", "$new"),
         WANT_ALSO("/items/0/code", "GY-GL-02")},
        {AS("institution_officer"), GET_("/checklists/$checklist"), WANT(200),
         WANT_JSON("/in_force", "false"), WANT_ALSO("/items/0/code", "GY-GL-01")},
    };
    RUN(api, draft);
}

static void test_drafts_are_hidden_and_guarded(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/checklists/$new"), BODY(COPY), WANT_CODE(403, "permission.denied")},
        {AS("city_supervisor"), PUT_("/checklists/$new"), BODY(COPY), WANT(201)},
        {AS("county_supervisor"), GET_("/checklists/$new"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), GET_("/checklists"), WANT(200), WANT_JSON("/items/0/uuid", "$checklist"),
         WANT_ALSO("/items/0/items", "[]")},
        {AS("city_supervisor"), GET_("/checklists"), WANT(200), WANT_JSON("/items/0/uuid", "$new"),
         WANT_ALSO("/items/1/uuid", "$checklist")},
        {AS("county_supervisor"), DELETE_("/checklists/$new/items/GY-GL-01"),
         WANT_CODE(403, "permission.denied")},
        {AS("city_supervisor"), PUT_("/checklists/$new"), BODY("{'title':'别的'}"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("city_supervisor"), PUT_("/checklists/$new_more"), BODY("{'title':'甲','copy_of':'$new_none'}"),
         WANT_FIELD(422, "copy_of", "unknown")},
        {AS("city_supervisor"), PUT_("/checklists/$new_more"), BODY("{'note':'没有标题'}"),
         WANT_FIELD(422, "title", "required")},
        {AS(""), GET_("/checklists/current"), WANT_CODE(401, "session.required")},
    };
    RUN(*state, commands);
}

static void test_a_draft_without_a_source_is_the_sample(void **state) {
    static const struct command commands[] = {
        {AS("city_supervisor"), PUT_("/checklists/$new"), BODY("{'title':'示例'}"), WANT(201),
         WANT_JSON("/item_count", "175"), WANT_ALSO("/items/174/position", "175"),
         WANT_THEN("/items/0/code", "GY-GL-01")},
    };
    RUN(*state, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_draft_to_version_in_force),
        API_TEST(test_drafts_are_hidden_and_guarded),
        API_TEST(test_a_draft_without_a_source_is_the_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
