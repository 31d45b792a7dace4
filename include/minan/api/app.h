/* app.h: the program without sockets: a request value in, a response value out. Owns connections, writer,
 * workers.
 *
 * Thread rule: app_handle and app_handle_async may be called from any number of threads after app_open;
 * app_open and app_close from one.
 */
#ifndef MINAN_API_APP_H
#define MINAN_API_APP_H

#include "minan/base/clock.h"
#include "minan/http/message.h"

struct app;

/* The key of what lies sealed in the database; made at the first start, no part of a backup. */
#define SEAL_FILE "secret.key"

struct app_options {
    const char *data_dir;      /* holds minan.db, files/, tmp/, SEAL_FILE; made 0700; must be migrated */
    const char *web_dir;       /* built front end; NULL: API only */
    const struct clock *clock; /* NULL: the system's */
    bool inline_work;          /* tests: writes and workers run on the calling thread, same code otherwise */
    bool quiet;                /* tests: no access log */
    int rate_per_minute;       /* of one client address; 0: 1200 */
    int idle_minutes;          /* of an office session; 0: 30 */
    int post_timeout_ms;       /* of a delivery going out; 0: 20 s */
    int tick_ms;               /* how often the timer thread looks for what is due; 0: 5000 */
    const char *public_origin; /* "https://minan.example.cn"; NULL: the Host header decides */
};

MUST_USE enum status app_open(const struct app_options *options, struct app **ret_app);
void app_close(struct app *app); /* finishes queued writes first; accepts NULL */

/* Answers completely before it returns. exchange->arena and request are the caller's. */
void app_handle(struct app *app, struct exchange *exchange);

/* May return before the answer is there: then defer() was called first, and resume() is called once it is. */
struct app_waiter {
    void (*defer)(struct exchange *exchange);
    void (*resume)(struct exchange *exchange);
};
void app_handle_async(struct app *app, struct exchange *exchange, const struct app_waiter *waiter);

/* What the timer thread does at each tick: reminders that are due, deliveries that wait. For tests with
 * inline_work, which have no timer. */
void app_tick(struct app *app);

size_t app_body_limit(struct app *app, const struct request *request);

#endif
