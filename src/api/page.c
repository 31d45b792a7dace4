#include "page.h"

#define POLICY_BASE                                                                                          \
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "             \
    "frame-ancestors 'none'"
const char page_policy[] = POLICY_BASE;
const char page_policy_print[] = POLICY_BASE "; script-src 'self'";

void page_text(struct buf *buf, const char *text) {
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&': buf_text(buf, "&amp;"); break;
        case '<': buf_text(buf, "&lt;"); break;
        case '>': buf_text(buf, "&gt;"); break;
        case '"': buf_text(buf, "&quot;"); break;
        case '\'': buf_text(buf, "&#39;"); break;
        default: buf_char(buf, *text);
        }
    }
}

void page_start(struct buf *buf, const char *title, const char *body_class, const char *more) {
    buf_text(buf, "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>");
    page_text(buf, title);
    buf_printf(
        buf, "</title>\n<link rel=\"stylesheet\" href=\"/paper/page.css\">\n%s</head>\n<body class=\"%s\">\n",
        more, body_class);
}

void page_end(struct buf *buf) {
    buf_text(buf, "</body>\n</html>\n");
}

void page_reply(struct response *response, const char *html, size_t size, const char *policy) {
    response->content_type = HTML_TYPE;
    response->body = html;
    response->body_size = size;
    response_header(response, "Content-Security-Policy", policy);
    response_header(response, "X-Robots-Tag", "noindex, nofollow");
}
