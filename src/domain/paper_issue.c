/* paper_issue.c: a draft becomes a paper: number, copy, row, audit row; in this order, all in one
 * transaction. */
#include "paper_private.h"

#include "minan/base/file.h"
#include "minan/base/hash.h"
#include <sodium.h>
#include <string.h>

enum { TOKEN_BYTES = 16, DIR_MODE = 0700 };

/* ---- once for its record ---- */

static enum status standing(struct paper_draft *draft, enum paper_state state, const char **ret_number) {
    const struct inspection *visit = draft->inspection;
    const struct hazard *hazard = draft->hazards.items;
    return db_text(
        draft->ctx->db, SQL_PAPER_STANDING,
        ARGS(PARAMS(P_ENUM("kind", paper_kind, draft->kind->kind), P_ENUM("state", paper_state, state),
                    P_FLAG("by_inspection", visit), P_FLAG("by_hazard", !visit),
                    P_INT("inspection_id", visit ? visit->id.value : 0),
                    P_INT("hazard_id", visit ? 0 : hazard->id.value))),
        draft->ctx->arena, ret_number);
}

static enum status check_once(struct paper_draft *draft) {
    const char *number;
    if (!draft->kind->once)
        return STATUS_OK;
    enum status status = standing(draft, PAPER_VALID, &number);
    if (status == STATUS_OK) {
        draft->ctx->err->state = names_code(&paper_state_names, PAPER_VALID);
        return err_detail(draft->ctx->err, STATUS_WRONG_STATE, "已经出具了有效的%s %s，作废后才能重新出具",
                          names_label(&paper_kind_names, (int)draft->kind->kind), number);
    }
    status = status == STATUS_NOT_FOUND ? standing(draft, PAPER_VOID, &draft->replaces) : status;
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

/* ---- its number ---- */

/* The number an order took when its hazards were logged; NULL for every other paper. */
static const char *order_number(const struct paper_draft *draft) {
    const struct hazard *first = draft->hazards.items;
    if (draft->kind->kind != PAPER_RECTIFICATION_ORDER)
        return NULL;
    return draft->inspection ? draft->inspection->notice_number : first->notice_number;
}

static enum status take_number(struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    int64_t taken;
    draft->number = order_number(draft);
    enum status status = STATUS_OK;
    if (draft->number)
        status =
            db_int(ctx->db, SQL_PAPER_NUMBER_TAKEN, ARGS(PARAMS(P_TEXT("number", draft->number))), &taken);
    if (draft->number && status == STATUS_NOT_FOUND)
        return STATUS_OK;
    if (status != STATUS_OK)
        return status;
    return bureau_number(ctx, &draft->bureau, draft->kind->series, draft->kind->word, draft->day,
                         &draft->number);
}

/* 128 random bits: nobody guesses the address of a paper. */
static const char *make_token(struct arena *arena) {
    uint8_t bytes[TOKEN_BYTES];
    size_t room = sodium_base64_encoded_len(sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    random_bytes(bytes, sizeof bytes);
    return sodium_bin2base64(arena_alloc(arena, room), room, bytes, sizeof bytes,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

/* ---- kept ---- */

static enum status write_copy(const struct paper_draft *draft, const char *sha256) {
    struct arena *arena = draft->ctx->arena;
    const char *store = draft->ctx->store_dir;
    enum status status = file_make_dir(arena_printf(arena, "%s/%.2s", store, sha256), DIR_MODE);
    if (status != STATUS_OK)
        return status;
    return file_write_durable(arena_printf(arena, "%s/%.2s/%s", store, sha256, sha256), draft->buf.data,
                              draft->buf.size);
}

static int64_t id_or_none(int64_t id) {
    return id ? id : INT_NONE;
}

/* A ledger of an area lies in its county, or in the city as a whole. */
static int64_t county_of(const struct paper_draft *draft) {
    if (draft->institution)
        return draft->institution->county_id;
    return draft->county ? draft->county->county_id : id_or_none(draft->ctx->actor.county_id);
}

static enum status insert(const struct paper_draft *d, const char *sha256) {
    const struct institution *home = d->institution;
    const struct inspection *visit = d->inspection;
    const struct hazard *hazard = uuid_is_set(&d->request->hazard) ? d->hazards.items : NULL;
    enum status status = db_run(
        d->ctx->db, SQL_PAPER_INSERT,
        ARGS(PARAMS(P_UUID("uuid", d->request->uuid), P_ENUM("kind", paper_kind, d->kind->kind),
                    P_TEXT("number", d->number), P_ID("issuer_id", d->bureau.region_id),
                    P_TEXT("issuer", bureau_name(d->ctx->arena, &d->bureau)),
                    P_ID("institution_id", home ? home->id : (struct institution_id){0}),
                    P_INT("city_id", home ? home->city_id : d->ctx->actor.city_id),
                    P_INT("county_id", county_of(d)), P_INT("town_id", home ? home->town_id : INT_NONE),
                    P_ID("inspection_id", visit ? visit->id : (struct inspection_id){0}),
                    P_ID("hazard_id", hazard ? hazard->id : (struct hazard_id){0}),
                    P_ID("visit_plan_id", d->plan ? d->plan->id : (struct visit_plan_id){0}),
                    P_TEXT("subject", d->kind->subject(d)), P_DAY("issued_on", d->day),
                    P_TIME("issued_at", d->now), P_ID("issued_by", d->ctx->actor.id),
                    P_TEXT("token", d->token), P_TEXT("sha256", sha256), P_INT("bytes", (int64_t)d->buf.size),
                    P_INT("chain_position", d->head.id), P_TEXT("chain_hash", d->head.hash),
                    P_TEXT("content_hash", d->ctx->content_hash))),
        NULL);
    return status == STATUS_DUPLICATE ? STATUS_UUID_CONFLICT : status;
}

static enum status keep(struct paper_draft *draft) {
    char sha256[SHA256_TEXT_SIZE];
    sha256_text(draft->buf.data, draft->buf.size, sha256);
    enum status status = write_copy(draft, sha256);
    if (status == STATUS_OK)
        status = insert(draft, sha256);
    if (status != STATUS_OK)
        return status;
    return audit_write(draft->ctx, "paper.issue", draft->request->uuid.text,
                       arena_printf(draft->ctx->arena, "出具%s %s，sha256=%s，%zu 字节",
                                    names_label(&paper_kind_names, (int)draft->kind->kind), draft->number,
                                    sha256, draft->buf.size));
}

static enum status issue(struct ctx *ctx, const struct paper_new *request) {
    struct paper_draft draft;
    enum status status = paper_draft_make(ctx, request, &draft);
    if (status == STATUS_OK)
        status = check_once(&draft);
    if (status == STATUS_OK)
        status = take_number(&draft);
    if (status == STATUS_OK)
        status = audit_head(ctx, &draft.head);
    if (status != STATUS_OK)
        return status;
    draft.token = make_token(ctx->arena);
    paper_draft_write(&draft);
    status = keep(&draft);
    if (status == STATUS_OK && draft.plan)
        status = visit_plan_notice(ctx, &(struct visit_plan_by_uuid){draft.plan->uuid}, draft.plan);
    return status;
}

/* Sent again: the first answer, whatever happened since. */
static enum status put_again(struct ctx *ctx, const struct paper_new *request, struct paper *ret_paper) {
    struct paper paper;
    enum status status = paper_get(ctx, &(struct paper_by_uuid){request->uuid}, &paper);
    if (status != STATUS_OK)
        return status;
    if (strcmp(paper.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_paper = paper;
    return STATUS_OK;
}

enum status paper_put(struct ctx *ctx, const struct paper_new *request, struct paper *ret_paper) {
    const char *known;
    enum status status =
        db_text(ctx->db, SQL_PAPER_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), ctx->arena, &known);
    if (status == STATUS_OK)
        return put_again(ctx, request, ret_paper);
    if (status == STATUS_NOT_FOUND)
        status = issue(ctx, request);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return paper_get(ctx, &(struct paper_by_uuid){request->uuid}, ret_paper);
}

enum status paper_preview(struct ctx *ctx, const struct paper_new *request, struct paper_text *ret_text) {
    struct paper_draft draft;
    enum status status = paper_draft_make(ctx, request, &draft);
    if (status != STATUS_OK)
        return status;
    paper_draft_write(&draft);
    *ret_text = (struct paper_text){.html = draft.buf.data, .size = draft.buf.size};
    return STATUS_OK;
}
