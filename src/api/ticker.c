#include "ticker.h"

#include "courier.h"
#include "errand.h"
#include "minan/api/app.h"
#include "minan/domain/reminder.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

enum { ROUND_ARENA = 16 * 1024 * 1024 };

struct ticker {
    struct app *app;
    int tick_ms;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t stopped;
    atomic_bool stop;
};

/* ---- a round ---- */

static bool is_stopping(void *user) {
    const struct app *app = user;
    return app->ticker != NULL && atomic_load(&app->ticker->stop);
}

static enum status remind(struct ctx *ctx, void *user) {
    return reminder_run(ctx, user);
}

/* Batch by batch, so that nobody's request waits behind a long one. A failure was logged where it was born;
 * the next tick tries again. */
static void run_reminders(struct app *app) {
    struct arena *arena = arena_new(ROUND_ARENA);
    struct reminder_run run = {.more = true};
    const struct errand errand = {"reminder", remind, &run};
    while (run.more && !is_stopping(app)) {
        arena_reset(arena);
        run.more = false;
        if (errand_run(app, &errand, arena) != STATUS_OK)
            break;
    }
    arena_free(arena);
}

void app_tick(struct app *app) {
    run_reminders(app);
    courier_round(app, is_stopping, app);
}

/* ---- the thread ---- */

static void add_ms(struct timespec *time, int ms) {
    time->tv_sec += ms / 1000;
    time->tv_nsec += (long)(ms % 1000) * 1000000;
    time->tv_sec += time->tv_nsec / 1000000000;
    time->tv_nsec %= 1000000000;
}

/* False once the program ends. */
static bool wait_for_tick(struct ticker *ticker) {
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    add_ms(&until, ticker->tick_ms);
    pthread_mutex_lock(&ticker->mutex);
    int waited = 0;
    while (!atomic_load(&ticker->stop) && waited == 0)
        waited = pthread_cond_timedwait(&ticker->stopped, &ticker->mutex, &until);
    pthread_mutex_unlock(&ticker->mutex);
    return !atomic_load(&ticker->stop);
}

static void *work(void *user) {
    struct ticker *ticker = user;
    while (wait_for_tick(ticker))
        app_tick(ticker->app);
    return NULL;
}

static void init(struct ticker *ticker) {
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&ticker->stopped, &monotonic);
    pthread_condattr_destroy(&monotonic);
    pthread_mutex_init(&ticker->mutex, NULL);
    atomic_init(&ticker->stop, false);
}

static void destroy(struct ticker *ticker) {
    pthread_cond_destroy(&ticker->stopped);
    pthread_mutex_destroy(&ticker->mutex);
    free(ticker);
}

enum status ticker_start(struct app *app, int tick_ms, struct ticker **ret_ticker) {
    struct ticker *ticker = calloc(1, sizeof *ticker);
    if (ticker == NULL)
        abort();
    ticker->app = app;
    ticker->tick_ms = tick_ms;
    init(ticker);
    *ret_ticker = ticker; /* before the thread looks for it */
    if (pthread_create(&ticker->thread, NULL, work, ticker) == 0)
        return STATUS_OK;
    *ret_ticker = NULL;
    destroy(ticker);
    return STATUS_INTERNAL;
}

void ticker_stop(struct ticker *ticker) {
    if (ticker == NULL)
        return;
    pthread_mutex_lock(&ticker->mutex);
    atomic_store(&ticker->stop, true);
    pthread_cond_signal(&ticker->stopped);
    pthread_mutex_unlock(&ticker->mutex);
    pthread_join(ticker->thread, NULL);
    destroy(ticker);
}
