#include "fixture.h"

#include "minan/base/credit_code.h"
#include "minan/base/hash.h"
#include "minan/base/utf8.h"
#include "minan/domain/account.h"
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MUST(condition)                                                                                      \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "%s:%d: fixture: %s\n", __FILE__, __LINE__, #condition);                         \
            abort();                                                                                         \
        }                                                                                                    \
    } while (0)

static const int64_t fixed_now = INT64_C(1795399200000); /* 2026-11-23T02:00:00Z */

struct person {
    const char *login;
    const char *name;
    enum role role;
    int county_id;
    int town_id;
    int institution_id;
};

static const struct person people[] = {
    {"system_admin", "管理员", ROLE_SYSTEM_ADMIN, 0, 0, 0},
    {"city_leader", "市领导", ROLE_CITY_LEADER, 0, 0, 0},
    {"city_supervisor", "市监管", ROLE_CITY_SUPERVISOR, 0, 0, 0},
    {"county_leader", "县领导", ROLE_COUNTY_LEADER, FIXTURE_COUNTY_ID, 0, 0},
    {"county_supervisor", "县监管", ROLE_COUNTY_SUPERVISOR, FIXTURE_COUNTY_ID, 0, 0},
    {"institution_principal", "院长", ROLE_INSTITUTION_PRINCIPAL, FIXTURE_COUNTY_ID, 0, FIXTURE_HOME_ID},
    {"institution_officer", "安全员", ROLE_INSTITUTION_OFFICER, FIXTURE_COUNTY_ID, 0, FIXTURE_HOME_ID},
    {"town_officer", "镇干部", ROLE_TOWN_OFFICER, FIXTURE_COUNTY_ID, FIXTURE_TOWN_ID, 0},
    {"auditor", "审计员", ROLE_AUDITOR, 0, 0, 0},
    {"guest_inspector", "专家", ROLE_GUEST_INSPECTOR, FIXTURE_COUNTY_ID, 0, FIXTURE_HOME_ID},
    {"second_supervisor", "县监管二", ROLE_COUNTY_SUPERVISOR, FIXTURE_COUNTY_ID, 0, 0},
    {"other_principal", "福利院长", ROLE_INSTITUTION_PRINCIPAL, FIXTURE_COUNTY_ID, 0, FIXTURE_OTHER_HOME_ID},
    {"far_leader", "青岭领导", ROLE_COUNTY_LEADER, FIXTURE_FAR_COUNTY_ID, 0, 0},
    {"far_supervisor", "青岭监管", ROLE_COUNTY_SUPERVISOR, FIXTURE_FAR_COUNTY_ID, 0, 0},
    {"far_principal", "青岭院长", ROLE_INSTITUTION_PRINCIPAL, FIXTURE_FAR_COUNTY_ID, 0, FIXTURE_FAR_HOME_ID},
};
enum { PEOPLE = sizeof people / sizeof *people };

struct home {
    const char *uuid;
    const char *name;
    const char *code17;
    const char *type;
    int county_id;
    int town_id;
    const char *more; /* columns that switch checklist items on: canteen, kitchen_fuel, lodging, lifts */
};

static const struct home homes[] = {
    {FIXTURE_HOME, "福寿养老院", "52529901MJ0000001", "elderly_care", FIXTURE_COUNTY_ID, FIXTURE_TOWN_ID,
     "1, 'bottled_gas', 1, 0"},
    {FIXTURE_OTHER_HOME, "石麓县儿童福利院", "12529901MB0000002", "child_welfare", FIXTURE_COUNTY_ID,
     FIXTURE_OTHER_TOWN_ID, "1, 'electric', 1, 1"},
    {FIXTURE_FAR_HOME, "青岭养老院", "52529902MJ0000003", "elderly_care", FIXTURE_FAR_COUNTY_ID,
     FIXTURE_FAR_TOWN_ID, "0, 'none', 1, 0"},
};
enum { HOMES = sizeof homes / sizeof *homes };

static const char regions_sql[] =
    "INSERT INTO region (id, code, name, level, parent_id, city_id, county_id) VALUES"
    " (1, '529900', '澜江市', 'city', NULL, 1, NULL),"
    " (2, '529901', '石麓县', 'county', 1, 1, 2), (3, '529902', '青岭县', 'county', 1, 1, 3),"
    " (4, '529901001', '柳林镇', 'town', 2, 1, 2), (5, '529901002', '东关街道', 'town', 2, 1, 2),"
    " (6, '529902001', '松坪镇', 'town', 3, 1, 3);";

