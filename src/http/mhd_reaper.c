/* mhd_reaper.c: the total deadlines that libmicrohttpd lacks (its timeout starts anew with every byte). */
#include "mhd_parts.h"

#include "minan/base/log.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { TICK_MOST_MS = 1000, LINGER_TICK_MS = 100 };

struct reaper {
    pthread_t thread;
    pthread_mutex_t lock; /* list, linger, stopping */
    struct link *first;
    struct lingerers linger;
    bool stopping;
    int wake; /* eventfd */
    int64_t window_ms;
    int64_t window_bytes; /* of a body, in one window */
    int64_t tick_ms;
};

/* ---- the pool threads' side ---- */

void link_enter(struct link *link, enum link_phase phase) {
    uint64_t turn = atomic_load_explicit(&link->state, memory_order_relaxed) / 4 + 1;
    atomic_store_explicit(&link->state, turn * 4 + (uint64_t)phase, memory_order_relaxed);
}

static void wake(struct reaper *reaper) {
    uint64_t one = 1;
    while (write(reaper->wake, &one, sizeof one) < 0 && errno == EINTR)
        continue;
}

struct link *reaper_add(struct reaper *reaper, int fd, const struct sockaddr *address) {
    struct link *link = calloc(1, sizeof *link);
    if (link == NULL)
        return NULL;
    link->fd = fd;
    if (address != NULL)
        peer_format(address, link->peer);
    link->view.since = monotonic_ms();
    link->view.header_open = true;
    pthread_mutex_lock(&reaper->lock);
    bool was_empty = reaper->first == NULL;
    link->next = reaper->first;
    if (link->next != NULL)
        link->next->prev = link;
    reaper->first = link;
    pthread_mutex_unlock(&reaper->lock);
    if (was_empty)
        wake(reaper);
    return link;
}

/* The descriptor is duplicated: the library closes its own right after this. */
static void keep_open(struct reaper *reaper, int fd) {
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (copy >= 0)
        linger_add(&reaper->linger, copy, monotonic_ms());
}

void reaper_remove(struct reaper *reaper, struct link *link) {
    pthread_mutex_lock(&reaper->lock);
    if (link->prev != NULL)
        link->prev->next = link->next;
    else
        reaper->first = link->next;
    if (link->next != NULL)
        link->next->prev = link->prev;
    if (link->linger && !link->view.cut)
        keep_open(reaper, link->fd);
    pthread_mutex_unlock(&reaper->lock);
    if (link->linger)
        wake(reaper);
    free(link);
}

/* ---- the reaper's side ---- */

static int64_t kernel_received(int fd) {
    struct tcp_info info = {0};
    socklen_t size = sizeof info;
    if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size) != 0)
        return 0;
    return (int64_t)info.tcpi_bytes_received;
}

static void begin_window(struct link *link, uint64_t state, int64_t now) {
    enum link_phase phase = (enum link_phase)(state % 4);
    link->view.state = state;
    link->view.since = now;
    link->view.header_open = phase == LINK_HEADER;
    link->view.mark = phase == LINK_BODY   ? atomic_load_explicit(&link->body, memory_order_relaxed)
                      : phase == LINK_IDLE ? kernel_received(link->fd)
                                           : 0;
}

static bool body_is_too_slow(const struct reaper *reaper, struct link *link, int64_t now) {
    if (now - link->view.since < reaper->window_ms)
        return false;
    int64_t body = atomic_load_explicit(&link->body, memory_order_relaxed);
    if (body - link->view.mark < reaper->window_bytes)
        return true;
    link->view.since = now;
    link->view.mark = body;
    return false;
}

static bool header_is_too_slow(const struct reaper *reaper, struct link *link, int64_t now) {
    if (!link->view.header_open && kernel_received(link->fd) != link->view.mark) {
        link->view.header_open = true; /* the first bytes after the last request */
        link->view.since = now;
    }
    return link->view.header_open && now - link->view.since >= reaper->window_ms;
}

static bool is_too_slow(const struct reaper *reaper, struct link *link, int64_t now) {
    uint64_t state = atomic_load_explicit(&link->state, memory_order_relaxed);
    if (state != link->view.state) {
        begin_window(link, state, now);
        return false;
    }
    enum link_phase phase = (enum link_phase)(state % 4);
    if (phase == LINK_WORKING)
        return false;
    return phase == LINK_BODY ? body_is_too_slow(reaper, link, now) : header_is_too_slow(reaper, link, now);
}

static void judge_all(struct reaper *reaper, int64_t now) {
    for (struct link *link = reaper->first; link != NULL; link = link->next) {
        if (link->view.cut || !is_too_slow(reaper, link, now))
            continue;
        link->view.cut = true;
        (void)shutdown(link->fd, SHUT_RDWR); /* the library notices and closes */
        LOG(LOG_INFO, "http.too_slow", LOG_TEXT("peer", link->peer));
    }
}

static int64_t next_wait(const struct reaper *reaper) {
    if (reaper->linger.count > 0)
        return LINGER_TICK_MS;
    return reaper->first ? reaper->tick_ms : -1;
}

/* Waits outside the lock; false when it is time to end. */
static bool wait_for_tick(struct reaper *reaper) {
    int64_t wait = next_wait(reaper);
    pthread_mutex_unlock(&reaper->lock);
    struct pollfd woken = {.fd = reaper->wake, .events = POLLIN};
    if (poll(&woken, 1, (int)wait) > 0) {
        uint64_t count = 0;
        (void)!read(reaper->wake, &count, sizeof count);
    }
    pthread_mutex_lock(&reaper->lock);
    return !reaper->stopping;
}

static void *reaper_run(void *user) {
    struct reaper *reaper = user;
    int64_t last_judged = monotonic_ms();
    pthread_mutex_lock(&reaper->lock);
    while (wait_for_tick(reaper)) {
        int64_t now = monotonic_ms();
        linger_drain(&reaper->linger, now);
        if (now - last_judged < reaper->tick_ms)
            continue;
        judge_all(reaper, now);
        last_judged = now;
    }
    linger_close(&reaper->linger);
    pthread_mutex_unlock(&reaper->lock);
    return NULL;
}

/* ---- life ---- */

struct reaper *reaper_start(int header_seconds, int body_floor) {
    struct reaper *reaper = calloc(1, sizeof *reaper);
    if (reaper == NULL)
        return NULL;
    reaper->window_ms = (int64_t)header_seconds * 1000;
    reaper->window_bytes = (int64_t)header_seconds * body_floor;
    reaper->tick_ms = reaper->window_ms / 4 < TICK_MOST_MS ? reaper->window_ms / 4 : TICK_MOST_MS;
    reaper->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&reaper->lock, NULL);
    if (reaper->wake >= 0 && pthread_create(&reaper->thread, NULL, reaper_run, reaper) == 0)
        return reaper;
    if (reaper->wake >= 0)
        close(reaper->wake);
    pthread_mutex_destroy(&reaper->lock);
    free(reaper);
    return NULL;
}

void reaper_stop(struct reaper *reaper) {
    if (reaper == NULL)
        return;
    pthread_mutex_lock(&reaper->lock);
    reaper->stopping = true;
    pthread_mutex_unlock(&reaper->lock);
    wake(reaper);
    pthread_join(reaper->thread, NULL);
    close(reaper->wake);
    pthread_mutex_destroy(&reaper->lock);
    free(reaper);
}
