/* The demo city: the same seed gives the same city, and its records keep the rules the program holds everyone
 * to. */
#include "check.h"
#include "minan/base/file.h"
#include "minan/domain/audit.h"
#include "minan/domain/demo.h"
#include "minan/domain/tally.h"
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INSTITUTIONS = 60, MONTHS = 4 };

struct city {
    int64_t months_told; /* what the story said of its progress, last */
    char folder[40];
    char path[64];
    char accounts[80];
    sqlite3 *raw;
};

static void hear_month(void *user, int64_t done, int64_t months) {
    struct city *city = user;
    assert_int_equal(months, MONTHS);
    assert_int_equal(done, city->months_told + 1);
    city->months_told = done;
}

/* The indexes are there again, and every CHECK and foreign key holds. */
static void assert_sound(struct arena *arena, struct db *db, const char *schema) {
    const char *now = NULL;
    const char *report = NULL;
    assert_int_equal(db_schema_text(db, arena, &now), STATUS_OK);
    assert_string_equal(now, schema);
    assert_int_equal(db_integrity(db, arena, &report), STATUS_OK);
    assert_null(report);
}

/* Counted once at the end, in one statement each. */
static void assert_tallies_are_full(struct ctx *ctx) {
    int64_t differences = -1;
    assert_int_equal(tally_verify(ctx, &differences), STATUS_OK);
    assert_int_equal(differences, 0);
}

static void make(struct city *city, int64_t seed) {
    city->months_told = 0;
    snprintf(city->folder, sizeof city->folder, "/tmp/minan-demo-XXXXXX");
    assert_non_null(mkdtemp(city->folder));
    snprintf(city->path, sizeof city->path, "%s/minan.db", city->folder);
    snprintf(city->accounts, sizeof city->accounts, "%s/demo-accounts.csv", city->folder);
    struct arena *arena = arena_new((size_t)1 << 30);
    struct err err;
    err_init(&err, arena);
    int64_t now = INT64_C(1795400000000); /* 2026-11-23 */
    struct clock clock = clock_fixed(&now);
    struct db *db;
    assert_int_equal(db_open_writer(city->path, &db), STATUS_OK);
    assert_int_equal(db_migrate(db, now), STATUS_OK);
    const char *schema = NULL;
    assert_int_equal(db_schema_text(db, arena, &schema), STATUS_OK);
    struct ctx ctx = {.arena = arena,
                      .err = &err,
                      .clock = &clock,
                      .db = db,
                      .request_id = "demo",
                      .store_dir = city->folder,
                      .content_hash = ""};
    int32_t today;
    assert_true(day_parse("2026-11-23", &today));
    struct demo_options options = {.seed = seed,
                                   .institutions = INSTITUTIONS,
                                   .months = MONTHS,
                                   .today = today,
                                   .accounts_path = city->accounts,
                                   .month_done = hear_month,
                                   .user = city};
    assert_int_equal(demo_make(&ctx, &options), STATUS_OK);
    assert_int_equal(city->months_told, MONTHS);
    assert_sound(arena, db, schema);
    assert_tallies_are_full(&ctx);
    db_close(db);
    arena_free(arena);
    assert_int_equal(sqlite3_open(city->path, &city->raw), SQLITE_OK);
}

