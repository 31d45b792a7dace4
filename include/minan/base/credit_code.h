/* credit_code.h: the unified social credit code 统一社会信用代码 of GB 32100-2015. Pure, any thread. */
#ifndef MINAN_BASE_CREDIT_CODE_H
#define MINAN_BASE_CREDIT_CODE_H

#include <stdbool.h>

bool credit_code_valid(const char *code);    /* 18 characters, upper case, check character right */
char credit_code_check(const char *first17); /* the 18th character; 0 when one of the 17 is foreign */

#endif
