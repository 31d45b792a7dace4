/* plan_setting.h: what the city sets for planning visits: the yearly ceiling 检查频次上限
 * (国办发〔2024〕54号; off unless set), the working days a notice comes ahead, and what each rule of 该去哪家
 * is worth. */
#ifndef MINAN_DOMAIN_PLAN_SETTING_H
#define MINAN_DOMAIN_PLAN_SETTING_H

#include "minan/domain/ctx.h"

/* clang-format off */
#define VISIT_RULE_TABLE(X) \
    X(RULE_NEVER_VISITED, "never_visited", "从未检查") \
    X(RULE_ELAPSED, "elapsed", "距上次检查每满30天") \
    X(RULE_YEAR_DUE, "year_due", "本年度尚未检查") \
    X(RULE_OVERDUE, "overdue", "每项逾期未整改隐患") \
    X(RULE_MAJOR, "major", "每项未销号重大隐患") \
    X(RULE_UNRESOLVED, "unresolved", "每项未销号隐患") \
    X(RULE_REPEATED, "repeated", "每项未销号重复隐患") \
    X(RULE_GAS, "gas", "使用燃气或液体燃料") \
    X(RULE_BUILDING, "building", "房屋等级C级或D级") \
    X(RULE_PEOPLE, "people", "服务对象和从业人员100人以上") \
    X(RULE_EXPIRY, "expiry", "许可或特种设备检验每项到期(60天内)") \
    X(RULE_DUTY, "duty", "每项将逾期或逾期未完成的履职要求")
/* clang-format on */
NAMES_DECLARE(visit_rule, VISIT_RULE_TABLE)
enum { VISIT_RULES = RULE_DUTY };

struct rule_weight {
    enum visit_rule rule;
    const char *label;
    int64_t points; /* for each; 0: the rule is off */
    int64_t most;   /* of all of this rule together */
};
extern const struct shape rule_weight_shape;

struct rule_weight_edit {
    enum visit_rule rule;
    int64_t points;
    int64_t most;
};
extern const struct shape rule_weight_edit_shape;

struct plan_setting {
    int64_t visit_ceiling; /* visits of city and county together to one institution in a calendar year;
                              INT_NONE: off */
    int64_t notice_days;   /* working days */
    struct list rules;     /* of struct rule_weight, in the order of the vocabulary */
    int64_t row_version;
};
extern const struct shape plan_setting_shape;

struct plan_setting_edit {
    uint64_t present;
    int64_t visit_ceiling; /* an explicit null switches it off */
    int64_t notice_days;
    struct list rules; /* of struct rule_weight_edit: those that change */
};
extern const struct shape plan_setting_edit_shape;

MUST_USE enum status plan_setting_get(struct ctx *ctx, struct plan_setting *ret_setting);
/* The same for whoever plans by them: the reply's version stays that of another record. */
MUST_USE enum status plan_setting_read(struct ctx *ctx, struct plan_setting *ret_setting);
/* STATUS_STALE, STATUS_INVALID (a rule twice, points above most). */
MUST_USE enum status plan_setting_patch(struct ctx *ctx, const struct plan_setting_edit *request,
                                        struct plan_setting *ret_setting);

#endif
