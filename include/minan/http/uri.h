/* uri.h: raw request targets. Refuses what a proxy in front might read otherwise. Pure, any thread. */
#ifndef MINAN_HTTP_URI_H
#define MINAN_HTTP_URI_H

#include "minan/http/message.h"

/* STATUS_MALFORMED for: no leading '/', more than 8 KiB, %00 %2f %5c, '\\', control characters, bad percent
 * or UTF-8,
 * "." or ".." segments (plain or encoded), empty segments other than the last, too many segments or pairs,
 * '#'. A path that ends in '/' has an empty last segment ("/" is one empty segment). In the query '+' is a
 * blank and %2F is allowed. */
MUST_USE enum status uri_parse(const char *raw, struct arena *arena, struct request_target *ret_target);

#endif
