/* match.c: finds the row of a request. Rows are looked at only when their noun and number of segments fit, so
 * that the walk costs a few comparisons and the table stays one plain array in the order people read it. */
#include "job.h"

#include <string.h>

struct match_row {
    size_t segments;
    const char *noun; /* third segment below /api/v1, first elsewhere */
    size_t noun_size;
};

struct match_index {
    struct match_row *rows; /* beside routes[] */
};

enum { NOUN_SEGMENT = 2 };

static size_t noun_segment(size_t segments) {
    return segments > NOUN_SEGMENT ? NOUN_SEGMENT : 0;
}

static struct match_row split(const char *path) {
    const char *starts[PATH_MAX_SEGMENTS] = {""};
    struct match_row row = {0};
    for (const char *at = path; *at == '/'; at += strcspn(at, "/"))
        starts[row.segments++] = ++at;
    row.noun = starts[noun_segment(row.segments)];
    row.noun_size = strcspn(row.noun, "/");
    return row;
}

struct match_index *match_index_new(struct arena *arena) {
    struct match_index *index = ARENA_NEW(arena, struct match_index);
    index->rows = ARENA_ARRAY(arena, route_count, struct match_row);
    for (size_t i = 0; i < route_count; i++)
        index->rows[i] = split(routes[i].path);
    return index;
}

static bool may_fit(const struct match_row *row, const struct request_target *target, const char *noun,
                    size_t size) {
    return row->segments == target->segment_count && row->noun_size == size &&
           memcmp(row->noun, noun, size) == 0;
}

const struct route *match_route(const struct match_index *index, const struct request *request,
                                struct path_params *ret_params, unsigned *ret_allowed) {
    const struct request_target *target = &request->target;
    enum method method = request->method == METHOD_HEAD ? METHOD_GET : request->method;
    const char *noun = target->segments[noun_segment(target->segment_count)];
    size_t size = strlen(noun);
    *ret_allowed = 0;
    for (size_t i = 0; i < route_count; i++) {
        struct path_params params;
        if (!may_fit(&index->rows[i], target, noun, size) || !path_match(routes[i].path, target, &params))
            continue;
        *ret_allowed |= 1u << routes[i].method;
        if (routes[i].method != method)
            continue;
        *ret_params = params;
        return &routes[i];
    }
    return NULL;
}

bool match_is_api(const struct request_target *target) {
    static const char *const own[] = {"api", "healthz", "p"};
    bool found = false;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        found = found || strcmp(target->segments[0], own[i]) == 0;
    return found;
}
