/* reminder_fields.c: what a reminder is, to JSON, to SQL and to the OpenAPI. */
#include "reminder_private.h"

NAMES_DEFINE(reminder_outcome, "提醒结果", REMINDER_OUTCOME_TABLE)

static const struct field reminder_fields[] = {
    F_INT(struct reminder, rung, REQUIRED, .label = "级次"),
    F_DATE(struct reminder, due_on, REQUIRED, .label = "应提醒日期"),
    F_DATE(struct reminder, deadline, REQUIRED, .label = "整改期限",
           .doc = "the rung's day was counted from"),
    F_TIME(struct reminder, fired_at, REQUIRED, .label = "提醒时间"),
    F_ENUM(struct reminder, outcome, reminder_outcome, REQUIRED, .label = "提醒结果"),
    F_INT(struct reminder, told, REQUIRED, .label = "提醒人数"),
    F_INT(struct reminder, read, REQUIRED, .label = "已读人数"),
};
SHAPE(reminder, struct reminder);

static const struct field reminder_list_fields[] = {
    F_LIST(struct reminder_list, items, reminder_shape, REQUIRED, .label = "提醒"),
};
SHAPE(reminder_list, struct reminder_list);

static const struct field reminder_case_fields[] = {
    F_ID(struct reminder_case, id),
    F_UUID(struct reminder_case, uuid, INTERNAL),
    F_TEXT(struct reminder_case, institution_name, INTERNAL),
    F_ID(struct reminder_case, institution_id),
    F_INT(struct reminder_case, city_id, INTERNAL),
    F_INT(struct reminder_case, county_id, INTERNAL),
    F_ENUM(struct reminder_case, source, hazard_source, INTERNAL),
    F_ENUM(struct reminder_case, severity, severity, INTERNAL),
    F_ENUM(struct reminder_case, state, hazard_state, INTERNAL),
    F_TEXT(struct reminder_case, description, INTERNAL),
    F_DATE(struct reminder_case, found_on, INTERNAL),
    F_DATE(struct reminder_case, deadline, INTERNAL),
    F_ID(struct reminder_case, logged_by),
    F_ID(struct reminder_case, submitted_by),
    F_BOOL(struct reminder_case, signed_once, INTERNAL),
    F_BOOL(struct reminder_case, paused, INTERNAL),
};
SHAPE(reminder_case, struct reminder_case);
