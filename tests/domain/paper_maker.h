/* paper_maker.h: papers for tests, asked for by number. */
#ifndef MINAN_TESTS_DOMAIN_PAPER_MAKER_H
#define MINAN_TESTS_DOMAIN_PAPER_MAKER_H

#include "check.h"
#include "inspection_maker.h"
#include "minan/domain/paper.h"

#define assert_says(html, text)   assert_non_null(strstr((html), (text)))
#define assert_silent(html, text) assert_null(strstr((html), (text)))

/* A fresh request of that account, from https://minan.example.cn. */
struct ctx *as_asker(void **state, const char *who);

struct uuid paper_uuid(int number);
struct uuid visit_of_hazard(int hazard); /* the visit that make_hazard made for it */

struct paper_new asked_paper(int number, enum paper_kind kind);
struct paper_new paper_of_visit(int number, enum paper_kind kind, int hazard);
struct paper_new notice_paper(int number); /* of a routine visit to `home` on 2026-11-27 */

struct paper issue_paper(struct ctx *ctx, struct paper_new request);
enum status refuse_paper(struct ctx *ctx, struct paper_new request);
struct paper void_paper(struct ctx *ctx, int number, const char *reason);
const char *copy_of_paper(struct ctx *ctx, int number);

#endif
