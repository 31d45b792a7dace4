/* workbook.h: what stands in an .xlsx, for tests. */
#ifndef MINAN_TESTS_DOMAIN_WORKBOOK_H
#define MINAN_TESTS_DOMAIN_WORKBOOK_H

#include "minan/base/arena.h"

/* The XML of one part of the file, e.g. "xl/worksheets/sheet1.xml". Aborts when there is none. */
const char *workbook_part(struct arena *arena, const char *path, const char *part);

#endif
