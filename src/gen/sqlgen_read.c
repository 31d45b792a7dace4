/* sqlgen_read.c: files -> blocks of lines, and migrations. */
#include "sqlgen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_text(const char *path) {
    struct place place = {path, 0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail(place, "cannot be opened");
    char *text = NULL;
    size_t size = 0;
    size_t capacity = 0;
    for (int c = getc(file); c != EOF; c = getc(file)) {
        if (c == '\0')
            fail(place, "holds a NUL byte");
        text = grow(text, size, &capacity, 1);
        text[size++] = (char)c;
    }
    if (ferror(file))
        fail(place, "cannot be read");
    fclose(file);
    char *result = copy(size ? text : "", size);
    free(text);
    return result;
}

static const char *trimmed(const char *text, size_t bytes) {
    while (bytes && isspace((unsigned char)*text)) {
        text++;
        bytes--;
    }
    while (bytes && isspace((unsigned char)text[bytes - 1]))
        bytes--;
    return copy(text, bytes);
}

static bool is_name(const char *text) {
    if (!islower((unsigned char)*text))
        return false;
    for (const char *c = text; *c; c++) {
        if (!is_word(*c) || isupper((unsigned char)*c))
            return false;
    }
    return true;
}

static struct block *current(struct gen *gen, const char *file) {
    struct block *last = gen->block_count ? &gen->blocks[gen->block_count - 1] : NULL;
    return last && last->place.file == file ? last : NULL;
}

static void begin_block(struct gen *gen, const char *name, bool is_fragment, struct place place) {
    if (!is_name(name))
        fail(place, "'%s' is no name: lower-case letters, digits and _", name);
    for (size_t i = 0; i < gen->block_count; i++) {
        const struct block *other = &gen->blocks[i];
        if (other->is_fragment == is_fragment && strcmp(other->name, name) == 0)
            fail(place, "duplicate name '%s', first at %s:%d", name, other->place.file, other->place.line);
    }
    gen->blocks = grow(gen->blocks, gen->block_count, &gen->block_capacity, sizeof *gen->blocks);
    gen->blocks[gen->block_count++] =
        (struct block){.name = name, .is_fragment = is_fragment, .place = place};
}

/* The statement that a reason is given for. */
static struct block *explained(struct block *block, const char *reason, struct place place) {
    if (block == NULL || block->is_fragment)
        fail(place, "belongs to a statement, after its '-- name:'");
    if (*reason == '\0')
        fail(place, "needs a reason");
    return block;
}

/* The value of  -- key: value , or NULL. */
static const char *directive(const char *text, const char *key) {
    if (strncmp(text, "--", 2) != 0)
        return NULL;
    text += 2 + strspn(text + 2, " ");
    size_t length = strlen(key);
    if (strncmp(text, key, length) != 0 || text[length] != ':')
        return NULL;
    return trimmed(text + length + 1, strlen(text + length + 1));
}

static bool read_directive(struct gen *gen, const char *text, struct place place) {
    const char *value;
    struct block *block = current(gen, place.file);
    if ((value = directive(text, "name")) != NULL)
        begin_block(gen, value, false, place);
    else if ((value = directive(text, "fragment")) != NULL)
        begin_block(gen, value, true, place);
    else if ((value = directive(text, "unscoped")) != NULL)
        explained(block, value, place)->unscoped = value;
    else if ((value = directive(text, "scan")) != NULL)
        explained(block, value, place)->scan = value;
    else
        return false;
    return true;
}

size_t sql_next(const char *text, size_t at) {
    char quote = text[at];
    if (quote != '\'' && quote != '"')
        return at + 1;
    const char *end = strchr(text + at + 1, quote);
    return end ? (size_t)(end - text) + 1 : 0;
}

/* Where the comment of a line starts; its length when there is none. */
static size_t comment_start(const char *text, struct place place) {
    size_t at = 0;
    while (text[at] && strncmp(text + at, "--", 2) != 0) {
        if (strncmp(text + at, "/*", 2) == 0)
            fail(place, "comments start with --");
        at = sql_next(text, at);
        if (at == 0)
            fail(place, "quote is not closed on its line");
    }
    return at;
}

static void read_line(struct gen *gen, const char *text, struct place place) {
    if (read_directive(gen, text, place))
        return;
    size_t end = comment_start(text, place);
    struct line line = {.text = trimmed(text, end), .place = place};
    if (strncmp(text + end, "--?", 3) == 0) {
        line.condition = trimmed(text + end + 3, strlen(text + end + 3));
        if (*line.text == '\0' || !is_name(line.condition))
            fail(place, "'--?' needs a text before it and one name after it");
    }
    if (*line.text == '\0')
        return;
    struct block *block = current(gen, place.file);
    if (block == NULL)
        fail(place, "text before the first '-- name:'");
    add_line(&block->source, line);
}

static void read_queries(struct gen *gen, const char *path, const char *text) {
    struct place place = {path, 1};
    while (*text) {
        size_t length = strcspn(text, "\n");
        read_line(gen, trimmed(text, length), place);
        text += length + (text[length] == '\n');
        place.line++;
    }
}

static void read_migration(struct gen *gen, const char *path, const char *base, const char *text) {
    size_t length = strcspn(base, ".");
    struct migration migration = {
        .number = atoi(base), .name = copy(base + 5, length - 5), .text = text, .place = {path, 1}};
    if (text[strspn(text, " \t\r\n")] == '\0')
        fail(migration.place, "migration without text");
    gen->migrations = grow(gen->migrations, gen->migration_count, &gen->migration_capacity, sizeof migration);
    gen->migrations[gen->migration_count++] = migration;
}

void read_file(struct gen *gen, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    const char *text = file_text(path);
    if (strspn(base, "0123456789") == 4 && base[4] == '_')
        read_migration(gen, path, base, text);
    else
        read_queries(gen, path, text);
}
