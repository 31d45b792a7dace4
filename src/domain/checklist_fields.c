/* checklist_fields.c: what a checklist and its items are, to JSON, to SQL and to the reader. */
#include "minan/domain/checklist.h"

NAMES_DEFINE(area, "领域", AREA_TABLE)
NAMES_DEFINE(severity, "隐患等级", SEVERITY_TABLE)
NAMES_DEFINE(item_type, "适用机构", ITEM_TYPE_TABLE)
NAMES_DEFINE(condition, "适用条件", CONDITION_TABLE)
NAMES_DEFINE(checklist_state, "检查表状态", CHECKLIST_STATE_TABLE)
NAMES_DEFINE(confidence, "依据可信度", CONFIDENCE_TABLE)

enum { MAX_CODE = 20, MAX_REQUIREMENT = 500, MAX_DEADLINE_DAYS = 365, MAX_ITEMS = 2000, MAX_VERSIONS = 500 };

/* clang-format off */
#define ITEM_MEMBERS(s, o)                                                                                   \
    F_ENUM(s, institution_type, item_type, REQUIRED, .label = "适用机构",                                    \
           .doc = "general applies to every type"),                                                          \
    F_ENUM(s, area, area, REQUIRED, .label = "领域"),                                                        \
    F_TEXT(s, requirement, REQUIRED, .label = "检查内容", .max = MAX_REQUIREMENT),                           \
    F_TEXT(s, basis, REQUIRED, .label = "依据"),                                                             \
    F_ENUM(s, severity, severity, REQUIRED, .label = "不合格时的隐患等级",                                   \
           .doc = "major: must be assessed, not a legal finding"),                                           \
    F_INT(s, deadline_days, REQUIRED, .label = "建议整改天数", .max = MAX_DEADLINE_DAYS, .doc = "0: at once"), \
    F_BOOL(s, photo_required, REQUIRED, .label = "须拍照"),                                                  \
    F_ENUM(s, applies_when, condition, o, .label = "适用条件", .doc = "absent: always"),                     \
    F_ENUM(s, confidence, confidence, REQUIRED, .label = "依据可信度")

static const struct field checklist_item_fields[] = {
    F_ID(struct checklist_item, id),
    F_TEXT(struct checklist_item, code, REQUIRED, .label = "检查项编号", .max = MAX_CODE),
    ITEM_MEMBERS(struct checklist_item, NULLABLE),
    F_INT(struct checklist_item, position, REQUIRED, .label = "次序"),
};
SHAPE(checklist_item, struct checklist_item);

static const struct field checklist_fields[] = {
    F_ID(struct checklist, id),
    F_UUID(struct checklist, uuid, REQUIRED, .label = "编号"),
    F_INT(struct checklist, number, REQUIRED, .label = "版本号"),
    F_TEXT(struct checklist, title, REQUIRED, .label = "标题", .max = 100),
    F_TEXT(struct checklist, note, NULLABLE | MULTILINE, .label = "说明", .max = 1000),
    F_ENUM(struct checklist, state, checklist_state, REQUIRED, .label = "状态"),
    F_DATE(struct checklist, effective_from, NULLABLE, .label = "生效日期"),
    F_TIME(struct checklist, published_at, NULLABLE, .label = "发布时间"),
    F_TEXT(struct checklist, published_by, NULLABLE, .label = "发布人"),
    F_INT(struct checklist, item_count, REQUIRED, .label = "检查项数"),
    F_BOOL(struct checklist, in_force, REQUIRED, .label = "现行", .doc = "the version a visit of today uses"),
    F_LIST(struct checklist, items, checklist_item_shape, REQUIRED, .label = "检查项", .max = MAX_ITEMS,
           .doc = "empty in lists"),
    F_INT(struct checklist, row_version, REQUIRED, .label = "版本"),
};
SHAPE(checklist, struct checklist);

static const struct field checklist_list_fields[] = {
    F_LIST(struct checklist_list, items, checklist_shape, REQUIRED, .label = "检查表", .max = MAX_VERSIONS,
           .doc = "newest first, without their items"),
};
SHAPE(checklist_list, struct checklist_list);

static const struct field checklist_new_fields[] = {
    F_UUID(struct checklist_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct checklist_new, title, REQUIRED, .label = "标题", .max = 100),
    F_TEXT(struct checklist_new, note, MULTILINE, .label = "说明", .max = 1000),
    F_UUID(struct checklist_new, copy_of, 0, .label = "复制自", .doc = "absent: the built-in sample"),
};
SHAPE(checklist_new, struct checklist_new);

static const struct field checklist_item_edit_fields[] = {
    F_UUID(struct checklist_item_edit, uuid, REQUIRED | IN_PATH, .label = "检查表编号"),
    F_TEXT(struct checklist_item_edit, code, REQUIRED | IN_PATH, .label = "检查项编号", .max = MAX_CODE),
    ITEM_MEMBERS(struct checklist_item_edit, 0),
};
SHAPE(checklist_item_edit, struct checklist_item_edit);

static const struct field checklist_item_ref_fields[] = {
    F_UUID(struct checklist_item_ref, uuid, REQUIRED | IN_PATH, .label = "检查表编号"),
    F_TEXT(struct checklist_item_ref, code, REQUIRED | IN_PATH, .label = "检查项编号", .max = MAX_CODE),
};
SHAPE(checklist_item_ref, struct checklist_item_ref);

static const struct field checklist_publish_fields[] = {
    F_UUID(struct checklist_publish, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_DATE(struct checklist_publish, effective_from, REQUIRED, .label = "生效日期"),
};
SHAPE(checklist_publish, struct checklist_publish);

static const struct field checklist_by_uuid_fields[] = {
    F_UUID(struct checklist_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(checklist_by_uuid, struct checklist_by_uuid);
/* clang-format on */
