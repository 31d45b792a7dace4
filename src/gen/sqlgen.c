/* sqlgen OUTDIR FILES...: writes OUTDIR/sql_statements.h and OUTDIR/sql_statements.c. See sqlgen.h. */
#include "sqlgen.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(struct place place, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s:%d: ", place.file, place.line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(1);
}

static void *checked(void *memory) {
    if (memory == NULL) {
        fputs("sqlgen: out of memory\n", stderr);
        exit(1);
    }
    return memory;
}

void *grow(void *list, size_t count, size_t *capacity, size_t size) {
    if (count < *capacity)
        return list;
    *capacity = *capacity ? *capacity * 2 : 16;
    char *bigger = checked(realloc(list, *capacity * size));
    memset(bigger + count * size, 0, (*capacity - count) * size);
    return bigger;
}

char *copy(const char *text, size_t bytes) {
    return checked(strndup(text, bytes));
}

bool is_word(char c) {
    return isalnum((unsigned char)c) || c == '_';
}

void add_line(struct lines *lines, struct line line) {
    lines->list = grow(lines->list, lines->count, &lines->capacity, sizeof line);
    lines->list[lines->count++] = line;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fputs("usage: sqlgen OUTDIR FILES...\n", stderr);
        return 2;
    }
    struct gen gen = {0};
    for (int i = 2; i < argc; i++)
        read_file(&gen, argv[i]);
    expand_all(&gen);
    check_all(&gen);
    write_all(&gen, argv[1]);
    return 0;
}
