/* paper_record.c: what was seen at a visit, and who signed for it. */
#include "paper_private.h"

static const char *people(const struct paper_draft *draft) {
    const struct member *team = draft->inspection->team.items;
    struct buf buf;
    buf_init(&buf, draft->ctx->arena, 128);
    for (size_t i = 0; i < draft->inspection->team.count; i++)
        buf_printf(&buf, "%s%s%s%s%s", i ? "、" : "", team[i].name, team[i].unit ? "（" : "",
                   paper_or(team[i].unit, ""), team[i].unit ? "）" : "");
    return buf.data;
}

void paper_record_facts(struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    const struct inspection *visit = draft->inspection;
    paper_facts_start(draft);
    paper_fact(draft, "被检查单位", "%s", draft->institution->name);
    paper_fact(draft, "地址", "%s", paper_or(draft->institution->address, ""));
    paper_fact(draft, "主要负责人", "%s", paper_or(draft->institution->principal, ""));
    paper_fact(draft, "检查编号", "%s", paper_or(visit->number, ""));
    paper_fact(draft, "检查方式", "%s%s%s", names_label(&inspection_kind_names, (int)visit->kind),
               visit->unannounced == YES ? "，四不两直" : "",
               visit->led_by_leader == YES ? "，班子成员带队" : "");
    paper_fact(draft, "检查时间", "%s至%s", paper_minute(ctx, visit->started_at),
               paper_minute(ctx, visit->finished_at));
    paper_fact(draft, "检查地点", "%s", paper_or(visit->place, ""));
    paper_fact(draft, "检查人员", "%s", people(draft));
    paper_fact(draft, "联合部门", "%s", paper_or(visit->partners, ""));
    paper_columns_end(draft);
}

static const char *handling(const struct paper_draft *draft, const struct hazard *hazard) {
    if (hazard->fixed_on_site == YES)
        return "当场整改";
    return arena_printf(draft->ctx->arena, "%s前整改", paper_day(draft->ctx, hazard->original_deadline));
}

void paper_record_findings(struct paper_draft *draft) {
    static const char *const headings[] = {"序号", "检查项", "发现的问题", "等级", "处理", NULL};
    const struct inspection *visit = draft->inspection;
    const struct hazard *hazards = draft->hazards.items;
    paper_heading(draft, "检查情况");
    paper_paragraph(draft, "按检查表第%lld版检查，合格%lld项，不合格%lld项，不适用%lld项。",
                    (long long)visit->checklist_number, (long long)visit->items_passed,
                    (long long)visit->items_failed, (long long)visit->items_not_applicable);
    if (draft->hazards.count)
        paper_columns(draft, "list", headings);
    for (size_t i = 0; i < draft->hazards.count; i++) {
        paper_row_start(draft);
        paper_cell(draft, "%zu", i + 1);
        paper_cell(draft, "%s", paper_or(hazards[i].requirement, ""));
        paper_cell(draft, "%s", paper_finding(draft->ctx, hazards[i].place, hazards[i].description));
        paper_cell(draft, "%s", names_label(&severity_names, (int)hazards[i].severity));
        paper_cell(draft, "%s", handling(draft, &hazards[i]));
        paper_row_end(draft);
    }
    if (draft->hazards.count)
        paper_columns_end(draft);
    paper_paragraph(
        draft, "检查结论：%s",
        paper_or(visit->conclusion, draft->hazards.count ? "责令限期整改，到期复查。" : "未发现隐患。"));
}

static void signed_by(struct paper_draft *draft, const char *label, enum purpose purpose, const char *name) {
    buf_printf(&draft->buf, "<div class=\"signing\"><p>%s：</p>", label);
    paper_signature(draft, purpose);
    buf_text(&draft->buf, "<p>");
    paper_text(draft, name);
    buf_text(&draft->buf, "</p></div>\n");
}

/* Work Safety Law art. 68: both sides sign; a refusal is written down with its reason. */
void paper_record_signed(struct paper_draft *draft) {
    const struct inspection *visit = draft->inspection;
    buf_text(&draft->buf, "<section class=\"signings\">\n");
    signed_by(draft, "检查人员签名", PURPOSE_INSPECTOR_SIGNATURE, visit->author);
    if (visit->refused != YES)
        signed_by(draft, "被检查单位签名", PURPOSE_INSTITUTION_SIGNATURE,
                  paper_or(visit->institution_signer, ""));
    buf_text(&draft->buf, "</section>\n");
    if (visit->refused == YES)
        paper_paragraph(draft, "被检查单位拒绝签字。拒签原因：%s。见证人：%s。",
                        paper_or(visit->refusal_reason, ""), paper_or(visit->refusal_witness, ""));
}
