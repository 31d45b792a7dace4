#include "mhd_parts.h"

#include <stdlib.h>
#include <string.h>

enum { BODY_FIRST = 4096, DISCARD_MOST = 1024 * 1024 };

/* Takes more of the budget that all bodies share. */
static bool budget_take(struct mhd_server *server, size_t bytes) {
    size_t before = atomic_fetch_add(&server->body_bytes, bytes);
    if (before + bytes <= server->body_budget)
        return true;
    atomic_fetch_sub(&server->body_bytes, bytes);
    return false;
}

/* Doubling, but never beyond what this request may or says it will carry. */
static size_t next_capacity(const struct call *call, size_t needed) {
    size_t most = call->chunked ? call->body_most : (size_t)call->body_given;
    size_t capacity = call->body_capacity ? 2 * call->body_capacity : BODY_FIRST;
    if (capacity < needed)
        capacity = needed;
    return capacity > most ? most : capacity;
}

static bool body_reserve(struct call *call, size_t needed) {
    if (needed <= call->body_capacity)
        return true;
    size_t capacity = next_capacity(call, needed);
    if (!budget_take(call->server, capacity - call->body_capacity))
        return false;
    char *body = realloc(call->body, capacity + 1); /* and the NUL */
    if (body == NULL) {
        atomic_fetch_sub(&call->server->body_bytes, capacity - call->body_capacity);
        return false;
    }
    call->body = body;
    call->body_capacity = capacity;
    return true;
}

/* The library takes a reply before the body or after it, not between: the rest is read away, within reason.
 */
static bool discard(struct call *call, size_t size) {
    call->discarded += size;
    return call->discarded <= DISCARD_MOST;
}

static bool give_up(struct call *call, int http_status, size_t size) {
    body_free(call);
    call->phase = CALL_DISCARD;
    call->refusal = http_status;
    return discard(call, size);
}

bool body_add(struct call *call, const char *data, size_t size) {
    atomic_fetch_add_explicit(&call->link->body, (int64_t)size, memory_order_relaxed);
    if (call->phase == CALL_DISCARD)
        return discard(call, size);
    if (size > call->body_most - call->body_size)
        return give_up(call, 413, size);
    if (!body_reserve(call, call->body_size + size))
        return give_up(call, 503, size);
    memcpy(call->body + call->body_size, data, size);
    call->body_size += size;
    call->body[call->body_size] = '\0';
    return true;
}

void body_free(struct call *call) {
    free(call->body);
    atomic_fetch_sub(&call->server->body_bytes, call->body_capacity);
    call->body = NULL;
    call->body_size = 0;
    call->body_capacity = 0;
}
