/* csrf.c: unsafe requests must come from our own pages: a same-origin Origin or Sec-Fetch-Site, and, with a
 * session, a token that only a page which could read our replies knows. */
#include "job.h"

#include "minan/base/hash.h"
#include <string.h>

/* Without a configured origin the Host header decides. Behind a proxy that does not say so we cannot know of
 * TLS, so https is taken then, too; a request that did come over TLS must name https. */
static bool is_own_origin(const struct app *app, const struct request *request, struct arena *arena,
                          const char *origin) {
    if (app->public_origin != NULL)
        return strcmp(origin, app->public_origin) == 0;
    const char *host = request_header(request, "host");
    if (host == NULL)
        return false;
    if (strcmp(origin, arena_printf(arena, "https://%s", host)) == 0)
        return true;
    return !request->secure && strcmp(origin, arena_printf(arena, "http://%s", host)) == 0;
}

enum status csrf_check_origin(const struct app *app, const struct request *request, struct arena *arena) {
    const char *origin = request_header(request, "origin");
    const char *site = request_header(request, "sec-fetch-site");
    if (origin == NULL && site == NULL)
        return STATUS_CSRF;
    if (site != NULL && strcmp(site, "same-origin") != 0)
        return STATUS_CSRF;
    return origin == NULL || is_own_origin(app, request, arena, origin) ? STATUS_OK : STATUS_CSRF;
}

/* Made from the session's token, so that nothing more has to be stored; it does not lead back to it. */
const char *csrf_token(struct arena *arena, const char *session_token) {
    char *token = arena_alloc(arena, SHA256_TEXT_SIZE);
    const char *text = arena_printf(arena, "minan-csrf:%s", session_token);
    sha256_text(text, strlen(text), token);
    return token;
}

enum status csrf_check_token(const struct request *request, const char *session_token, struct arena *arena) {
    const char *given = request_header(request, "x-csrf-token");
    if (given == NULL || strlen(given) != SHA256_TEXT_SIZE - 1)
        return STATUS_CSRF;
    const char *wanted = csrf_token(arena, session_token);
    return secret_equal(given, wanted, SHA256_TEXT_SIZE - 1) ? STATUS_OK : STATUS_CSRF;
}
