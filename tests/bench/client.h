/* client.h: a small load client: one thread, some keep-alive connections to 127.0.0.1, a bounded number of
 * requests. Anything unexpected (another status, a closed connection) ends the program with a message. */
#ifndef MINAN_BENCH_CLIENT_H
#define MINAN_BENCH_CLIENT_H

#include <stddef.h>
#include <stdint.h>

enum { REQUEST_MOST = 4096, REPLY_MOST = 512 * 1024 };

/* Writes request number `index` into out and returns its size. */
typedef size_t make_request(const void *user, uint64_t index, char out[REQUEST_MOST]);

struct load {
    int port;
    int connections;
    uint64_t requests; /* at most, and */
    double seconds;    /* none is sent after these */
    int want_status;
    make_request *make;
    const void *user;
};

struct load_result {
    double per_second;
    size_t body_bytes; /* of the last reply */
};

struct load_result load_run(const struct load *load);

/* One request on a connection of its own; the whole reply, headers and all, lives until the next call. */
const char *client_call(int port, const char *request, size_t size);

_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));
double seconds_now(void);

#endif
