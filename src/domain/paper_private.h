/* paper_private.h: a paper on its way from the record to its copy. */
#ifndef MINAN_PAPER_PRIVATE_H
#define MINAN_PAPER_PRIVATE_H

#include "minan/base/buf.h"
#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include "minan/domain/bureau.h"
#include "minan/domain/hazard_act.h"
#include "minan/domain/paper.h"
#include "minan/domain/region.h"
#include "minan/domain/visit_plan.h"

struct paper_template;

/* Everything a paper tells, read once; its parts write it to buf. Lives in the request's arena. */
struct paper_draft {
    struct ctx *ctx;
    const struct paper_new *request;
    const struct paper_template *kind;
    struct bureau bureau;            /* that issues */
    struct institution *institution; /* NULL: a ledger of a whole area */
    struct region *county;           /* of such a ledger; NULL: the bureau's whole area */
    struct inspection *inspection;   /* NULL: none */
    struct visit_plan *plan;         /* that a notice announces; NULL: none */
    struct list hazards;             /* of struct hazard: those of the visit, or the one */
    struct list rows;                /* of struct hazard_row: a ledger's */
    const char *replaces;            /* number of the void one it stands in for; NULL: none */
    const char *number;              /* NULL: a preview */
    const char *token;
    struct audit_head head;
    int32_t day; /* of issue */
    int64_t now;
    struct buf buf;
    size_t pictures; /* shown so far, and their bytes */
    size_t picture_bytes;
};

typedef void paper_part(struct paper_draft *draft);
typedef enum status paper_check(struct paper_draft *draft);
typedef const char *paper_words(const struct paper_draft *draft);

/* What a kind of paper is: one row each, in paper_template.c. */
struct paper_template {
    enum paper_kind kind;
    const char *word;   /* in its number: 改 */
    const char *series; /* of its numbers */
    const char *needs;  /* members of struct paper_new it cannot do without, separated by blanks; a notice of
                           a planned visit has them from the plan (paper_plan.c) */
    const char *takes;  /* and those it has room for */
    bool once;          /* one valid one at a time for its record */
    bool letter;        /* under a red head, addressed to the institution */
    paper_check *check;
    paper_words *subject;
    paper_part *parts[8]; /* from the first paragraph to the last */
};
const struct paper_template *paper_template_of(enum paper_kind kind);

/* Between these a copy holds its article: what is printed together with others. */
#define PAPER_BODY_OPEN  "<body>\n"
#define PAPER_BODY_CLOSE "</body>\n"

/* paper_draft.c: reads and checks. number, token and head are left to the caller.
 * STATUS_INVALID, STATUS_NOT_FOUND, STATUS_FORBIDDEN, STATUS_WRONG_STATE, each with its sentence. */
MUST_USE enum status paper_draft_make(struct ctx *ctx, const struct paper_new *request,
                                      struct paper_draft *ret_draft);
/* The whole document, in draft->buf. */
void paper_draft_write(struct paper_draft *draft);

/* paper_plan.c: a notice of a planned visit: reads the plan and fills in what it says. */
MUST_USE enum status paper_fill_from_plan(struct paper_draft *draft);

/* paper_check.c: what each kind asks of the record behind it. */
paper_check paper_check_notice, paper_check_record, paper_check_order, paper_check_opinion,
    paper_check_letter, paper_check_ledger;
bool paper_was_rechecked(const struct hazard *hazard);
/* The last look at it (close, return, recheck), and the last submission; NULL when there was none. */
const struct hazard_event *paper_last_recheck(const struct hazard *hazard);
const struct hazard_event *paper_last_submit(const struct hazard *hazard);

const struct hazard_listing_row *paper_listing(const struct hazard *hazard); /* NULL: not listed now */

/* paper_html.c: text into the document; everything is escaped. */
void paper_text(struct paper_draft *draft, const char *text); /* NULL: nothing; line breaks are kept */
void paper_paragraph(struct paper_draft *draft, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void paper_heading(struct paper_draft *draft, const char *text);
void paper_columns(struct paper_draft *draft, const char *css_class,
                   const char *const *headings); /* opens a table */
void paper_columns_end(struct paper_draft *draft);
void paper_cell(struct paper_draft *draft, const char *format, ...) __attribute__((format(printf, 2, 3)));
void paper_cell_whole(struct paper_draft *draft, const char *text); /* few words, which do not break inside */
void paper_cell_day(struct paper_draft *draft, int32_t day);        /* breaks after its year; DAY_NONE: — */
void paper_row_start(struct paper_draft *draft);
void paper_row_end(struct paper_draft *draft);
void paper_facts_start(struct paper_draft *draft); /* a table of two columns */
void paper_fact(struct paper_draft *draft, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));               /* left out when the text is empty */
const char *paper_day(struct ctx *ctx, int32_t day);     /* 2026年11月23日; "" for DAY_NONE */
const char *paper_minute(struct ctx *ctx, int64_t time); /* 2026年11月23日10时05分 */
const char *paper_or(const char *text, const char *other);
/* 一楼走廊：疏散通道堆放杂物; the place once when the description begins with it. */
const char *paper_finding(struct ctx *ctx, const char *place, const char *description);

/* paper_picture.c: pictures become part of the document, up to a limit; what is beyond it is counted. */
void paper_signature(struct paper_draft *draft, enum purpose purpose); /* or a line to sign on */
paper_part paper_pictures_before, paper_pictures_after, paper_pictures_site;

/* The parts, by the file they stand in. */
paper_part paper_notice_body;                                              /* paper_notice.c */
paper_part paper_letter_body;                                              /* paper_notice.c */
paper_part paper_record_facts, paper_record_findings, paper_record_signed; /* paper_record.c */
paper_part paper_order_body, paper_order_receipt;                          /* paper_order.c */
paper_part paper_opinion_body;                                             /* paper_order.c */
paper_part paper_ledger_body;                                              /* paper_ledger.c */
paper_part paper_seal;                                                     /* paper_frame.c */

#endif
