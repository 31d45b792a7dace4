/* plan_maker.h: planned visits for tests. */
#ifndef MINAN_TESTS_DOMAIN_PLAN_MAKER_H
#define MINAN_TESTS_DOMAIN_PLAN_MAKER_H

#include "fixture.h"
#include "minan/domain/visit_plan.h"

struct uuid plan_uuid(int number);
/* A routine visit of that home on one day. */
struct visit_plan_edit plan_of(int number, const char *home, const char *day);
/* Planned by that person; the status must be STATUS_OK. */
struct visit_plan plan_make(struct fixture *fixture, const char *who, const struct visit_plan_edit *edit);
struct visit_plan plan_get(struct fixture *fixture, const char *who, int number);
int64_t plan_count(struct fixture *fixture, const char *who, struct visit_plan_filter filter);
struct visit_plan_filter plan_filter(void); /* everything */
/* A visit of that home by that person, submitted now, and its number (for voiding). */
struct inspection plan_visit(struct fixture *fixture, const char *who, const char *home, int number,
                             bool led);

#endif
