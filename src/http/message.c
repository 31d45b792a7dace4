#include "minan/http/message.h"

#include <stdlib.h>
#include <string.h>

static const char *const method_names[METHOD__COUNT] = {
    [METHOD_GET] = "GET", [METHOD_HEAD] = "HEAD",   [METHOD_POST] = "POST",
    [METHOD_PUT] = "PUT", [METHOD_PATCH] = "PATCH", [METHOD_DELETE] = "DELETE",
};

const char *method_name(enum method method) {
    return method_names[method];
}

bool method_parse(const char *text, enum method *ret_method) {
    for (int i = 0; i < METHOD__COUNT; i++) {
        if (strcmp(method_names[i], text) != 0)
            continue;
        *ret_method = (enum method)i;
        return true;
    }
    return false;
}

bool method_is_safe(enum method method) {
    return method == METHOD_GET || method == METHOD_HEAD;
}

const char *request_header(const struct request *request, const char *lower_case_name) {
    for (size_t i = 0; i < request->header_count; i++)
        if (strcmp(request->headers[i].name, lower_case_name) == 0)
            return request->headers[i].value;
    return NULL;
}

/* The value of one "name=value" when its name is the one asked for, else NULL. */
static const char *cookie_value(const char *pair, const char *name) {
    size_t size = strlen(name);
    return strncmp(pair, name, size) == 0 && pair[size] == '=' ? pair + size + 1 : NULL;
}

const char *request_cookie(const struct request *request, struct arena *arena, const char *name) {
    const char *at = request_header(request, "cookie");
    const char *found = NULL;
    while (at != NULL && *at != '\0') {
        at += strspn(at, " \t;");
        const char *value = cookie_value(at, name);
        if (value != NULL && found != NULL)
            return NULL; /* planted twice (a sibling host can do that): trust neither */
        if (value != NULL)
            found = value;
        at += strcspn(at, ";");
    }
    return found ? arena_copy(arena, found, strcspn(found, "; \t")) : NULL;
}

void response_init(struct response *response) {
    memset(response, 0, sizeof *response);
    response->http_status = 200;
    response->file = -1;
}

void response_header(struct response *response, const char *name, const char *value) {
    if (response->header_count == RESPONSE_MAX_HEADERS)
        abort(); /* a mistake of the program, not of the client: the names are in our own source */
    response->headers[response->header_count++] = (struct pair){name, value};
}
