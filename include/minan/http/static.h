/* static.h: the built front end, loaded into memory once at start (about 3 MB), served with its .br and .gz
 * twins. */
#ifndef MINAN_HTTP_STATIC_H
#define MINAN_HTTP_STATIC_H

#include "minan/http/message.h"

struct static_files;

/* Reads every file below dir, links and names with a leading dot aside. After hash_init(). STATUS_NOT_FOUND
 * when dir holds no index.html, STATUS_INTERNAL when something below it cannot be read. */
MUST_USE enum status static_open(const char *dir, struct static_files **ret_files);
void static_close(struct static_files *files); /* accepts NULL; not while replies are under way */

/* Answers GET and HEAD (others 405): exact file; else, for a last segment without a dot, the page that has
 * its own router: m/index.html below /m, index.html elsewhere; else 404. ETag and 304; /assets/ immutable for
 * a year, all else no-cache; Content-Encoding by Accept-Encoding (br, gzip). A reply to HEAD carries the body
 * too, for its length: the adapter does not send it. Thread rule: read-only after static_open. */
void static_reply(const struct static_files *files, const struct request *request, struct arena *arena,
                  struct response *response);

#endif
