/* paper_notice.c: letters to an institution: a visit is announced, a major hazard is listed. */
#include "paper_private.h"

static const char usual_content[] =
    "安全生产责任落实、消防、用电、燃气、食品、建筑和特种设备安全，以及隐患整改情况";

void paper_notice_body(struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    const struct paper_new *asked = draft->request;
    paper_paragraph(
        draft, "根据《中华人民共和国安全生产法》及有关规定，我局定于%s对你单位开展%s。现将有关事项通知如下：",
        paper_day(ctx, asked->inspect_on), names_label(&inspection_kind_names, (int)asked->inspection_kind));
    paper_paragraph(draft, "一、检查内容：%s。", paper_or(asked->text, usual_content));
    paper_paragraph(draft, "二、检查人员：%s。", asked->team);
    paper_paragraph(draft, "三、请你单位主要负责人和安全管理员到场配合，提前备好安全管理制度、自查记录、"
                           "消防和燃气设施维护保养记录、从业人员培训记录等资料。");
    if (asked->contact)
        paper_paragraph(draft, "四、联系人及电话：%s。", asked->contact);
    paper_paragraph(draft, "特此通知。");
}

void paper_letter_body(struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    const struct hazard *hazard = draft->hazards.items;
    const struct hazard_listing_row *listing = paper_listing(hazard);
    paper_paragraph(draft, "你单位下列重大安全隐患，经研究决定予以挂牌督办，请于%s前完成治理。",
                    paper_day(ctx, listing->list_deadline));
    paper_facts_start(draft);
    paper_fact(draft, "挂牌编号", "%s", paper_or(listing->number, ""));
    paper_fact(draft, "督办单位", "%s", paper_or(listing->unit, ""));
    paper_fact(draft, "督办期限", "%s", paper_day(ctx, listing->list_deadline));
    paper_fact(draft, "隐患内容", "%s", hazard->description);
    paper_fact(draft, "所在部位", "%s", paper_or(hazard->place, ""));
    paper_fact(draft, "发现日期", "%s", paper_day(ctx, hazard->found_on));
    paper_fact(draft, "认定理由", "%s", paper_or(hazard->assessment_reason, ""));
    paper_fact(draft, "依据", "%s", paper_or(hazard->basis, ""));
    paper_fact(draft, "整改要求", "%s", paper_or(hazard->measures_required, ""));
    paper_fact(draft, "整改通知书", "%s", paper_or(hazard->notice_number, ""));
    paper_fact(draft, "整改责任人", "%s", paper_or(hazard->responsible, ""));
    paper_columns_end(draft);
    paper_paragraph(draft,
                    "一、制定治理方案，明确治理的目标和任务、方法和措施、经费和物资、机构和人员、时限和要求、"
                    "安全措施和应急预案。");
    paper_paragraph(draft, "二、落实整改责任、措施、资金、时限和应急预案。治理期间采取安全防范措施，"
                           "不能保证安全的，停止使用或者撤离人员。");
    paper_paragraph(draft,
                    "三、治理完成并经评估或者检测后，向我局申请摘牌；我局收到申请后10日内组织现场审查。");
    if (draft->request->text)
        paper_paragraph(draft, "四、%s", draft->request->text);
}