static const char checklist_sql[] =
    "INSERT INTO checklist (id, uuid, number, title, created_at)"
    " VALUES (1, '" FIXTURE_CHECKLIST "', 1, '安全检查表（示例）', 1767225600000);";
static const char publish_sql[] =
    "UPDATE checklist SET state = 'published', effective_from = '2026-01-01', published_at = 1767225600000,"
    " published_by = 3 WHERE id = 1;";

static void run_sql(sqlite3 *handle, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(handle, sql, NULL, NULL, &message) == SQLITE_OK)
        return;
    fprintf(stderr, "fixture: %s\n%s\n", message, sql);
    abort();
}

static const char *number_or_null(struct arena *arena, int value) {
    return value ? arena_printf(arena, "%d", value) : "NULL";
}

static void add_home(sqlite3 *handle, struct arena *arena, int i) {
    const struct home *home = &homes[i];
    run_sql(handle,
            arena_printf(arena,
                         "INSERT INTO institution (id, uuid, name, credit_code, type, city_id, county_id,"
                         " town_id, canteen, kitchen_fuel, lodging, lifts, people_served, staff, beds,"
                         " principal, principal_phone, opened_on, created_at, updated_at, content_hash)"
                         " VALUES (%d, '%s', '%s', '%s%c', '%s', 1, %d, %d, %s, 60, 20, 80, '王院长',"
                         " '13800001234', '2015-01-01', 1767225600000, 1767225600000, '');"
                         "INSERT INTO institution_search (rowid, tokens) VALUES (%d, '%s');",
                         i + 1, home->uuid, home->name, home->code17, credit_code_check(home->code17),
                         home->type, home->county_id, home->town_id, home->more, i + 1,
                         utf8_spaced(arena, home->name)));
}

static void add_person(sqlite3 *handle, struct arena *arena, int i, const char *hash) {
    const struct person *person = &people[i];
    run_sql(handle, arena_printf(
                        arena,
                        "INSERT INTO account (id, uuid, login, name, role, city_id, county_id, town_id,"
                        " institution_id, password_hash, must_change_password, expires_on, created_at)"
                        " VALUES (%d, '%s', '%s', '%s', '%s', 1, %s, %s, %s, '%s', 0, %s, 1767225600000);",
                        i + 1, fixture_account_uuid(person->login).text, person->login, person->name,
                        names_code(&role_names, (int)person->role), number_or_null(arena, person->county_id),
                        number_or_null(arena, person->town_id), number_or_null(arena, person->institution_id),
                        hash, person->role == ROLE_GUEST_INSPECTOR ? "'2026-12-31'" : "NULL"));
}

/* Hashing is slow on purpose: once for a test program. */
static const char *shared_hash(void) {
    static char hash[128];
    if (hash[0] == '\0') {
        struct arena *arena = arena_new(1 << 16);
        const char *text;
        MUST(password_hash(FIXTURE_PASSWORD, arena, &text) == STATUS_OK);
        snprintf(hash, sizeof hash, "%s", text);
        arena_free(arena);
    }
    return hash;
}

static void fill(sqlite3 *handle) {
    struct arena *arena = arena_new(1 << 20);
    run_sql(handle, "PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON; BEGIN;");
    run_sql(handle, regions_sql);
    for (int i = 0; i < HOMES; i++)
        add_home(handle, arena, i);
    for (int i = 0; i < PEOPLE; i++)
        add_person(handle, arena, i, shared_hash());
    run_sql(handle, checklist_sql);
    run_sql(handle, "COMMIT;");
    arena_free(arena);
}

static void with_raw(const char *path, void (*act)(sqlite3 *handle)) {
    sqlite3 *handle;
    MUST(sqlite3_open(path, &handle) == SQLITE_OK);
    act(handle);
    MUST(sqlite3_close(handle) == SQLITE_OK);
}

static void publish(sqlite3 *handle) {
    run_sql(handle, publish_sql);
}

static void build_database(const char *path) {
    struct db *db;
    MUST(db_open_writer(path, &db) == STATUS_OK);
    MUST(db_migrate(db, fixed_now) == STATUS_OK);
    db_close(db);
    with_raw(path, fill);
    MUST(db_open_writer(path, &db) == STATUS_OK);
    MUST(db_run(db, SQL_CHECKLIST_SAMPLE, ARGS(PARAMS(P_INT("checklist_id", 1))), NULL) == STATUS_OK);
    db_close(db);
    with_raw(path, publish);
}

