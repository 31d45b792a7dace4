/* payload.h: a parcel as each kind of channel wants to have it, and what its answer means. Pure functions. */
#ifndef MINAN_API_PAYLOAD_H
#define MINAN_API_PAYLOAD_H

#include "minan/domain/delivery.h"
#include "minan/http/post.h"

/* now: stamped into signatures and mails. ret_post points into the parcel and the arena. */
void payload_make(const struct parcel *parcel, int64_t now, struct arena *arena, struct post *ret_post);

/* *ret_error: in words, NULL when it arrived. */
enum fate payload_fate(enum channel_kind kind, const struct post_result *result, struct arena *arena,
                       const char **ret_error);

#endif
