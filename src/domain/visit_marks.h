/* visit_marks.h: the bits of visit_year. A kind of visit or self-check has twelve of them, one a month,
 * January the lowest (view visit_mark). */
#ifndef MINAN_DOMAIN_VISIT_MARKS_H
#define MINAN_DOMAIN_VISIT_MARKS_H

#include "minan/domain/institution.h"

/* January of each kind that counts. */
int64_t visit_marks_of(enum visit_level by); /* in the column visits; 0 stands for VISIT_BY_ANY */
int64_t check_marks_of(enum self_check as);  /* in the column checks; 0 stands for SELF_CHECK_ANY */

/* The months of that year among the days from..to, January bit 0; both ends stand for their whole month. */
int64_t months_between(int32_t from, int32_t to, int year);

#endif
