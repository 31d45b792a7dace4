/* inspection.h: visits 检查 and self-checks 自查 (rules.md section 3). The phone makes the whole record and
 * sends it in one PUT when both sides have signed; photos follow one by one (attachment.h). A failed item is
 * a hazard: no second form. */
#ifndef MINAN_DOMAIN_INSPECTION_H
#define MINAN_DOMAIN_INSPECTION_H

#include "minan/domain/checklist.h"
#include "minan/domain/institution.h"

#define LEVEL_TABLE(X)                                                                                       \
    X(INSPECTION_CITY, "city", "市级")                                                                       \
    X(INSPECTION_COUNTY, "county", "县级") X(INSPECTION_INSTITUTION, "institution", "机构")
NAMES_DECLARE(inspection_level, LEVEL_TABLE)
/* clang-format off */
#define KIND_TABLE(X) \
    X(KIND_ROUTINE, "routine", "日常检查") \
    X(KIND_SPECIAL, "special", "专项检查") \
    X(KIND_CASE, "case", "个案检查") \
    X(KIND_JOINT, "joint", "联合检查") \
    X(KIND_SUPERVISION, "supervision", "督导检查") \
    X(KIND_KEY_DATE, "key_date", "节点检查") \
    X(KIND_SELF, "self", "月度自查") \
    X(KIND_GAS_SELF, "gas_self", "燃气自查")
/* clang-format on */
NAMES_DECLARE(inspection_kind, KIND_TABLE)
#define INSPECTION_STATE_TABLE(X)                                                                            \
    X(INSPECTION_SUBMITTED, "submitted", "已提交") X(INSPECTION_VOID, "void", "作废")
NAMES_DECLARE(inspection_state, INSPECTION_STATE_TABLE)
#define ANSWER_RESULT_TABLE(X)                                                                               \
    X(ANSWER_PASS, "pass", "合格")                                                                           \
    X(ANSWER_FAIL, "fail", "不合格") X(ANSWER_NOT_APPLICABLE, "not_applicable", "不适用")
NAMES_DECLARE(answer_result, ANSWER_RESULT_TABLE)
#define RECHECK_TABLE(X) X(RECHECK_DONE, "done", "整改到位") X(RECHECK_NOT_DONE, "not_done", "未到位")
NAMES_DECLARE(recheck_result, RECHECK_TABLE)

/* What a failed answer carries: the hazard it becomes. */
struct failed {
    struct uuid uuid; /* of the hazard */
    enum severity severity;
    const char *assessment_reason; /* required when the severity differs from the item's */
    const char *place;
    const char *description;
    const char *responsible;
    const char *measures_required;
    int32_t deadline;
    enum truth fixed_on_site; /* needs an after photo */
    const char *fix_result;
    struct list before_photos; /* TEXTS: attachment UUIDs */
    struct list after_photos;
};
extern const struct shape failed_shape;

struct answer {
    const char *item_code;
    enum answer_result result;
    enum truth bulk; /* by 其余均合格 */
    const char *note;
    struct list failed; /* of struct failed: exactly one when result is fail, none otherwise */
};
extern const struct shape answer_shape;

/* Section 0 of a visit: an open hazard looked at again. done closes it (by the rules of hazard_close),
 * not_done returns it. */
struct recheck {
    struct uuid event; /* of the event, client-made */
    struct uuid hazard;
    enum recheck_result result;
    const char *text;
    int32_t new_deadline; /* not_done */
    struct list after_photos;
};
extern const struct shape recheck_shape;

struct member {
    struct uuid account; /* absent: a named outsider */
    const char *name;
    const char *unit;
};
extern const struct shape member_shape;

struct inspection_new {
    struct uuid uuid; /* in path */
    struct uuid institution;
    enum inspection_kind kind; /* self kinds for institution roles only, the others for bureau roles only */
    enum truth unannounced;
    enum truth led_by_leader;
    enum truth led_by_principal;
    struct uuid checklist; /* the version shown to the inspector */
    int64_t started_at;
    int64_t finished_at;
    int64_t clock_offset_ms;
    const char *place;
    double longitude;
    double latitude;
    const char *partners;
    struct list team;    /* of struct member; the author is added when missing */
    struct list answers; /* of struct answer: every item of the list made for the institution, exactly once */
    struct list rechecks; /* of struct recheck */
    int64_t bulk_pass_used;
    const char *conclusion;
    struct uuid inspector_signature;   /* attachment; required for visits by a bureau */
    struct uuid institution_signature; /* attachment; required unless refused */
    const char *institution_signer;
    enum truth refused;
    const char *refusal_reason;
    const char *refusal_witness;
    struct list site_photos; /* TEXTS: attachment UUIDs */
};
extern const struct shape inspection_new_shape;

