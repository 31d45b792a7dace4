#include "minan/base/utf8.h"
#include "minan/base/buf.h"
#include <stdint.h>
#include <string.h>

static bool is_continuation(char c) {
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes a sequence has that begins with c; 0 when none does. */
static size_t sequence_length(char c) {
    unsigned char lead = (unsigned char)c;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2) /* a continuation, or the overlong forms of ASCII */
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

static uint32_t decode(const char *text, size_t length) {
    static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t point = (unsigned char)text[0] & mask[length];
    for (size_t i = 1; i < length; i++)
        point = point << 6 | ((unsigned char)text[i] & 0x3F);
    return point;
}

static bool is_well_formed(uint32_t point, size_t length) {
    static const uint32_t least[] = {0, 1, 0x80, 0x800, 0x10000};
    return point >= least[length] && point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF);
}

bool utf8_valid(const char *text, size_t bytes) {
    for (size_t at = 0; at < bytes;) {
        size_t length = sequence_length(text[at]);
        if (length == 0 || length > bytes - at)
            return false;
        for (size_t i = 1; i < length; i++) {
            if (!is_continuation(text[at + i]))
                return false;
        }
        if (!is_well_formed(decode(text + at, length), length))
            return false;
        at += length;
    }
    return true;
}

size_t utf8_length(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        count += !is_continuation(*text);
    return count;
}

/* Bounded by the bytes that are there, so that a cut sequence at the end is not read past. */
size_t utf8_next(const char *text) {
    if (!*text)
        return 0;
    size_t length = sequence_length(*text), have = 1;
    while (have < length && is_continuation(text[have]))
        have++;
    return have;
}

bool utf8_has_control(const char *text) {
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text, next = (unsigned char)text[1];
        if (c == '\t' || c == '\r' || c == '\n')
            continue;
        if (c < 0x20 || c == 0x7F)
            return true;
        if (c == 0xC2 && next >= 0x80 && next <= 0x9F)
            return true;
    }
    return false;
}

/* U+00A0 and U+FEFF come along when cells are copied out of a spreadsheet. */
static bool is_blank(uint32_t point) {
    return (point >= '\t' && point <= '\r') || point == ' ' || point == 0xA0 || point == 0x3000 ||
           point == 0xFEFF;
}

static bool next_point(const char **text, uint32_t *ret_point) {
    size_t length = utf8_next(*text);
    if (!length)
        return false;
    *ret_point = decode(*text, length);
    *text += length;
    return true;
}

char *utf8_trim(struct arena *arena, const char *text) {
    const char *start = NULL, *end = text;
    uint32_t point;
    for (const char *at = text, *before = at; next_point(&at, &point); before = at) {
        if (is_blank(point))
            continue;
        if (!start)
            start = before;
        end = at;
    }
    return start ? arena_copy(arena, start, (size_t)(end - start)) : arena_copy(arena, "", 0);
}

/* Full-width letters and digits are typed for their ASCII twins, so they are found as those. */
static uint32_t fold(uint32_t point) {
    if (point >= 0xFF01 && point <= 0xFF5E)
        point -= 0xFEE0;
    return point >= 'A' && point <= 'Z' ? point - 'A' + 'a' : point;
}

static bool is_ascii_word(uint32_t point) {
    return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
}

/* From the CJK radicals on; of the CJK punctuation only 々 and 〇, which are read as characters. */
static bool is_own_word(uint32_t point) {
    if (point >= 0x3000 && point <= 0x303F)
        return point == 0x3005 || point == 0x3007;
    return point >= 0x2E80 && point != 0xFEFF;
}

char *utf8_spaced(struct arena *arena, const char *text) {
    struct buf buf;
    buf_init(&buf, arena, strlen(text) * 2);
    bool in_run = false; /* the last thing written is an ASCII word that may go on */
    uint32_t point;
    for (const char *at = text, *before = at; next_point(&at, &point); before = at) {
        point = fold(point);
        bool word = is_ascii_word(point);
        if (!word && !is_own_word(point)) {
            in_run = false;
            continue;
        }
        if (buf.size && !(word && in_run))
            buf_char(&buf, ' ');
        if (word)
            buf_char(&buf, (char)point);
        else
            buf_add(&buf, before, (size_t)(at - before));
        in_run = word;
    }
    return buf.data;
}
