/* paper.h: official papers 文书 made from the record: numbered, printed, never changed.
 *
 * A paper keeps its copy exactly as it was issued: one HTML document with its pictures in it, a file named by
 * its SHA-256 in the store, like a photo; the hash stands in the row and in the audit chain. What happens to
 * the record afterwards does not touch it; issued again it is another paper with another number. A void paper
 * keeps its number, which nobody gets again.
 *
 * Numbers are gapless by kind, issuing bureau and year. The order to rectify carries the number that its
 * visit or hazard took when it was logged (bureau.h), so there is one series of orders.
 *
 * Law: Work Safety Law art. 65 to 68 (what was found is written down and signed, a refusal is recorded);
 * layout after GB/T 9704.
 */
#ifndef MINAN_DOMAIN_PAPER_H
#define MINAN_DOMAIN_PAPER_H

#include "minan/domain/hazard.h"
#include "minan/domain/inspection.h"

/* clang-format off */
#define PAPER_KIND_TABLE(X) \
    X(PAPER_INSPECTION_NOTICE, "inspection_notice", "检查通知书") \
    X(PAPER_INSPECTION_RECORD, "inspection_record", "现场检查记录") \
    X(PAPER_RECTIFICATION_ORDER, "rectification_order", "责令限期整改通知书") \
    X(PAPER_REINSPECTION_OPINION, "reinspection_opinion", "复查意见书") \
    X(PAPER_SUPERVISION_LETTER, "supervision_letter", "挂牌督办通知书") \
    X(PAPER_HAZARD_LEDGER, "hazard_ledger", "隐患台账")
/* clang-format on */
NAMES_DECLARE(paper_kind, PAPER_KIND_TABLE)
#define PAPER_STATE_TABLE(X) X(PAPER_VALID, "valid", "有效") X(PAPER_VOID, "void", "已作废")
NAMES_DECLARE(paper_state, PAPER_STATE_TABLE)

struct paper {
    struct uuid uuid;
    enum paper_kind kind;
    const char *number;      /* 石麓县民安改〔2026〕12号 */
    const char *issuer;      /* 石麓县民政局, as printed */
    struct uuid institution; /* absent: a ledger of a whole area */
    const char *institution_name;
    const char *county_name; /* NULL: a ledger of the whole city */
    struct uuid inspection;
    struct uuid hazard;
    struct uuid visit_plan; /* notice: the planned visit it announces */
    const char *subject;    /* what it is about, in a few words */
    int32_t issued_on;
    int64_t issued_at;
    const char *issued_by;
    enum paper_state state;
    const char *void_reason;
    int64_t voided_at;
    const char *voided_by;
    const char *sha256; /* of the copy */
    int64_t bytes;
    int64_t chain_position; /* head of the audit chain when it was issued, as printed on it */
    const char *chain_hash;
    const char *token;   /* /p/<token> shows number, issuer, date and state to everybody */
    enum truth may_void; /* computed for the asking actor */
    int64_t row_version;
    struct paper_id id;         /* INTERNAL from here */
    struct region_id issuer_id; /* of the bureau */
    const char *content_hash;
};
extern const struct shape paper_shape;

struct paper_row {
    struct uuid uuid;
    enum paper_kind kind;
    const char *number;
    const char *issuer;
    struct uuid institution;
    const char *institution_name;
    const char *county_name;
    const char *subject;
    int32_t issued_on;
    const char *issued_by;
    enum paper_state state;
    const char *void_reason;
    struct paper_id id; /* INTERNAL */
};
extern const struct shape paper_row_shape;

struct paper_filter {
    enum paper_kind kind;
    enum paper_state state;
    const char *issuer; /* region code of the bureau */
    const char *county; /* code */
    struct uuid institution;
    struct uuid inspection;
    struct uuid hazard;
    struct uuid visit_plan;
    const char *number; /* the whole number */
    int32_t issued_from;
    int32_t issued_to;
    const char *search; /* institution name */
    const char *cursor;
    int64_t limit;
};
extern const struct shape paper_filter_shape;

