/* inspection_maker.h: whole visits for tests: every item that applies, all passed but those named. */
#ifndef MINAN_TESTS_DOMAIN_INSPECTION_MAKER_H
#define MINAN_TESTS_DOMAIN_INSPECTION_MAKER_H

#include "fixture.h"
#include "minan/domain/attachment.h"
#include "minan/domain/hazard_act.h"
#include "minan/domain/inspection.h"

#define VISIT "00000000-0000-4000-a000-000000000001"

/* A visit of `home` by whoever ctx is (a self-check for institution accounts), signed, finished now. */
struct inspection_new *make_visit(struct ctx *ctx, const char *uuid, const char *home);

/* The answer of that item, or NULL. */
struct answer *visit_answer(struct inspection_new *visit, const char *code);
/* Fails it: one general hazard with a photo before, due in seven days. Its UUID ends in `number`. */
struct failed *visit_fail(struct ctx *ctx, struct inspection_new *visit, const char *code, int number);
struct recheck *visit_recheck(struct ctx *ctx, struct inspection_new *visit, const struct uuid *hazard,
                              enum recheck_result result);
void visit_drop(struct inspection_new *visit, const char *code);

struct uuid hazard_uuid(int number);
struct uuid event_uuid(int number);
struct uuid photo_uuid(int number);
struct list photo(struct ctx *ctx, int number); /* of one UUID */

/* Logged in a visit of `home` by that person; committed to nothing but the test's transaction. */
struct hazard make_hazard(struct fixture *fixture, const char *inspector, const char *home, int number,
                          enum severity severity);
/* Of an item whose failing is major, without a word why: it waits to be assessed. */
struct hazard make_unassessed(struct fixture *fixture, const char *inspector, const char *home, int number);
struct hazard get_hazard(struct fixture *fixture, const char *who, int number);
/* What a major one needs before it may be submitted: 治理方案 and 五落实, by the officer of its institution.
 */
void plan_hazard(struct fixture *fixture, int number);

#endif
