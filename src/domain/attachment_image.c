/* attachment_image.c: is it a whole picture, of which size? By structure, without decoding: every segment or
 * chunk has its length and stays inside, and the end is there. */
#include "attachment_private.h"

#include <string.h>
#include <zlib.h>

enum { MOST_SIDE = 12000, MOST_PIXELS = 50 * 1000 * 1000 };

struct picture {
    const uint8_t *data;
    size_t size;
    int64_t width;
    int64_t height;
};

static uint32_t big(const uint8_t *at, int bytes) {
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | at[i];
    return value;
}

static uint32_t little(const uint8_t *at, int bytes) {
    uint32_t value = 0;
    while (bytes--)
        value = value << 8 | at[bytes];
    return value;
}

static bool room(const struct picture *p, size_t at, size_t bytes) {
    return at <= p->size && bytes <= p->size - at;
}

/* ---- JPEG ---- */

enum { SOI = 0xD8, EOI = 0xD9, SOS = 0xDA };

static bool is_frame(uint8_t marker) { /* SOF0..SOF15 but DHT, JPG and DAC */
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Past the coded data behind SOS, to the next true marker; 0: there is none. */
static size_t jpeg_skip_scan(const struct picture *p, size_t at) {
    while (room(p, at, 2)) {
        const uint8_t *found = memchr(p->data + at, 0xFF, p->size - at - 1);
        if (!found)
            return 0;
        at = (size_t)(found - p->data);
        if (found[1] != 0 && found[1] != 0xFF && !(found[1] >= 0xD0 && found[1] <= 0xD7))
            return at;
        at += found[1] == 0xFF ? 1 : 2;
    }
    return 0;
}

/* Markers of coded data: between segments they are out of place, and a reader that comes from coded data
 * would take them, and what follows, for more of it. */
static bool is_coded(uint8_t marker) {
    return marker == 0 || (marker >= 0xD0 && marker <= 0xD7);
}

size_t jpeg_segment(const void *data, size_t size, size_t *at, uint8_t *ret_marker) {
    struct picture p = {data, size, 0, 0};
    while (room(&p, *at, 3) && p.data[*at] == 0xFF && p.data[*at + 1] == 0xFF)
        ++*at;
    if (!room(&p, *at, 2) || p.data[*at] != 0xFF || is_coded(p.data[*at + 1]))
        return 0;
    *ret_marker = p.data[*at + 1];
    if (*ret_marker == EOI)
        return *at + 2;
    size_t length = *at + 2;
    if (!room(&p, length, 2) || big(p.data + length, 2) < 2 || !room(&p, length, big(p.data + length, 2)))
        return 0;
    size_t end = length + big(p.data + length, 2);
    return *ret_marker == SOS ? jpeg_skip_scan(&p, end) : end;
}

static bool jpeg_whole(struct picture *p) {
    bool scanned = false;
    uint8_t marker = SOI;
    for (size_t at = 2, next; marker != EOI; at = next) {
        next = jpeg_segment(p->data, p->size, &at, &marker);
        if (next == 0)
            return false;
        if (is_frame(marker) && next - at >= 9) {
            p->height = big(p->data + at + 5, 2);
            p->width = big(p->data + at + 7, 2);
        }
        scanned = scanned || marker == SOS;
    }
    return scanned;
}

/* ---- PNG ---- */

static const uint8_t png_magic[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

size_t png_chunk(const void *data, size_t size, size_t at) {
    struct picture p = {data, size, 0, 0};
    if (!room(&p, at, 12) || !room(&p, at + 12, big(p.data + at, 4)))
        return 0;
    size_t length = big(p.data + at, 4);
    uint32_t crc = (uint32_t)crc32(0, p.data + at + 4, (uInt)length + 4);
    return crc == big(p.data + at + 8 + length, 4) ? at + 12 + length : 0;
}

static bool png_whole(struct picture *p) {
    bool pixels = false;
    if (!room(p, 8, 25) || big(p->data + 8, 4) != 13 || memcmp(p->data + 12, "IHDR", 4) != 0)
        return false;
    p->width = big(p->data + 16, 4);
    p->height = big(p->data + 20, 4);
    for (size_t at = sizeof png_magic, next; (next = png_chunk(p->data, p->size, at)) != 0; at = next) {
        pixels = pixels || memcmp(p->data + at + 4, "IDAT", 4) == 0;
        if (memcmp(p->data + at + 4, "IEND", 4) == 0)
            return pixels;
    }
    return false;
}

/* ---- WebP ---- */

size_t webp_chunk(const void *data, size_t size, size_t at) {
    struct picture p = {data, size, 0, 0};
    if (!room(&p, at, 8))
        return 0;
    size_t length = little(p.data + at + 4, 4);
    return room(&p, at + 8, length) ? at + 8 + length + (length & 1) : 0;
}

static bool webp_size(struct picture *p, const uint8_t *chunk, size_t length) {
    const uint8_t *body = chunk + 8;
    if (memcmp(chunk, "VP8 ", 4) == 0 && length >= 10 && memcmp(body + 3, "\x9d\x01\x2a", 3) == 0) {
        p->width = little(body + 6, 2) & 0x3FFF;
        p->height = little(body + 8, 2) & 0x3FFF;
        return true;
    }
    if (memcmp(chunk, "VP8L", 4) == 0 && length >= 5 && body[0] == 0x2F) {
        p->width = (little(body + 1, 4) & 0x3FFF) + 1;
        p->height = (little(body + 1, 4) >> 14 & 0x3FFF) + 1;
        return true;
    }
    return false;
}

static bool webp_whole(struct picture *p) {
    bool pixels = false;
    if (!room(p, 0, 20) || little(p->data + 4, 4) > p->size - 8)
        return false;
    size_t end = 8 + little(p->data + 4, 4);
    for (size_t at = 12, next; at < end; at = next) {
        next = webp_chunk(p->data, end, at);
        if (next == 0)
            return false;
        pixels = webp_size(p, p->data + at, little(p->data + at + 4, 4)) || pixels;
    }
    return pixels;
}

/* ---- all ---- */

static enum media media_of(const uint8_t *data, size_t size) {
    if (size >= 3 && memcmp(data, "\xFF\xD8\xFF", 3) == 0)
        return MEDIA_JPEG;
    if (size >= sizeof png_magic && memcmp(data, png_magic, sizeof png_magic) == 0)
        return MEDIA_PNG;
    if (size >= 12 && memcmp(data, "RIFF", 4) == 0 && memcmp(data + 8, "WEBP", 4) == 0)
        return MEDIA_WEBP;
    return media_none_;
}

static bool is_whole(enum media media, struct picture *p) {
    switch (media) {
    case MEDIA_JPEG: return jpeg_whole(p);
    case MEDIA_PNG: return png_whole(p);
    case MEDIA_WEBP: return webp_whole(p);
    case media_none_: break;
    }
    return false;
}

enum status image_inspect(struct err *err, const void *data, size_t size, enum media *ret_media,
                          int64_t *ret_width, int64_t *ret_height) {
    struct picture p = {data, size, 0, 0};
    enum media media = media_of(data, size);
    if (!media)
        return err_detail(err, STATUS_UNSUPPORTED_TYPE, "文件不是照片，只接受 JPEG、PNG 或 WebP 图片");
    if (!is_whole(media, &p) || p.width == 0 || p.height == 0)
        return err_detail(err, STATUS_UNSUPPORTED_TYPE, "照片不完整或已损坏，请重新拍摄或选择照片");
    if (p.width > MOST_SIDE || p.height > MOST_SIDE || p.width * p.height > MOST_PIXELS)
        return err_detail(err, STATUS_UNSUPPORTED_TYPE,
                          "照片尺寸过大（%lld×%lld），最长边不超过 12000 像素，总数不超过 5000 万像素",
                          (long long)p.width, (long long)p.height);
    *ret_media = media;
    *ret_width = p.width;
    *ret_height = p.height;
    return STATUS_OK;
}
