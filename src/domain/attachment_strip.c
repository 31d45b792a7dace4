/* attachment_strip.c: what is shown leaves out what the camera wrote beside the pixels (place, device, time,
 * thumbnail). The original is kept unchanged as evidence. The way up stays: it is no secret. */
#include "attachment_private.h"

#include "minan/base/buf.h"
#include <string.h>

enum { APP0 = 0xE0, APP1 = 0xE1, APP2 = 0xE2, APP14 = 0xEE, APP15 = 0xEF, COM = 0xFE, EOI = 0xD9 };
enum { UPRIGHT = 1, ORIENTATION = 0x0112, ENTRY = 12 };

/* ---- JPEG ---- */

struct tiff {
    const uint8_t *data;
    size_t size;
    bool big_end;
};

static uint32_t tiff_int(const struct tiff *t, size_t at, int bytes) {
    uint32_t value = 0;
    if (at > t->size || (size_t)bytes > t->size - at)
        return 0;
    for (int i = 0; i < bytes; i++)
        value |= (uint32_t)t->data[at + i] << 8 * (t->big_end ? bytes - 1 - i : i);
    return value;
}

/* 1..8, UPRIGHT when it is not told. */
static uint8_t orientation_of(const uint8_t *segment, size_t size) {
    if (size < 18 || memcmp(segment + 4, "Exif\0\0", 6) != 0)
        return UPRIGHT;
    struct tiff t = {segment + 10, size - 10, segment[10] == 'M'};
    size_t directory = tiff_int(&t, 4, 4);
    uint32_t entries = tiff_int(&t, directory, 2);
    for (uint32_t i = 0; i < entries; i++) {
        size_t entry = directory + 2 + (size_t)i * ENTRY;
        uint32_t value = tiff_int(&t, entry + 8, 2);
        if (tiff_int(&t, entry, 2) == ORIENTATION && value >= 1 && value <= 8)
            return (uint8_t)value;
    }
    return UPRIGHT;
}

static void add_orientation(struct buf *out, uint8_t orientation) {
    uint8_t exif[] = "\xFF\xE1\0\x22"
                     "Exif\0\0"
                     "MM\0\x2A\0\0\0\x08"
                     "\0\x01"
                     "\x01\x12\0\x03\0\0\0\x01\0\0\0\0"
                     "\0\0\0";
    exif[29] = orientation;
    buf_add(out, exif, sizeof exif);
}

static bool jpeg_drops(uint8_t marker, const uint8_t *segment, size_t size) {
    if (marker == APP2)
        return size < 16 || memcmp(segment + 4, "ICC_PROFILE", 11) != 0;
    return marker == COM || (marker >= APP1 && marker <= APP15 && marker != APP14);
}

static void jpeg_strip(struct buf *out, const uint8_t *data, size_t size) {
    uint8_t marker = 0;
    buf_add(out, data, 2);
    for (size_t at = 2, next; marker != EOI; at = next) {
        next = jpeg_segment(data, size, &at, &marker);
        uint8_t orientation = marker == APP1 ? orientation_of(data + at, next - at) : UPRIGHT;
        if (orientation != UPRIGHT)
            add_orientation(out, orientation);
        if (!jpeg_drops(marker, data + at, next - at))
            buf_add(out, data + at, next - at);
    }
}

/* ---- PNG ---- */

static bool png_keeps(const uint8_t *name) {
    static const char *const shown[] = {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                        "cHRM", "sRGB", "iCCP", "sBIT", "pHYs"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (memcmp(name, shown[i], 4) == 0)
            return true;
    }
    return false;
}

static void png_strip(struct buf *out, const uint8_t *data, size_t size) {
    size_t at = 8;
    bool end = false;
    buf_add(out, data, at);
    while (!end) {
        size_t next = png_chunk(data, size, at);
        end = memcmp(data + at + 4, "IEND", 4) == 0;
        if (png_keeps(data + at + 4))
            buf_add(out, data + at, next - at);
        at = next;
    }
}

/* ---- WebP ---- */

enum { VP8X_EXIF_XMP = 0x08 | 0x04 };

static void webp_strip(struct buf *out, const uint8_t *data, size_t size) {
    size_t end = 8 + ((size_t)data[4] | (size_t)data[5] << 8 | (size_t)data[6] << 16 | (size_t)data[7] << 24);
    buf_add(out, data, 12);
    for (size_t at = 12, next; at < end && end <= size; at = next) {
        next = webp_chunk(data, end, at);
        if (memcmp(data + at, "EXIF", 4) == 0 || memcmp(data + at, "XMP ", 4) == 0)
            continue;
        size_t start = out->size;
        buf_add(out, data + at, (next < end ? next : end) - at);
        if (memcmp(data + at, "VP8X", 4) == 0)
            out->data[start + 8] &= (char)~VP8X_EXIF_XMP;
    }
    for (int i = 0; i < 4; i++)
        out->data[4 + i] = (char)((out->size - 8) >> 8 * i & 0xFF);
}

struct stripped image_strip(struct arena *arena, enum media media, const void *data, size_t size) {
    struct buf out;
    buf_init(&out, arena, size + 64);
    switch (media) {
    case MEDIA_JPEG: jpeg_strip(&out, data, size); break;
    case MEDIA_PNG: png_strip(&out, data, size); break;
    case MEDIA_WEBP: webp_strip(&out, data, size); break;
    case media_none_: break;
    }
    if (out.size == size && memcmp(out.data, data, size) == 0)
        return (struct stripped){0};
    return (struct stripped){out.data, out.size};
}
