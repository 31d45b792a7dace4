#include "mhd_parts.h"

#include "minan/base/log.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
};

static bool parse_port(const char *text, in_port_t *ret_port) {
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 5 || text[digits] != '\0')
        return false;
    long port = strtol(text, NULL, 10);
    if (port > 65535)
        return false;
    *ret_port = htons((uint16_t)port);
    return true;
}

static bool parse_v6(const char *host, in_port_t port, union address *address) {
    address->v6.sin6_family = AF_INET6;
    address->v6.sin6_port = port;
    return inet_pton(AF_INET6, host, &address->v6.sin6_addr) == 1;
}

static bool parse_v4(const char *host, in_port_t port, union address *address) {
    address->v4.sin_family = AF_INET;
    address->v4.sin_port = port;
    return inet_pton(AF_INET, host, &address->v4.sin_addr) == 1;
}

/* "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080" (every address, both families) */
static bool parse_address(const char *text, union address *ret_address) {
    const char *colon = strrchr(text, ':');
    char host[INET6_ADDRSTRLEN + 2];
    size_t size = colon ? (size_t)(colon - text) : sizeof host;
    in_port_t port = 0;
    if (size >= sizeof host || !parse_port(colon + 1, &port))
        return false;
    memcpy(host, text, size);
    host[size] = '\0';
    memset(ret_address, 0, sizeof *ret_address);
    if (size == 0)
        return parse_v6("::", port, ret_address);
    if (strcmp(host, "localhost") == 0)
        return parse_v4("127.0.0.1", port, ret_address);
    if (host[0] != '[')
        return parse_v4(host, port, ret_address);
    if (host[size - 1] != ']')
        return false;
    host[size - 1] = '\0';
    return parse_v6(host + 1, port, ret_address);
}

static socklen_t address_size(const union address *address) {
    return address->any.sa_family == AF_INET6 ? sizeof address->v6 : sizeof address->v4;
}

static int bound_port(int fd) {
    union address address = {.v6 = {.sin6_family = AF_UNSPEC}};
    socklen_t size = sizeof address;
    if (getsockname(fd, &address.any, &size) != 0)
        return -1;
    return ntohs(address.any.sa_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port);
}

static bool bind_and_listen(int fd, const union address *address) {
    int on = 1;
    int off = 0;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0)
        return false;
    if (address->any.sa_family == AF_INET6 &&
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off) != 0)
        return false;
    return bind(fd, &address->any, address_size(address)) == 0 && listen(fd, SOMAXCONN) == 0;
}

static enum status why_not(int error) {
    if (error == EADDRINUSE)
        return STATUS_BUSY;
    return error == EACCES ? STATUS_FORBIDDEN : STATUS_INTERNAL;
}

enum status listen_open(const char *text, int *ret_fd, int *ret_port) {
    union address address = {.v6 = {.sin6_family = AF_UNSPEC}};
    if (!parse_address(text, &address))
        return STATUS_MALFORMED;
    int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return why_not(errno);
    if (!bind_and_listen(fd, &address)) {
        enum status status = why_not(errno);
        LOG(LOG_ERROR, "http.listen_failed", LOG_TEXT("listen", text), LOG_TEXT("why", strerror(errno)));
        close(fd);
        return status;
    }
    *ret_port = bound_port(fd);
    *ret_fd = fd;
    return STATUS_OK;
}
