/* sheet.h: ledgers as .xlsx through libxlsxwriter in constant memory. Cells that begin with = + - @ tab or
 * newline are neutralised. Worker threads only: a large export takes seconds. */
#ifndef MINAN_DOMAIN_SHEET_H
#define MINAN_DOMAIN_SHEET_H

#include "minan/domain/activity.h"
#include "minan/domain/assignment.h"
#include "minan/domain/duty.h"
#include "minan/domain/duty_fulfilment.h"
#include "minan/domain/figure.h"
#include "minan/domain/hazard.h"
#include "minan/domain/incident.h"
#include "minan/domain/inspection.h"
#include "minan/domain/inspector.h"
#include "minan/domain/paper.h"
#include "minan/domain/period.h"
#include "minan/domain/target.h"
#include "minan/domain/visit_plan.h"

MUST_USE enum status institution_export(struct ctx *ctx, const struct institution_filter *filter,
                                        const char *path);
MUST_USE enum status responsibility_export(struct ctx *ctx, const struct responsibility_filter *filter,
                                           const char *path);
MUST_USE enum status hazard_export(struct ctx *ctx, const struct hazard_filter *filter, const char *path);
MUST_USE enum status inspection_export(struct ctx *ctx, const struct inspection_filter *filter,
                                       const char *path);
/* The board as a list: a row a county and duty. */
MUST_USE enum status duty_board_export(struct ctx *ctx, const struct duty_request *request, const char *path);
/* 履职完成率 as its page shows it: in all, by place with the target that binds it and the gap, by duty. */
MUST_USE enum status duty_fulfilment_export(struct ctx *ctx, const struct duty_fulfilment_request *request,
                                            const char *path);
MUST_USE enum status duty_due_export(struct ctx *ctx, const struct duty_due_filter *filter, const char *path);
MUST_USE enum status duty_subjects_export(struct ctx *ctx, const struct duty_subject_filter *filter,
                                          const char *path);
MUST_USE enum status activity_export(struct ctx *ctx, const struct activity_filter *filter, const char *path);
MUST_USE enum status incident_export(struct ctx *ctx, const struct incident_filter *filter, const char *path);
/* The dashboard's tables, as on the screen: rates as people read them, counts as numbers. */
MUST_USE enum status figure_board_export(struct ctx *ctx, const struct figure_request *request,
                                         const char *path);
MUST_USE enum status figure_breakdown_export(struct ctx *ctx, const struct figure_request *request,
                                             const char *path);
MUST_USE enum status figure_trend_export(struct ctx *ctx, const struct figure_request *request,
                                         const char *path);
/* Areas by counties. STATUS_INVALID on figure when a breakdown does not have it. */
MUST_USE enum status figure_heat_export(struct ctx *ctx, const struct figure_heat_request *request,
                                        const char *path);
/* By how many days what is overdue today is so; the period asked for plays no part. */
MUST_USE enum status figure_ageing_export(struct ctx *ctx, const struct figure_request *request,
                                          const char *path);
MUST_USE enum status target_export(struct ctx *ctx, const struct target_filter *filter, const char *path);
MUST_USE enum status period_list_export(struct ctx *ctx, const struct period_filter *filter,
                                        const char *path);
MUST_USE enum status period_export(struct ctx *ctx, const struct period_request *request, const char *path);
MUST_USE enum status period_record_export(struct ctx *ctx, const struct period_record_filter *filter,
                                          const char *path);
MUST_USE enum status period_difference_export(struct ctx *ctx, const struct period_record_filter *filter,
                                              const char *path);
MUST_USE enum status paper_export(struct ctx *ctx, const struct paper_filter *filter, const char *path);
MUST_USE enum status visit_plan_export(struct ctx *ctx, const struct visit_plan_filter *filter,
                                       const char *path);
MUST_USE enum status inspector_export(struct ctx *ctx, const struct inspector_filter *filter,
                                      const char *path);

#endif
