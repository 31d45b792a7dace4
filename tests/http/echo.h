/* echo.h: a server under test whose handler repeats what it was given.
 *
 * The reply is "METHOD raw_target peer secure body"; the path chooses what happens besides:
 *   /defer  answered later, by another thread     /inline  deferred and resumed before handle() returns
 *   /file   the reply is a file                   /hold    deferred until echo_release()
 * Bodies: none for safe methods, 64 KiB otherwise, 1 MiB for /upload.
 */
#ifndef TESTS_HTTP_ECHO_H
#define TESTS_HTTP_ECHO_H

#include "minan/http/mhd.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

enum { ECHO_QUEUE = 1024 };

struct echo {
    struct mhd_server *server;
    int port;
    atomic_int handled;
    pthread_t worker;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct exchange *queue[ECHO_QUEUE];
    size_t queued;
    bool holding; /* /hold requests stay in the queue */
    bool ending;
};

struct echo *echo_start(const struct mhd_options *options); /* listen may be left NULL */
void echo_await_queued(struct echo *echo, size_t queued);   /* until that many /hold requests are there */
void echo_release(struct echo *echo);
void echo_stop(struct echo *echo); /* mhd_stop unless server is NULL already */

#endif