static int drop_entry(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static void drop(struct city *city) {
    sqlite3_close(city->raw);
    assert_int_equal(nftw(city->folder, drop_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
}

static int64_t number(const struct city *city, const char *sql) {
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(city->raw, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static char *text(const struct city *city, const char *sql) {
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(city->raw, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *value = strdup((const char *)sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    return value;
}

static const char story_of[] =
    "SELECT group_concat(uuid || state || deadline || coalesce(closed_on, '-')) FROM "
    "(SELECT * FROM hazard ORDER BY id)";

static int make_one(void **state) {
    static struct city city;
    make(&city, 7);
    *state = &city;
    return 0;
}

static int drop_one(void **state) {
    drop(*state);
    return 0;
}

static void test_same_seed_same_city(void **state) {
    const struct city *city = *state;
    struct city again, other;
    make(&again, 7);
    make(&other, 8);
    char *first = text(city, story_of), *second = text(&again, story_of), *third = text(&other, story_of);
    assert_string_equal(first, second);
    assert_string_not_equal(first, third);
    free(first);
    free(second);
    free(third);
    drop(&again);
    drop(&other);
}

static void test_the_city_is_whole(void **state) {
    const struct city *city = *state;
    assert_int_equal(number(city, "SELECT count(*) FROM region WHERE level = 'county'"), 12);
    assert_int_equal(number(city, "SELECT count(*) FROM region WHERE level = 'town'"), 96);
    assert_int_equal(number(city, "SELECT count(*) FROM institution"), INSTITUTIONS);
    assert_int_equal(number(city, "SELECT count(*) FROM institution_search"), INSTITUTIONS);
    assert_int_equal(number(city, "SELECT count(*) FROM checklist_item"), 175);
    assert_int_equal(
        number(city,
               "SELECT count(DISTINCT state) FROM hazard WHERE state IN ('open', 'submitted', 'closed')"),
        3);
    assert_true(number(city, "SELECT count(*) FROM inspection WHERE level = 'county'") >= 24);
    assert_true(number(city, "SELECT count(*) FROM inspection WHERE level = 'institution'") >= 120);
}

static void test_hazards_keep_the_rules(void **state) {
    const struct city *city = *state;
    assert_int_equal(
        number(city, "SELECT count(*) FROM hazard WHERE found_on > '2026-11-23' OR closed_on > '2026-11-23'"),
        0);
    assert_int_equal(number(city, "SELECT count(*) FROM hazard WHERE closed_by = submitted_by"), 0);
    assert_int_equal(
        number(city, "SELECT count(*) FROM hazard h WHERE inspection_id IS NOT NULL AND row_version <> "
                     "(SELECT count(*) FROM hazard_event e WHERE e.hazard_id = h.id)"),
        0);
    assert_int_equal(
        number(city, "SELECT count(*) FROM hazard h WHERE state <> (SELECT state_after FROM hazard_event e "
                     "WHERE e.hazard_id = h.id ORDER BY e.id DESC LIMIT 1)"),
        0);
    assert_int_equal(
        number(city,
               "SELECT count(*) FROM hazard WHERE severity = 'major' AND state = 'closed' AND NOT EXISTS "
               "(SELECT 1 FROM hazard_event e WHERE e.hazard_id = hazard.id AND e.act = 'close' AND "
               "e.report_number IS NOT NULL)"),
        0);
}

static void test_lives_are_told_in_full(void **state) {
    const struct city *city = *state;
    assert_true(number(city, "SELECT count(*) FROM hazard WHERE extension_asked IS NOT NULL") > 0);
    assert_true(number(city, "SELECT count(*) FROM hazard WHERE extension_count > 0") > 0);
    assert_true(number(city, "SELECT count(*) FROM hazard WHERE restriction IS NOT NULL") > 0);
    assert_int_equal(number(city, "SELECT count(*) FROM hazard WHERE listed_level = 'province'"), 1);
    assert_int_equal(number(city,
                            "SELECT count(*) FROM hazard WHERE extension_count <> (SELECT count(*) FROM "
                            "hazard_event e WHERE e.hazard_id = hazard.id AND e.act = 'grant')"),
                     0);
    assert_int_equal(number(city, "SELECT count(*) FROM hazard WHERE severity = 'major' AND state IN "
                                  "('submitted', 'closed') AND NOT (planned AND settled)"),
                     0);
    assert_int_equal(number(city,
                            "SELECT count(*) FROM hazard_event e WHERE act IN ('plan', 'settle') AND NOT "
                            "EXISTS (SELECT 1 FROM hazard_plan p WHERE p.event = e.uuid) AND NOT EXISTS "
                            "(SELECT 1 FROM hazard_settlement s WHERE s.event = e.uuid)"),
                     0);
}

static void test_visits_add_up(void **state) {
    const struct city *city = *state;
    assert_int_equal(number(city, "SELECT count(*) FROM inspection v WHERE items_failed <> "
                                  "(SELECT count(*) FROM hazard h WHERE h.inspection_id = v.id)"),
                     0);
    assert_int_equal(number(city, "SELECT count(*) FROM inspection v WHERE items_failed + items_passed <> "
                                  "(SELECT count(*) FROM answer a WHERE a.inspection_id = v.id)"),
                     0);
    assert_int_equal(number(city, "SELECT count(*) FROM inspection v WHERE team_size <> "
                                  "(SELECT count(*) FROM inspection_member m WHERE m.inspection_id = v.id)"),
                     0);
    assert_int_equal(
        number(city, "SELECT count(*) FROM inspection v JOIN institution i ON i.id = v.institution_id "
                     "WHERE v.finished_on < i.opened_on OR v.finished_on >= coalesce(i.closed_on, '9999')"),
        0);
    assert_int_equal(number(city, "SELECT count(*) FROM sequence s JOIN region r ON r.id = s.region_id WHERE "
                                  "kind = 'inspection' AND last <> "
                                  "(SELECT count(*) FROM inspection v WHERE v.number GLOB 'JC-' || r.code || "
                                  "'-' || s.year || '-*')"),
                     0);
    assert_int_equal(
        number(city, "SELECT count(*) FROM sequence s JOIN region r ON r.id = s.region_id WHERE "
                     "kind = 'notice' AND last <> (SELECT count(*) FROM (SELECT notice_number AS n "
                     "FROM inspection UNION SELECT notice_number FROM hazard UNION SELECT number FROM paper) "
                     "WHERE n GLOB r.name || '民安改*' || s.year || '*')"),
        0);
    assert_true(number(city, "SELECT count(*) FROM inspection WHERE level = 'city' AND notice_number GLOB "
                             "'澜江市民安改*'") > 0);
}

static void test_papers_of_every_kind_with_their_copies(void **state) {
    const struct city *city = *state;
    assert_int_equal(
        number(city, "SELECT count(DISTINCT kind) FROM paper WHERE kind <> 'supervision_letter'"), 5);
    assert_true(number(city, "SELECT count(*) FROM paper WHERE state = 'void'") > 0);
    assert_int_equal(number(city, "SELECT count(*) FROM paper p JOIN region r ON r.id = p.issuer_id WHERE "
                                  "p.number NOT LIKE r.name || '民安%' OR p.issuer <> r.name || '民政局'"),
                     0);
    assert_int_equal(
        number(city, "SELECT count(*) FROM sequence s WHERE s.kind = 'inspection_record' AND last <> "
                     "(SELECT count(*) FROM paper p WHERE p.kind = s.kind AND p.issuer_id = s.region_id)"),
        0);
    struct stat info;
    char path[200];
    char *hash = text(city, "SELECT sha256 FROM paper ORDER BY id LIMIT 1");
    snprintf(path, sizeof path, "%s/%.2s/%s", city->folder, hash, hash);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, number(city, "SELECT bytes FROM paper ORDER BY id LIMIT 1"));
    free(hash);
}

static void test_what_is_planned_soon_is_announced_by_a_paper(void **state) {
    const struct city *city = *state;
    assert_true(number(city, "SELECT count(*) FROM visit_plan p WHERE p.state = 'noticed' AND p.from_on > "
                             "'2026-11-23'") > 3);
    assert_int_equal(number(city,
                            "SELECT count(*) FROM visit_plan p WHERE p.state = 'noticed' AND p.from_on > "
                            "'2026-11-23' AND NOT EXISTS (SELECT 1 FROM paper w WHERE w.visit_plan_id = "
                            "p.id AND w.kind = 'inspection_notice')"),
                     0);
    assert_int_equal(number(city, "SELECT count(*) FROM visit_plan p JOIN account a ON a.institution_id = "
                                  "p.institution_id WHERE a.login = 'principal' AND p.state = 'noticed'") > 0,
                     1);
}

static void test_reminders_are_up_to_date(void **state) {
    const struct city *city = *state;
    assert_true(number(city, "SELECT count(*) FROM message") > 20);
    assert_true(number(city, "SELECT count(*) FROM message WHERE read_at IS NULL") > 0);
    assert_true(number(city, "SELECT count(*) FROM message WHERE read_at IS NOT NULL") > 0);
    assert_int_equal(number(city, "SELECT count(*) FROM reminder_agenda WHERE look_on <= '2026-11-23'"), 0);
    assert_int_equal(number(city, "SELECT count(*) FROM reminder r JOIN hazard h ON h.id = r.hazard_id WHERE "
                                  "date(r.fired_at / 1000, 'unixepoch', '+8 hours') < h.found_on"),
                     0);
    assert_int_equal(number(city, "SELECT count(*) FROM delivery WHERE state = 'unknown'"), 1);
    assert_int_equal(number(city, "SELECT count(*) FROM channel WHERE active = 1"), 0);
}

static void test_accounts_file_holds_every_role(void **state) {
    const struct city *city = *state;
    struct stat info;
    assert_int_equal(stat(city->accounts, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    struct arena *arena = arena_new((size_t)1 << 20);
    char *data;
    size_t size;
    assert_int_equal(file_read(city->accounts, arena, 65536, &data, &size), STATUS_OK);
    assert_int_equal(strncmp(data, "login,password,role,role_label,scope\n", 37), 0);
    for (int role = 1; role < ROLE__COUNT; role++)
        assert_non_null(strstr(data, names_code(&role_names, role)));
    assert_int_equal(
        number(city, "SELECT count(DISTINCT password_hash) FROM account WHERE password_hash <> '!'"), 11);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_seed_same_city),
        cmocka_unit_test(test_the_city_is_whole),
        cmocka_unit_test(test_hazards_keep_the_rules),
        cmocka_unit_test(test_lives_are_told_in_full),
        cmocka_unit_test(test_visits_add_up),
        cmocka_unit_test(test_papers_of_every_kind_with_their_copies),
        cmocka_unit_test(test_what_is_planned_soon_is_announced_by_a_paper),
        cmocka_unit_test(test_reminders_are_up_to_date),
        cmocka_unit_test(test_accounts_file_holds_every_role),
    };
    return cmocka_run_group_tests(tests, make_one, drop_one);
}
