/* sqlgen_write.c: the C tables declared in minan/db/sql_table.h. */
#include "sqlgen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static FILE *out_file(const char *dir, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *out = fopen(path, "w");
    if (out == NULL)
        fail((struct place){copy(path, strlen(path)), 0}, "cannot be written");
    fprintf(out, "/* %s: made by sqlgen from sql/. Not to be edited. */\n", name);
    return out;
}

static void close_file(FILE *out, const char *name) {
    bool failed = ferror(out) != 0;
    if (fclose(out) != 0 || failed)
        fail((struct place){name, 0}, "cannot be written");
}

static void write_char(FILE *out, char c) {
    unsigned char byte = (unsigned char)c;
    if (c == '"' || c == '\\' || c == '?') /* \? so that no trigraph arises */
        fprintf(out, "\\%c", c);
    else if (byte < 0x20 || byte == 0x7f)
        fprintf(out, "\\%03o", byte);
    else
        putc(c, out);
}

static void write_string(FILE *out, const char *text, size_t bytes) {
    putc('"', out);
    for (size_t i = 0; i < bytes; i++)
        write_char(out, text[i]);
    putc('"', out);
}

static void write_or_null(FILE *out, const char *text) {
    if (text)
        write_string(out, text, strlen(text));
    else
        fputs("NULL", out);
}

static void write_enum(FILE *out, const struct gen *gen) {
    fputs("#ifndef MINAN_SQL_STATEMENTS_H\n#define MINAN_SQL_STATEMENTS_H\n\nenum sql {\n", out);
    for (size_t i = 0; i < gen->block_count; i++) {
        if (gen->blocks[i].is_fragment)
            continue;
        fputs("    SQL_", out);
        for (const char *c = gen->blocks[i].name; *c; c++)
            putc(toupper((unsigned char)*c), out);
        fputs(",\n", out);
    }
    fputs("    SQL__COUNT\n};\n\n#endif\n", out);
}

static int condition_index(const struct block *block, const char *condition) {
    for (int i = 0; i < block->condition_count; i++) {
        if (condition && strcmp(block->conditions[i], condition) == 0)
            return i;
    }
    return -1;
}

/* Neighbouring lines with the same condition become one text. */
static int write_lines(FILE *out, const struct block *block) {
    int written = 0;
    int previous = -2;
    for (size_t i = 0; i < block->lines.count; i++) {
        const struct line *line = &block->lines.list[i];
        int index = condition_index(block, line->condition);
        if (index != previous && written)
            fprintf(out, ", %d},\n", previous);
        fputs(index != previous ? "    {" : "\n     ", out);
        write_string(out, line->text, strlen(line->text));
        fputs(" \"\\n\"", out);
        written += index != previous;
        previous = index;
    }
    fprintf(out, ", %d},\n", previous);
    return written;
}

static int write_statement_parts(FILE *out, const struct block *block) {
    if (block->condition_count) {
        fprintf(out, "static const char *const %s_conditions[] = {", block->name);
        for (int i = 0; i < block->condition_count; i++)
            fprintf(out, "%s\"%s\"", i ? ", " : "", block->conditions[i]);
        fputs("};\n", out);
    }
    fprintf(out, "static const struct sql_line %s_lines[] = {\n", block->name);
    int count = write_lines(out, block);
    fputs("};\n\n", out);
    return count;
}

static void write_statement(FILE *out, const struct block *block, int line_count) {
    fprintf(out, "    {.name = \"%s\", .lines = %s_lines, .line_count = %d, ", block->name, block->name,
            line_count);
    if (block->condition_count)
        fprintf(out, ".conditions = %s_conditions, ", block->name);
    fprintf(out, ".condition_count = %d, .scoped = %s, .scan_reason = ", block->condition_count,
            block->scoped ? "true" : "false");
    write_or_null(out, block->scan);
    fputs("},\n", out);
}

static void write_statements(FILE *out, const struct gen *gen) {
    int *line_counts = calloc(gen->block_count + 1, sizeof *line_counts);
    int count = 0;
    if (line_counts == NULL)
        fail((struct place){"sqlgen", 0}, "out of memory");
    for (size_t i = 0; i < gen->block_count; i++) {
        if (!gen->blocks[i].is_fragment)
            line_counts[i] = write_statement_parts(out, &gen->blocks[i]);
    }
    fputs("const struct sql_statement sql_statements[] = {\n", out);
    for (size_t i = 0; i < gen->block_count; i++) {
        if (gen->blocks[i].is_fragment)
            continue;
        write_statement(out, &gen->blocks[i], line_counts[i]);
        count++;
    }
    fprintf(out, "    {0},\n};\nconst int sql_statement_count = %d;\n\n", count);
    free(line_counts);
}

static void write_text(FILE *out, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        length += text[length] == '\n';
        fputs("\n     ", out);
        write_string(out, text, length);
        text += length;
    }
}

static void write_migrations(FILE *out, const struct gen *gen) {
    fputs("const struct sql_migration sql_migrations[] = {\n", out);
    for (size_t i = 0; i < gen->migration_count; i++) {
        const struct migration *migration = &gen->migrations[i];
        fprintf(out, "    {%d, ", migration->number);
        write_or_null(out, migration->name);
        fputs(",", out);
        write_text(out, migration->text);
        fputs("},\n", out);
    }
    fprintf(out, "    {0},\n};\nconst int sql_migration_count = %zu;\n", gen->migration_count);
}

void write_all(const struct gen *gen, const char *dir) {
    FILE *header = out_file(dir, "sql_statements.h");
    write_enum(header, gen);
    close_file(header, "sql_statements.h");
    FILE *code = out_file(dir, "sql_statements.c");
    fputs("#include \"minan/db/sql_table.h\"\n#include <stddef.h>\n\n", code);
    write_statements(code, gen);
    write_migrations(code, gen);
    close_file(code, "sql_statements.c");
}
