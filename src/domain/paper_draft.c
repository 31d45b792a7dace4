/* paper_draft.c: reads once what a paper is made of. */
#include "paper_private.h"

#include <string.h>

/* ---- which members ---- */

static bool names_member(const char *list, const char *name) {
    size_t length = strlen(name);
    for (const char *at = list; (at = strstr(at, name)) != NULL; at += length) {
        bool starts = at == list || at[-1] == ' ';
        if (starts && (at[length] == ' ' || at[length] == '\0'))
            return true;
    }
    return false;
}

static void check_member(struct paper_draft *draft, const struct field *field) {
    const struct paper_template *kind = draft->kind;
    bool needed = names_member(kind->needs, field->name);
    bool absent = field_is_absent(field, draft->request);
    if (needed && absent)
        err_field(draft->ctx->err, field->name, "required", "「%s」必填", field_label(field));
    else if (!absent && !needed && !names_member(kind->takes, field->name))
        err_field(draft->ctx->err, field->name, "extra", "%s不填「%s」",
                  names_label(&paper_kind_names, (int)kind->kind), field_label(field));
}

static enum status check_members(struct paper_draft *draft) {
    for (size_t i = 0; i < paper_preview_shape.count; i++) {
        if (strcmp(paper_preview_shape.fields[i].name, "kind") != 0)
            check_member(draft, &paper_preview_shape.fields[i]);
    }
    return draft->ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

/* ---- the record behind it ---- */

static enum status missing(struct paper_draft *draft, enum status status, const char *field,
                           const char *label) {
    if (status != STATUS_NOT_FOUND)
        return status;
    return err_field(draft->ctx->err, field, "unknown", "「%s」不存在或不在您的管辖范围内", label);
}

static enum status read_institution(struct paper_draft *draft, const struct uuid *uuid) {
    draft->institution = ARENA_NEW(draft->ctx->arena, struct institution);
    return missing(draft, institution_find(draft->ctx, uuid, draft->institution), "institution", "机构");
}

static enum status read_hazard(struct paper_draft *draft, const struct uuid *uuid,
                               struct hazard *ret_hazard) {
    return missing(draft, hazard_get(draft->ctx, &(struct hazard_by_uuid){*uuid}, ret_hazard), "hazard",
                   "隐患");
}

static enum status read_hazards(struct paper_draft *draft) {
    const struct list *rows = &draft->inspection->hazards;
    struct hazard *hazards = ARENA_ARRAY(draft->ctx->arena, rows->count, struct hazard);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < rows->count && status == STATUS_OK; i++)
        status = read_hazard(draft, &((const struct hazard_row *)rows->items)[i].uuid, &hazards[i]);
    draft->hazards = (struct list){hazards, rows->count};
    return status;
}

static enum status read_inspection(struct paper_draft *draft) {
    draft->inspection = ARENA_NEW(draft->ctx->arena, struct inspection);
    enum status status = inspection_get(draft->ctx, &(struct inspection_by_uuid){draft->request->inspection},
                                        draft->inspection);
    status = missing(draft, status, "inspection", "检查");
    if (status == STATUS_OK)
        status = read_institution(draft, &draft->inspection->institution);
    return status == STATUS_OK ? read_hazards(draft) : status;
}

static enum status read_one_hazard(struct paper_draft *draft) {
    struct hazard *hazard = ARENA_NEW(draft->ctx->arena, struct hazard);
    enum status status = read_hazard(draft, &draft->request->hazard, hazard);
    draft->hazards = (struct list){hazard, 1};
    return status == STATUS_OK ? read_institution(draft, &hazard->institution) : status;
}

static enum status read_county(struct paper_draft *draft) {
    draft->county = ARENA_NEW(draft->ctx->arena, struct region);
    enum status status = region_by_code(draft->ctx, draft->request->county, draft->county);
    if (status == STATUS_OK && draft->county->level != REGION_COUNTY)
        status = STATUS_NOT_FOUND;
    return missing(draft, status, "county", "县(市、区)");
}

static enum status read_record(struct paper_draft *draft) {
    const struct paper_new *asked = draft->request;
    enum status status = STATUS_OK;
    if (uuid_is_set(&asked->institution))
        status = read_institution(draft, &asked->institution);
    if (status == STATUS_OK && uuid_is_set(&asked->inspection))
        status = read_inspection(draft);
    if (status == STATUS_OK && uuid_is_set(&asked->hazard))
        status = read_one_hazard(draft);
    if (status == STATUS_OK && asked->county)
        status = read_county(draft);
    return status;
}

enum status paper_draft_make(struct ctx *ctx, const struct paper_new *request,
                             struct paper_draft *ret_draft) {
    struct paper_draft draft = {.ctx = ctx,
                                .request = request,
                                .kind = paper_template_of(request->kind),
                                .now = clock_now(ctx->clock),
                                .day = clock_today(ctx->clock)};
    enum status status = role_has(ctx->actor.role, PERMIT_ISSUE_PAPER) ? bureau_of_actor(ctx, &draft.bureau)
                                                                       : STATUS_FORBIDDEN;
    if (status == STATUS_OK)
        status = paper_fill_from_plan(&draft);
    if (status == STATUS_OK)
        status = check_members(&draft);
    if (status == STATUS_OK)
        status = read_record(&draft);
    if (status == STATUS_OK)
        status = draft.kind->check(&draft);
    ctx->version = 0; /* reading the record set it */
    if (status == STATUS_OK)
        *ret_draft = draft;
    return status;
}
