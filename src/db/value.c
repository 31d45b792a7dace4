/* value.c: one value between a struct member and SQLite.
 *
 *   TEXT UUID  text    DATE  ISO text    ENUM  its code    TIME INT ID  integer    BOOL  0, 1    REAL  real
 *   LIST of TEXT  a JSON array (bound only), for  IN (SELECT value FROM json_each(:types)) ; absent is NULL
 * Texts are bound as they stand, not copied: they outlive the call.
 */
#include "db_private.h"

#include <math.h>
#include <string.h>

struct db_param db_param_day(const char *name, int32_t day, char text[DAY_TEXT_SIZE]) {
    if (day != DAY_NONE)
        day_format(day, text);
    return (struct db_param){.name = name, .type = DB_TEXT, .data = day == DAY_NONE ? NULL : text};
}

static int bind_int(sqlite3_stmt *stmt, int index, int64_t value) {
    return value == INT_NONE ? sqlite3_bind_null(stmt, index) : sqlite3_bind_int64(stmt, index, value);
}

static int bind_text(sqlite3_stmt *stmt, int index, const char *text) {
    return sqlite3_bind_text(stmt, index, text, -1, SQLITE_STATIC); /* NULL binds NULL */
}

int value_bind_param(sqlite3_stmt *stmt, int index, const struct db_param *param) {
    switch (param->type) {
    case DB_INT:
    case DB_FLAG: return bind_int(stmt, index, param->integer);
    case DB_REAL: return sqlite3_bind_double(stmt, index, param->real); /* NaN binds NULL */
    case DB_TEXT: return bind_text(stmt, index, param->data);
    case DB_BLOB: return sqlite3_bind_blob64(stmt, index, param->data, param->size, SQLITE_STATIC);
    }
    return SQLITE_MISUSE;
}

static void add_json_text(sqlite3_str *out, const char *text) {
    sqlite3_str_appendchar(out, 1, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20)
            sqlite3_str_appendf(out, "\\u%04x", c);
        else if (c == '"' || c == '\\')
            sqlite3_str_appendf(out, "\\%c", c);
        else
            sqlite3_str_appendchar(out, 1, *text);
    }
    sqlite3_str_appendchar(out, 1, '"');
}

static int bind_texts(sqlite3_stmt *stmt, int index, const struct list *list) {
    if (list->count == 0)
        return sqlite3_bind_null(stmt, index);
    const char *const *texts = list->items;
    sqlite3_str *out = sqlite3_str_new(NULL);
    for (size_t i = 0; i < list->count; i++) {
        sqlite3_str_appendchar(out, 1, i ? ',' : '[');
        add_json_text(out, texts[i]);
    }
    sqlite3_str_appendchar(out, 1, ']');
    if (sqlite3_str_errcode(out) != SQLITE_OK) {
        sqlite3_free(sqlite3_str_finish(out));
        return SQLITE_NOMEM;
    }
    return sqlite3_bind_text(stmt, index, sqlite3_str_finish(out), -1, sqlite3_free);
}

static int bind_day(struct prepared *prepared, int index, int32_t day) {
    if (day == DAY_NONE)
        return sqlite3_bind_null(prepared->stmt, index);
    char *text = prepared->days[index - 1];
    day_format(day, text);
    return bind_text(prepared->stmt, index, text);
}

static int bind_list(struct prepared *prepared, int index, const struct field *field, const void *member) {
    if (field->type == FIELD_LIST && field->shape == NULL)
        return bind_texts(prepared->stmt, index, member);
    (void)db_misuse(sql_name(prepared->statement), "only lists of texts can be bound", field->name);
    return SQLITE_MISUSE;
}

int value_bind_field(struct prepared *prepared, int index, const struct field *field, const void *object) {
    sqlite3_stmt *stmt = prepared->stmt;
    const void *member = (const char *)object + field->offset;
    switch (field->type) {
    case FIELD_TEXT: return bind_text(stmt, index, *(const char *const *)member);
    case FIELD_UUID:
        return bind_text(stmt, index, uuid_is_set(member) ? ((const struct uuid *)member)->text : NULL);
    case FIELD_DATE: return bind_day(prepared, index, *(const int32_t *)member);
    case FIELD_TIME:
    case FIELD_INT: return bind_int(stmt, index, *(const int64_t *)member);
    case FIELD_REAL: return sqlite3_bind_double(stmt, index, *(const double *)member);
    case FIELD_BOOL:
        return bind_int(stmt, index, field_is_absent(field, object) ? INT_NONE : *(const int *)member == YES);
    case FIELD_ENUM: return bind_text(stmt, index, names_code(field->names, *(const int *)member));
    case FIELD_ID:
        return bind_int(stmt, index, *(const int64_t *)member ? *(const int64_t *)member : INT_NONE);
    case FIELD_OBJECT:
    case FIELD_LIST: return bind_list(prepared, index, field, member);
    }
    return SQLITE_MISUSE;
}

/* ---- reading: members are absent already, so NULL leaves them alone ---- */

static const char *column_text(sqlite3_stmt *stmt, int column) {
    return (const char *)sqlite3_column_text(stmt, column);
}

static bool read_uuid(sqlite3_stmt *stmt, int column, struct uuid *ret_uuid) {
    const char *text = column_text(stmt, column);
    if (sqlite3_column_bytes(stmt, column) != UUID_TEXT_SIZE - 1)
        return false;
    memcpy(ret_uuid->text, text, UUID_TEXT_SIZE);
    return true;
}

static bool read_enum(sqlite3_stmt *stmt, int column, const struct field *field, int *ret_value) {
    *ret_value = names_value(field->names, column_text(stmt, column));
    return *ret_value != 0;
}

bool value_read(sqlite3_stmt *stmt, int column, const struct field *field, struct arena *arena,
                void *object) {
    void *member = (char *)object + field->offset;
    if (sqlite3_column_type(stmt, column) == SQLITE_NULL)
        return true;
    switch (field->type) {
    case FIELD_TEXT: {
        const char *text = column_text(stmt, column);
        *(const char **)member = arena_copy(arena, text, (size_t)sqlite3_column_bytes(stmt, column));
        return true;
    }
    case FIELD_UUID: return read_uuid(stmt, column, member);
    case FIELD_DATE: return day_parse(column_text(stmt, column), member);
    case FIELD_ENUM: return read_enum(stmt, column, field, member);
    case FIELD_BOOL: *(enum truth *)member = sqlite3_column_int(stmt, column) ? YES : NO; return true;
    case FIELD_REAL: *(double *)member = sqlite3_column_double(stmt, column); return true;
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_ID: *(int64_t *)member = sqlite3_column_int64(stmt, column); return true;
    case FIELD_OBJECT:
    case FIELD_LIST: return false;
    }
    return false;
}