struct inspection_answer { /* as shown afterwards, with the wording of its version */
    const char *item_code;
    enum area area;
    const char *requirement;
    const char *basis;
    enum answer_result result;
    enum truth bulk;
    const char *note;
};
extern const struct shape inspection_answer_shape;

struct inspection {
    struct inspection_id id;
    struct uuid uuid;
    const char *number;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    enum inspection_level level;
    enum inspection_kind kind;
    enum inspection_state state;
    enum truth unannounced;
    enum truth led_by_leader;
    enum truth led_by_principal;
    struct uuid checklist;
    int64_t checklist_number;
    const char *author;
    int64_t started_at;
    int64_t finished_at;
    int64_t received_at;
    const char *place;
    const char *partners;
    int64_t items_passed;
    int64_t items_failed;
    int64_t items_not_applicable;
    int64_t items_bulk_passed;
    int64_t team_size;
    const char *institution_signer;
    enum truth refused;
    const char *refusal_reason;
    const char *refusal_witness;
    const char *conclusion;
    const char *notice_number;
    const char *void_reason;
    struct list team;        /* of struct member */
    struct list answers;     /* of struct inspection_answer */
    struct list hazards;     /* of struct hazard_row */
    struct list attachments; /* of struct attachment_row: also tells the phone what has arrived */
    int64_t row_version;
};
extern const struct shape inspection_shape;

struct inspection_row {
    struct uuid uuid;
    const char *number;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    enum inspection_level level;
    enum inspection_kind kind;
    enum inspection_state state;
    enum truth led_by_leader;
    enum truth led_by_principal;
    enum truth refused;
    const char *author;
    int32_t finished_on;
    int64_t finished_at;
    int64_t team_size;
    int64_t items_failed;
    struct inspection_id id; /* INTERNAL */
};
extern const struct shape inspection_row_shape;

struct inspection_filter {
    struct uuid institution;
    const char *county; /* code */
    enum institution_type institution_type;
    enum inspection_level level;
    enum truth by_bureau; /* city or county */
    enum inspection_kind kind;
    enum inspection_state state;
    enum truth led_by_leader;
    int32_t finished_from;
    int32_t finished_to;
    const char *search; /* institution name */
    const char *cursor;
    int64_t limit;
};
extern const struct shape inspection_filter_shape;

/* What the SQL fragment inspection_where needs beside the filter, as in hazard.h. */
struct inspection_where {
    const char *named;
    enum truth only_bureau;
    enum truth only_own; /* self-checks */
};
extern const struct shape inspection_where_shape;
MUST_USE enum status inspection_where_make(struct ctx *ctx, const struct inspection_filter *filter,
                                           struct inspection_where *ret_where);

struct inspection_page {
    struct list items; /* newest first */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape inspection_page_shape;

struct inspection_by_uuid {
    struct uuid uuid;
};
extern const struct shape inspection_by_uuid_shape;

struct inspection_void {
    struct uuid uuid; /* in path */
    const char *reason;
};
extern const struct shape inspection_void_shape;

MUST_USE enum status inspection_list(struct ctx *ctx, const struct inspection_filter *filter,
                                     struct inspection_page *ret_page);
MUST_USE enum status inspection_count(struct ctx *ctx, const struct inspection_filter *filter,
                                      int64_t *ret_count); /* of all rows, whatever limit says */
/* Every row behind a filter, newest first, for exports: the callback's object is a struct inspection_row. */
MUST_USE enum status inspection_each(struct ctx *ctx, const struct inspection_filter *filter, db_row_fn *row,
                                     void *user);
MUST_USE enum status inspection_get(struct ctx *ctx, const struct inspection_by_uuid *request,
                                    struct inspection *ret_inspection);
/* The whole visit at once: answers, hazards (issued with a notice number), rechecks, awaited attachments.
 * Idempotent by UUID and content hash; other content: STATUS_UUID_CONFLICT. */
MUST_USE enum status inspection_put(struct ctx *ctx, const struct inspection_new *request,
                                    struct inspection *ret_inspection);
/* Voids the visit; its hazards stay and are voided by their own act. */
MUST_USE enum status inspection_void(struct ctx *ctx, const struct inspection_void *request,
                                     struct inspection *ret_inspection);

#endif
