#include "server.h"

#include "client.h"
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

_Noreturn static void become(const char *program, const char *data, const char *log, int out) {
    int errors = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    dup2(out, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    execl(program, program, "serve", "--data", data, "--listen", "127.0.0.1:0", "--rate", "1000000",
          (char *)NULL);
    _exit(127);
}

/* The first line names the address. */
static int read_port(int fd) {
    char line[256];
    size_t size = 0;
    while (size < sizeof line - 1 && read(fd, line + size, 1) == 1 && line[size] != '\n')
        size++;
    line[size] = '\0';
    const char *colon = strrchr(line, ':');
    int port = colon ? atoi(colon + 1) : 0;
    if (port == 0)
        give_up("the server did not start: %s", line);
    return port;
}

struct server_process server_start(const char *program, const char *data, const char *log) {
    static const char ready[] = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    struct server_process server = {0};
    int ends[2];
    double start = seconds_now();
    if (pipe2(ends, O_CLOEXEC) != 0 || (server.pid = fork()) < 0)
        give_up("no process");
    if (server.pid == 0)
        become(program, data, log, ends[1]);
    close(ends[1]);
    server.output = ends[0];
    server.port = read_port(ends[0]);
    if (strncmp(client_call(server.port, ready, strlen(ready)), "HTTP/1.1 200", 12) != 0)
        give_up("the server is not ready");
    server.start_seconds = seconds_now() - start;
    return server;
}

void server_stop(struct server_process *server) {
    kill(server->pid, SIGTERM);
    waitpid(server->pid, NULL, 0);
    close(server->output);
}

long server_rss_kib(const struct server_process *server, const char *name) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)server->pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, name, strlen(name)) == 0)
            kib = strtol(line + strlen(name), NULL, 10);
    }
    if (file)
        fclose(file);
    return kib;
}
