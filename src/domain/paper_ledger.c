/* paper_ledger.c: the hazards of an institution or an area, as they stand on the day of issue. */
#include "paper_private.h"

static const char *period(const struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    const struct paper_new *asked = draft->request;
    if (asked->found_from == DAY_NONE && asked->found_to == DAY_NONE)
        return "历次发现的";
    if (asked->found_to == DAY_NONE)
        return arena_printf(ctx->arena, "%s以来发现的", paper_day(ctx, asked->found_from));
    if (asked->found_from == DAY_NONE)
        return arena_printf(ctx->arena, "%s及以前发现的", paper_day(ctx, asked->found_to));
    return arena_printf(ctx->arena, "%s至%s发现的", paper_day(ctx, asked->found_from),
                        paper_day(ctx, asked->found_to));
}

static const char *whose(const struct paper_draft *draft) {
    return draft->institution ? draft->institution->name
           : draft->county    ? draft->county->name
                              : draft->bureau.place;
}

static void ledger_row(struct paper_draft *draft, size_t number, const struct hazard_row *row) {
    struct ctx *ctx = draft->ctx;
    paper_row_start(draft);
    paper_cell(draft, "%zu", number);
    if (!draft->institution)
        paper_cell(draft, "%s", row->institution_name);
    paper_cell(draft, "%s", paper_finding(ctx, row->place, row->description));
    paper_cell_whole(draft, names_label(&severity_names, (int)row->severity));
    paper_cell_day(draft, row->found_on);
    paper_cell_day(draft, row->deadline);
    paper_cell_whole(draft,
                     arena_printf(ctx->arena, "%s%s", names_label(&hazard_state_names, (int)row->state),
                                  row->overdue == YES ? "，逾期" : ""));
    paper_cell_day(draft, row->closed_on);
    paper_row_end(draft);
}

void paper_ledger_body(struct paper_draft *draft) {
    static const char *const of_area[] = {"序号",     "机构", "隐患",     "等级", "发现日期",
                                          "整改期限", "状态", "销号日期", NULL};
    static const char *const of_institution[] = {"序号",     "隐患", "等级",     "发现日期",
                                                 "整改期限", "状态", "销号日期", NULL};
    const struct hazard_row *rows = draft->rows.items;
    paper_paragraph(draft, "%s%s%s安全隐患，截至%s共%zu项：", whose(draft), period(draft),
                    draft->request->unresolved == YES ? "尚未销号的" : "", paper_day(draft->ctx, draft->day),
                    draft->rows.count);
    paper_columns(draft, "list", draft->institution ? of_institution : of_area);
    for (size_t i = 0; i < draft->rows.count; i++)
        ledger_row(draft, i + 1, &rows[i]);
    paper_columns_end(draft);
    if (draft->request->text)
        paper_paragraph(draft, "%s", draft->request->text);
}
