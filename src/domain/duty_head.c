/* duty_head.c: a duty in one period as people read it, with its 口径. */
#include "duty_private.h"

#include "minan/base/buf.h"

static void say_days(struct buf *buf, const char *lead, int32_t from, const char *between, int32_t to) {
    char first[DAY_TEXT_SIZE];
    char last[DAY_TEXT_SIZE];
    day_format(from, first);
    day_format(to, last);
    buf_printf(buf, "%s%s%s%s", lead, first, between, last);
}

static void say_what(const struct duty *duty, struct buf *buf) {
    const char *act = names_label(&duty_act_names, (int)duty->act);
    switch (duty->rule) {
    case RULE_TIMES: buf_printf(buf, "期内%s不少于 %lld 次", act, (long long)duty->threshold); break;
    case RULE_COVERAGE:
        buf_printf(buf, "期内%s达到的机构不少于应履职机构的 %lld%%，同一机构只计一家", act,
                   (long long)duty->target);
        break;
    case RULE_DAYS: buf_printf(buf, "期内每一天都有%s", act); break;
    case RULE_STATE: buf_printf(buf, "到期时%s已达到", act); break;
    case duty_rule_none_: break;
    }
    if (duty->least_stock != INT_NONE)
        buf_printf(buf, "，储备可用 %lld 天以上才计入", (long long)duty->least_stock);
    if (duty->rule == RULE_STATE && duty->target != INT_NONE)
        buf_printf(buf, "，目标比例 %lld%%", (long long)duty->target);
    buf_text(buf, "。");
}

static void say_who(const struct duty *duty, struct buf *buf) {
    if (!duty_is_of_institutions(duty))
        return;
    buf_text(buf, "应履职机构：");
    if (duty->institution_type)
        buf_printf(buf, "%s，", names_label(&institution_type_names, (int)duty->institution_type));
    if (duty->applies_when)
        buf_printf(buf, "%s，", names_label(&condition_names, (int)duty->applies_when));
    buf_printf(buf, "到期前营业满 %lld 天（停业天数不算），到期日未撤销、未停业。",
               (long long)duty->least_days);
}

static void say_when(const struct duty_run *run, struct buf *buf) {
    const struct duty *duty = run->duty;
    if (duty->rule == RULE_DAYS)
        buf_printf(buf, "已过去的日子或今后 %lld 天内有空缺即为将逾期。", (long long)duty->lead_days);
    else
        buf_printf(buf, "剩余 %lld 天以内仍未完成即为将逾期", (long long)duty->lead_days);
    if (duty_is_share(duty))
        buf_printf(buf, "；剩余任务比例超过剩余时间比例 %d 个百分点也为将逾期", PACE_SLACK);
    if (duty->rule != RULE_DAYS)
        buf_text(buf, "。");
    if (run->term.surplus)
        buf_text(buf, "下一期除本期要求外多做的次数，计为上一期逾期完成。");
    else if (run->term.late_end > run->term.due)
        buf_text(buf, "到期后当年内补做的，计为逾期完成。");
}

static const char *wording_of(const struct duty_run *run) {
    struct buf buf;
    buf_init(&buf, run->ctx->arena, 512);
    say_days(&buf, "本期 ", run->term.from, " 至 ", run->term.due);
    buf_text(&buf, "。");
    say_what(run->duty, &buf);
    say_who(run->duty, &buf);
    say_when(run, &buf);
    return buf.data;
}

struct duty_head duty_head_of(const struct duty_run *run) {
    const struct duty *duty = run->duty;
    return (struct duty_head){.code = duty->code,
                              .title = duty->title,
                              .subject = duty->subject,
                              .act = duty->act,
                              .rule = duty->rule,
                              .term = run->term.name,
                              .from = run->term.from,
                              .due = run->term.due,
                              .days_left = run->term.due - run->as_of,
                              .lead_days = duty->lead_days,
                              .wording = wording_of(run)};
}
