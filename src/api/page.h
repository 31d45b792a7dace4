/* page.h: the few pages the server writes itself, for people who open an address that is not the program's: a
 * paper, the page behind its code, a refusal. Styled by /paper/page.css; no inline script or style. */
#ifndef MINAN_API_PAGE_H
#define MINAN_API_PAGE_H

#include "minan/base/buf.h"
#include "minan/http/message.h"

#define HTML_TYPE "text/html; charset=utf-8"

void page_text(struct buf *buf, const char *text); /* escaped */
/* From the doctype to the opened body, of a class that the sheet knows; more is markup for the head. */
void page_start(struct buf *buf, const char *title, const char *body_class, const char *more);
void page_end(struct buf *buf);

/* Answers with it: HTML, not to be indexed, under its own content security policy. */
void page_reply(struct response *response, const char *html, size_t size, const char *policy);

/* Nothing but our sheets and pictures that stand in the page; with `script-src 'self'` for the button that
 * prints. */
extern const char page_policy[];
extern const char page_policy_print[];

#endif
