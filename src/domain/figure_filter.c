/* figure_filter.c: the filters that definitions and a scope make, as structs and as the query of a list. */
#include "figure_private.h"

#include "minan/base/field_query.h"

static const struct shape *filter_shape(enum figure_list list) {
    switch (list) {
    case LIST_HAZARDS: return &hazard_filter_shape;
    case LIST_INSPECTIONS: return &inspection_filter_shape;
    case LIST_INSPECTORS: return &inspector_filter_shape;
    case LIST_ACTIVITIES: return &activity_filter_shape;
    case LIST_INCIDENTS: return &incident_filter_shape;
    case LIST_INSTITUTIONS:
    case LIST_DUTIES:
    case figure_list_none_: break;
    }
    return &institution_filter_shape;
}

static void base_hazards(const struct figure_scope *scope, struct hazard_filter *filter) {
    filter->county = scope->county;
    filter->institution_type = scope->type;
    filter->area = scope->area;
    filter->severity = scope->severity;
    filter->source = scope->source;
    filter->not_void = YES;
}

static void base_institutions(const struct figure_scope *scope, struct institution_filter *filter) {
    filter->county = scope->county;
    filter->type = scope->type;
    filter->in_use_on = scope->end;
}

static void base_inspections(const struct figure_scope *scope, struct inspection_filter *filter) {
    filter->county = scope->county;
    filter->institution_type = scope->type;
    filter->by_bureau = YES;
    filter->state = INSPECTION_SUBMITTED;
    filter->finished_from = scope->from;
    filter->finished_to = scope->to;
}

/* Whatever the type of institution: a bureau's own have none. */
static void base_activities(const struct figure_scope *scope, struct activity_filter *filter) {
    filter->county = scope->county;
    filter->state = ACTIVITY_SUBMITTED;
    filter->held_from = scope->from;
    filter->held_to = scope->end;
}

static void base_incidents(const struct figure_scope *scope, struct incident_filter *filter) {
    filter->county = scope->county;
    filter->institution_type = scope->type;
    filter->not_void = YES;
    filter->happened_from = scope->from;
    filter->happened_to = scope->end;
}

void figure_filter_base(enum figure_list list, const struct figure_scope *scope,
                        union figure_filter *ret_filter) {
    shape_clear(filter_shape(list), ret_filter);
    switch (list) {
    case LIST_HAZARDS: base_hazards(scope, &ret_filter->hazards); return;
    case LIST_INSTITUTIONS: base_institutions(scope, &ret_filter->institutions); return;
    case LIST_INSPECTIONS: base_inspections(scope, &ret_filter->inspections); return;
    case LIST_INSPECTORS: ret_filter->inspectors.county = scope->county; return;
    case LIST_ACTIVITIES: base_activities(scope, &ret_filter->activities); return;
    case LIST_INCIDENTS: base_incidents(scope, &ret_filter->incidents); return;
    case LIST_DUTIES:
    case figure_list_none_: return;
    }
}

bool figure_applies(const struct figure_definition *definition, const struct figure_scope *scope) {
    return (!definition->elsewhere || scope->type == 0) &&
           (definition->type == 0 || scope->type == 0 || definition->type == scope->type) &&
           (definition->severity == 0 || scope->severity == 0 || definition->severity == scope->severity);
}

void figure_filter_make(const struct figure_definition *definition, enum figure_part part,
                        const struct figure_scope *scope, union figure_filter *ret_filter) {
    struct figure_scope own = *scope;
    if (definition->type)
        own.type = definition->type;
    if (definition->severity)
        own.severity = definition->severity;
    figure_filter_base(definition->list, &own, ret_filter);
    if (definition->whole)
        definition->whole(&own, ret_filter);
    if (part == FIGURE_VALUE)
        definition->value(&own, ret_filter);
    if (part == FIGURE_REST)
        definition->rest(&own, ret_filter);
}

const char *figure_query(struct arena *arena, enum figure_list list, const union figure_filter *filter) {
    struct buf buf;
    buf_init(&buf, arena, 160);
    shape_query(&buf, filter_shape(list), filter);
    return buf.data;
}
