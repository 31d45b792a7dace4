#include "minan/domain/draw_lots.h"

#include "minan/base/buf.h"
#include <stdlib.h>
#include <string.h>

/* ---- pools ---- */

const char *lots_field(struct arena *arena, const char **text, bool *ret_line_ends) {
    if (**text == '\0')
        return NULL;
    size_t size = strcspn(*text, "\t\n");
    const char *field = arena_copy(arena, *text, size);
    *ret_line_ends = (*text)[size] != '\t';
    *text += size + ((*text)[size] != '\0');
    return field;
}

static size_t line_count(const char *text) {
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

static struct lot parse_lot(struct arena *arena, const char **text) {
    struct lot lot = {.name = "", .recused = ""};
    bool ends = false;
    lot.id = lots_field(arena, text, &ends);
    if (!ends)
        lot.name = lots_field(arena, text, &ends);
    if (!ends)
        lot.recused = lots_field(arena, text, &ends);
    return lot;
}

struct lots lots_parse(struct arena *arena, const char *pool) {
    struct lots lots = {ARENA_ARRAY(arena, line_count(pool) + 1, struct lot), 0};
    while (*pool)
        lots.list[lots.count++] = parse_lot(arena, &pool);
    return lots;
}

/* ---- order ---- */

static int by_key(const void *a, const void *b) {
    const struct lot *left = a, *right = b;
    int order = strcmp(left->key, right->key);
    return order ? order : strcmp(left->id, right->id);
}

void lots_order(struct arena *arena, struct lots *lots, const char *part, const char *seed) {
    for (size_t i = 0; i < lots->count; i++) {
        const char *text = arena_printf(arena, "%s:%s:%s", seed, part, lots->list[i].id);
        sha256_text(text, strlen(text), lots->list[i].key);
    }
    if (lots->count)
        qsort(lots->list, lots->count, sizeof *lots->list, by_key);
}

/* ---- teams ---- */

/* Whether the name stands whole among others with 、 between them. */
static bool is_named(const char *names, const char *name) {
    static const char comma[] = "、";
    size_t size = strlen(name);
    for (const char *at = names; size && (at = strstr(at, name)) != NULL; at += size) {
        const char *behind = at + size;
        bool starts = at == names || strncmp(at - strlen(comma), comma, strlen(comma)) == 0;
        if (starts && (*behind == '\0' || strncmp(behind, comma, strlen(comma)) == 0))
            return true;
    }
    return false;
}

/* Goes once round from *next; whoever keeps out is passed over and comes first at the next institution
 * only when nobody behind was taken. */
static void add_team(struct buf *buf, const struct lots *inspectors, const struct lot *institution,
                     size_t team_size, size_t *next) {
    size_t taken = 0, from = *next;
    for (size_t i = 0; i < inspectors->count && taken < team_size; i++) {
        size_t at = (from + i) % inspectors->count;
        if (is_named(institution->recused, inspectors->list[at].name))
            continue;
        buf_printf(buf, "\t%s", inspectors->list[at].id);
        *next = (at + 1) % inspectors->count;
        taken++;
    }
}

const char *lots_draw(struct arena *arena, const struct lots_terms *terms) {
    struct lots institutions = lots_parse(arena, terms->institution_pool);
    struct lots inspectors = lots_parse(arena, terms->inspector_pool);
    struct buf buf;
    size_t next = 0;
    buf_init(&buf, arena, 4096);
    lots_order(arena, &institutions, "institution", terms->seed);
    lots_order(arena, &inspectors, "inspector", terms->seed);
    for (size_t i = 0; i < institutions.count && i < terms->wanted; i++) {
        buf_text(&buf, institutions.list[i].id);
        add_team(&buf, &inspectors, &institutions.list[i], terms->team_size, &next);
        buf_char(&buf, '\n');
    }
    return buf.data;
}
