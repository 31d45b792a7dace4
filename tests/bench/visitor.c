#include "visitor.h"

#include "account.h"
#include <stdio.h>
#include <string.h>

size_t visitor_get(const struct visitor *visitor, const char *path, const char *more,
                   char out[REQUEST_MOST]) {
    return (size_t)snprintf(out, REQUEST_MOST,
                            "GET /api/v1%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAccept: application/json\r\n"
                            "Cookie: minan_session=%s\r\n%s\r\n",
                            path, visitor->port, visitor->token, more);
}

size_t visitor_compose(const struct visitor *visitor, const char *method, const char *path, const char *body,
                       char *out, size_t most) {
    return (size_t)snprintf(out, most,
                            "%s /api/v1%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%d\r\n"
                            "Content-Type: application/json\r\nContent-Length: %zu\r\n"
                            "Cookie: minan_session=%s\r\nX-CSRF-Token: %s\r\n\r\n%s",
                            method, path, visitor->port, visitor->port, strlen(body), visitor->token,
                            visitor->csrf, body);
}

size_t visitor_send(const struct visitor *visitor, const char *method, const char *path, const char *body,
                    char out[REQUEST_MOST]) {
    return visitor_compose(visitor, method, path, body, out, REQUEST_MOST);
}

json_t *reply_json(const char *reply) {
    const char *body = strstr(reply, "\r\n\r\n");
    json_t *json = body ? json_loads(body + 4, 0, NULL) : NULL;
    if (strncmp(reply, "HTTP/1.1 20", 11) != 0 || json == NULL)
        give_up("not the reply that was wanted:\n%s", reply);
    return json;
}

void visitor_sign_in(struct visitor *visitor, int port, const char *data, const char *login) {
    char password[ACCOUNT_PASSWORD], body[256], request[REQUEST_MOST];
    *visitor = (struct visitor){.port = port};
    account_password(data, login, password);
    snprintf(body, sizeof body, "{\"login\":\"%s\",\"password\":\"%s\",\"client\":\"office\"}", login,
             password);
    size_t size = visitor_send(visitor, "POST", "/session", body, request);
    const char *reply = client_call(port, request, size);
    json_t *me = reply_json(reply);
    const char *cookie = strstr(reply, "minan_session=");
    if (cookie == NULL || sscanf(cookie, "minan_session=%127[^;]", visitor->token) != 1)
        give_up("no cookie:\n%s", reply);
    snprintf(visitor->csrf, sizeof visitor->csrf, "%s", json_string_value(json_object_get(me, "csrf")));
    json_decref(me);
}
