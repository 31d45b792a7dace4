/* sqlgen_check.c: expands fragments and scopes into the statements, then holds them against the rules. */
#include "sqlgen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const scoped_tables[] = {
    "institution", "inspection", "answer",        "hazard",     "hazard_event", "attachment", "import_batch",
    "import_row",  "activity",   "frozen_record", "assignment", "visit_plan",   "paper",      "incident",
};

struct expansion {
    const struct gen *gen;
    struct block *statement;
};

static void expand_fragment(const struct expansion *ex, const struct block *fragment, const char *condition,
                            int depth);

static const struct block *find_fragment(const struct gen *gen, const char *name) {
    for (size_t i = 0; i < gen->block_count; i++) {
        const struct block *block = &gen->blocks[i];
        if (block->is_fragment && strcmp(block->name, name) == 0)
            return block;
    }
    return NULL;
}

static void add_condition(struct block *statement, struct line line) {
    for (int i = 0; i < statement->condition_count; i++) {
        if (strcmp(statement->conditions[i], line.condition) == 0)
            return;
    }
    if (statement->condition_count == MAX_CONDITIONS)
        fail(line.place, "more than %d conditions in '%s'", MAX_CONDITIONS, statement->name);
    statement->conditions[statement->condition_count++] = line.condition;
}

static void add_expanded(struct block *statement, struct line line) {
    if (line.condition)
        add_condition(statement, line);
    add_line(&statement->lines, line);
}

static void add_scope_line(struct block *statement, struct place place, const char *alias, const char *column,
                           const char *condition) {
    char text[200];
    snprintf(text, sizeof text, "  AND %s.%s = :%s", alias, column, condition);
    add_expanded(statement, (struct line){copy(text, strlen(text)), condition, place});
}

static void add_scope(struct block *statement, struct place place, const char *alias,
                      const char *own_column) {
    add_scope_line(statement, place, alias, "city_id", "scope_city");
    add_scope_line(statement, place, alias, "county_id", "scope_county");
    add_scope_line(statement, place, alias, "town_id", "scope_town");
    add_scope_line(statement, place, alias, own_column, "scope_institution");
    add_expanded(statement, (struct line){"  AND 1 = 0", "scope_nothing", place});
    statement->scoped = true;
}

/* macro is what stands between the braces: a fragment's name, or  scope alias  /  scope_own alias */
static void expand_macro(const struct expansion *ex, const char *macro, struct line line, int depth) {
    struct place place = line.place;
    char word[100] = "";
    char alias[100] = "";
    char more[2] = "";
    int words = sscanf(macro, "%99s %99s %1s", word, alias, more);
    if (words == 2 && line.condition)
        fail(place, "a scope cannot have a condition");
    if (words == 2 && strcmp(word, "scope") == 0) {
        add_scope(ex->statement, place, alias, "institution_id");
    } else if (words == 2 && strcmp(word, "scope_own") == 0) {
        add_scope(ex->statement, place, alias, "id");
    } else {
        const struct block *fragment = words == 1 ? find_fragment(ex->gen, word) : NULL;
        if (fragment == NULL)
            fail(place, "unknown fragment or macro '{{%s}}'", macro);
        if (depth == MAX_DEPTH)
            fail(place, "fragment '%s' nests too deeply", word);
        expand_fragment(ex, fragment, line.condition, depth + 1);
    }
}

static void add_piece(const struct expansion *ex, struct line line, size_t bytes) {
    const char *text = line.text;
    if (strspn(text, " \t") >= bytes)
        return;
    line.text = copy(text, bytes);
    add_expanded(ex->statement, line);
}

static void expand_line(const struct expansion *ex, struct line line, int depth) {
    const char *open;
    while ((open = strstr(line.text, "{{")) != NULL) {
        const char *close = strstr(open, "}}");
        if (close == NULL)
            fail(line.place, "'{{' without '}}'");
        add_piece(ex, line, (size_t)(open - line.text));
        expand_macro(ex, copy(open + 2, (size_t)(close - open) - 2), line, depth);
        line.text = close + 2;
    }
    add_piece(ex, line, strlen(line.text));
}

