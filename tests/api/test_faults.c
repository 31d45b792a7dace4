/* Every call to the disk and every allocation of SQLite failing in turn, under every kind of write: the
 * program goes on, nothing is said to be saved that is not, nothing refused is there in part, and the file
 * stays sound. (Arenas abort when there is no memory at all, by design: what was acknowledged is on disk by
 * then.) */
#include "faults.h"
#include "minan/domain/audit.h"
#include "records.h"

#include <stdio.h>

enum { MOST_CALLS = 5000 };

struct write {
    const char *name;
    const char *as;
    const char *label; /* of the record; each try takes a new one */
    enum method method;
    const char *path;
    const char *body;
};

static const struct write writes[] = {
    {"hazard", "county_supervisor", "hazard", METHOD_PUT, "/hazards/$hazard",
     "{'institution':'$home','source':'report','area':'fire','severity':'general','description':'通道堵塞',"
     "'found_on':'2026-11-20','found_at':'2026-11-23T01:00:00.000Z','deadline':'2026-11-30'}"},
    {"institution", "county_supervisor", "place", METHOD_PUT, "/institutions/$place",
     "{'name':'柳林养老院','type':'elderly_care','county':'529901'}"},
    {"inspection", "county_supervisor", "visit", METHOD_PUT, "/inspections/$visit",
     "{'institution':'$home','kind':'routine','checklist':'$checklist','started_at':'2026-11-23T01:00:00."
     "000Z',"
     "'finished_at':'2026-11-23T01:00:00.000Z','team':[],'rechecks':[],'refused':true,'refusal_reason':'外出'"
     ","
     "'inspector_signature':'$signature','refusal_witness':'王某','answers':[$answers]}"},
};

static int send(struct api *api, const struct write *write) {
    const struct command command = {
        .as = write->as, .method = write->method, .path = write->path, .body = write->body};
    api_send(api, &command);
    return api->exchange.response.http_status;
}

static int read_back(struct api *api, const struct write *write) {
    const struct command command = {.as = write->as, .method = METHOD_GET, .path = write->path};
    api_send(api, &command);
    return api->exchange.response.http_status;
}

static void take_new(struct api *api, const char *name) {
    api_keep(api, name, arena_printf(api->kept, "00000000-0000-4000-b000-%012d", ++api->made));
}

static void assert_refusal(struct api *api, enum fault fault, int status, int n) {
    if (status != 500 && status != 507)
        fail_msg("call %d failed: %d", n, status);
    if (fault == FAULT_DISK_FULL) {
        assert_int_equal(status, 507);
        assert_string_equal(api_text(api, "/code"), "storage.full");
    }
}

/* One write with its n-th call failing, then the same again without. False: there are fewer calls. */
static bool try_once(struct api *api, const struct write *write, enum fault fault, int n) {
    take_new(api, write->label);
    take_new(api, "signature");
    faults_arm(fault, n);
    int status = send(api, write);
    int seen = faults_disarm();
    if (status != 201)
        assert_refusal(api, fault, status, n);
    int found = read_back(api, write);
    if (found != (status == 201 ? 200 : 404))
        fail_msg("%s, call %d failed: answered %d, then %d", write->name, n, status, found);
    assert_int_equal(send(api, write), status == 201 ? 200 : 201); /* goes on, and takes it once */
    return seen >= n;
}

static void assert_sound(const struct api *api) {
    struct arena *arena = arena_new(1 << 26);
    struct db *db = NULL;
    struct err err;
    const char *report = NULL;
    int64_t rows = 0;
    int64_t broken = -1;
    err_init(&err, arena);
    assert_int_equal(db_open_reader(arena_printf(arena, "%s/minan.db", api->folder), &db), STATUS_OK);
    assert_int_equal(db_integrity(db, arena, &report), STATUS_OK);
    assert_null(report);
    struct ctx ctx = {.arena = arena, .err = &err, .clock = &clock_system, .db = db};
    assert_int_equal(audit_verify(&ctx, &rows, &broken), STATUS_OK);
    assert_int_equal(broken, 0);
    assert_true(rows > 0);
    db_close(db);
    arena_free(arena);
}

static void fail_every(struct api *api, enum fault fault, int step) {
    api_keep(api, "target", FIXTURE_HOME);
    records_keep_answers(api, "county_supervisor");
    for (size_t i = 0; i < sizeof writes / sizeof *writes; i++) {
        int n = 1;
        while (n < MOST_CALLS && try_once(api, &writes[i], fault, n))
            n += step;
        assert_true(n > 1 && n < MOST_CALLS);
    }
    assert_sound(api);
}

static void test_every_call_to_the_disk_fails(void **state) {
    fail_every(*state, FAULT_IO, 1);
}

static void test_the_disk_is_full(void **state) {
    fail_every(*state, FAULT_DISK_FULL, 1);
}

static void test_every_allocation_of_sqlite_fails(void **state) {
    fail_every(*state, FAULT_MEMORY, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_every_call_to_the_disk_fails),
        API_TEST(test_the_disk_is_full),
        API_TEST(test_every_allocation_of_sqlite_fails),
    };
    faults_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
