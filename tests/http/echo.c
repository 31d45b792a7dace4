#include "echo.h"

#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static size_t body_limit(void *user, const struct request *request) {
    (void)user;
    if (method_is_safe(request->method))
        return 0;
    return strncmp(request->raw_target, "/upload", 7) == 0 ? 1024 * 1024 : 64 * 1024;
}

static void fill(struct exchange *exchange) {
    const struct request *request = &exchange->request;
    struct response *response = &exchange->response;
    response->content_type = "text/plain";
    response->body =
        arena_printf(exchange->arena, "%s %s %s %s %s", method_name(request->method), request->raw_target,
                     request->peer, request->secure ? "tls" : "plain", request->body ? request->body : "");
    response->body_size = strlen(response->body);
    response_header(response, "X-Request-Id", request->id);
}

static void fill_file(struct response *response) {
    static const char text[] = "from a file";
    int fd = memfd_create("reply", MFD_CLOEXEC);
    assert_int_equal(write(fd, text, sizeof text - 1), sizeof text - 1);
    response->content_type = "text/plain";
    response->file = fd;
    response->file_size = sizeof text - 1;
}

static void enqueue(struct echo *echo, struct exchange *exchange) {
    pthread_mutex_lock(&echo->lock);
    assert_true(echo->queued < ECHO_QUEUE);
    echo->queue[echo->queued++] = exchange;
    pthread_cond_broadcast(&echo->changed);
    pthread_mutex_unlock(&echo->lock);
}

static void handle(void *user, struct exchange *exchange) {
    struct echo *echo = user;
    const char *target = exchange->request.raw_target;
    atomic_fetch_add(&echo->handled, 1);
    if (strcmp(target, "/file") == 0) {
        fill_file(&exchange->response);
        return;
    }
    bool later = strcmp(target, "/defer") == 0 || strcmp(target, "/hold") == 0;
    if (!later && strcmp(target, "/inline") != 0) {
        fill(exchange);
        return;
    }
    mhd_defer(exchange);
    if (later) {
        enqueue(echo, exchange);
        return;
    }
    fill(exchange);
    mhd_resume(exchange);
}

/* Answers what is queued, youngest first, so that replies come in another order than requests. */
static void *work(void *user) {
    struct echo *echo = user;
    pthread_mutex_lock(&echo->lock);
    while (!echo->ending) {
        if (echo->queued == 0 || echo->holding) {
            pthread_cond_wait(&echo->changed, &echo->lock);
            continue;
        }
        struct exchange *exchange = echo->queue[--echo->queued];
        pthread_mutex_unlock(&echo->lock);
        fill(exchange);
        mhd_resume(exchange);
        pthread_mutex_lock(&echo->lock);
    }
    pthread_mutex_unlock(&echo->lock);
    return NULL;
}

struct echo *echo_start(const struct mhd_options *options) {
    struct echo *echo = calloc(1, sizeof *echo);
    assert_non_null(echo);
    pthread_mutex_init(&echo->lock, NULL);
    pthread_cond_init(&echo->changed, NULL);
    assert_int_equal(pthread_create(&echo->worker, NULL, work, echo), 0);
    struct mhd_options full = *options;
    if (full.listen == NULL)
        full.listen = "127.0.0.1:0";
    struct http_handler handler = {.user = echo, .body_limit = body_limit, .handle = handle};
    assert_int_equal(mhd_start(&full, &handler, &echo->server), STATUS_OK);
    echo->port = mhd_port(echo->server);
    assert_true(echo->port > 0);
    return echo;
}

void echo_await_queued(struct echo *echo, size_t queued) {
    pthread_mutex_lock(&echo->lock);
    while (echo->queued < queued)
        pthread_cond_wait(&echo->changed, &echo->lock);
    pthread_mutex_unlock(&echo->lock);
}

void echo_release(struct echo *echo) {
    pthread_mutex_lock(&echo->lock);
    echo->holding = false;
    pthread_cond_broadcast(&echo->changed);
    pthread_mutex_unlock(&echo->lock);
}

void echo_stop(struct echo *echo) {
    mhd_stop(echo->server, 5000);
    pthread_mutex_lock(&echo->lock);
    echo->ending = true;
    pthread_cond_broadcast(&echo->changed);
    pthread_mutex_unlock(&echo->lock);
    pthread_join(echo->worker, NULL);
    pthread_cond_destroy(&echo->changed);
    pthread_mutex_destroy(&echo->lock);
    free(echo);
}
