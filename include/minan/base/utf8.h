/* utf8.h: text is UTF-8 everywhere; lengths that people see are counted in code points. Pure, any thread. */
#ifndef MINAN_BASE_UTF8_H
#define MINAN_BASE_UTF8_H

#include "minan/base/arena.h"
#include <stdbool.h>

bool utf8_valid(const char *text, size_t bytes); /* no overlong form, surrogate or NUL */
size_t utf8_length(const char *text);            /* code points of a valid, NUL-terminated text */
size_t utf8_next(const char *text);              /* bytes of the code point text starts with; 0 at the end */
bool utf8_has_control(const char *text);         /* any C0/C1 control other than tab, CR, LF */
char *utf8_trim(struct arena *arena, const char *text); /* without blanks at both ends, U+3000 included */
char *utf8_spaced(struct arena *arena,
                  const char *text); /* "柳林（A1）" -> "柳 林 a1": tokens for a phrase search */

#endif
