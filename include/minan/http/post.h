/* post.h: one thing sent out: an HTTP POST, or a mail. The only way out of the house; post.c alone includes
 * curl/curl.h.
 *
 * Only http(s) and smtp(s); redirects are not followed; no proxy of the environment; certificates are
 * checked; everything has a time limit. Blocks: for a thread of its own, never a pool thread.
 */
#ifndef MINAN_HTTP_POST_H
#define MINAN_HTTP_POST_H

#include "minan/base/arena.h"
#include <stdbool.h>
#include <stddef.h>

enum { POST_HEADERS_MOST = 6, POST_RECIPIENTS_MOST = 20 };

struct post {
    const char *url;                        /* of a mail: smtp(s)://host:port */
    const char *headers[POST_HEADERS_MOST]; /* "Content-Type: application/json"; of an HTTP POST only */
    size_t header_count;
    const char *body; /* of a mail: the whole message, lines end in CR LF */
    size_t body_size;
    bool mail;
    const char *sender; /* of a mail, as the rest */
    const char *recipients[POST_RECIPIENTS_MOST];
    size_t recipient_count;
    const char *login; /* NULL: none; with one, TLS is demanded */
    const char *password;
    int timeout_ms;               /* for everything; 0: 20 s, of which 8 for the connection */
    bool (*stopping)(void *user); /* asked now and then: the program ends; may be NULL */
    void *user;
};

enum post_outcome {
    POST_ANSWERED, /* code is the answer's: HTTP status, or SMTP reply code (250: taken) */
    POST_NOT_SENT, /* certainly nothing arrived */
    POST_UNCLEAR,  /* sent, at least in part, and no answer */
};

struct post_result {
    enum post_outcome outcome;
    int code;
    const char *reply;   /* body of an HTTP answer, its first 16 KiB; "" for a mail */
    const char *problem; /* unless answered: what went wrong, Chinese, without address or secret */
};

void post_send(const struct post *post, struct arena *arena, struct post_result *ret_result);

#endif
