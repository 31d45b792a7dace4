/* city.h: the fixture's city with everybody signed in, made once for a test program and copied for each test:
 * hashing passwords is slow on purpose. */
#ifndef MINAN_TESTS_API_CITY_H
#define MINAN_TESTS_API_CITY_H

#include <stddef.h>
#include <stdint.h>

int64_t city_now(void);                     /* where the fixture's clock stands, ms */
void city_copy(char *folder, size_t size);  /* makes a data directory and says where */
void city_empty(char *folder, size_t size); /* an empty data directory */
void city_remove(const char *folder);

#endif
