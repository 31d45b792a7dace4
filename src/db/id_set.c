#include "minan/db/id_set.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { ID_MOST = 1 << 27, FIRST_BYTES = 4096, BITS = 8 }; /* 16 MiB at the most */

struct id_set {
    uint8_t *bytes; /* of sqlite3_realloc64; NULL: no id yet */
    int64_t size;
};

/* Room for the byte at that place; what is new is zero. */
static bool reach(struct id_set *set, int64_t place) {
    if (place < set->size)
        return true;
    int64_t size = set->size ? set->size : FIRST_BYTES;
    while (size <= place)
        size *= 2;
    uint8_t *bytes = sqlite3_realloc64(set->bytes, (sqlite3_uint64)size);
    if (bytes == NULL)
        return false;
    memset(bytes + set->size, 0, (size_t)(size - set->size));
    set->bytes = bytes;
    set->size = size;
    return true;
}

static void add(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    struct id_set *set = sqlite3_aggregate_context(context, sizeof *set);
    sqlite3_int64 id = sqlite3_value_int64(values[0]);
    if (id < 0 || id >= ID_MOST)
        sqlite3_result_error(context, "id_set: no such id", -1);
    else if (set == NULL || !reach(set, id / BITS))
        sqlite3_result_error_nomem(context);
    else
        set->bytes[id / BITS] |= (uint8_t)(1U << id % BITS);
}

/* Called after an error as well: what was gathered is handed over or freed with the result. */
static void finish(sqlite3_context *context) {
    struct id_set *set = sqlite3_aggregate_context(context, 0);
    if (set == NULL || set->bytes == NULL)
        sqlite3_result_zeroblob(context, 0);
    else
        sqlite3_result_blob64(context, set->bytes, (sqlite3_uint64)set->size, sqlite3_free);
}

static void is_in(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const uint8_t *bytes = sqlite3_value_blob(values[0]);
    sqlite3_int64 id = sqlite3_value_int64(values[1]);
    bool known = id >= 0 && id / BITS < sqlite3_value_bytes(values[0]);
    sqlite3_result_int(context, known && bytes[id / BITS] >> id % BITS & 1);
}

int id_set_register(sqlite3 *handle) {
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int code = sqlite3_create_function_v2(handle, "id_set", 1, flags, NULL, NULL, add, finish, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(handle, "id_in", 2, flags, NULL, is_in, NULL, NULL, NULL);
    return code;
}
