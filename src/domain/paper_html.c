#include "paper_private.h"

#include <string.h>

/* ---- text ---- */

static void escape(struct buf *buf, const char *text, bool lines) {
    for (const char *at = text; *at != '\0'; at++) {
        switch (*at) {
        case '&': buf_text(buf, "&amp;"); break;
        case '<': buf_text(buf, "&lt;"); break;
        case '>': buf_text(buf, "&gt;"); break;
        case '"': buf_text(buf, "&quot;"); break;
        case '\'': buf_text(buf, "&#39;"); break;
        case '\n': buf_text(buf, lines ? "<br>" : " "); break;
        case '\r': break;
        default: buf_char(buf, *at);
        }
    }
}

void paper_text(struct paper_draft *draft, const char *text) {
    if (text)
        escape(&draft->buf, text, true);
}

static void format_into(struct paper_draft *draft, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

static void format_into(struct paper_draft *draft, const char *format, va_list arguments) {
    escape(&draft->buf, arena_vprintf(draft->ctx->arena, format, arguments), true);
}

void paper_paragraph(struct paper_draft *draft, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    buf_text(&draft->buf, "<p>");
    format_into(draft, format, arguments);
    buf_text(&draft->buf, "</p>\n");
    va_end(arguments);
}

void paper_heading(struct paper_draft *draft, const char *text) {
    buf_text(&draft->buf, "<h2>");
    escape(&draft->buf, text, false);
    buf_text(&draft->buf, "</h2>\n");
}

/* ---- tables ---- */

void paper_columns(struct paper_draft *draft, const char *css_class, const char *const *headings) {
    struct buf *buf = &draft->buf;
    buf_printf(
        buf,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"明细表\"><table class=\"%s\">\n"
        "<thead><tr>",
        css_class);
    for (; *headings; headings++)
        buf_printf(buf, "<th scope=\"col\">%s</th>", *headings);
    buf_text(buf, "</tr></thead>\n<tbody>\n");
}

void paper_columns_end(struct paper_draft *draft) {
    buf_text(&draft->buf, "</tbody></table></div>\n");
}

void paper_row_start(struct paper_draft *draft) {
    buf_text(&draft->buf, "<tr>");
}

void paper_row_end(struct paper_draft *draft) {
    buf_text(&draft->buf, "</tr>\n");
}

void paper_cell(struct paper_draft *draft, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    buf_text(&draft->buf, "<td>");
    format_into(draft, format, arguments);
    buf_text(&draft->buf, "</td>");
    va_end(arguments);
}

void paper_cell_whole(struct paper_draft *draft, const char *text) {
    buf_text(&draft->buf, "<td class=\"whole\">");
    escape(&draft->buf, text, true);
    buf_text(&draft->buf, "</td>");
}

void paper_cell_day(struct paper_draft *draft, int32_t day) {
    if (day == DAY_NONE) {
        paper_cell(draft, "—");
        return;
    }
    struct ymd ymd = day_ymd(day);
    buf_printf(&draft->buf, "<td class=\"whole\">%d年<wbr>%d月%d日</td>", ymd.year, ymd.month, ymd.day);
}

void paper_facts_start(struct paper_draft *draft) {
    buf_text(&draft->buf, "<div><table class=\"facts\">\n<tbody>\n");
}

void paper_fact(struct paper_draft *draft, const char *label, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(draft->ctx->arena, format, arguments);
    va_end(arguments);
    if (*text == '\0')
        return;
    buf_printf(&draft->buf, "<tr><th scope=\"row\">%s</th><td>", label);
    escape(&draft->buf, text, true);
    buf_text(&draft->buf, "</td></tr>\n");
}

/* ---- words ---- */

const char *paper_day(struct ctx *ctx, int32_t day) {
    if (day == DAY_NONE)
        return "";
    struct ymd ymd = day_ymd(day);
    return arena_printf(ctx->arena, "%d年%d月%d日", ymd.year, ymd.month, ymd.day);
}

const char *paper_minute(struct ctx *ctx, int64_t time) {
    int32_t day = day_of_time(time);
    int64_t minutes = (time - day_start(day)) / 60000;
    return arena_printf(ctx->arena, "%s%d时%02d分", paper_day(ctx, day), (int)(minutes / 60),
                        (int)(minutes % 60));
}

const char *paper_or(const char *text, const char *other) {
    return text && *text ? text : other;
}

const char *paper_finding(struct ctx *ctx, const char *place, const char *description) {
    if (place == NULL || strncmp(description, place, strlen(place)) == 0)
        return description;
    return arena_printf(ctx->arena, "%s：%s", place, description);
}
