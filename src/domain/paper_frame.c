/* paper_frame.c: the document around the parts: head and number above, seal, code and proof below. No style
 * stands in it, only classes: the sheet /paper/v2.css dresses it and is not changed while papers name it. */
#include "paper_private.h"
#include "qr.h"

enum { FIRST_BUFFER = 32 * 1024 };

static const char *title_of(const struct paper_draft *draft) {
    return names_label(&paper_kind_names, (int)draft->kind->kind);
}

static void write_head(struct paper_draft *draft) {
    struct buf *buf = &draft->buf;
    buf_text(buf, "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"robots\" content=\"noindex\">\n<title>");
    paper_text(draft, paper_or(draft->number, "预览"));
    buf_printf(buf,
               " %s</title>\n<link rel=\"stylesheet\" href=\"/paper/v2.css\">\n</head>\n" PAPER_BODY_OPEN,
               title_of(draft));
}

static void write_title(struct paper_draft *draft) {
    struct buf *buf = &draft->buf;
    buf_printf(buf, "<article class=\"paper %s\">\n<header>\n",
               names_code(&paper_kind_names, (int)draft->kind->kind));
    if (draft->kind->letter) {
        buf_text(buf, "<p class=\"issuer\">");
        paper_text(draft, bureau_name(draft->ctx->arena, &draft->bureau));
        buf_text(buf, "</p>\n");
    }
    buf_text(buf, "<p class=\"number\">");
    paper_text(draft, paper_or(draft->number, "预览：出具后编号，本件不作为凭证"));
    buf_printf(buf, "</p>\n</header>\n<h1>%s</h1>\n", title_of(draft));
    if (draft->kind->letter && draft->institution) {
        buf_text(buf, "<p class=\"to\">");
        paper_text(draft, draft->institution->name);
        buf_text(buf, "：</p>\n");
    }
}

void paper_seal(struct paper_draft *draft) {
    struct buf *buf = &draft->buf;
    buf_text(buf, "<div class=\"seal\"><p>");
    paper_text(draft, bureau_name(draft->ctx->arena, &draft->bureau));
    buf_printf(buf, "</p><p>%s</p></div>\n", paper_day(draft->ctx, draft->day));
}

/* The head of the audit chain stands on every paper: nobody who holds one can be told another history of what
 * came before it. */
static void write_proof(struct paper_draft *draft) {
    struct buf *buf = &draft->buf;
    if (draft->number == NULL)
        return;
    const char *address =
        arena_printf(draft->ctx->arena, "%s/p/%s", paper_or(draft->ctx->origin, ""), draft->token);
    buf_text(buf, "<footer>\n");
    qr_svg(buf, address, "核验二维码");
    buf_text(buf, "<div><p>扫码核验文号、出具单位、日期和当前状态</p><p class=\"hash\">");
    paper_text(draft, address);
    buf_printf(buf, "</p><p class=\"hash\">出具时审计链第 %lld 条 %s</p></div>\n</footer>\n",
               (long long)draft->head.id, draft->head.hash);
}

void paper_draft_write(struct paper_draft *draft) {
    paper_part *const *part = draft->kind->parts;
    buf_init(&draft->buf, draft->ctx->arena, FIRST_BUFFER);
    write_head(draft);
    write_title(draft);
    for (; *part; part++)
        (*part)(draft);
    write_proof(draft);
    buf_text(&draft->buf, "</article>\n" PAPER_BODY_CLOSE "</html>\n");
}
