/* paper_fields.c: what a paper is, to JSON, to SQL and to the reader. */
#include "paper_private.h"

#include "minan/domain/page.h"

NAMES_DEFINE(paper_kind, "文书种类", PAPER_KIND_TABLE)
NAMES_DEFINE(paper_state, "文书状态", PAPER_STATE_TABLE)

static const struct field paper_fields[] = {
    F_UUID(struct paper, uuid, REQUIRED, .label = "文书编号"),
    F_ENUM(struct paper, kind, paper_kind, REQUIRED, .label = "种类"),
    F_TEXT(struct paper, number, REQUIRED, .label = "文号"),
    F_TEXT(struct paper, issuer, REQUIRED, .label = "出具单位"),
    F_UUID(struct paper, institution, NULLABLE, .label = "机构", .doc = "absent: a ledger of a whole area"),
    F_TEXT(struct paper, institution_name, NULLABLE, .label = "机构名称"),
    F_TEXT(struct paper, county_name, NULLABLE, .label = "县(市、区)"),
    F_UUID(struct paper, inspection, NULLABLE, .label = "检查"),
    F_UUID(struct paper, hazard, NULLABLE, .label = "隐患"),
    F_UUID(struct paper, visit_plan, NULLABLE, .label = "检查安排"),
    F_TEXT(struct paper, subject, REQUIRED, .label = "事由", .max = 1200),
    F_DATE(struct paper, issued_on, REQUIRED, .label = "出具日期"),
    F_TIME(struct paper, issued_at, REQUIRED, .label = "出具时间"),
    F_TEXT(struct paper, issued_by, REQUIRED, .label = "出具人"),
    F_ENUM(struct paper, state, paper_state, REQUIRED, .label = "状态"),
    F_TEXT(struct paper, void_reason, NULLABLE, .label = "作废原因", .max = 500),
    F_TIME(struct paper, voided_at, NULLABLE, .label = "作废时间"),
    F_TEXT(struct paper, voided_by, NULLABLE, .label = "作废人"),
    F_TEXT(struct paper, sha256, REQUIRED, .label = "存档 SHA-256",
           .doc = "of the copy, as in the audit chain"),
    F_INT(struct paper, bytes, REQUIRED, .label = "字节数"),
    F_INT(struct paper, chain_position, REQUIRED, .label = "审计链位置",
          .doc = "head of the audit chain when it was issued, as printed on it"),
    F_TEXT(struct paper, chain_hash, REQUIRED, .label = "审计链校验值"),
    F_TEXT(struct paper, token, REQUIRED, .label = "核验码", .doc = "of the public page /p/{token}"),
    F_BOOL(struct paper, may_void, REQUIRED, .label = "可作废", .doc = "by the asking account, now"),
    F_INT(struct paper, row_version, REQUIRED, .label = "版本"),
    F_ID(struct paper, id),
    F_ID(struct paper, issuer_id),
    F_TEXT(struct paper, content_hash, INTERNAL),
};
SHAPE(paper, struct paper);

static const struct field paper_row_fields[] = {
    F_UUID(struct paper_row, uuid, REQUIRED, .label = "文书编号"),
    F_ENUM(struct paper_row, kind, paper_kind, REQUIRED, .label = "种类"),
    F_TEXT(struct paper_row, number, REQUIRED, .label = "文号"),
    F_TEXT(struct paper_row, issuer, REQUIRED, .label = "出具单位"),
    F_UUID(struct paper_row, institution, NULLABLE, .label = "机构"),
    F_TEXT(struct paper_row, institution_name, NULLABLE, .label = "机构名称"),
    F_TEXT(struct paper_row, county_name, NULLABLE, .label = "县(市、区)"),
    F_TEXT(struct paper_row, subject, REQUIRED, .label = "事由", .max = 1200),
    F_DATE(struct paper_row, issued_on, REQUIRED, .label = "出具日期"),
    F_TEXT(struct paper_row, issued_by, REQUIRED, .label = "出具人"),
    F_ENUM(struct paper_row, state, paper_state, REQUIRED, .label = "状态"),
    F_TEXT(struct paper_row, void_reason, NULLABLE, .label = "作废原因", .max = 500),
    F_ID(struct paper_row, id),
};
SHAPE(paper_row, struct paper_row);

