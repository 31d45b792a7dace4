/* records.h: business records beside the fixture's city, made through the API by those who would make them:
 * for each of `own` (of the institution `home`), `same` (another one of its county) and `far` (another
 * county), under the labels own_hazard, far_photo ...:
 * - a hazard, an inspection, an activity, an incident, a stored photo, a paper and its token;
 * - a planned visit, a draw;
 * - an assignment, a reassignment, a saved filter;
 * - an account, a message to it;
 * - a channel, a delivery;
 * - a conflict, an import batch.
 * And a checklist draft under own_draft. */
#ifndef MINAN_TESTS_API_RECORDS_H
#define MINAN_TESTS_API_RECORDS_H

#include "harness.h"

extern const unsigned char tiny_png[];
extern const size_t tiny_png_size;
extern const char tiny_png_header[]; /* "x-content-sha256: ..." */

/* $answers: pass to every item of the list made for $target, for the body of an inspection. */
void records_keep_answers(struct api *api, const char *as);

void records_make(struct api *api);

#endif
