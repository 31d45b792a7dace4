/* todo_fields.c: what 今天要做的 is, to JSON and to the OpenAPI. */
#include "minan/domain/todo.h"

NAMES_DEFINE(todo_kind, "待办类型", TODO_KIND_TABLE)

static const struct field todo_item_fields[] = {
    F_ENUM(struct todo_item, kind, todo_kind, REQUIRED, .label = "待办类型"),
    F_UUID(struct todo_item, institution, NULLABLE, .label = "机构"),
    F_TEXT(struct todo_item, institution_name, NULLABLE, .label = "机构名称"),
    F_UUID(struct todo_item, hazard, NULLABLE, .label = "隐患", .doc = "where it is about one"),
    F_UUID(struct todo_item, plan, NULLABLE, .label = "检查计划", .doc = "where it is about a planned visit"),
    F_UUID(struct todo_item, incident, NULLABLE, .label = "突发事件", .doc = "where it is about one"),
    F_TEXT(struct todo_item, title, REQUIRED, .label = "事项", .max = 300),
    F_DATE(struct todo_item, due_on, NULLABLE, .label = "期限"),
    F_BOOL(struct todo_item, overdue, REQUIRED, .label = "逾期"),
};
SHAPE(todo_item, struct todo_item);

static const struct field todo_count_fields[] = {
    F_ENUM(struct todo_count, kind, todo_kind, REQUIRED, .label = "待办类型"),
    F_INT(struct todo_count, count, REQUIRED, .label = "件数"),
};
SHAPE(todo_count, struct todo_count);

static const struct field todo_fields[] = {
    F_LIST(struct todo, counts, todo_count_shape, REQUIRED, .label = "件数"),
    F_LIST(struct todo, items, todo_item_shape, REQUIRED, .label = "事项"),
};
SHAPE(todo, struct todo);
