/* inspection_answers.h: the label $answers of records.h, with items that fail. */
#ifndef MINAN_TESTS_API_INSPECTION_ANSWERS_H
#define MINAN_TESTS_API_INSPECTION_ANSWERS_H

#include "records.h"

/* $answers: a pass for every item of the list made for that institution. */
void answers_keep(struct api *api, const char *as, const char *institution);
/* The item fails with a general hazard of that label, with one photo, due on that day. */
void answers_fail(struct api *api, const char *code, const char *hazard, const char *photo, const char *due);
void answers_drop(struct api *api, const char *code);

#endif
