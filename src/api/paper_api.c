/* paper_api.c: papers as people open them in a window of their own: the copy, a preview, a pile for the
 * printer, and the page behind the code on the paper. */
#include "actions.h"
#include "minan/domain/paper.h"
#include "minan/domain/sheet.h"
#include "page.h"

#include <string.h>

static enum status make_ledger(struct ctx *ctx, const void *request, const char *path) {
    return paper_export(ctx, request, path);
}

enum status paper_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_ledger, "文书台账");
}

/* ---- one, as it was issued ---- */

enum status paper_copy_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    struct paper_text copy;
    enum status status = paper_copy(ctx, request, &copy);
    if (status != STATUS_OK)
        return status;
    page_reply(io->response, copy.html, copy.size, page_policy);
    return STATUS_OK;
}

enum status paper_preview_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    struct paper_text text;
    enum status status = paper_preview(ctx, request, &text);
    if (status == STATUS_OK)
        page_reply(io->response, text.html, text.size, page_policy);
    return status;
}

/* ---- for the printer ---- */

static const char print_head[] = "<link rel=\"stylesheet\" href=\"/paper/v2.css\">\n"
                                 "<script src=\"/paper/print.js\" defer></script>\n";
static const char print_bar[] =
    "<nav class=\"bar\" aria-label=\"打印\"><button type=\"button\" id=\"print\">打印</button>"
    "<span>纸张选 A4，不要页眉和页脚。</span></nav>\n<main>\n";

enum status paper_print_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    struct paper_text text;
    struct buf buf;
    enum status status = paper_print(ctx, request, &text);
    if (status != STATUS_OK)
        return status;
    buf_init(&buf, ctx->arena, text.size + 4096);
    page_start(&buf, "打印文书", "printing", print_head);
    buf_text(&buf, print_bar);
    buf_add(&buf, text.html, text.size);
    buf_text(&buf, "</main>\n");
    page_end(&buf);
    page_reply(io->response, buf.data, buf.size, page_policy_print);
    return STATUS_OK;
}

/* ---- for everybody ---- */

static void fact(struct buf *buf, const char *label, const char *value) {
    buf_printf(buf, "<div><dt>%s</dt><dd>", label);
    page_text(buf, value);
    buf_text(buf, "</dd></div>\n");
}

static void write_facts(struct ctx *ctx, struct buf *buf, const struct paper_facts *facts) {
    struct ymd day = day_ymd(facts->issued_on);
    bool valid = facts->state == PAPER_VALID;
    page_start(buf, "文书核验", "check", "");
    buf_printf(buf, "<main>\n<h1>文书核验</h1>\n<p class=\"state %s\">%s</p>\n<dl>\n",
               valid ? "valid" : "void", names_label(&paper_state_names, (int)facts->state));
    fact(buf, "文号", facts->number);
    fact(buf, "出具单位", facts->issuer);
    fact(buf, "日期", arena_printf(ctx->arena, "%d年%d月%d日", day.year, day.month, day.day));
    buf_text(buf,
             "</dl>\n<p class=\"note\">请与手中文书核对。内容不一致的，请向出具单位查询。</p>\n</main>\n");
    page_end(buf);
}

enum status paper_by_token_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    struct paper_facts facts;
    struct buf buf;
    enum status status = paper_by_token(ctx, request, &facts);
    if (status != STATUS_OK)
        return status;
    buf_init(&buf, ctx->arena, 2048);
    write_facts(ctx, &buf, &facts);
    page_reply(io->response, buf.data, buf.size, page_policy);
    return STATUS_OK;
}
