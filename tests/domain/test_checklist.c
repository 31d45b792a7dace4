#include "check.h"

#include "minan/domain/checklist.h"
#include "minan/domain/institution.h"
#include <stdio.h>
#include <stdlib.h>

#define DRAFT  "00000000-0000-4000-8000-0000000000c1"
#define SECOND "00000000-0000-4000-8000-0000000000c2"

static struct ctx *editor(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    ctx->content_hash = "first";
    return ctx;
}

static struct checklist_new draft_of(const char *uuid, const char *copy_of) {
    struct checklist_new request;
    shape_clear(&checklist_new_shape, &request);
    request.uuid = fixture_uuid(uuid);
    request.title = "2026年下半年检查表";
    if (copy_of)
        request.copy_of = fixture_uuid(copy_of);
    return request;
}

static struct checklist make(void **state, const char *uuid, const char *copy_of) {
    struct checklist checklist;
    struct checklist_new request = draft_of(uuid, copy_of);
    assert_ok(checklist_put(editor(state), &request, &checklist));
    return checklist;
}

static enum status publish(struct ctx *ctx, const char *uuid, const char *day, struct checklist *ret) {
    const struct checklist_publish request = {fixture_uuid(uuid), fixture_day(day)};
    return checklist_publish(ctx, &request, ret);
}

static struct checklist_item_edit item(const char *uuid, const char *code) {
    return (struct checklist_item_edit){
        .uuid = fixture_uuid(uuid),
        .code = code,
        .institution_type = ITEM_GENERAL,
        .area = AREA_FIRE,
        .requirement = "灭火器压力正常",
        .basis = "消防法 第16条",
        .severity = SEVERITY_GENERAL,
        .deadline_days = 3,
        .photo_required = YES,
        .confidence = CONFIDENCE_C,
    };
}

static const struct checklist_item *item_at(const struct checklist *checklist, size_t i) {
    return (const struct checklist_item *)checklist->items.items + i;
}

/* ---- the sample ---- */

static const char *cell(char **line) {
    char *start = *line;
    char *comma = strpbrk(start, ",\r\n");
    *line = comma ? comma + 1 : start + strlen(start);
    if (comma)
        *comma = '\0';
    return start;
}

static void assert_same_item(const struct checklist_item *got, char *line) {
    assert_string_equal(got->code, cell(&line));
    assert_string_equal(names_code(&item_type_names, (int)got->institution_type), cell(&line));
    assert_string_equal(names_code(&area_names, (int)got->area), cell(&line));
    assert_string_equal(got->requirement, cell(&line));
    assert_string_equal(got->basis, cell(&line));
    assert_string_equal(names_code(&severity_names, (int)got->severity), cell(&line));
    assert_int_equal(got->deadline_days, atoi(cell(&line)));
    assert_int_equal(got->photo_required, strcmp(cell(&line), "yes") == 0 ? YES : NO);
    const char *when = names_code(&condition_names, (int)got->applies_when);
    assert_string_equal(when ? when : "", cell(&line));
    assert_string_equal(names_code(&confidence_names, (int)got->confidence), cell(&line));
}

static void test_a_new_draft_holds_the_sample_row_by_row(void **state) {
    char line[4096];
    struct checklist made = make(state, DRAFT, NULL);
    FILE *file = fopen("tests/data/checklist_items.csv", "re");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file)); /* headings */
    assert_int_equal(made.items.count, 175);
    assert_int_equal(made.item_count, 175);
    for (size_t i = 0; i < made.items.count; i++) {
        assert_non_null(fgets(line, sizeof line, file));
        assert_same_item(item_at(&made, i), line);
        assert_int_equal(item_at(&made, i)->position, i + 1);
    }
    assert_null(fgets(line, sizeof line, file));
    fclose(file);
}

/* ---- versions ---- */