struct paper_page {
    struct list items; /* newest first */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape paper_page_shape;

/* What is asked for. Which members a kind needs and takes is in its template (paper_template.c); one it does
 * not take is refused. */
struct paper_new {
    struct uuid uuid; /* in path; absent in a preview */
    enum paper_kind kind;
    struct uuid institution;
    struct uuid inspection;
    struct uuid hazard;
    struct uuid visit_plan;               /* notice: says institution, day, kind and team */
    const char *county;                   /* ledger: code of a county of the city */
    int32_t inspect_on;                   /* notice: the day of the visit, today or later */
    enum inspection_kind inspection_kind; /* notice; a case visit is never announced */
    const char *team;                     /* notice: who comes */
    const char *contact;                  /* notice: whom to ask */
    int32_t found_from;                   /* ledger */
    int32_t found_to;
    enum truth unresolved; /* ledger: only what is still open */
    const char *text;      /* what is to be inspected, the opinion, the demands: in the bureau's own words */
};
extern const struct shape paper_new_shape;     /* from a body */
extern const struct shape paper_preview_shape; /* the same from a query */

struct paper_by_uuid {
    struct uuid uuid;
};
extern const struct shape paper_by_uuid_shape;

struct paper_void {
    struct uuid uuid; /* in path */
    const char *reason;
};
extern const struct shape paper_void_shape;

enum { PAPER_PRINT_MOST = 50 };
struct paper_print {
    struct list papers; /* TEXTS: UUIDs, in the order of printing, at most PAPER_PRINT_MOST */
};
extern const struct shape paper_print_shape;

struct paper_by_token {
    const char *token; /* in path */
};
extern const struct shape paper_by_token_shape;

/* All that everybody may know. */
struct paper_facts {
    const char *number;
    const char *issuer;
    int32_t issued_on;
    enum paper_state state;
};
extern const struct shape paper_facts_shape;

/* HTML in the arena. */
struct paper_text {
    const char *html;
    size_t size;
};

MUST_USE enum status paper_list(struct ctx *ctx, const struct paper_filter *filter,
                                struct paper_page *ret_page);
/* Every row behind a filter, newest first, for exports: the callback's object is a struct paper_row. */
MUST_USE enum status paper_each(struct ctx *ctx, const struct paper_filter *filter, db_row_fn *row,
                                void *user);
MUST_USE enum status paper_get(struct ctx *ctx, const struct paper_by_uuid *request, struct paper *ret_paper);

/* Issues it: number, copy, row, audit row. The actor's bureau must be the one that made the visit or listed
 * the hazard (STATUS_FORBIDDEN); STATUS_WRONG_STATE when a valid one of the kind stands for the same record
 * already, or a signature or photo it would show has not arrived. Idempotent by UUID and content hash. The
 * copy is on disk before the row is written; a request rolled back afterwards leaves a file no row names. */
MUST_USE enum status paper_put(struct ctx *ctx, const struct paper_new *request, struct paper *ret_paper);
/* The same document without number, token and chain head, marked 预览. Changes nothing. */
MUST_USE enum status paper_preview(struct ctx *ctx, const struct paper_new *request,
                                   struct paper_text *ret_text);
/* By the bureau that issued it. A planned visit that it announced is to be announced anew. */
MUST_USE enum status paper_void(struct ctx *ctx, const struct paper_void *request, struct paper *ret_paper);

/* The notice of a planned visit becomes void with the visit's change, whoever changes it; none: nothing. */
MUST_USE enum status paper_withdraw(struct ctx *ctx, struct visit_plan_id plan, const char *reason);

/* The copy, byte for byte; STATUS_INTERNAL when the file does not fit its SHA-256 any more. */
MUST_USE enum status paper_copy(struct ctx *ctx, const struct paper_by_uuid *request,
                                struct paper_text *ret_text);
/* What stands in the bodies of the copies, one after the other; a void one says so. STATUS_NOT_FOUND when one
 * of them is not in the actor's scope, STATUS_TOO_LARGE when they are too many for one go. */
MUST_USE enum status paper_print(struct ctx *ctx, const struct paper_print *request,
                                 struct paper_text *ret_text);

MUST_USE enum status paper_by_token(struct ctx *ctx, const struct paper_by_token *request,
                                    struct paper_facts *ret_facts);

#endif
