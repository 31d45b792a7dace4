#include "attachment_image.h"

#include <string.h>
#include <zlib.h>

static void put(struct buf *out, uint32_t value, int bytes, bool big) {
    for (int i = 0; i < bytes; i++)
        buf_char(out, (char)(value >> 8 * (big ? bytes - 1 - i : i) & 0xFF));
}

static struct buf start(struct arena *arena) {
    struct buf out;
    buf_init(&out, arena, 1024);
    return out;
}

/* ---- JPEG ---- */

static void segment(struct buf *out, int marker, const void *data, size_t size) {
    put(out, 0xFF00u | (uint32_t)marker, 2, true);
    put(out, (uint32_t)size + 2, 2, true);
    buf_add(out, data, size);
}

struct buf make_jpeg(struct arena *arena, int width, int height, bool exif) {
    static const char tiff[] =
        "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS-SECRET";
    struct buf out = start(arena);
    struct buf frame = start(arena);
    put(&out, 0xFFD8, 2, true);
    segment(&out, 0xE0, "JFIF\0\1\1\0\0\1\0\1\0\0", 14);
    if (exif)
        segment(&out, 0xE1, tiff, sizeof tiff - 1);
    put(&frame, 8, 1, true);
    put(&frame, (uint32_t)height, 2, true);
    put(&frame, (uint32_t)width, 2, true);
    buf_add(&frame, "\1\1\x11\0", 4);
    segment(&out, 0xC0, frame.data, frame.size);
    segment(&out, 0xDA, "\1\1\0\0\x3F\0", 6);
    buf_add(&out, "\x12\x34\xFF\0\x56\xFF\xD0\x78", 8);
    put(&out, 0xFFD9, 2, true);
    return out;
}

/* ---- PNG ---- */

static void png_chunk_add(struct buf *out, const char *name, const void *data, size_t size) {
    put(out, (uint32_t)size, 4, true);
    size_t from = out->size;
    buf_add(out, name, 4);
    buf_add(out, data, size);
    put(out, (uint32_t)crc32(0, (const Bytef *)out->data + from, (uInt)(out->size - from)), 4, true);
}

struct buf make_png(struct arena *arena, int width, int height, bool text) {
    struct buf out = start(arena);
    struct buf head = start(arena);
    put(&head, (uint32_t)width, 4, true);
    put(&head, (uint32_t)height, 4, true);
    buf_add(&head, "\x08\0\0\0\0", 5);
    buf_add(&out, "\x89PNG\r\n\x1A\n", 8);
    png_chunk_add(&out, "IHDR", head.data, head.size);
    if (text)
        png_chunk_add(&out, "tEXt", "Comment\0GPS-SECRET", 18);
    png_chunk_add(&out, "IDAT", "x", 1);
    png_chunk_add(&out, "IEND", "", 0);
    return out;
}

/* ---- WebP ---- */

static void riff_chunk(struct buf *out, const char *name, const void *data, size_t size) {
    buf_add(out, name, 4);
    put(out, (uint32_t)size, 4, false);
    buf_add(out, data, size);
    if (size & 1)
        buf_char(out, 0);
}

struct buf make_webp(struct arena *arena, int width, int height, bool exif) {
    struct buf out = start(arena);
    struct buf body = start(arena);
    struct buf frame = start(arena);
    buf_add(&frame, "\x30\1\0\x9d\x01\x2a", 6);
    put(&frame, (uint32_t)width, 2, false);
    put(&frame, (uint32_t)height, 2, false);
    if (exif) /* VP8X says that there is an EXIF chunk */
        riff_chunk(&body, "VP8X", "\x08\0\0\0\0\0\0\0\0\0", 10);
    riff_chunk(&body, "VP8 ", frame.data, frame.size);
    if (exif)
        riff_chunk(&body, "EXIF", "GPS-SECRET!", 11);
    buf_add(&out, "RIFF", 4);
    put(&out, (uint32_t)body.size + 4, 4, false);
    buf_add(&out, "WEBP", 4);
    buf_add(&out, body.data, body.size);
    return out;
}
