#include "client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

void give_up(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fputs("bench: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    exit(1);
}

double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* ---- one connection ---- */

struct connection {
    int fd;
    size_t size;
    char reply[REPLY_MOST];
};

static void connect_to(struct connection *connection, int port) {
    int on = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connection->size = 0;
    connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection->fd < 0 || connect(connection->fd, (struct sockaddr *)&address, sizeof address) != 0)
        give_up("cannot connect to port %d: %s", port, strerror(errno));
    setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static void send_all(int fd, const char *data, size_t size) {
    while (size > 0) {
        ssize_t sent = send(fd, data, size, MSG_NOSIGNAL);
        if (sent <= 0)
            give_up("send: %s", strerror(errno));
        data += sent;
        size -= (size_t)sent;
    }
}

static size_t content_length(const char *head, const char *end) {
    const char *line = strcasestr(head, "\r\nContent-Length:");
    if (line == NULL || line > end)
        give_up("a reply without Content-Length:\n%.200s", head);
    return strtoul(line + strlen("\r\nContent-Length:"), NULL, 10);
}

/* Bytes of the whole reply once it is there, 0 before. */
static size_t reply_size(const struct connection *connection, size_t *ret_body) {
    const char *end = strstr(connection->reply, "\r\n\r\n");
    if (end == NULL)
        return 0;
    size_t head = (size_t)(end - connection->reply) + 4;
    *ret_body = content_length(connection->reply, end);
    if (head + *ret_body >= REPLY_MOST)
        give_up("a reply of %zu bytes", *ret_body);
    return connection->size >= head + *ret_body ? head + *ret_body : 0;
}

static void receive(struct connection *connection) {
    ssize_t got =
        recv(connection->fd, connection->reply + connection->size, REPLY_MOST - 1 - connection->size, 0);
    if (got <= 0)
        give_up("the connection was closed: %s", got < 0 ? strerror(errno) : "end of stream");
    connection->size += (size_t)got;
    connection->reply[connection->size] = '\0';
}

const char *client_call(int port, const char *request, size_t size) {
    static struct connection connection;
    size_t body = 0;
    connect_to(&connection, port);
    send_all(connection.fd, request, size);
    do
        receive(&connection);
    while (reply_size(&connection, &body) == 0);
    close(connection.fd);
    return connection.reply;
}

/* ---- many ---- */

struct client {
    const struct load *load;
    struct connection *connections;
    int epoll;
    double start;
    uint64_t sent;
    uint64_t done;
    size_t body_bytes;
};

static void next_request(struct client *client, struct connection *connection) {
    char request[REQUEST_MOST];
    connection->size = 0;
    if (client->sent == client->load->requests || seconds_now() - client->start > client->load->seconds)
        return;
    size_t size = client->load->make(client->load->user, client->sent++, request);
    send_all(connection->fd, request, size);
}

static void take_reply(struct client *client, struct connection *connection) {
    receive(connection);
    if (reply_size(connection, &client->body_bytes) == 0)
        return;
    if (atoi(connection->reply + strlen("HTTP/1.1 ")) != client->load->want_status)
        give_up("not the reply that was wanted (%d):\n%s", client->load->want_status, connection->reply);
    client->done++;
    next_request(client, connection);
}

static void open_connections(struct client *client) {
    client->epoll = epoll_create1(EPOLL_CLOEXEC);
    client->connections = calloc((size_t)client->load->connections, sizeof *client->connections);
    if (client->epoll < 0 || client->connections == NULL)
        give_up("no resources for a client");
    for (int i = 0; i < client->load->connections; i++) {
        struct connection *connection = &client->connections[i];
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        connect_to(connection, client->load->port);
        if (epoll_ctl(client->epoll, EPOLL_CTL_ADD, connection->fd, &event) != 0)
            give_up("epoll: %s", strerror(errno));
    }
}

static void close_connections(struct client *client) {
    for (int i = 0; i < client->load->connections; i++)
        close(client->connections[i].fd);
    close(client->epoll);
    free(client->connections);
}

static void exchange_all(struct client *client) {
    struct epoll_event events[64];
    for (int i = 0; i < client->load->connections; i++)
        next_request(client, &client->connections[i]);
    while (client->done < client->sent) {
        int ready = epoll_wait(client->epoll, events, 64, 30000);
        if (ready <= 0)
            give_up("no reply within 30 s");
        for (int i = 0; i < ready; i++)
            take_reply(client, events[i].data.ptr);
    }
}

struct load_result load_run(const struct load *load) {
    struct client client = {.load = load};
    open_connections(&client);
    client.start = seconds_now();
    exchange_all(&client);
    double seconds = seconds_now() - client.start;
    close_connections(&client);
    return (struct load_result){(double)client.done / seconds, client.body_bytes};
}
