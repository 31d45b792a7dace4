/* greet.h: what the console shows once the server is ready. */
#ifndef MINAN_MAIN_GREET_H
#define MINAN_MAIN_GREET_H

#include "store.h"

/* token: of the first administrator, NULL when there are accounts. web: pages are served. */
void greet(struct run *run, const struct store *store, const char *address, const char *token, bool web);

#endif
