/* row.c: a row into a struct. Which column fills which member is found once for each prepared statement. */
#include "db_private.h"

#include "minan/base/log.h"

enum status row_map(struct prepared *prepared, const struct shape *shape) {
    if (prepared->row_shape == shape)
        return STATUS_OK;
    for (int i = 0; i < prepared->column_count; i++) {
        const char *name = sqlite3_column_name(prepared->stmt, i);
        const struct field *field = shape_field(shape, name);
        if (field == NULL || field->type == FIELD_OBJECT || field->type == FIELD_LIST)
            return db_misuse(sql_name(prepared->statement), "column without a member", name);
        prepared->columns[i] = field;
    }
    prepared->row_shape = shape;
    return STATUS_OK;
}

enum status row_read(struct prepared *prepared, const struct shape *shape, struct arena *arena,
                     void *object) {
    shape_clear(shape, object);
    for (int i = 0; i < prepared->column_count; i++) {
        if (value_read(prepared->stmt, i, prepared->columns[i], arena, object))
            continue;
        LOG(LOG_ERROR, "db.value", LOG_TEXT("statement", sql_name(prepared->statement)),
            LOG_TEXT("column", prepared->columns[i]->name), LOG_TEXT("message", "value of the wrong form"));
        return STATUS_DATABASE;
    }
    return STATUS_OK;
}
