/* paper.c: papers read, printed, looked up by their code and voided. */
#include "paper_private.h"

#include "minan/base/file.h"
#include "minan/base/hash.h"
#include "minan/domain/visit_plan.h"
#include <string.h>

enum { COPY_MOST = 64 * 1024 * 1024, PRINT_BYTES_MOST = 20 * 1024 * 1024 };

/* ---- one ---- */

static bool may_void(const struct ctx *ctx, const struct paper *paper) {
    const struct actor *actor = &ctx->actor;
    int64_t own = role_level(actor->role) == LEVEL_CITY ? actor->city_id : actor->county_id;
    return role_has(actor->role, PERMIT_ISSUE_PAPER) && own == paper->issuer_id.value;
}

enum status paper_get(struct ctx *ctx, const struct paper_by_uuid *request, struct paper *ret_paper) {
    struct paper paper;
    enum status status = db_one(ctx->db, SQL_PAPER_GET,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", request->uuid))),
                                &paper_shape, ctx->arena, &paper);
    if (status != STATUS_OK)
        return status;
    paper.may_void = paper.state == PAPER_VALID && may_void(ctx, &paper) ? YES : NO;
    ctx->version = paper.row_version;
    *ret_paper = paper;
    return STATUS_OK;
}

enum status paper_by_token(struct ctx *ctx, const struct paper_by_token *request,
                           struct paper_facts *ret_facts) {
    enum status status = db_one(ctx->db, SQL_PAPER_BY_TOKEN, ARGS(PARAMS(P_TEXT("token", request->token))),
                                &paper_facts_shape, ctx->arena, ret_facts);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "没有这份文书，请核对二维码或网址");
    return status;
}

/* ---- voided ---- */

static enum status void_row(struct ctx *ctx, const struct paper *paper, const char *reason) {
    enum status status = db_run(ctx->db, SQL_PAPER_VOID,
                                ARGS(PARAMS(P_TEXT("reason", reason), P_TIME("at", clock_now(ctx->clock)),
                                            P_ID("by", ctx->actor.id), P_ID("id", paper->id))),
                                NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "paper.void", paper->uuid.text,
                       arena_printf(ctx->arena, "作废%s %s：%s",
                                    names_label(&paper_kind_names, (int)paper->kind), paper->number, reason));
}

enum status paper_void(struct ctx *ctx, const struct paper_void *request, struct paper *ret_paper) {
    struct paper paper;
    struct paper_by_uuid by_uuid = {request->uuid};
    enum status status = paper_get(ctx, &by_uuid, &paper);
    if (status == STATUS_OK && !may_void(ctx, &paper))
        return err_detail(ctx->err, STATUS_FORBIDDEN, "这份文书由%s出具，只能由其作废", paper.issuer);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, paper.row_version);
    if (status != STATUS_OK)
        return status;
    if (paper.state == PAPER_VOID) {
        ctx->err->state = names_code(&paper_state_names, (int)paper.state);
        return err_detail(ctx->err, STATUS_WRONG_STATE, "这份文书已经作废");
    }
    status = void_row(ctx, &paper, request->reason);
    if (status == STATUS_OK && uuid_is_set(&paper.visit_plan))
        status = visit_plan_unnotice(ctx, &(struct visit_plan_by_uuid){paper.visit_plan});
    return status == STATUS_OK ? paper_get(ctx, &by_uuid, ret_paper) : status;
}

enum status paper_withdraw(struct ctx *ctx, struct visit_plan_id plan, const char *reason) {
    const char *uuid;
    struct paper_by_uuid by_uuid;
    struct paper paper;
    enum status status =
        db_text(ctx->db, SQL_PAPER_OF_PLAN, ARGS(PARAMS(P_ID("visit_plan_id", plan))), ctx->arena, &uuid);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    if (!uuid_parse(uuid, &by_uuid.uuid))
        return STATUS_INTERNAL;
    status = paper_get(ctx, &by_uuid, &paper);
    return status == STATUS_OK ? void_row(ctx, &paper, reason) : status;
}

