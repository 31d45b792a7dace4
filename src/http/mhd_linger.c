#include "mhd_parts.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

enum { LINGER_MS = 2000, READS_MOST = 64 }; /* reads: of one socket, in one turn */

int64_t monotonic_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void linger_add(struct lingerers *linger, int fd, int64_t now) {
    if (linger->count == LINGER_MAX) {
        close(fd);
        return;
    }
    (void)shutdown(fd, SHUT_WR); /* the reply is complete; over TLS nobody has said so yet */
    linger->fds[linger->count] = fd;
    linger->until[linger->count++] = now + LINGER_MS;
}

/* Reads away what is there; false once the client has closed its side. */
static bool drain_one(int fd) {
    char scrap[16 * 1024];
    ssize_t got = 1;
    for (int i = 0; i < READS_MOST && got > 0; i++)
        got = recv(fd, scrap, sizeof scrap, MSG_DONTWAIT);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

void linger_drain(struct lingerers *linger, int64_t now) {
    size_t kept = 0;
    for (size_t i = 0; i < linger->count; i++) {
        if (!drain_one(linger->fds[i]) || now >= linger->until[i]) {
            close(linger->fds[i]);
            continue;
        }
        linger->fds[kept] = linger->fds[i];
        linger->until[kept++] = linger->until[i];
    }
    linger->count = kept;
}

void linger_close(struct lingerers *linger) {
    for (size_t i = 0; i < linger->count; i++)
        close(linger->fds[i]);
    linger->count = 0;
}
