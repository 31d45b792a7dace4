#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static int try_connect(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
        return fd;
    close(fd);
    return -1;
}

struct client client_open(struct arena *arena, int port) {
    struct client client = {.fd = try_connect(port), .arena = arena, .capacity = 1 << 16};
    assert_true(client.fd >= 0);
    client.data = arena_alloc(arena, client.capacity);
    return client;
}

bool client_is_refused(int port) {
    int fd = try_connect(port);
    if (fd >= 0)
        close(fd);
    return fd < 0;
}

bool client_try_send(struct client *client, const char *data, size_t size) {
    while (size > 0) {
        ssize_t sent = send(client->fd, data, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0)
            return false;
        data += sent;
        size -= (size_t)sent;
    }
    return true;
}

void client_send_bytes(struct client *client, const char *data, size_t size) {
    assert_true(client_try_send(client, data, size));
}

void client_send(struct client *client, const char *text) {
    client_send_bytes(client, text, strlen(text));
}

static void make_room(struct client *client) {
    if (client->size + 1 < client->capacity)
        return;
    char *data = arena_alloc(client->arena, 2 * client->capacity);
    memcpy(data, client->data, client->size);
    client->data = data;
    client->capacity *= 2;
}

/* false: the server closed (or reset) the connection */
static bool receive(struct client *client) {
    struct pollfd waited = {.fd = client->fd, .events = POLLIN};
    make_room(client);
    if (poll(&waited, 1, CLIENT_PATIENCE_MS) <= 0)
        fail_msg("the server neither answers nor closes");
    ssize_t got = recv(client->fd, client->data + client->size, client->capacity - client->size - 1, 0);
    if (got <= 0)
        return false;
    client->size += (size_t)got;
    client->data[client->size] = '\0';
    return true;
}

static char *take(struct client *client, size_t size) {
    while (client->size < size)
        if (!receive(client))
            return NULL;
    char *taken = arena_copy(client->arena, client->data, size);
    client->size -= size;
    memmove(client->data, client->data + size, client->size + 1);
    return taken;
}

static struct reply take_head(struct client *client) {
    struct reply reply = {.status = 0};
    char *end = NULL;
    client->data[client->size] = '\0';
    while ((end = strstr(client->data, "\r\n\r\n")) == NULL)
        if (!receive(client))
            return reply;
    reply.head = take(client, (size_t)(end - client->data) + 4);
    assert_int_equal(strncmp(reply.head, "HTTP/1.1 ", 9), 0);
    reply.status = (int)strtol(reply.head + 9, NULL, 10);
    return reply;
}

struct reply client_head_reply(struct client *client) {
    return take_head(client);
}

struct reply client_reply(struct client *client) {
    struct reply reply = take_head(client);
    if (reply.status == 0 || reply.status == 100 || reply.status == 304)
        return reply;
    const char *length = reply_header(&reply, client->arena, "Content-Length");
    assert_non_null(length);
    reply.body_size = strtoul(length, NULL, 10);
    reply.body = take(client, reply.body_size);
    return reply.body ? reply : (struct reply){.status = 0};
}

bool client_at_end(struct client *client) {
    return client->size == 0 && !receive(client);
}

void client_read_to_end(struct client *client) {
    while (receive(client))
        client->size = 0;
}

void client_close(struct client *client) {
    close(client->fd);
    client->fd = -1;
}

const char *reply_header(const struct reply *reply, struct arena *arena, const char *name) {
    size_t size = strlen(name);
    for (const char *line = strstr(reply->head, "\r\n"); line != NULL; line = strstr(line, "\r\n")) {
        line += 2;
        if (strncasecmp(line, name, size) != 0 || strncmp(line + size, ": ", 2) != 0)
            continue;
        const char *value = line + size + 2;
        return arena_copy(arena, value, strcspn(value, "\r"));
    }
    return NULL;
}
