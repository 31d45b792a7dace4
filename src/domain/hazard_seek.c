/* hazard_seek.c: which index narrows a filter. Fast at millions of rows only when this is decided, not
 * guessed: at most one way in, and columns (facet, due, closed_day) that nothing else leads into. */
#include "hazard_private.h"
#include "minan/domain/facet.h"

enum { MOST_INSTITUTIONS = 200 };

enum status hazard_where_make(struct ctx *ctx, const struct hazard_filter *filter,
                              struct hazard_where *ret_where) {
    shape_clear(&hazard_where_shape, ret_where);
    ret_where->today = clock_today(ctx->clock);
    ret_where->only_unresolved = filter->unresolved == YES ? YES : TRUTH_NONE;
    ret_where->only_closed = filter->unresolved == NO ? YES : TRUTH_NONE;
    ret_where->only_overdue = filter->overdue == YES ? YES : TRUTH_NONE;
    ret_where->only_not_overdue = filter->overdue == NO ? YES : TRUTH_NONE;
    ret_where->only_not_void = filter->not_void == YES ? YES : TRUTH_NONE;
    ret_where->only_on_time = filter->on_time == YES ? YES : TRUTH_NONE;
    ret_where->only_not_on_time = filter->on_time == NO ? YES : TRUTH_NONE;
    ret_where->only_acknowledged = filter->acknowledged == YES ? YES : TRUTH_NONE;
    ret_where->only_unacknowledged = filter->acknowledged == NO ? YES : TRUTH_NONE;
    ret_where->only_extended = filter->extended == YES ? YES : TRUTH_NONE;
    ret_where->only_graded_cd = filter->graded_cd == YES ? YES : TRUTH_NONE;
    ret_where->only_unassessed = filter->unassessed == YES ? YES : TRUTH_NONE;
    ret_where->only_not_extended = filter->extended == NO ? YES : TRUTH_NONE;
    bool in_life = filter->by_city || filter->returned || filter->listed_level || filter->delist_asked ||
                   filter->delist_by_city || filter->restricted || filter->transfer_answered ||
                   filter->listed || filter->extension_pending || filter->awaits_second_name ||
                   filter->plan_missing;
    ret_where->only_in_life = in_life ? YES : TRUTH_NONE;
    return filter->search ? institution_named(ctx, filter->search, &ret_where->named) : STATUS_OK;
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

/* The column facet of hazard, part by part (sql/migrations). */

static bool facet_state(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return state_fits(asked, (enum hazard_state)value);
}

static bool facet_severity(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct hazard_filter *)asked)->severity, value);
}

static bool facet_source(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct hazard_filter *)asked)->source, value);
}

static bool facet_area(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct hazard_filter *)asked)->area, value);
}

static bool facet_type(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct hazard_filter *)asked)->institution_type, value);
}

static bool facet_repeat(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct hazard_filter *)asked)->repeat, value);
}

/* Only closed and void ones can have been corrected on site. */
static bool facet_fixed(const void *asked, const int *chosen, int value) {
    bool may_be = chosen[0] == HAZARD_CLOSED || chosen[0] == HAZARD_VOID;
    return facet_asked((int)((const struct hazard_filter *)asked)->fixed_on_site, value) &&
           (value == NO || may_be);
}

static const struct facet_part facet_parts[] = {
    {&hazard_state_names, 1, facet_state},
    {&severity_names, 1, facet_severity},
    {&hazard_source_names, 2, facet_source},
    {&area_names, 3, facet_area},
    {&institution_type_names, 2, facet_type},
    {NULL, 1, facet_repeat},
    {NULL, 1, facet_fixed},
};

static bool has_attributes(const struct hazard_filter *f) {
    return f->institution_type || f->area || f->severity || f->source || f->state || f->unresolved ||
           f->overdue == YES || f->repeat || f->fixed_on_site || f->on_time == YES;
}

/* Of the few that somebody above must look at (generated column attention). */
static bool wants_attention(const struct hazard_filter *f) {
    return f->awaits_second_name == YES || f->extension_pending == YES || f->listed == YES ||
           f->listed_level || f->delist_asked == YES || f->delist_by_city || f->restricted == YES ||
           f->plan_missing == YES;
}

/* Filters with a short index of their own, which the planner finds by their condition. */
static bool has_own_index(const struct hazard_filter *f) {
    return f->acknowledged == NO || f->extended == YES || f->graded_cd == YES || f->unassessed == YES ||
           f->major_with;
}

/* Is there a way in by columns? */
static bool narrows(const struct hazard_filter *filter) {
    return wants_attention(filter) || has_own_index(filter) || filter->closed_from != DAY_NONE ||
           filter->closed_to != DAY_NONE ||
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
static enum status seek_by_name(struct ctx *ctx, const struct hazard_filter *filter, const char *named,
                                struct hazard_seek *seek) {
    int64_t width = 0;
    enum status status = STATUS_OK;
    if (narrows(filter))
        status = institution_named_width(ctx, named, MOST_INSTITUTIONS, &width);
    if (status != STATUS_OK || width > MOST_INSTITUTIONS)
        return status;
    seek->city = key_or_none(ctx->actor.scope.city_id);
    seek->county = key_or_none(ctx->actor.scope.county_id);
    seek->named = ctx->actor.scope.county_id ? named : NULL;
    seek->match = seek->named ? NULL : institution_phrase(ctx->arena, filter->search);
    return STATUS_OK;
}

static void seek_by_columns(struct ctx *ctx, const struct hazard_filter *filter, struct hazard_seek *seek) {
    if (wants_attention(filter)) {
        seek->attention = true;
    } else if (has_own_index(filter)) {
        return;
    } else if (filter->closed_from != DAY_NONE || filter->closed_to != DAY_NONE) {
        seek->closed_from = filter->closed_from;
        seek->closed_to = filter->closed_to;
    } else if (filter->deadline_from != DAY_NONE && filter->deadline_to != DAY_NONE) {
        seek->due_from = filter->deadline_from;
        seek->due_to = filter->deadline_to;
    } else if (has_attributes(filter)) {
        seek->facets = facet_words(ctx->arena, facet_parts, sizeof facet_parts / sizeof *facet_parts, filter);
    }
}

bool hazard_seek_is_by_name(const struct hazard_seek *seek) {
    return seek->match || seek->named;
}

enum status hazard_seek_make(struct ctx *ctx, const struct hazard_filter *filter, const char *named,
                             struct hazard_seek *ret_seek) {
    enum status status = STATUS_OK;
    hazard_seek_clear(ret_seek);
    if (is_narrow(ctx, filter))
        return STATUS_OK;
    if (filter->search)
        status = seek_by_name(ctx, filter, named, ret_seek);
    if (status == STATUS_OK && !hazard_seek_is_by_name(ret_seek))
        seek_by_columns(ctx, filter, ret_seek);
    return status;
}
