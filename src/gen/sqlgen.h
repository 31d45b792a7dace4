/* sqlgen.h: named SQL statements and migrations -> C tables, at build time.
 *
 * Reads blocks (-- name: / -- fragment:), expands fragments and scopes, checks, then writes. The first error
 * ends the program, so nothing is written from bad input. Memory lives as long as the process.
 */
#ifndef MINAN_GEN_SQLGEN_H
#define MINAN_GEN_SQLGEN_H

#include <stdbool.h>
#include <stddef.h>

enum { MAX_CONDITIONS = 64, MAX_DEPTH = 8 };

struct place {
    const char *file;
    int line;
};

struct line {
    const char *text;      /* without comments, never blank */
    const char *condition; /* NULL: always part of the statement */
    struct place place;
};

struct lines {
    struct line *list;
    size_t count;
    size_t capacity;
};

struct block {
    const char *name;
    bool is_fragment;
    const char *unscoped; /* reason, or NULL */
    const char *scan;     /* reason, or NULL */
    struct place place;
    struct lines source;                    /* as written */
    struct lines lines;                     /* expanded; statements only */
    const char *conditions[MAX_CONDITIONS]; /* of the expanded lines */
    int condition_count;
    bool scoped;
};

struct migration {
    int number;
    const char *name;
    const char *text;
    struct place place;
};

struct gen {
    struct block *blocks;
    size_t block_count;
    size_t block_capacity;
    struct migration *migrations;
    size_t migration_count;
    size_t migration_capacity;
};

/* sqlgen_read.c */
void read_file(struct gen *gen, const char *path);
size_t sql_next(const char *text, size_t at); /* steps over a quoted text as a whole; 0: not closed */

/* sqlgen_check.c */
void expand_all(struct gen *gen);
void check_all(struct gen *gen);

/* sqlgen_write.c */
void write_all(const struct gen *gen, const char *dir);

/* sqlgen.c */
void fail(struct place place, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
void *grow(void *list, size_t count, size_t *capacity, size_t size); /* room for one more, zeroed */
char *copy(const char *text, size_t bytes);
bool is_word(char c);
void add_line(struct lines *lines, struct line line);

#endif
