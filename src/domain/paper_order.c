/* paper_order.c: what is to be rectified by when, and what the look afterwards found. */
#include "paper_private.h"

static const char *finding(const struct paper_draft *draft, const struct hazard *hazard) {
    return paper_finding(draft->ctx, hazard->place, hazard->description);
}

/* ---- the order ---- */

static void order_row(struct paper_draft *draft, size_t number, const struct hazard *hazard) {
    paper_row_start(draft);
    paper_cell(draft, "%zu", number);
    paper_cell(draft, "%s", finding(draft, hazard));
    paper_cell_whole(draft, names_label(&severity_names, (int)hazard->severity));
    paper_cell(draft, "%s", paper_or(hazard->basis, "—"));
    paper_cell(draft, "%s", paper_or(hazard->measures_required, "消除隐患，举一反三"));
    paper_cell(draft, "%s", paper_or(hazard->responsible, paper_or(draft->institution->principal, "—")));
    paper_cell_day(draft, hazard->deadline);
    paper_row_end(draft);
}

static void order_table(struct paper_draft *draft) {
    static const char *const headings[] = {"序号",     "安全隐患", "等级",     "依据",
                                           "整改要求", "责任人",   "整改期限", NULL};
    const struct hazard *hazards = draft->hazards.items;
    paper_columns(draft, "list", headings);
    for (size_t i = 0; i < draft->hazards.count; i++)
        order_row(draft, i + 1, &hazards[i]);
    paper_columns_end(draft);
}

void paper_order_body(struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    const struct hazard *first = draft->hazards.items;
    if (draft->inspection)
        paper_paragraph(
            draft,
            "我局于%s对你单位进行%s，发现下列安全隐患。根据《中华人民共和国安全生产法》及有关规定，"
            "责令你单位按下列要求和期限整改：",
            paper_day(ctx, day_of_time(draft->inspection->finished_at)),
            names_label(&inspection_kind_names, (int)draft->inspection->kind));
    else
        paper_paragraph(draft,
                        "经查，你单位存在下列安全隐患（%s，%s）。根据《中华人民共和国安全生产法》及有关规定，"
                        "责令你单位按下列要求和期限整改：",
                        paper_day(ctx, first->found_on),
                        names_label(&hazard_source_names, (int)first->source));
    order_table(draft);
    paper_paragraph(draft,
                    "整改期间应当落实责任、措施、资金、时限和应急预案，采取必要的安全防范措施；隐患排除前或者"
                    "排除过程中无法保证安全的，应当停止使用或者撤离人员。整改完成后，请申报并提交整改后照片，"
                    "我局将组织复查。逾期不整改或者整改不合格的，依法处理。");
    if (draft->request->text)
        paper_paragraph(draft, "%s", draft->request->text);
    if (draft->replaces)
        paper_paragraph(draft, "本通知书发出后，%s同时作废。", draft->replaces);
}

void paper_order_receipt(struct paper_draft *draft) {
    buf_text(&draft->buf, "<p class=\"receipt\">签收人：<span class=\"blank\"></span>"
                          "　签收日期：<span class=\"blank\"></span></p>\n");
}

/* ---- the opinion after the look ---- */

static const char *outcome(const struct paper_draft *draft, const struct hazard *hazard) {
    switch (hazard->state) {
    case HAZARD_CLOSED: return "整改到位，予以销号";
    case HAZARD_OPEN:
        return arena_printf(draft->ctx->arena, "未到位，%s前继续整改",
                            paper_day(draft->ctx, hazard->deadline));
    case HAZARD_SUBMITTED:
        return paper_was_rechecked(hazard) ? "已申报整改，尚待销号" : "已申报整改，尚待复查";
    case HAZARD_TRANSFERRED: return "已移交其他部门";
    case HAZARD_VOID: return "已作废";
    case hazard_state_none_: break;
    }
    return "";
}

static void opinion_row(struct paper_draft *draft, size_t number, const struct hazard *hazard) {
    const struct hazard_event *look = paper_last_recheck(hazard);
    const struct hazard_event *submit = paper_last_submit(hazard);
    paper_row_start(draft);
    paper_cell(draft, "%zu", number);
    paper_cell(draft, "%s", finding(draft, hazard));
    paper_cell_day(draft, hazard->original_deadline);
    paper_cell(draft, "%s", submit ? paper_or(submit->text, "—") : "—");
    paper_cell(draft, "%s%s%s", outcome(draft, hazard), look && look->text ? "。" : "",
               look ? paper_or(look->text, "") : "");
    paper_cell_whole(draft, look ? arena_printf(draft->ctx->arena, "%s，%s", look->actor_name,
                                                paper_day(draft->ctx, day_of_time(look->device_at)))
                                 : "—");
    paper_row_end(draft);
}

static void opinion_table(struct paper_draft *draft) {
    static const char *const headings[] = {"序号",     "安全隐患",     "原定期限", "整改情况",
                                           "复查意见", "复查人和日期", NULL};
    const struct hazard *hazards = draft->hazards.items;
    paper_columns(draft, "list", headings);
    for (size_t i = 0; i < draft->hazards.count; i++)
        opinion_row(draft, i + 1, &hazards[i]);
    paper_columns_end(draft);
}

static size_t count_in(const struct paper_draft *draft, enum hazard_state state) {
    const struct hazard *hazards = draft->hazards.items;
    size_t count = 0;
    for (size_t i = 0; i < draft->hazards.count; i++)
        count += hazards[i].state == state;
    return count;
}

static const char *notice_of(const struct paper_draft *draft) {
    const struct hazard *first = draft->hazards.items;
    return draft->inspection ? draft->inspection->notice_number : first->notice_number;
}

void paper_opinion_body(struct paper_draft *draft) {
    const char *notice = notice_of(draft);
    size_t closed = count_in(draft, HAZARD_CLOSED);
    size_t open = count_in(draft, HAZARD_OPEN);
    paper_paragraph(draft, "我局对你单位%s%s%s安全隐患的整改情况进行了复查，意见如下：", notice ? "（" : "",
                    paper_or(notice, ""), notice ? "）" : "");
    opinion_table(draft);
    paper_paragraph(draft, "以上隐患共%zu项，整改到位%zu项，未到位%zu项。%s", draft->hazards.count, closed,
                    open, open ? "未到位的应当在上列期限前整改完毕，并再次申报复查。" : "");
    if (draft->request->text)
        paper_paragraph(draft, "%s", draft->request->text);
}
