#include "mhd_parts.h"

#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

/* ---- addresses, all of them as IPv6 ---- */

static bool address_parse(const char *text, struct in6_addr *ret_address) {
    struct in_addr v4;
    if (inet_pton(AF_INET6, text, ret_address) == 1)
        return true;
    if (inet_pton(AF_INET, text, &v4) != 1)
        return false;
    memset(ret_address, 0, sizeof *ret_address);
    ret_address->s6_addr[10] = 0xff;
    ret_address->s6_addr[11] = 0xff;
    memcpy(&ret_address->s6_addr[12], &v4, sizeof v4);
    return true;
}

/* ::ffff:192.0.2.1 is written 192.0.2.1: one client, one name, whichever socket it came in by. */
static void address_format(const struct in6_addr *address, char out[INET6_ADDRSTRLEN]) {
    if (IN6_IS_ADDR_V4MAPPED(address))
        inet_ntop(AF_INET, &address->s6_addr[12], out, INET6_ADDRSTRLEN);
    else
        inet_ntop(AF_INET6, address, out, INET6_ADDRSTRLEN);
}

void peer_format(const struct sockaddr *address, char out[INET6_ADDRSTRLEN]) {
    out[0] = '\0';
    if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)(const void *)address)->sin_addr, out,
                  INET6_ADDRSTRLEN);
    else if (address->sa_family == AF_INET6)
        address_format(&((const struct sockaddr_in6 *)(const void *)address)->sin6_addr, out);
}

/* ---- trusted proxies ---- */

/* One comma-separated item without its blanks; moves *at behind it. */
static const char *next_item(const char **at, struct arena *arena) {
    *at += strspn(*at, " \t,");
    size_t size = strcspn(*at, ",");
    const char *start = *at;
    *at += size;
    while (size > 0 && strchr(" \t", start[size - 1]) != NULL)
        size--;
    return arena_copy(arena, start, size);
}

bool trusted_parse(const char *list, struct arena *arena, struct trusted *ret_trusted) {
    struct trusted trusted = {0};
    size_t most = 1;
    for (const char *at = list ? list : ""; *at != '\0'; at++)
        most += *at == ',';
    trusted.list = ARENA_ARRAY(arena, most, struct in6_addr);
    for (const char *at = list ? list : ""; at[strspn(at, " \t,")] != '\0';)
        if (!address_parse(next_item(&at, arena), &trusted.list[trusted.count++]))
            return false;
    *ret_trusted = trusted;
    return true;
}

static bool is_trusted(const struct trusted *trusted, const char *peer) {
    struct in6_addr address;
    if (trusted->count == 0 || !address_parse(peer, &address))
        return false;
    for (size_t i = 0; i < trusted->count; i++)
        if (memcmp(&trusted->list[i], &address, sizeof address) == 0)
            return true;
    return false;
}

/* ---- X-Forwarded-For: every proxy appends who spoke to it, so it is read from the right, and only as far as
 * the ones who wrote it are trusted ---- */

/* The last item of text[0..*size), cut off from it; NULL when none is left. */
static const char *last_item(const char *text, size_t *size, struct arena *arena) {
    size_t end = *size;
    while (end > 0 && strchr(" \t,", text[end - 1]) != NULL)
        end--;
    size_t start = end;
    while (start > 0 && text[start - 1] != ',')
        start--;
    *size = start;
    start += strspn(text + start, " \t");
    return end > start ? arena_copy(arena, text + start, end - start) : NULL;
}

static const char *forwarded_for(const struct mhd_server *server, const struct call *call, const char *peer) {
    const struct request *request = &call->exchange.request;
    struct arena *arena = call->exchange.arena;
    for (size_t i = request->header_count; i-- > 0;) {
        if (strcmp(request->headers[i].name, "x-forwarded-for") != 0)
            continue;
        const char *value = request->headers[i].value;
        size_t size = strlen(value);
        while (is_trusted(&server->trusted, peer)) {
            const char *item = last_item(value, &size, arena);
            struct in6_addr address;
            if (item == NULL)
                break;
            if (!address_parse(item, &address))
                return peer; /* "unknown" or made up: the last one that is known */
            char text[INET6_ADDRSTRLEN];
            address_format(&address, text);
            peer = arena_text(arena, text);
        }
    }
    return peer;
}

void peer_apply(const struct mhd_server *server, struct call *call) {
    struct request *request = &call->exchange.request;
    const char *peer = call->link->peer;
    request->peer = peer;
    request->secure = server->secure;
    if (!is_trusted(&server->trusted, peer))
        return;
    const char *proto = request_header(request, "x-forwarded-proto");
    if (proto != NULL)
        request->secure = strcasecmp(proto, "https") == 0;
    request->peer = forwarded_for(server, call, peer);
}
