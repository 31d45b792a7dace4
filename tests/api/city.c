#include "city.h"

#include "harness.h"
#include "minan/base/file.h"
#include "minan/base/hash.h"
#include "minan/http/uri.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const people[] = {
    "system_admin",      "city_leader",     "city_supervisor", "county_leader",       "county_supervisor",
    "town_officer",      "auditor",         "guest_inspector", "institution_officer", "institution_principal",
    "second_supervisor", "other_principal", "far_leader",      "far_supervisor",      "far_principal",
};
enum { PEOPLE = sizeof people / sizeof *people, DATABASE_MOST = 64 * 1024 * 1024 };

/* One for the whole program: what was made once. */
static struct {
    struct arena *arena;
    char *database;
    size_t size;
    const char *cookies[PEOPLE];
    const char *csrf[PEOPLE];
} city;

int64_t city_now(void) {
    return INT64_C(1795399200000); /* 2026-11-23T02:00:00Z, as in fixture.c */
}

static void make_folder(char *folder, size_t size) {
    snprintf(folder, size, "/tmp/minan-api-XXXXXX");
    if (mkdtemp(folder) == NULL)
        fail_msg("no temporary folder");
}

void city_empty(char *folder, size_t size) {
    if (hash_init() != STATUS_OK)
        fail_msg("no libsodium");
    make_folder(folder, size);
}

static int remove_entry(const char *path, const struct stat *found, int kind, struct FTW *walk) {
    (void)found, (void)kind, (void)walk;
    return remove(path);
}

void city_remove(const char *folder) {
    nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
}

static const char *csrf_of(const struct response *response) {
    json_t *json = json_loadb(response->body, response->body_size, 0, NULL);
    const char *csrf = arena_text(city.arena, json_string_value(json_object_get(json, "csrf")));
    json_decref(json);
    return csrf;
}

static void sign_in(struct app *app, int i) {
    struct exchange exchange = {.arena = arena_new(1 << 22)};
    struct request *request = &exchange.request;
    const char *path = "/api/v1/session";
    const char *body =
        arena_printf(exchange.arena, "{\"login\":\"%s\",\"password\":\"%s\"}", people[i], FIXTURE_PASSWORD);
    *request = (struct request){.method = METHOD_POST,
                                .raw_target = path,
                                .peer = "127.0.0.1",
                                .id = "0000000000000000",
                                .body = body,
                                .body_size = strlen(body),
                                .header_count = 3,
                                .headers = {{"host", "localhost"},
                                            {"origin", "http://localhost"},
                                            {"content-type", "application/json"}}};
    if (uri_parse(path, exchange.arena, &request->target) != STATUS_OK)
        fail_msg("no target");
    app_handle(app, &exchange);
    if (exchange.response.http_status != 200)
        fail_msg("%s cannot sign in: %s", people[i], exchange.response.body);
    for (size_t k = 0; k < exchange.response.header_count; k++) {
        const struct pair *header = &exchange.response.headers[k];
        if (strcmp(header->name, "Set-Cookie") == 0)
            city.cookies[i] = arena_copy(city.arena, header->value, strcspn(header->value, ";"));
    }
    city.csrf[i] = csrf_of(&exchange.response);
    arena_free(exchange.arena);
}

static void sign_everybody_in(const char *folder) {
    int64_t now = city_now();
    struct clock clock = clock_fixed(&now);
    struct app *app = NULL;
    if (app_open(
            &(struct app_options){.data_dir = folder, .clock = &clock, .inline_work = true, .quiet = true},
            &app) != STATUS_OK)
        fail_msg("the app does not open on the fixture's database");
    for (int i = 0; i < PEOPLE; i++)
        sign_in(app, i);
    app_close(app);
}

static void forget_city(void) {
    arena_free(city.arena);
}

static void make_city(void) {
    char folder[64];
    if (hash_init() != STATUS_OK)
        fail_msg("no libsodium");
    make_folder(folder, sizeof folder);
    city.arena = arena_new((size_t)2 * DATABASE_MOST);
    atexit(forget_city);
    const char *path = arena_printf(city.arena, "%s/minan.db", folder);
    fixture_make_database(path);
    sign_everybody_in(folder);
    if (file_read(path, city.arena, DATABASE_MOST, &city.database, &city.size) != STATUS_OK)
        fail_msg("the fixture's database cannot be read");
    city_remove(folder);
}

void city_copy(char *folder, size_t size) {
    if (city.arena == NULL)
        make_city();
    char path[128];
    make_folder(folder, size);
    snprintf(path, sizeof path, "%s/minan.db", folder);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(city.database, 1, city.size, file) != city.size || fclose(file) != 0)
        fail_msg("the fixture's database cannot be copied");
}

static int index_of(const char *account) {
    for (int i = 0; i < PEOPLE; i++) {
        if (strcmp(people[i], account) == 0)
            return i;
    }
    fail_msg("no account %s", account);
    return 0;
}

const char *api_csrf(const char *account) {
    return city.csrf[index_of(account)];
}

const char *api_cookie(const char *account) {
    return city.cookies[index_of(account)];
}
