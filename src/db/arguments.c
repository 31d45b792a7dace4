/* arguments.c: which lines a call switches on, and what is bound to the parameters of the rest.
 *
 * A name is looked for in args->params, then in shape, then in shape2. Names scope_* come from args->scope
 * alone when there is one, so that nothing a client sent can take their place.
 */
#include "db_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_scope_name(const char *name) {
    return strncmp(name, "scope_", 6) == 0;
}

static bool scope_is_empty(const struct db_scope *scope) {
    return !scope->city_id && !scope->county_id && !scope->town_id && !scope->institution_id;
}

static int64_t scope_value(const struct db_scope *scope, const char *name) {
    if (strcmp(name, "scope_city") == 0)
        return scope->city_id;
    if (strcmp(name, "scope_county") == 0)
        return scope->county_id;
    if (strcmp(name, "scope_town") == 0)
        return scope->town_id;
    if (strcmp(name, "scope_institution") == 0)
        return scope->institution_id;
    return 0;
}

static bool scope_switches(const struct db_scope *scope, const char *condition) {
    if (scope->everything)
        return false;
    if (strcmp(condition, "scope_nothing") == 0)
        return scope_is_empty(scope);
    return scope_value(scope, condition) != 0;
}

static const struct db_param *find_param(const struct db_param *params, const char *name) {
    for (; params && params->name; params++) {
        if (strcmp(params->name, name) == 0)
            return params;
    }
    return NULL;
}

static bool param_is_given(const struct db_param *param) {
    switch (param->type) {
    case DB_INT: return param->integer != INT_NONE;
    case DB_REAL: return !isnan(param->real);
    case DB_FLAG: return param->integer == 1;
    case DB_TEXT:
    case DB_BLOB: return param->data != NULL;
    }
    return false;
}

static void map_fill(struct source_map *map, const char *const *names, int count,
                     const struct db_args *args) {
    if (map->list && map->shape == args->shape && map->shape2 == args->shape2)
        return;
    if (map->list == NULL)
        map->list = db_alloc((size_t)count, sizeof *map->list);
    map->shape = args->shape;
    map->shape2 = args->shape2;
    for (int i = 0; i < count; i++) {
        const struct field *first = args->shape ? shape_field(args->shape, names[i]) : NULL;
        const struct field *second = args->shape2 ? shape_field(args->shape2, names[i]) : NULL;
        map->list[i] = (struct source){first ? first : second, first == NULL};
    }
}

static const void *source_object(const struct source *source, const struct db_args *args) {
    return source->second ? args->object2 : args->object;
}

static bool is_given(const char *name, const struct source *source, const struct db_args *args) {
    if (args->scope && is_scope_name(name))
        return scope_switches(args->scope, name);
    const struct db_param *param = find_param(args->params, name);
    if (param)
        return param_is_given(param);
    return source->field && !field_is_absent(source->field, source_object(source, args));
}

static enum status check_args(enum sql statement, const struct db_args *args) {
    if (!statement_known(statement))
        return db_misuse("?", "no such statement", NULL);
    const struct sql_statement *source = &sql_statements[statement];
    if (source->scoped && args->scope == NULL)
        return db_misuse(source->name, "scoped statement without a scope", NULL);
    if (!source->scoped && args->scope != NULL)
        return db_misuse(source->name, "scope given to an unscoped statement", NULL);
    if ((args->shape && !args->object) || (args->shape2 && !args->object2))
        return db_misuse(source->name, "shape without its object", NULL);
    return STATUS_OK;
}

enum status args_mask(struct db *db, enum sql statement, const struct db_args *args, uint64_t *ret_mask) {
    enum status status = check_args(statement, args);
    if (status != STATUS_OK)
        return status;
    const struct sql_statement *source = &sql_statements[statement];
    struct source_map *map = &db->slots[statement].conditions;
    uint64_t mask = 0;
    map_fill(map, source->conditions, source->condition_count, args);
    for (int i = 0; i < source->condition_count; i++) {
        if (is_given(source->conditions[i], &map->list[i], args))
            mask |= (uint64_t)1 << i;
    }
    *ret_mask = mask;
    return STATUS_OK;
}

static int bind_scope(sqlite3_stmt *stmt, int index, const struct db_scope *scope, const char *name) {
    int64_t value = scope_value(scope, name);
    return value ? sqlite3_bind_int64(stmt, index, value) : sqlite3_bind_null(stmt, index);
}

static enum status bind_one(struct db *db, struct prepared *prepared, int i, const struct db_args *args) {
    const char *name = prepared->param_names[i];
    const struct source *source = &prepared->params.list[i];
    const struct db_param *param;
    int code;
    if (args->scope && is_scope_name(name))
        code = bind_scope(prepared->stmt, i + 1, args->scope, name);
    else if ((param = find_param(args->params, name)) != NULL)
        code = value_bind_param(prepared->stmt, i + 1, param);
    else if (source->field)
        code = value_bind_field(prepared, i + 1, source->field, source_object(source, args));
    else
        return db_misuse(sql_name(prepared->statement), "parameter without a value", name);
    return code == SQLITE_OK ? STATUS_OK : db_run_failed(db, code, sql_name(prepared->statement));
}

enum status args_bind(struct db *db, struct prepared *prepared, const struct db_args *args) {
    map_fill(&prepared->params, (const char *const *)prepared->param_names, prepared->param_count, args);
    for (int i = 0; i < prepared->param_count; i++) {
        enum status status = bind_one(db, prepared, i, args);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