static void test_a_draft_gets_the_next_number_and_is_made_once(void **state) {
    struct checklist made = make(state, DRAFT, FIXTURE_CHECKLIST);
    struct checklist_new request = draft_of(DRAFT, FIXTURE_CHECKLIST);
    assert_int_equal(made.number, 2);
    assert_int_equal(made.state, CHECKLIST_DRAFT);
    assert_int_equal(made.in_force, NO);
    assert_int_equal(made.item_count, 175);
    assert_string_equal(item_at(&made, 3)->code, "GY-GL-04");
    struct ctx *ctx = editor(state);
    assert_ok(checklist_put(ctx, &request, &made));
    assert_false(ctx->created);
    assert_int_equal(made.number, 2);
    ctx->content_hash = "second";
    assert_int_equal(checklist_put(ctx, &request, &made), STATUS_UUID_CONFLICT);
    request = draft_of(SECOND, SECOND);
    assert_field_error(ctx, checklist_put(ctx, &request, &made), "copy_of", "unknown");
}

static void test_drafts_are_for_those_who_publish(void **state) {
    struct checklist checklist;
    struct checklist_list all;
    const struct checklist_by_uuid request = {fixture_uuid(DRAFT)};
    make(state, DRAFT, FIXTURE_CHECKLIST);
    assert_ok(checklist_all(editor(state), &all));
    assert_int_equal(all.items.count, 2);
    assert_string_equal(((struct checklist *)all.items.items)[0].uuid.text, DRAFT);
    assert_ok(checklist_get(editor(state), &request, &checklist));
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(checklist_all(ctx, &all));
    assert_int_equal(all.items.count, 1);
    assert_int_equal(((struct checklist *)all.items.items)[0].in_force, YES);
    assert_int_equal(checklist_get(ctx, &request, &checklist), STATUS_NOT_FOUND);
}

static void test_the_version_in_force_follows_the_calendar(void **state) {
    struct checklist checklist;
    struct fixture *fixture = *state;
    make(state, DRAFT, FIXTURE_CHECKLIST);
    assert_ok(publish(editor(state), DRAFT, "2026-12-01", &checklist));
    assert_int_equal(checklist.in_force, NO);
    assert_string_equal(names_code(&checklist_state_names, (int)checklist.state), "published");
    assert_int_equal(checklist.row_version, 2);
    assert_ok(checklist_current(fixture_as(*state, "institution_officer"), &checklist));
    assert_string_equal(checklist.uuid.text, FIXTURE_CHECKLIST);
    fixture->now = day_start(fixture_day("2026-12-01"));
    assert_ok(checklist_current(fixture_as(*state, "institution_officer"), &checklist));
    assert_string_equal(checklist.uuid.text, DRAFT);
    assert_int_equal(checklist.in_force, YES);
    assert_int_equal(checklist.items.count, 175);
}

static void test_of_two_for_one_day_the_later_number_counts(void **state) {
    struct checklist checklist;
    make(state, DRAFT, FIXTURE_CHECKLIST);
    make(state, SECOND, FIXTURE_CHECKLIST);
    assert_ok(publish(editor(state), SECOND, "2026-11-23", &checklist));
    assert_ok(publish(editor(state), DRAFT, "2026-11-23", &checklist));
    assert_int_equal(checklist.in_force, NO);
    assert_ok(checklist_current(editor(state), &checklist));
    assert_string_equal(checklist.uuid.text, SECOND);
}

static void test_publishing_has_rules(void **state) {
    struct checklist checklist;
    make(state, DRAFT, FIXTURE_CHECKLIST);
    struct ctx *ctx = editor(state);
    assert_field_error(ctx, publish(ctx, DRAFT, "2026-11-22", &checklist), "effective_from", "order");
    ctx = editor(state);
    ctx->base_version = 9;
    assert_int_equal(publish(ctx, DRAFT, "2026-11-23", &checklist), STATUS_STALE);
    ctx = editor(state);
    assert_ok(publish(ctx, DRAFT, "2026-11-23", &checklist));
    assert_string_equal(checklist.published_by, ctx->actor.name);
    assert_int_equal(publish(ctx, DRAFT, "2026-11-24", &checklist), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "published");
}

/* ---- items ---- */

