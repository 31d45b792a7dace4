#include "transcript.h"

#include "minan/http/json_write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Beside the variant's build, wherever the tests are started from within the tree. */
static FILE *transcript_file(void) {
    static FILE *file;
    char path[160];
    if (file != NULL)
        return file;
    mkdir("build", 0777);
    mkdir("build/transcripts", 0777);
    snprintf(path, sizeof path, "build/transcripts/%s.jsonl", program_invocation_short_name);
    file = fopen(path, "w");
    if (file == NULL)
        abort();
    return file;
}

static void add_member(struct buf *buf, const char *name, const char *value) {
    buf_text(buf, buf->size > 1 ? "," : "");
    json_text(buf, name);
    buf_char(buf, ':');
    json_text(buf, value);
}

/* A raw line break in JSON is only ever indentation. */
static void add_one_line(struct buf *buf, const struct response *response) {
    for (size_t i = 0; i < response->body_size; i++) {
        if (response->body[i] != '\n')
            buf_char(buf, response->body[i]);
    }
}

void transcript_add(const struct exchange *exchange, const char *as) {
    const struct response *response = &exchange->response;
    const char *type = response->content_type ? response->content_type : "";
    struct buf buf;
    buf_init(&buf, exchange->arena, 1024);
    buf_char(&buf, '{');
    add_member(&buf, "as", as ? as : "");
    add_member(&buf, "method", method_name(exchange->request.method));
    add_member(&buf, "target", exchange->request.raw_target);
    add_member(&buf, "type", type);
    buf_printf(&buf, ",\"status\":%d,\"reply\":", response->http_status);
    if (strstr(type, "json") != NULL && response->body_size > 0)
        add_one_line(&buf, response);
    else
        buf_text(&buf, "null");
    buf_text(&buf, "}\n");
    fwrite(buf.data, 1, buf.size, transcript_file());
    fflush(transcript_file());
}