/* ---- the copy ---- */

static enum status read_copy(struct ctx *ctx, const struct paper *paper, struct paper_text *ret_text) {
    char hash[SHA256_TEXT_SIZE];
    char *data;
    size_t size;
    const char *path = arena_printf(ctx->arena, "%s/%.2s/%s", ctx->store_dir, paper->sha256, paper->sha256);
    enum status status = file_read(path, ctx->arena, COPY_MOST, &data, &size);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, STATUS_INTERNAL, "文书文件缺失，请联系管理员");
    if (status != STATUS_OK)
        return status;
    sha256_text(data, size, hash);
    if (strcmp(hash, paper->sha256) != 0)
        return err_detail(ctx->err, STATUS_INTERNAL, "文书文件与登记的 SHA-256 不符，请联系管理员");
    *ret_text = (struct paper_text){data, size};
    return STATUS_OK;
}

enum status paper_copy(struct ctx *ctx, const struct paper_by_uuid *request, struct paper_text *ret_text) {
    struct paper paper;
    enum status status = paper_get(ctx, request, &paper);
    ctx->version = 0;
    return status == STATUS_OK ? read_copy(ctx, &paper, ret_text) : status;
}

/* ---- several, for the printer ---- */

static enum status find_papers(struct ctx *ctx, const struct paper_print *request, struct paper *papers) {
    const char *const *texts = request->papers.items;
    enum status status = STATUS_OK;
    int64_t bytes = 0;
    for (size_t i = 0; i < request->papers.count && status == STATUS_OK; i++) {
        struct paper_by_uuid by_uuid;
        status =
            uuid_parse(texts[i], &by_uuid.uuid) ? paper_get(ctx, &by_uuid, &papers[i]) : STATUS_NOT_FOUND;
        if (status == STATUS_OK)
            bytes += papers[i].bytes;
    }
    ctx->version = 0;
    if (status == STATUS_OK && bytes > PRINT_BYTES_MOST)
        return err_detail(ctx->err, STATUS_TOO_LARGE, "选中的文书照片太多，请分几次打印");
    return status;
}

static void add_void_mark(struct ctx *ctx, struct buf *buf, const struct paper *paper) {
    struct paper_draft notes = {.ctx = ctx, .buf = *buf};
    buf_text(&notes.buf, "<p class=\"void\">已作废：");
    paper_text(&notes, paper->void_reason);
    buf_text(&notes.buf, "</p>\n");
    *buf = notes.buf;
}

static enum status add_copy(struct ctx *ctx, struct buf *buf, const struct paper *paper) {
    struct paper_text text = {0};
    enum status status = read_copy(ctx, paper, &text);
    if (status != STATUS_OK)
        return status;
    const char *start = text.html ? strstr(text.html, PAPER_BODY_OPEN) : NULL;
    const char *end = start ? strstr(start, PAPER_BODY_CLOSE) : NULL;
    if (end == NULL)
        return STATUS_INTERNAL;
    if (paper->state == PAPER_VOID)
        add_void_mark(ctx, buf, paper);
    start += sizeof PAPER_BODY_OPEN - 1;
    buf_add(buf, start, (size_t)(end - start));
    return STATUS_OK;
}

enum status paper_print(struct ctx *ctx, const struct paper_print *request, struct paper_text *ret_text) {
    struct paper *papers = ARENA_ARRAY(ctx->arena, request->papers.count, struct paper);
    struct buf buf;
    size_t room = 1;
    enum status status = find_papers(ctx, request, papers);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < request->papers.count; i++)
        room += (size_t)papers[i].bytes + 4096; /* with the mark of a void one */
    buf_init(&buf, ctx->arena, room);
    for (size_t i = 0; i < request->papers.count && status == STATUS_OK; i++)
        status = add_copy(ctx, &buf, &papers[i]);
    if (status == STATUS_OK)
        *ret_text = (struct paper_text){.html = buf.data, .size = buf.size};
    return status;
}
