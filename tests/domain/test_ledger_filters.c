/* The ledgers choose their way by how many records a filter matches (gather or walk, search or register).
 * Whatever they choose, what they show is what a plain reading of the filter gives: a made-up city of 5,300
 * institutions, every attribute of a visit in turn and names that stand for few, for many and for nearly all.
 */
#include "base/folder.h"
#include "check.h"
#include "minan/domain/demo.h"
#include "minan/domain/facet.h"
#include "minan/domain/hazard.h"
#include "minan/domain/inspection.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INSTITUTIONS = 5300, COUNTY = 3 };

struct city {
    struct folder *folder;
    const char *path;
    const char *accounts;
    int64_t now;
    struct clock clock;
    struct arena *arena;
    struct err err;
    struct db *db;
    struct ctx ctx;
    sqlite3 *raw;
};

/* The demo city's institutions are all online. */
static void disable_some_accounts(const char *path) {
    sqlite3 *raw = NULL;
    assert_int_equal(sqlite3_open(path, &raw), SQLITE_OK);
    assert_int_equal(sqlite3_exec(raw, "UPDATE account SET status = 'disabled' WHERE institution_id % 3 = 0",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    assert_true(sqlite3_changes(raw) > 0);
    sqlite3_close(raw);
}

static void make(struct city *city) {
    struct demo_options options = {.seed = 5, .institutions = INSTITUTIONS, .months = 1};
    struct db *writer = NULL;
    assert_int_equal(db_open_writer(city->path, &writer), STATUS_OK);
    assert_int_equal(db_migrate(writer, city->now), STATUS_OK);
    city->ctx.db = writer;
    options.today = clock_today(&city->clock);
    options.accounts_path = city->accounts;
    assert_int_equal(demo_make(&city->ctx, &options), STATUS_OK);
    db_close(writer);
    disable_some_accounts(city->path);
}

static int set_up(void **state) {
    static struct city city;
    void *folder = NULL;
    assert_int_equal(folder_set_up(&folder), 0);
    city.folder = folder;
    city.path = folder_path(city.folder, "minan.db");
    city.accounts = folder_path(city.folder, "demo-accounts.csv");
    city.now = INT64_C(1795400000000); /* 2026-11-23 */
    city.clock = clock_fixed(&city.now);
    city.arena = arena_new((size_t)2 << 30);
    err_init(&city.err, city.arena);
    city.ctx = (struct ctx){.arena = city.arena,
                            .err = &city.err,
                            .clock = &city.clock,
                            .request_id = "ledger",
                            .store_dir = city.folder->path,
                            .content_hash = ""};
    make(&city);
    assert_int_equal(db_open_reader(city.path, &city.db), STATUS_OK);
    assert_int_equal(sqlite3_open_v2(city.path, &city.raw, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    city.ctx.db = city.db;
    *state = &city;
    return 0;
}

static int tear_down(void **state) {
    struct city *city = *state;
    void *folder = city->folder;
    db_close(city->db);
    sqlite3_close(city->raw);
    arena_free(city->arena);
    return folder_tear_down(&folder);
}

/* The uuids of a plain statement, joined; at most 20, and how many there are in all. */
static char *plain(struct city *city, const char *table, const char *where, const char *order,
                   int64_t *ret_total) {
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf(
        "WITH m AS (SELECT * FROM %s WHERE %s) SELECT (SELECT count(*) FROM m), ifnull((SELECT "
        "group_concat(uuid) FROM (SELECT uuid FROM m ORDER BY %s LIMIT 20)), '')",
        table, where, order);
    assert_int_equal(sqlite3_prepare_v2(city->raw, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    *ret_total = sqlite3_column_int64(statement, 0);
    char *uuids = arena_text(city->arena, (const char *)sqlite3_column_text(statement, 1));
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return uuids;
}

static void as_city(struct city *city) {
    city->ctx.actor.scope = (struct db_scope){.city_id = 1};
}

static void as_county(struct city *city) {
    city->ctx.actor.scope = (struct db_scope){.city_id = 1, .county_id = COUNTY};
}

/* ---- visits ---- */

static void check_visits(struct city *city, const struct inspection_filter *filter, const char *where) {
    struct inspection_page page;
    int64_t total = 0;
    const char *wanted = plain(city, "inspection", where, "finished_on DESC, id DESC", &total);
    assert_int_equal(inspection_list(&city->ctx, filter, &page), STATUS_OK);
    assert_int_equal(page.total, total);
    assert_int_equal(page.total_capped, NO);
    const char *got = "";
    for (size_t i = 0; i < page.items.count; i++)
        got = arena_printf(city->arena, "%s%s%s", got, i ? "," : "",
                           ((const struct inspection_row *)page.items.items)[i].uuid.text);
    assert_string_equal(got, wanted);
}

static struct inspection_filter any_visit(void) {
    struct inspection_filter filter;
    shape_clear(&inspection_filter_shape, &filter);
    return filter;
}

static void check_each_attribute(struct city *city, const char *scope) {
    static const struct {
        const struct names *names;
        const char *column;
    } all[] = {{&inspection_level_names, "level"},
               {&inspection_kind_names, "kind"},
               {&institution_type_names, "institution_type"},
               {&inspection_state_names, "state"}};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
        for (int i = 0; i < all[k].names->count; i++) {
            struct inspection_filter filter = any_visit();
            int value = all[k].names->list[i].value;
            filter.level = k == 0 ? (enum inspection_level)value : inspection_level_none_;
            filter.kind = k == 1 ? (enum inspection_kind)value : inspection_kind_none_;
            filter.institution_type = k == 2 ? (enum institution_type)value : institution_type_none_;
            filter.state = k == 3 ? (enum inspection_state)value : inspection_state_none_;
            check_visits(city, &filter,
                         arena_printf(city->arena, "%s AND %s = '%s'", scope, all[k].column,
                                      all[k].names->list[i].code));
        }
    }
}

static void check_mixed(struct city *city, const char *scope) {
    struct inspection_filter filter = any_visit();
    check_visits(city, &filter, scope);
    filter.by_bureau = YES;
    check_visits(city, &filter, arena_printf(city->arena, "%s AND level IN ('city', 'county')", scope));
    filter.led_by_leader = YES;
    check_visits(city, &filter,
                 arena_printf(city->arena, "%s AND level IN ('city', 'county') AND led_by_leader", scope));
    filter = any_visit();
    filter.by_bureau = NO;
    filter.institution_type = TYPE_ELDERLY_CARE;
    filter.finished_from = filter.finished_to = day_of(2026, 11, 11);
    check_visits(city, &filter,
                 arena_printf(city->arena,
                              "%s AND level = 'institution' AND institution_type = 'elderly_care' AND "
                              "finished_on = '2026-11-11'",
                              scope));
}

static void test_visits_by_attribute(void **state) {
    struct city *city = *state;
    as_city(city);
    check_each_attribute(city, "city_id = 1");
    check_mixed(city, "city_id = 1");
    as_county(city);
    check_each_attribute(city, "county_id = 3");
    check_mixed(city, "county_id = 3");
}

static const char *const words[] = {"养老院", "柳林乐享", "院", "不存在"};

static void test_visits_by_name(void **state) {
    struct city *city = *state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct inspection_filter filter = any_visit();
        const char *named = arena_printf(
            city->arena, "institution_id IN (SELECT id FROM institution WHERE name LIKE '%%%s%%')", words[i]);
        filter.search = words[i];
        as_city(city);
        check_visits(city, &filter, named);
        as_county(city);
        check_visits(city, &filter, arena_printf(city->arena, "county_id = 3 AND %s", named));
        filter.by_bureau = YES;
        check_visits(
            city, &filter,
            arena_printf(city->arena, "county_id = 3 AND level IN ('city', 'county') AND %s", named));
    }
}

static void test_pages_of_visits_follow_each_other(void **state) {
    struct city *city = *state;
    struct inspection_filter filter = any_visit();
    struct inspection_page page;
    int64_t seen = 0;
    as_city(city);
    filter.level = INSPECTION_CITY; /* few: gathered */
    filter.limit = 7;
    do {
        assert_int_equal(inspection_list(&city->ctx, &filter, &page), STATUS_OK);
        seen += (int64_t)page.items.count;
        filter.cursor = page.next;
    } while (page.next);
    assert_true(page.total > 3 * filter.limit);
    assert_int_equal(seen, page.total);
}

/* ---- institutions ---- */

static void check_register(struct city *city, const struct institution_filter *filter, const char *where) {
    struct institution_page page;
    int64_t total = 0;
    const char *wanted = plain(city, "institution", where, "name, id", &total);
    assert_int_equal(institution_list(&city->ctx, filter, &page), STATUS_OK);
    assert_int_equal(page.total, total);
    const char *got = "";
    for (size_t i = 0; i < page.items.count; i++)
        got = arena_printf(city->arena, "%s%s%s", got, i ? "," : "",
                           ((const struct institution_row *)page.items.items)[i].uuid.text);
    assert_string_equal(got, wanted);
}

static void test_institutions_by_name(void **state) {
    struct city *city = *state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct institution_filter filter;
        shape_clear(&institution_filter_shape, &filter);
        filter.search = words[i];
        const char *named = arena_printf(city->arena, "name LIKE '%%%s%%'", words[i]);
        as_city(city);
        check_register(city, &filter, named);
        filter.has_open_hazards = YES;
        check_register(city, &filter,
                       arena_printf(city->arena,
                                    "%s AND id IN (SELECT institution_id FROM hazard WHERE state IN "
                                    "('open', 'submitted'))",
                                    named));
        filter.has_open_hazards = TRUTH_NONE;
        as_county(city);
        check_register(city, &filter, arena_printf(city->arena, "county_id = 3 AND %s", named));
    }
}

/* Of a whole city the accounts are gone through once; of a county everybody is looked up. */
static void test_institutions_by_account(void **state) {
    struct city *city = *state;
    static const char *const those =
        "IN (SELECT institution_id FROM account WHERE institution_id IS NOT NULL AND status = 'active')";
    struct institution_filter filter;
    shape_clear(&institution_filter_shape, &filter);
    for (filter.has_account = NO; filter.has_account <= YES; filter.has_account++) {
        const char *where =
            arena_printf(city->arena, "id %s %s", filter.has_account == YES ? "" : "NOT", those);
        as_city(city);
        check_register(city, &filter, where);
        as_county(city);
        check_register(city, &filter, arena_printf(city->arena, "county_id = 3 AND %s", where));
    }
}

/* Whole months are asked of visit_year, other days of the visits: both say what a plain reading says. */
static void test_institutions_by_visits(void **state) {
    struct city *city = *state;
    static const struct {
        const char *from, *to;
    } periods[] = {{"2026-10-01", "2026-10-31"}, {"2026-01-01", "2026-12-31"}, {"2026-11-01", "2026-11-23"},
                   {"2026-10-02", "2026-10-31"}, {"2026-10-01", "2026-10-20"}, {"2025-12-01", "2026-11-23"}};
    static const char *const kinds[] = {[VISIT_BY_CITY] = "level = 'city'",
                                        [VISIT_BY_COUNTY] = "level = 'county'",
                                        [VISIT_BY_ANY] = "level <> 'institution'",
                                        [VISIT_BY_CITY_LEADER] = "level = 'city' AND led_by_leader = 1",
                                        [VISIT_JOINT] = "level <> 'institution' AND kind = 'joint'"};
    as_city(city);
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        for (enum visit_level by = VISIT_BY_CITY; by <= VISIT_JOINT; by++) {
            struct institution_filter filter;
            shape_clear(&institution_filter_shape, &filter);
            assert_true(day_parse(periods[i].from, &filter.visited_from));
            assert_true(day_parse(periods[i].to, &filter.visited_to));
            filter.visited_by = by;
            const char *those = arena_printf(city->arena,
                                             "IN (SELECT institution_id FROM inspection WHERE state = "
                                             "'submitted' AND %s AND finished_on BETWEEN '%s' AND '%s')",
                                             kinds[by], periods[i].from, periods[i].to);
            check_register(city, &filter, arena_printf(city->arena, "id %s", those));
            filter.visited = NO;
            check_register(city, &filter, arena_printf(city->arena, "id NOT %s", those));
        }
    }
}

static void test_institutions_by_self_checks(void **state) {
    struct city *city = *state;
    static const char *const kinds[] = {[SELF_CHECK_ANY] = "1",
                                        [SELF_CHECK_BY_PRINCIPAL] = "led_by_principal = 1",
                                        [SELF_CHECK_OF_GAS] = "kind = 'gas_self'"};
    as_county(city);
    for (enum self_check as = SELF_CHECK_ANY; as <= SELF_CHECK_OF_GAS; as++) {
        struct institution_filter filter;
        shape_clear(&institution_filter_shape, &filter);
        assert_true(day_parse("2026-10-01", &filter.self_checked_from));
        assert_true(day_parse("2026-10-31", &filter.self_checked_to));
        filter.self_checked_as = as;
        filter.self_checked = NO;
        check_register(city, &filter,
                       arena_printf(city->arena,
                                    "county_id = 3 AND id NOT IN (SELECT institution_id FROM inspection "
                                    "WHERE state = 'submitted' AND level = 'institution' AND %s AND "
                                    "finished_on BETWEEN '2026-10-01' AND '2026-10-31')",
                                    kinds[as]));
    }
}

/* ---- hazards ---- */

static void check_hazards(struct city *city, const struct hazard_filter *filter, const char *where) {
    struct hazard_page page;
    int64_t total = 0;
    const char *wanted = plain(city, "hazard", where, "found_on DESC, id DESC", &total);
    assert_int_equal(hazard_list(&city->ctx, filter, &page), STATUS_OK);
    assert_int_equal(page.total, total);
    const char *got = "";
    for (size_t i = 0; i < page.items.count; i++)
        got = arena_printf(city->arena, "%s%s%s", got, i ? "," : "",
                           ((const struct hazard_row *)page.items.items)[i].uuid.text);
    assert_string_equal(got, wanted);
}

static void test_hazards_by_name(void **state) {
    struct city *city = *state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct hazard_filter filter;
        shape_clear(&hazard_filter_shape, &filter);
        filter.search = words[i];
        const char *named = arena_printf(
            city->arena, "institution_id IN (SELECT id FROM institution WHERE name LIKE '%%%s%%')", words[i]);
        as_county(city);
        check_hazards(city, &filter, arena_printf(city->arena, "county_id = 3 AND %s", named));
        as_city(city);
        check_hazards(city, &filter, named);
        filter.area = AREA_FIRE;
        check_hazards(city, &filter, arena_printf(city->arena, "area = 'fire' AND %s", named));
        filter.unresolved = YES;
        as_county(city);
        check_hazards(
            city, &filter,
            arena_printf(city->arena,
                         "county_id = 3 AND area = 'fire' AND state IN ('open', 'submitted') AND %s", named));
    }
}

/* ---- facets ---- */

static bool only_even(const void *filter, const int *chosen, int value) {
    (void)filter;
    (void)chosen;
    return value % 2 == 0;
}

static bool flag_after_submitted(const void *filter, const int *chosen, int value) {
    (void)filter;
    return value == NO || chosen[0] == HAZARD_SUBMITTED;
}

static void test_facet_words_are_all_that_fit(void **state) {
    struct city *city = *state;
    static const struct facet_part parts[] = {{&hazard_state_names, 1, only_even},
                                              {NULL, 1, flag_after_submitted}};
    const char *words_of = facet_words(city->arena, parts, 2, NULL);
    assert_int_equal(HAZARD_SUBMITTED % 2, 0);
    assert_string_equal(words_of, "[\"s0\",\"s1\",\"t0\"]");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_visits_by_attribute),
        cmocka_unit_test(test_visits_by_name),
        cmocka_unit_test(test_pages_of_visits_follow_each_other),
        cmocka_unit_test(test_institutions_by_name),
        cmocka_unit_test(test_institutions_by_account),
        cmocka_unit_test(test_institutions_by_visits),
        cmocka_unit_test(test_institutions_by_self_checks),
        cmocka_unit_test(test_hazards_by_name),
        cmocka_unit_test(test_facet_words_are_all_that_fit),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
