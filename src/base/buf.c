#include "minan/base/buf.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_init(struct buf *buf, struct arena *arena, size_t capacity) {
    *buf = (struct buf){.arena = arena, .data = arena_array(arena, capacity + 1, 1), .capacity = capacity};
}

/* The old bytes stay in the arena until it ends; doubling keeps that below the final size. */
static void reserve(struct buf *buf, size_t bytes) {
    if (bytes <= buf->capacity - buf->size)
        return;
    size_t capacity = buf->capacity * 2;
    if (capacity - buf->size < bytes)
        capacity = buf->size + bytes;
    char *data = arena_array(buf->arena, capacity + 1, 1);
    memcpy(data, buf->data, buf->size);
    buf->data = data;
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, const void *data, size_t bytes) {
    if (!bytes)
        return;
    reserve(buf, bytes);
    memcpy(buf->data + buf->size, data, bytes);
    buf->size += bytes;
    buf->data[buf->size] = '\0';
}

void buf_text(struct buf *buf, const char *text) {
    buf_add(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c) {
    buf_add(buf, &c, 1);
}

void buf_int(struct buf *buf, int64_t value) {
    char digits[20];
    char *end = digits + sizeof digits, *start = end;
    uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do {
        *--start = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0)
        *--start = '-';
    buf_add(buf, start, (size_t)(end - start));
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0)
        abort(); /* only a wrong format, which the compiler checks */
    reserve(buf, (size_t)length);
    va_start(arguments, format);
    vsnprintf(buf->data + buf->size, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buf->size += (size_t)length;
}