static const struct field paper_filter_fields[] = {
    F_ENUM(struct paper_filter, kind, paper_kind, 0, .label = "种类"),
    F_ENUM(struct paper_filter, state, paper_state, 0, .label = "状态"),
    F_TEXT(struct paper_filter, issuer, 0, .label = "出具单位", .max = 9,
           .doc = "GB/T 2260 code of the bureau"),
    F_TEXT(struct paper_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_UUID(struct paper_filter, institution, 0, .label = "机构"),
    F_UUID(struct paper_filter, inspection, 0, .label = "检查"),
    F_UUID(struct paper_filter, hazard, 0, .label = "隐患"),
    F_UUID(struct paper_filter, visit_plan, 0, .label = "检查安排"),
    F_TEXT(struct paper_filter, number, 0, .label = "文号", .max = 60, .doc = "the whole number"),
    F_DATE(struct paper_filter, issued_from, 0, .label = "出具日期起"),
    F_DATE(struct paper_filter, issued_to, 0, .label = "出具日期止"),
    F_TEXT(struct paper_filter, search, 0, .label = "机构名称", .max = 60),
    F_TEXT(struct paper_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct paper_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(paper_filter, struct paper_filter);

static const struct field paper_page_fields[] = {
    F_LIST(struct paper_page, items, paper_row_shape, REQUIRED, .label = "文书"),
    F_INT(struct paper_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct paper_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct paper_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(paper_page, struct paper_page);

/* clang-format off */
#define ASKED_FIELDS \
    F_ENUM(struct paper_new, kind, paper_kind, REQUIRED, .label = "种类"), \
    F_UUID(struct paper_new, institution, 0, .label = "机构"), \
    F_UUID(struct paper_new, inspection, 0, .label = "检查"), \
    F_UUID(struct paper_new, hazard, 0, .label = "隐患"), \
    F_UUID(struct paper_new, visit_plan, 0, .label = "检查安排", .doc = "notice: says institution, day, kind and team"), \
    F_TEXT(struct paper_new, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code; ledger"), \
    F_DATE(struct paper_new, inspect_on, 0, .label = "检查日期", .doc = "notice: today or later"), \
    F_ENUM(struct paper_new, inspection_kind, inspection_kind, 0, .label = "检查类型", .doc = "notice"), \
    F_TEXT(struct paper_new, team, 0, .label = "检查人员", .doc = "notice"), \
    F_TEXT(struct paper_new, contact, 0, .label = "联系人及电话", .doc = "notice"), \
    F_DATE(struct paper_new, found_from, 0, .label = "起始日期", .doc = "ledger: found on or after"), \
    F_DATE(struct paper_new, found_to, 0, .label = "截止日期", .doc = "ledger: found on or before"), \
    F_BOOL(struct paper_new, unresolved, 0, .label = "只列未销号", .doc = "ledger"), \
    F_TEXT(struct paper_new, text, MULTILINE, .label = "补充内容", .max = 500, \
           .doc = "what is to be inspected, the opinion, the demands, in the bureau's own words")
/* clang-format on */

static const struct field paper_new_fields[] = {
    F_UUID(struct paper_new, uuid, REQUIRED | IN_PATH, .label = "文书编号"),
    ASKED_FIELDS,
};
SHAPE(paper_new, struct paper_new);

static const struct field paper_preview_fields[] = {ASKED_FIELDS};
SHAPE(paper_preview, struct paper_new);

static const struct field paper_by_uuid_fields[] = {
    F_UUID(struct paper_by_uuid, uuid, REQUIRED | IN_PATH, .label = "文书编号"),
};
SHAPE(paper_by_uuid, struct paper_by_uuid);

static const struct field paper_void_fields[] = {
    F_UUID(struct paper_void, uuid, REQUIRED | IN_PATH, .label = "文书编号"),
    F_TEXT(struct paper_void, reason, REQUIRED | MULTILINE, .label = "作废原因", .max = 500),
};
SHAPE(paper_void, struct paper_void);

static const struct field paper_print_fields[] = {
    F_TEXTS(struct paper_print, papers, REQUIRED, .label = "文书", .max = PAPER_PRINT_MOST,
            .doc = "UUIDs, in the order of printing"),
};
SHAPE(paper_print, struct paper_print);

static const struct field paper_by_token_fields[] = {
    F_TEXT(struct paper_by_token, token, REQUIRED | IN_PATH, .label = "核验码", .max = 40),
};
SHAPE(paper_by_token, struct paper_by_token);

static const struct field paper_facts_fields[] = {
    F_TEXT(struct paper_facts, number, REQUIRED, .label = "文号"),
    F_TEXT(struct paper_facts, issuer, REQUIRED, .label = "出具单位"),
    F_DATE(struct paper_facts, issued_on, REQUIRED, .label = "日期"),
    F_ENUM(struct paper_facts, state, paper_state, REQUIRED, .label = "当前状态"),
};
SHAPE(paper_facts, struct paper_facts);
