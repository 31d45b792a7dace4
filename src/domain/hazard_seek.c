/* hazard_seek.c: which index narrows a filter. Fast at millions of rows only when this is decided, not
 * guessed: at most one way in, and columns (facet, due, closed_day) that nothing else leads into. */
#include "hazard_private.h"

#include "minan/base/buf.h"
#include <string.h>

/* The first characters of each code that the generated column facet keeps (sql/migrations). */
enum { STATE_PART = 1, SEVERITY_PART = 1, SOURCE_PART = 2, AREA_PART = 3, TYPE_PART = 2 };
enum { MOST_INSTITUTIONS = 1000 };

void hazard_where_make(struct ctx *ctx, const struct hazard_filter *filter, struct hazard_where *ret_where) {
    shape_clear(&hazard_where_shape, ret_where);
    ret_where->today = clock_today(ctx->clock);
    if (filter->search)
        ret_where->search_match = institution_phrase(ctx->arena, filter->search);
    ret_where->only_unresolved = filter->unresolved == YES ? YES : TRUTH_NONE;
    ret_where->only_closed = filter->unresolved == NO ? YES : TRUTH_NONE;
    ret_where->only_overdue = filter->overdue == YES ? YES : TRUTH_NONE;
    ret_where->only_not_overdue = filter->overdue == NO ? YES : TRUTH_NONE;
    ret_where->only_not_void = filter->not_void == YES ? YES : TRUTH_NONE;
    ret_where->only_on_time = filter->on_time == YES ? YES : TRUTH_NONE;
    ret_where->only_not_on_time = filter->on_time == NO ? YES : TRUTH_NONE;
}

static bool state_fits(const struct hazard_filter *filter, enum hazard_state state) {
    bool unresolved = state == HAZARD_OPEN || state == HAZARD_SUBMITTED;
    if (filter->state && filter->state != state)
        return false;
    if (filter->unresolved == YES && !unresolved)
        return false;
    if ((filter->unresolved == NO || filter->on_time == YES) && state != HAZARD_CLOSED)
        return false;
    if (filter->overdue == YES && state != HAZARD_OPEN)
        return false;
    return !(filter->not_void == YES && state == HAZARD_VOID);
}

static bool fits(int asked, int value) {
    return asked == 0 || asked == value;
}

struct facets {
    struct buf text;
    const struct hazard_filter *filter;
    const char *state;
    const char *severity;
    const char *source;
    const char *area;
    bool may_be_fixed; /* only closed and void ones can have been corrected on site */
};

static void add_facet(struct facets *f, const char *type, bool repeat, bool fixed) {
    if (!fits((int)f->filter->repeat, repeat ? YES : NO) ||
        !fits((int)f->filter->fixed_on_site, fixed ? YES : NO) || (fixed && !f->may_be_fixed))
        return;
    buf_printf(&f->text, "%s\"%.*s%.*s%.*s%.*s%.*s%d%d\"", f->text.size > 1 ? "," : "", STATE_PART, f->state,
               SEVERITY_PART, f->severity, SOURCE_PART, f->source, AREA_PART, f->area, TYPE_PART, type,
               repeat, fixed);
}

static void add_types(struct facets *f) {
    for (int i = 0; i < institution_type_names.count; i++) {
        const struct name *type = &institution_type_names.list[i];
        if (!fits((int)f->filter->institution_type, type->value))
            continue;
        for (int flags = 0; flags < 4; flags++)
            add_facet(f, type->code, flags & 2, flags & 1);
    }
}

static void add_areas(struct facets *f) {
    for (int i = 0; i < area_names.count; i++) {
        f->area = area_names.list[i].code;
        if (fits((int)f->filter->area, area_names.list[i].value))
            add_types(f);
    }
}

static void add_sources(struct facets *f) {
    for (int i = 0; i < hazard_source_names.count; i++) {
        f->source = hazard_source_names.list[i].code;
        if (fits((int)f->filter->source, hazard_source_names.list[i].value))
            add_areas(f);
    }
}

