/* buf.h: a growing byte buffer for writers (JSON, SQL text, log lines). Owned by its arena; always
 * NUL-terminated. */
#ifndef MINAN_BASE_BUF_H
#define MINAN_BASE_BUF_H

#include "minan/base/arena.h"
#include <stdint.h>

struct buf {
    struct arena *arena;
    char *data;
    size_t size;
    size_t capacity;
};

void buf_init(struct buf *buf, struct arena *arena, size_t capacity);
void buf_add(struct buf *buf, const void *data, size_t bytes);
void buf_text(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_int(struct buf *buf, int64_t value);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