/* The first one is built, the others are copies of its bytes. */
void fixture_make_database(const char *path) {
    static char image[2 << 20];
    static size_t size;
    if (size == 0) {
        MUST(hash_init() == STATUS_OK);
        build_database(path);
        FILE *built = fopen(path, "rb");
        MUST(built);
        size = fread(image, 1, sizeof image, built);
        MUST(size > 0 && size < sizeof image && fclose(built) == 0);
        return;
    }
    FILE *copy = fopen(path, "wb");
    MUST(copy && fwrite(image, 1, size, copy) == size && fclose(copy) == 0);
    MUST(chmod(path, 0600) == 0);
}

struct fixture *fixture_new(void) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    MUST(fixture);
    strcpy(fixture->folder, "/tmp/minan-domain-XXXXXX");
    MUST(mkdtemp(fixture->folder));
    snprintf(fixture->path, sizeof fixture->path, "%s/minan.db", fixture->folder);
    snprintf(fixture->store, sizeof fixture->store, "%s/files", fixture->folder);
    MUST(mkdir(fixture->store, 0700) == 0);
    fixture_make_database(fixture->path);
    fixture->now = fixed_now;
    fixture->clock = clock_fixed(&fixture->now);
    fixture->arena = arena_new(64u << 20);
    MUST(db_open_writer(fixture->path, &fixture->db) == STATUS_OK);
    MUST(db_begin_write(fixture->db) == STATUS_OK);
    fixture_as(fixture, "");
    return fixture;
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

void fixture_free(struct fixture *fixture) {
    if (fixture == NULL)
        return;
    db_rollback(fixture->db);
    db_close(fixture->db);
    MUST(nftw(fixture->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS) == 0);
    arena_free(fixture->arena);
    free(fixture);
}

void fixture_commit(struct fixture *fixture) {
    MUST(db_commit(fixture->db) == STATUS_OK);
    MUST(db_begin_write(fixture->db) == STATUS_OK);
}

void fixture_rollback(struct fixture *fixture) {
    db_rollback(fixture->db);
    MUST(db_begin_write(fixture->db) == STATUS_OK);
}

/* ---- who acts ---- */

static int person_index(const char *name) {
    for (int i = 0; i < PEOPLE; i++) {
        if (strcmp(people[i].login, name) == 0)
            return i;
    }
    fprintf(stderr, "fixture: nobody is called %s\n", name);
    abort();
}

struct account_id fixture_account_id(const char *name) {
    return (struct account_id){person_index(name) + 1};
}

struct uuid fixture_account_uuid(const char *name) {
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "00000000-0000-4000-9000-%012d", person_index(name) + 1);
    return uuid;
}

static struct db_scope scope_of(const struct person *person) {
    if (person->institution_id)
        return (struct db_scope){.institution_id = person->institution_id};
    if (person->town_id)
        return (struct db_scope){.town_id = person->town_id};
    if (person->county_id)
        return (struct db_scope){.county_id = person->county_id};
    return (struct db_scope){.city_id = FIXTURE_CITY_ID};
}

static struct actor actor_of(const char *name) {
    const struct person *person = &people[person_index(name)];
    return (struct actor){
        .id = fixture_account_id(name),
        .uuid = fixture_account_uuid(name),
        .name = person->name,
        .role = person->role,
        .scope = scope_of(person),
        .city_id = FIXTURE_CITY_ID,
        .county_id = person->county_id,
    };
}

struct ctx *fixture_as(struct fixture *fixture, const char *name) {
    err_init(&fixture->err, fixture->arena);
    fixture->ctx = (struct ctx){
        .arena = fixture->arena,
        .err = &fixture->err,
        .clock = &fixture->clock,
        .db = fixture->db,
        .request_id = "test",
        .store_dir = fixture->store,
        .seal = &fixture->seal,
        .content_hash = "",
    };
    if (name[0])
        fixture->ctx.actor = actor_of(name);
    return &fixture->ctx;
}

struct uuid fixture_uuid(const char *text) {
    struct uuid uuid;
    MUST(uuid_parse(text, &uuid));
    return uuid;
}

int32_t fixture_day(const char *text) {
    int32_t day;
    MUST(day_parse(text, &day));
    return day;
}

int fixture_setup(void **state) {
    *state = fixture_new();
    return 0;
}

int fixture_teardown(void **state) {
    fixture_free(*state);
    return 0;
}
