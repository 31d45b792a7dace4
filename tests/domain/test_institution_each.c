/* The whole register, as an export reads it. */
#include "check.h"
#include "fixture.h"

#include "minan/domain/institution.h"
#include "minan/domain/page.h"
#include <stdio.h>

static void put_numbered(struct ctx *ctx, int number) {
    struct institution_edit edit;
    struct institution institution;
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(arena_printf(ctx->arena, "00000000-0000-4000-8000-00000001%04d", number));
    edit.name = arena_printf(ctx->arena, "同心第%04d院", number);
    edit.type = TYPE_ELDERLY_CARE;
    edit.county = "529901";
    edit.town = "529901001";
    edit.principal_phone = "13812345678";
    assert_ok(institution_put(ctx, &edit, &institution));
}

struct met {
    enum institution_sort sort;
    size_t count, masked;
    char last[64];
    bool in_order;
};

static enum status meet(void *user, const void *object) {
    struct met *met = user;
    const struct institution_row *one = object;
    const char *key = met->sort == INSTITUTION_BY_VISIT ? one->uuid.text : one->name;
    met->in_order = met->in_order && (met->count == 0 || strcmp(met->last, key) < 0);
    met->masked += one->principal_phone && strcmp(one->principal_phone, "138****5678") == 0;
    met->count++;
    snprintf(met->last, sizeof met->last, "%s", key);
    return STATUS_OK;
}

static struct met meet_all(struct ctx *ctx, enum institution_sort sort, const char *search) {
    struct institution_filter filter;
    struct met met = {.sort = sort, .in_order = true};
    int64_t count = 0;
    shape_clear(&institution_filter_shape, &filter);
    filter.sort = sort;
    filter.search = search;
    assert_ok(institution_each(ctx, &filter, meet, &met));
    assert_ok(institution_count(ctx, &filter, &count));
    assert_int_equal(count, met.count);
    return met;
}

/* Read in blocks: none left out or met twice where one ends, in either order, with words or without. */
static void test_it_goes_on_from_block_to_block(void **state) {
    enum { MANY = 2 * PAGE_BLOCK + 1 };
    for (int i = 0; i < MANY; i++) {
        struct ctx *ctx = fixture_as(*state, "county_supervisor");
        put_numbered(ctx, i);
    }
    struct met by_name = meet_all(fixture_as(*state, "city_supervisor"), INSTITUTION_BY_NAME, NULL);
    struct met by_visit = meet_all(fixture_as(*state, "city_supervisor"), INSTITUTION_BY_VISIT, "同心");
    assert_int_equal(by_name.count, MANY + 3);
    assert_int_equal(by_name.masked, MANY);
    assert_true(by_name.in_order);
    assert_int_equal(by_visit.count, MANY);
    assert_true(by_visit.in_order); /* never visited, all: in the order in which they were made */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_it_goes_on_from_block_to_block),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
