/* attachment_private.h: what the files of attachment share. */
#ifndef MINAN_ATTACHMENT_PRIVATE_H
#define MINAN_ATTACHMENT_PRIVATE_H

#include "minan/domain/attachment.h"

/* The row as the upload sees it. */
struct attachment_record {
    struct attachment_id id;
    enum attachment_state state;
    const char *sha256;
    int64_t bytes;
    enum media media_type;
    struct account_id named_by;
    struct institution_id institution_id;
};
extern const struct shape attachment_record_shape;

/* One step through a picture: where the segment or chunk at `at` ends, 0 when it is broken. A JPEG's fill
 * bytes (ISO/IEC 10918-1 B.1.1.2) are skipped: `at` moves to where the marker begins, so that what is read
 * behind it stands where it should. */
size_t jpeg_segment(const void *data, size_t size, size_t *at, uint8_t *ret_marker);
size_t png_chunk(const void *data, size_t size, size_t at);
size_t webp_chunk(const void *data, size_t size, size_t at);

#endif