static void test_items_of_a_draft_change(void **state) {
    struct checklist checklist;
    struct checklist_item_edit edit = item(DRAFT, "GY-XF-99");
    make(state, DRAFT, FIXTURE_CHECKLIST);
    assert_ok(checklist_put_item(editor(state), &edit, &checklist));
    assert_int_equal(checklist.item_count, 176);
    assert_int_equal(checklist.row_version, 2);
    assert_string_equal(item_at(&checklist, 175)->code, "GY-XF-99");
    assert_int_equal(item_at(&checklist, 175)->position, 176);
    edit.requirement = "灭火器在有效期内";
    edit.applies_when = CONDITION_CANTEEN;
    assert_ok(checklist_put_item(editor(state), &edit, &checklist));
    assert_int_equal(checklist.item_count, 176);
    assert_string_equal(item_at(&checklist, 175)->requirement, "灭火器在有效期内");
    assert_int_equal(item_at(&checklist, 175)->applies_when, CONDITION_CANTEEN);
    const struct checklist_item_ref ref = {fixture_uuid(DRAFT), "GY-XF-99"};
    assert_ok(checklist_drop_item(editor(state), &ref, &checklist));
    assert_int_equal(checklist.item_count, 175);
    assert_int_equal(checklist_drop_item(editor(state), &ref, &checklist), STATUS_NOT_FOUND);
    struct ctx *ctx = editor(state);
    edit.code = "小写 code";
    assert_field_error(ctx, checklist_put_item(ctx, &edit, &checklist), "code", "format");
}

static void test_a_published_version_never_changes(void **state) {
    struct checklist checklist;
    const struct checklist_item_edit edit = item(FIXTURE_CHECKLIST, "GY-XF-01");
    const struct checklist_item_ref ref = {fixture_uuid(FIXTURE_CHECKLIST), "GY-XF-01"};
    struct ctx *ctx = editor(state);
    assert_int_equal(checklist_put_item(ctx, &edit, &checklist), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "published");
    assert_int_equal(checklist_drop_item(ctx, &ref, &checklist), STATUS_WRONG_STATE);
    assert_ok(checklist_current(ctx, &checklist));
    assert_string_equal(item_at(&checklist, 12)->requirement,
                        "建筑取得消防设计审查、验收或备案手续，实际用途与手续一致");
    assert_int_equal(checklist.item_count, 175);
}

/* ---- which items ---- */

static size_t applying(void **state, const char *uuid, bool gas_only) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution institution;
    struct checklist checklist;
    size_t count = 0;
    const struct uuid id = fixture_uuid(uuid);
    assert_ok(institution_find(ctx, &id, &institution));
    assert_ok(checklist_current(ctx, &checklist));
    for (size_t i = 0; i < checklist.items.count; i++)
        count += checklist_item_applies(item_at(&checklist, i), &institution, gas_only);
    return count;
}

static void test_an_institution_gets_what_applies_to_it(void **state) {
    /* home: elderly care, bottled gas, canteen, lodging; no fire control room */
    assert_int_equal(applying(state, FIXTURE_HOME, false), 106);
    assert_int_equal(applying(state, FIXTURE_HOME, true), 9);
    /* other_home: child welfare, electric, canteen, lodging, a lift */
    assert_int_equal(applying(state, FIXTURE_OTHER_HOME, false), 89);
    assert_int_equal(applying(state, FIXTURE_OTHER_HOME, true), 0);
    /* far_home: elderly care with lodging, without canteen or fuel */
    assert_int_equal(applying(state, FIXTURE_FAR_HOME, false), 88);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_new_draft_holds_the_sample_row_by_row),
        FIXTURE_TEST(test_a_draft_gets_the_next_number_and_is_made_once),
        FIXTURE_TEST(test_drafts_are_for_those_who_publish),
        FIXTURE_TEST(test_the_version_in_force_follows_the_calendar),
        FIXTURE_TEST(test_of_two_for_one_day_the_later_number_counts),
        FIXTURE_TEST(test_publishing_has_rules),
        FIXTURE_TEST(test_items_of_a_draft_change),
        FIXTURE_TEST(test_a_published_version_never_changes),
        FIXTURE_TEST(test_an_institution_gets_what_applies_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
