/* uuid.h: client-made identifiers (RFC 9562), kept in lower case with hyphens. An empty text is "absent". */
#ifndef MINAN_BASE_UUID_H
#define MINAN_BASE_UUID_H

#include <stdbool.h>

enum { UUID_TEXT_SIZE = 37 };

struct uuid {
    char text[UUID_TEXT_SIZE];
};

bool uuid_parse(const char *text,
                struct uuid *ret_uuid); /* 36 characters, hex in either case, any version but nil */
bool uuid_is_set(const struct uuid *uuid);
bool uuid_equal(const struct uuid *a, const struct uuid *b);
struct uuid uuid_random(void);            /* version 4, from the system's random source; any thread */
struct uuid uuid_named(const char *name); /* version 8, by SHA-256: the same name, the same UUID */

#endif
