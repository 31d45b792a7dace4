/* duty_risk.h: which of their own duties institutions are about to miss, or have missed, in the running
 * periods: for lists of institutions that rank them. Judged by the duty engine (duty.h), all of the scope at
 * once. */
#ifndef MINAN_DOMAIN_DUTY_RISK_H
#define MINAN_DOMAIN_DUTY_RISK_H

#include "minan/domain/duty.h"

struct duty_risks;

/* county NULL: of the whole scope. Lives in ctx->arena. */
MUST_USE enum status duty_risks_read(struct ctx *ctx, const char *county, struct duty_risks **ret_risks);
/* How many duties an institution has at risk or missed, as sets (minan/db/id_set.h): the count of an
 * institution is the sum of 2^i over the sets i that hold it. */
enum { DUTY_RISK_SETS = 4 };
const char *duty_risks_set(const struct duty_risks *risks, int i);
/* 逾期未完成 D15 微型消防站和志愿消防队；将逾期 D1 安全自查、D3 燃气自查. "" when there is none. */
const char *duty_risks_text(const struct duty_risks *risks, int64_t institution_id);

#endif