static void add_severities(struct facets *f) {
    for (int i = 0; i < severity_names.count; i++) {
        f->severity = severity_names.list[i].code;
        if (fits((int)f->filter->severity, severity_names.list[i].value))
            add_sources(f);
    }
}

static const char *facets_of(struct arena *arena, const struct hazard_filter *filter) {
    struct facets f = {.filter = filter};
    buf_init(&f.text, arena, 4096);
    buf_char(&f.text, '[');
    for (int i = 0; i < hazard_state_names.count; i++) {
        enum hazard_state state = (enum hazard_state)hazard_state_names.list[i].value;
        f.state = hazard_state_names.list[i].code;
        f.may_be_fixed = state == HAZARD_CLOSED || state == HAZARD_VOID;
        if (state_fits(filter, state))
            add_severities(&f);
    }
    buf_char(&f.text, ']');
    return f.text.data;
}

static bool has_attributes(const struct hazard_filter *f) {
    return f->institution_type || f->area || f->severity || f->source || f->state || f->unresolved ||
           f->overdue == YES || f->repeat || f->fixed_on_site || f->on_time == YES;
}

/* Is there a way in by columns? */
static bool narrows(const struct hazard_filter *filter) {
    return filter->closed_from != DAY_NONE || filter->closed_to != DAY_NONE ||
           (filter->deadline_from != DAY_NONE && filter->deadline_to != DAY_NONE) || has_attributes(filter);
}

static bool is_narrow(const struct ctx *ctx, const struct hazard_filter *filter) {
    return uuid_is_set(&filter->institution) || uuid_is_set(&filter->inspection) || filter->town ||
           filter->item_code || ctx->actor.scope.institution_id || ctx->actor.scope.town_id;
}

void hazard_seek_clear(struct hazard_seek *seek) {
    *seek = (struct hazard_seek){.city = INT_NONE,
                                 .county = INT_NONE,
                                 .closed_from = DAY_NONE,
                                 .closed_to = DAY_NONE,
                                 .due_from = DAY_NONE,
                                 .due_to = DAY_NONE};
}

static int64_t key_or_none(int64_t key) {
    return key ? key : INT_NONE;
}

/* Through the institutions of that name, unless they are many and something else narrows the search. */
static enum status seek_by_name(struct ctx *ctx, const struct hazard_filter *filter,
                                struct hazard_seek *seek) {
    int64_t width = 0;
    struct hazard_seek by_name;
    hazard_seek_clear(&by_name);
    by_name.match = institution_phrase(ctx->arena, filter->search);
    by_name.city = key_or_none(ctx->actor.scope.city_id);
    by_name.county = key_or_none(ctx->actor.scope.county_id);
    enum status status = STATUS_OK;
    if (narrows(filter))
        status = db_int(ctx->db, SQL_HAZARD_SEARCH_WIDTH,
                        ARGS(PARAMS(P_SEEK(by_name), P_INT("limit", MOST_INSTITUTIONS + 1))), &width);
    if (status == STATUS_OK && width <= MOST_INSTITUTIONS)
        *seek = by_name;
    return status;
}

static void seek_by_columns(struct ctx *ctx, const struct hazard_filter *filter, struct hazard_seek *seek) {
    if (filter->closed_from != DAY_NONE || filter->closed_to != DAY_NONE) {
        seek->closed_from = filter->closed_from;
        seek->closed_to = filter->closed_to;
    } else if (filter->deadline_from != DAY_NONE && filter->deadline_to != DAY_NONE) {
        seek->due_from = filter->deadline_from;
        seek->due_to = filter->deadline_to;
    } else if (has_attributes(filter)) {
        seek->facets = facets_of(ctx->arena, filter);
    }
}

enum status hazard_seek_make(struct ctx *ctx, const struct hazard_filter *filter,
                             struct hazard_seek *ret_seek) {
    enum status status = STATUS_OK;
    hazard_seek_clear(ret_seek);
    if (is_narrow(ctx, filter))
        return STATUS_OK;
    if (filter->search)
        status = seek_by_name(ctx, filter, ret_seek);
    if (status == STATUS_OK && !ret_seek->match)
        seek_by_columns(ctx, filter, ret_seek);
    return status;
}