/* What is switched on by the condition of the line that names it: its own lines have none then. */
static void expand_fragment(const struct expansion *ex, const struct block *fragment, const char *condition,
                            int depth) {
    for (size_t i = 0; i < fragment->source.count; i++) {
        struct line line = fragment->source.list[i];
        if (condition && line.condition)
            fail(line.place, "fragment '%s' stands under a condition and cannot have one", fragment->name);
        if (condition)
            line.condition = condition;
        expand_line(ex, line, depth);
    }
}

void expand_all(struct gen *gen) {
    for (size_t i = 0; i < gen->block_count; i++) {
        struct block *block = &gen->blocks[i];
        if (!block->is_fragment)
            expand_fragment(&(struct expansion){gen, block}, block, NULL, 0);
    }
}

/* ---- checks ------------------------------------------------------------------------------------------ */

/* The last character of a statement may be a semicolon, which is dropped; any other would start a second
 * statement, which SQLite would leave out silently. */
static void check_semicolons(struct block *block) {
    struct line *last = &block->lines.list[block->lines.count - 1];
    size_t length = strlen(last->text);
    while (length && isspace((unsigned char)last->text[length - 1]))
        length--;
    if (length && last->text[length - 1] == ';')
        last->text = copy(last->text, length - 1);
    for (size_t i = 0; i < block->lines.count; i++) {
        const struct line *line = &block->lines.list[i];
        for (size_t at = 0; line->text[at]; at = sql_next(line->text, at)) {
            if (line->text[at] == ';')
                fail(line->place, "';' inside statement '%s'", block->name);
        }
    }
}

static const char *scoped_table(const char *word, size_t length) {
    for (size_t i = 0; i < sizeof scoped_tables / sizeof *scoped_tables; i++) {
        const char *table = scoped_tables[i];
        if (strlen(table) == length && strncasecmp(word, table, length) == 0)
            return table;
    }
    return NULL;
}

/* A word after '.', ':' or AS is a column, a parameter or an alias, never a table. */
static bool may_be_table(const char *text, size_t start) {
    if (start && (text[start - 1] == '.' || text[start - 1] == ':'))
        return false;
    while (start && isspace((unsigned char)text[start - 1]))
        start--;
    bool after_as = start >= 2 && strncasecmp(text + start - 2, "as", 2) == 0;
    return !(after_as && (start == 2 || !is_word(text[start - 3])));
}

static const char *find_scoped_table(const char *text) {
    size_t at = 0;
    while (text[at]) {
        if (!is_word(text[at])) {
            at = sql_next(text, at);
            continue;
        }
        size_t start = at;
        while (is_word(text[at]))
            at++;
        const char *table = scoped_table(text + start, at - start);
        if (table && may_be_table(text, start))
            return table;
    }
    return NULL;
}

static void check_scope(const struct block *block) {
    if (block->scoped && block->unscoped)
        fail(block->place, "statement '%s' has both a scope and '-- unscoped:'", block->name);
    if (block->scoped || block->unscoped)
        return;
    for (size_t i = 0; i < block->lines.count; i++) {
        const char *table = find_scoped_table(block->lines.list[i].text);
        if (table)
            fail(block->place,
                 "statement '%s' reads or writes '%s' without {{scope}} or '-- unscoped: reason'",
                 block->name, table);
    }
}

static int by_number(const void *a, const void *b) {
    return ((const struct migration *)a)->number - ((const struct migration *)b)->number;
}

static void check_migrations(struct gen *gen) {
    if (gen->migration_count)
        qsort(gen->migrations, gen->migration_count, sizeof *gen->migrations, by_number);
    for (size_t i = 0; i < gen->migration_count; i++) {
        if (gen->migrations[i].number != (int)i + 1)
            fail(gen->migrations[i].place, "migration number %d where %zu is due", gen->migrations[i].number,
                 i + 1);
    }
}

void check_all(struct gen *gen) {
    for (size_t i = 0; i < gen->block_count; i++) {
        struct block *block = &gen->blocks[i];
        if (block->source.count == 0)
            fail(block->place, "'%s' has no text", block->name);
        if (block->is_fragment)
            continue;
        check_semicolons(block);
        check_scope(block);
    }
    check_migrations(gen);
}
