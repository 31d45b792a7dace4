/* json_load.h: bytes -> jansson tree, refusing what json_read.h promises to refuse, with the reason in
 * Chinese. */
#ifndef MINAN_HTTP_JSON_LOAD_H
#define MINAN_HTTP_JSON_LOAD_H

#include "minan/base/err.h"

#include <jansson.h>

/* *ret_root is the caller's to json_decref. STATUS_MALFORMED with err->detail. */
MUST_USE enum status json_load_object(const char *text, size_t size, struct err *err, json_t **ret_root);

#endif
