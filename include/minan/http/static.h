/* static.h: the built front end, loaded into memory once at start (about 3 MB), served with its .br and .gz
 * twins. */
#ifndef MINAN_HTTP_STATIC_H
#define MINAN_HTTP_STATIC_H

#include "minan/http/message.h"

struct static_files;

/* Reads every file below dir. STATUS_NOT_FOUND when dir holds no index.html. */
MUST_USE enum status static_open(const char *dir, struct static_files **ret_files);
void static_close(struct static_files *files); /* accepts NULL; not while replies are under way */

/* Answers GET and HEAD: exact file, else /m/... -> m/index.html, else any path without a dot -> index.html
 * (the pages have their own router), else 404. ETag and 304; /assets/ immutable for a year, html and sw.js
 * no-cache; Content-Encoding by Accept-Encoding (br, gzip). Thread rule: read-only after static_open. */
void static_reply(const struct static_files *files, const struct request *request, struct arena *arena,
                  struct response *response);

#endif
