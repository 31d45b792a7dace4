/* imports.c: how long a county waits while 5,000 institutions become its register, sent as the page sends
 * them, and what plain sqlite3 calls take to insert as many rows. Usage: imports PROGRAM DATA, where DATA is
 * a copy of a demo city with a second copy of its database beside it as scratch.db. */
#include "minan/base/uuid.h"
#include "server.h"
#include "visitor.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 5000, CHUNK_ROWS = 500, PATH_MOST = 128, BODY_MOST = 1 << 20, FIRST_ROW = 2 };
#define MOST_SECONDS 5.0

struct imports {
    struct server_process server;
    struct visitor visitor;
    char county[64];
    struct uuid batch;
    double longest; /* of the replies, which is how often the page's bar moves */
};

static json_t *send_json(struct imports *imports, const char *method, const char *path, json_t *body) {
    static char request[BODY_MOST + REQUEST_MOST];
    char *text = json_dumps(body, JSON_COMPACT);
    size_t size = visitor_compose(&imports->visitor, method, path, text, request, sizeof request);
    double start = seconds_now();
    json_t *reply = reply_json(client_call(imports->server.port, request, size));
    double seconds = seconds_now() - start;
    imports->longest = seconds > imports->longest ? seconds : imports->longest;
    free(text);
    json_decref(body);
    return reply;
}

static void find_county(struct imports *imports) {
    char request[REQUEST_MOST];
    size_t size = visitor_get(&imports->visitor, "/institutions?limit=1", "", request);
    json_t *page = reply_json(client_call(imports->server.port, request, size));
    const json_t *row = json_array_get(json_object_get(page, "items"), 0);
    snprintf(imports->county, sizeof imports->county, "%s",
             json_string_value(json_object_get(row, "county_name")));
    json_decref(page);
}

/* ---- a batch ---- */

static void begin(struct imports *imports) {
    char path[PATH_MOST];
    snprintf(path, sizeof path, "/imports/%s", imports->batch.text);
    json_t *headings = json_pack("[ssssssss]", "机构名称", "机构类型", "县(市、区)", "地址", "负责人",
                                 "床位数", "厨房燃料", "启用日期");
    json_decref(
        send_json(imports, "PUT", path, json_pack("{ssso}", "file_name", "台账.xlsx", "headings", headings)));
}

static json_t *row_of(const struct imports *imports, int number) {
    char name[64], address[64], beds[16];
    snprintf(name, sizeof name, "新建第%d养老院", number);
    snprintf(address, sizeof address, "人民路%d号", number);
    snprintf(beds, sizeof beds, "%d", 20 + number % 300);
    return json_pack("{sis[ssssssss]}", "row_no", FIRST_ROW + number, "cells", name, "养老机构",
                     imports->county, address, "王某", beds, "管道天然气", "2020-05-01");
}

static void send_chunk(struct imports *imports, int first) {
    char path[PATH_MOST];
    json_t *rows = json_array();
    for (int i = first; i < first + CHUNK_ROWS; i++)
        json_array_append_new(rows, row_of(imports, i));
    snprintf(path, sizeof path, "/imports/%s/rows", imports->batch.text);
    json_t *batch = send_json(imports, "PUT", path, json_pack("{so}", "rows", rows));
    if (json_integer_value(json_object_get(batch, "row_count")) != first + CHUNK_ROWS ||
        json_integer_value(json_object_get(batch, "bad_count")) != 0)
        give_up("rows that are not taken: %s", json_dumps(batch, 0));
    json_decref(batch);
}

static void commit(struct imports *imports) {
    char path[PATH_MOST];
    snprintf(path, sizeof path, "/imports/%s/commit", imports->batch.text);
    json_t *batch = send_json(imports, "POST", path, json_object());
    if (json_integer_value(json_object_get(batch, "new_count")) != ROWS)
        give_up("not all became institutions");
    json_decref(batch);
}

static double import_all(struct imports *imports) {
    double start = seconds_now();
    imports->batch = uuid_random();
    begin(imports);
    for (int first = 0; first < ROWS; first += CHUNK_ROWS)
        send_chunk(imports, first);
    commit(imports);
    return seconds_now() - start;
}

/* ---- the rows alone ---- */

static void run_plain(sqlite3 *handle, const char *sql) {
    if (sqlite3_exec(handle, sql, NULL, NULL, NULL) != SQLITE_OK)
        give_up("%s: %s", sql, sqlite3_errmsg(handle));
}

static double insert_plain(const char *data) {
    char path[512];
    sqlite3 *handle = NULL;
    snprintf(path, sizeof path, "%s/scratch.db", data);
    if (sqlite3_open(path, &handle) != SQLITE_OK)
        give_up("cannot open %s", path);
    run_plain(handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    double start = seconds_now();
    run_plain(
        handle,
        "INSERT INTO institution (uuid, name, type, city_id, county_id, address, principal, beds, "
        "kitchen_fuel, opened_on, created_at, updated_at) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT "
        "i + 1 FROM n WHERE i < 4999) SELECT printf('00000000-0000-4000-a000-%012d', i), printf('新建第%d养"
        "老院', i), 'elderly_care', o.city_id, o.county_id, printf('人民路%d号', i), '王某', 20 + i % 300, "
        "'piped_gas', '2020-05-01', 0, 0 FROM n CROSS JOIN (SELECT city_id, county_id FROM institution LIMIT "
        "1) o");
    double seconds = seconds_now() - start;
    if (sqlite3_changes(handle) != ROWS)
        give_up("not as many rows");
    sqlite3_close(handle);
    return seconds;
}

int main(int count, char **arguments) {
    struct imports imports = {0};
    if (count != 3)
        give_up("usage: imports PROGRAM DATA");
    imports.server = server_start(arguments[1], arguments[2], "/dev/null");
    visitor_sign_in(&imports.visitor, imports.server.port, arguments[2], "county");
    find_county(&imports);
    double seconds = import_all(&imports);
    server_stop(&imports.server);
    double plain = insert_plain(arguments[2]);
    bool holds = seconds < MOST_SECONDS;
    printf("import of %d rows in parts of %d, checked and committed   %5.2f s < %.0f  %s; the longest part "
           "%.2f s; "
           "%.1f x as many plain inserts\n",
           ROWS, CHUNK_ROWS, seconds, MOST_SECONDS, holds ? "ok" : "MISSED", imports.longest,
           seconds / plain);
    return holds ? 0 : 1;
}
