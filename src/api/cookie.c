/* cookie.c: the session cookie. Over TLS the __Host- prefix makes browsers refuse one planted by a sibling
 * host. */
#include "job.h"

#include <string.h>

enum { COOKIE_SECONDS = 12 * 60 * 60 }; /* as long as any session lasts */

static bool is_secure(const struct app *app, const struct request *request) {
    return request->secure || (app->public_origin != NULL && strncmp(app->public_origin, "https:", 6) == 0);
}

static const char *name_of(bool secure) {
    return secure ? "__Host-minan_session" : "minan_session";
}

const char *cookie_token(const struct app *app, const struct request *request, struct arena *arena) {
    return request_cookie(request, arena, name_of(is_secure(app, request)));
}

static const char *cookie_text(const struct app *app, const struct request *request, struct arena *arena,
                               const char *token, int seconds) {
    bool secure = is_secure(app, request);
    return arena_printf(arena, "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s", name_of(secure),
                        token, seconds, secure ? "; Secure" : "");
}

const char *cookie_set(const struct app *app, const struct request *request, struct arena *arena,
                       const char *token) {
    return cookie_text(app, request, arena, token, COOKIE_SECONDS);
}

const char *cookie_clear(const struct app *app, const struct request *request, struct arena *arena) {
    return cookie_text(app, request, arena, "", 0);
}
