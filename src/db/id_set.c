#include "minan/db/id_set.h"

#include "minan/base/arena.h"
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

/* Six ids a character, '0' to 'o': no quote, and no byte that ends a text. */
enum { ID_MOST = 1 << 27, FIRST_CHARS = 4096, BITS = 6, NO_ID = '0' }; /* 22 MiB at the most */

struct id_set {
    char *text;   /* of sqlite3_realloc64; NULL: no id yet */
    int64_t size; /* without the NUL */
};

/* Room for the character at that place; what is new holds no id. */
static bool reach(struct id_set *set, int64_t place) {
    if (place < set->size)
        return true;
    int64_t size = set->size ? set->size : FIRST_CHARS;
    while (size <= place)
        size *= 2;
    char *text = sqlite3_realloc64(set->text, (sqlite3_uint64)size + 1);
    if (text == NULL)
        return false;
    memset(text + set->size, NO_ID, (size_t)(size - set->size));
    text[size] = '\0';
    set->text = text;
    set->size = size;
    return true;
}

void id_set_add(char *set, int64_t id) {
    char *place = &set[id / BITS];
    *place = (char)(NO_ID + ((*place - NO_ID) | 1 << id % BITS));
}

char *id_set_new(struct arena *arena, int64_t most) {
    size_t size = (size_t)(most / BITS) + 1;
    char *set = arena_alloc(arena, size + 1);
    memset(set, NO_ID, size);
    set[size] = '\0';
    return set;
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
        id_set_add(set->text, id);
}

/* Called after an error as well: what was gathered is handed over or freed with the result. */
static void finish(sqlite3_context *context) {
    struct id_set *set = sqlite3_aggregate_context(context, 0);
    if (set == NULL || set->text == NULL)
        sqlite3_result_text(context, "", 0, SQLITE_STATIC);
    else
        sqlite3_result_text64(context, set->text, (sqlite3_uint64)set->size, sqlite3_free, SQLITE_UTF8);
}

static void is_in(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const char *text = (const char *)sqlite3_value_text(values[0]);
    size_t size = (size_t)sqlite3_value_bytes(values[0]);
    sqlite3_result_int(context, text && id_set_has(text, size, sqlite3_value_int64(values[1])));
}

int id_set_register(sqlite3 *handle) {
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    int code = sqlite3_create_function_v2(handle, "id_set", 1, flags, NULL, NULL, add, finish, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(handle, "id_in", 2, flags, NULL, is_in, NULL, NULL, NULL);
    return code;
}

bool id_set_has(const char *set, size_t size, int64_t id) {
    return id >= 0 && (uint64_t)id / BITS < size && (set[id / BITS] - NO_ID) >> id % BITS & 1;
}

int64_t id_set_count(const char *set) {
    int64_t count = 0;
    for (; *set; set++)
        count += __builtin_popcount((unsigned)(*set - NO_ID));
    return count;
}
