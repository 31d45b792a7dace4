#include "stub.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CONNECTIONS_MOST = 16, RECEIVED_MOST = 64 * 1024 };

struct stub {
    bool mail;
    const struct stub_step *steps;
    int step_count;
    int listener;
    int port;
    int stop[2]; /* a pipe: readable once the stub ends */
    pthread_t thread;
    pthread_mutex_t mutex;
    int connections;
    char *received[CONNECTIONS_MOST];
};

static void must(bool fine, const char *what) {
    if (fine)
        return;
    fprintf(stderr, "stub: %s\n", what);
    abort();
}

/* ---- bytes ---- */

static bool wait_for(const struct stub *stub, int socket) {
    struct pollfd fds[] = {{socket, POLLIN, 0}, {stub->stop[0], POLLIN, 0}};
    return poll(fds, 2, -1) > 0 && fds[1].revents == 0;
}

static ssize_t take(const struct stub *stub, int socket, char *into, size_t room) {
    return wait_for(stub, socket) ? read(socket, into, room) : 0;
}

static void say(int socket, const char *text) {
    for (size_t left = strlen(text); left > 0;) {
        ssize_t sent = send(socket, text, left, MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        text += sent;
        left -= (size_t)sent;
    }
}

/* ---- HTTP ---- */

static bool is_whole(const char *request) {
    const char *body = strstr(request, "\r\n\r\n");
    const char *length = strcasestr(request, "content-length:");
    return body && (!length || strlen(body + 4) >= (size_t)atoi(length + 15));
}

static void talk_http(struct stub *stub, int socket, const struct stub_step *step, char *received) {
    size_t size = 0;
    ssize_t got;
    while (!is_whole(received) && (got = take(stub, socket, received + size, RECEIVED_MOST - size - 1)) > 0)
        size += (size_t)got;
    if (step->act == STUB_ANSWER)
        say(socket, step->text);
}

/* ---- SMTP ---- */

static bool take_line(struct stub *stub, int socket, char *line, size_t room) {
    size_t size = 0;
    while (size + 1 < room && take(stub, socket, line + size, 1) == 1) {
        if (line[size++] == '\n') {
            line[size] = '\0';
            return true;
        }
    }
    return false;
}

static bool take_message(struct stub *stub, int socket, char *received) {
    char line[2048];
    say(socket, "354 go on\r\n");
    while (take_line(stub, socket, line, sizeof line)) {
        if (strcmp(line, ".\r\n") == 0)
            return true;
        strncat(received, line, RECEIVED_MOST - strlen(received) - 1);
    }
    return false;
}

static void talk_smtp(struct stub *stub, int socket, const struct stub_step *step, char *received) {
    char line[2048];
    say(socket, "220 stub\r\n");
    while (take_line(stub, socket, line, sizeof line)) {
        bool message = strncasecmp(line, "DATA", 4) == 0;
        strncat(received, line, RECEIVED_MOST - strlen(received) - 1);
        if (message && !take_message(stub, socket, received))
            return;
        if (message && step->act != STUB_ANSWER)
            return;
        if (message)
            say(socket, step->text);
        else if (strncasecmp(line, "RCPT", 4) == 0 && step->act == STUB_REFUSE)
            say(socket, step->text);
        else
            say(socket, strncasecmp(line, "QUIT", 4) == 0 ? "221 bye\r\n" : "250 fine\r\n");
    }
}

/* ---- connections ---- */

static void keep(struct stub *stub, int number, char *received) {
    pthread_mutex_lock(&stub->mutex);
    stub->received[number] = received;
    pthread_mutex_unlock(&stub->mutex);
}

static void serve(struct stub *stub, int socket, int number) {
    if (number >= stub->step_count)
        return;
    const struct stub_step *step = &stub->steps[number];
    char *received = calloc(1, RECEIVED_MOST);
    must(received != NULL, "no memory");
    (stub->mail ? talk_smtp : talk_http)(stub, socket, step, received);
    keep(stub, number, received);
    char stopped;
    if (step->act == STUB_HOLD)
        must(read(stub->stop[0], &stopped, 1) >= 0, "the pipe");
}

static void *work(void *user) {
    struct stub *stub = user;
    while (wait_for(stub, stub->listener)) {
        int socket = accept(stub->listener, NULL, NULL);
        pthread_mutex_lock(&stub->mutex);
        int number = stub->connections++;
        pthread_mutex_unlock(&stub->mutex);
        if (socket >= 0 && number < CONNECTIONS_MOST)
            serve(stub, socket, number);
        if (socket >= 0)
            close(socket);
    }
    return NULL;
}

/* ---- life ---- */

static void listen_somewhere(struct stub *stub) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    stub->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    must(stub->listener >= 0 && bind(stub->listener, (struct sockaddr *)&address, size) == 0 &&
             listen(stub->listener, 8) == 0 &&
             getsockname(stub->listener, (struct sockaddr *)&address, &size) == 0,
         "no port");
    stub->port = ntohs(address.sin_port);
}

struct stub *stub_new(bool mail, const struct stub_step *steps, int count) {
    struct stub *stub = calloc(1, sizeof *stub);
    must(stub != NULL, "no memory");
    stub->mail = mail;
    stub->steps = steps;
    stub->step_count = count;
    must(pipe(stub->stop) == 0, "no pipe");
    pthread_mutex_init(&stub->mutex, NULL);
    listen_somewhere(stub);
    must(pthread_create(&stub->thread, NULL, work, stub) == 0, "no thread");
    return stub;
}

void stub_free(struct stub *stub) {
    if (stub == NULL)
        return;
    close(stub->stop[1]);
    pthread_join(stub->thread, NULL);
    close(stub->stop[0]);
    close(stub->listener);
    for (int i = 0; i < CONNECTIONS_MOST; i++)
        free(stub->received[i]);
    pthread_mutex_destroy(&stub->mutex);
    free(stub);
}

int stub_port(const struct stub *stub) {
    return stub->port;
}

int stub_connections(struct stub *stub) {
    pthread_mutex_lock(&stub->mutex);
    int connections = stub->connections;
    pthread_mutex_unlock(&stub->mutex);
    return connections;
}

/* The sender hears the answer a moment before the thread has put down what it was sent. */
const char *stub_received(struct stub *stub, int i) {
    const char *received = NULL;
    while (received == NULL) {
        pthread_mutex_lock(&stub->mutex);
        received = stub->received[i];
        pthread_mutex_unlock(&stub->mutex);
    }
    return received;
}
