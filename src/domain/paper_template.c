/* paper_template.c: the kinds of papers, one row each. */
#include "paper_private.h"

/* ---- what each is about, in the ledger ---- */

static const char *subject_notice(const struct paper_draft *draft) {
    return arena_printf(draft->ctx->arena, "%s %s", paper_day(draft->ctx, draft->request->inspect_on),
                        names_label(&inspection_kind_names, (int)draft->request->inspection_kind));
}

static const char *subject_record(const struct paper_draft *draft) {
    return arena_printf(draft->ctx->arena, "检查 %s，发现隐患%zu项", draft->inspection->number,
                        draft->hazards.count);
}

static const char *subject_hazards(const struct paper_draft *draft) {
    const struct hazard *first = draft->hazards.items;
    const char *rest = arena_printf(draft->ctx->arena, "等%zu项", draft->hazards.count);
    return arena_printf(draft->ctx->arena, "%s%s", first->description, draft->hazards.count > 1 ? rest : "");
}

static const char *subject_ledger(const struct paper_draft *draft) {
    return arena_printf(draft->ctx->arena, "%s隐患%zu项", draft->request->unresolved == YES ? "未销号" : "",
                        draft->rows.count);
}

/* ---- the table ---- */

/* clang-format off */
static const struct paper_template templates[] = {
    {PAPER_INSPECTION_NOTICE, "检", "inspection_notice", "institution inspect_on inspection_kind team", "visit_plan text contact",
     .letter = true, .check = paper_check_notice, .subject = subject_notice,
     .parts = {paper_notice_body, paper_seal}},
    {PAPER_INSPECTION_RECORD, "录", "inspection_record", "inspection", "",
     .once = true, .check = paper_check_record, .subject = subject_record,
     .parts = {paper_record_facts, paper_record_findings, paper_record_signed, paper_seal, paper_pictures_site}},
    {PAPER_RECTIFICATION_ORDER, BUREAU_NOTICE_WORD, BUREAU_NOTICE_SERIES, "", "inspection hazard text",
     .once = true, .letter = true, .check = paper_check_order, .subject = subject_hazards,
     .parts = {paper_order_body, paper_seal, paper_order_receipt, paper_pictures_before}},
    {PAPER_REINSPECTION_OPINION, "复", "reinspection_opinion", "", "inspection hazard text",
     .letter = true, .check = paper_check_opinion, .subject = subject_hazards,
     .parts = {paper_opinion_body, paper_seal, paper_pictures_after}},
    {PAPER_SUPERVISION_LETTER, "督", "supervision_letter", "hazard", "text",
     .once = true, .letter = true, .check = paper_check_letter, .subject = subject_hazards,
     .parts = {paper_letter_body, paper_seal}},
    {PAPER_HAZARD_LEDGER, "台", "hazard_ledger", "", "institution county found_from found_to unresolved text",
     .check = paper_check_ledger, .subject = subject_ledger,
     .parts = {paper_ledger_body, paper_seal}},
};
/* clang-format on */

const struct paper_template *paper_template_of(enum paper_kind kind) {
    for (size_t i = 0; i < sizeof templates / sizeof *templates; i++) {
        if (templates[i].kind == kind)
            return &templates[i];
    }
    return NULL;
}
