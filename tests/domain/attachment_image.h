/* attachment_image.h: small pictures for tests, made by structure: an image is what image_inspect looks at.
 */
#ifndef MINAN_TESTS_DOMAIN_ATTACHMENT_IMAGE_H
#define MINAN_TESTS_DOMAIN_ATTACHMENT_IMAGE_H

#include "minan/base/buf.h"
#include <stdbool.h>

/* A baseline JPEG of this size; exif: with an EXIF segment holding the word GPS-SECRET and orientation 6. */
struct buf make_jpeg(struct arena *arena, int width, int height, bool exif);
struct buf make_png(struct arena *arena, int width, int height, bool text);
struct buf make_webp(struct arena *arena, int width, int height, bool exif);

#endif
