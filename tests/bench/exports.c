/* exports.c: what an export of a big ledger costs the server: how long, how many rows, whether whoever waits
 * hears how far it is, and how much memory the server takes meanwhile. Usage: exports PROGRAM DATA, where
 * DATA holds a demo city; an export must not take more memory because it has more rows. */
#include "minan/base/clock.h"
#include "minan/base/date.h"
#include "minan/base/uuid.h"
#include "server.h"
#include "visitor.h"
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LOOK_MS = 50, PATH_MOST = 256, MONTHS = 6 };
#define MOST_GROWTH_KIB (16 * 1024)
#define HEAP            "RssAnon:" /* less what is only mapped from files */

struct exports {
    struct server_process server;
    struct visitor visitor;
    int missed;
};

struct seen {
    long rows, total;
    int looks, steps; /* steps: looks that saw it further than the one before */
    long most_kib;
    double seconds;
    size_t bytes;
};

static int open_download(const struct exports *exports, const char *path, const char *progress) {
    char more[80], request[REQUEST_MOST];
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)exports->server.port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    snprintf(more, sizeof more, "X-Progress: %s\r\n", progress);
    size_t size = visitor_get(&exports->visitor, path, more, request);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
        send(fd, request, size, MSG_NOSIGNAL) != (ssize_t)size)
        give_up("no connection");
    return fd;
}

static void look(const struct exports *exports, const char *progress, struct seen *seen) {
    char path[80], request[REQUEST_MOST];
    snprintf(path, sizeof path, "/progress/%s", progress);
    size_t size = visitor_get(&exports->visitor, path, "", request);
    json_t *view = reply_json(client_call(exports->server.port, request, size));
    long rows = (long)json_integer_value(json_object_get(view, "rows_done"));
    long kib = server_rss_kib(&exports->server, HEAP);
    seen->looks++;
    seen->steps += rows > seen->rows;
    seen->rows = rows;
    seen->total = (long)json_integer_value(json_object_get(view, "rows_total"));
    seen->most_kib = kib > seen->most_kib ? kib : seen->most_kib;
    json_decref(view);
}

/* Reads some of the file; 0 at its end. The first piece holds the head of the reply. */
static size_t receive(int fd, bool first, size_t *ret_expected) {
    static char piece[1 << 16];
    ssize_t got = recv(fd, piece, sizeof piece - 1, 0);
    if (got < 0)
        give_up("the connection was closed");
    if (!first)
        return (size_t)got;
    piece[got] = '\0';
    const char *end = strstr(piece, "\r\n\r\n");
    const char *length = strcasestr(piece, "\r\nContent-Length:");
    if (strncmp(piece, "HTTP/1.1 200", 12) != 0 || end == NULL || length == NULL)
        give_up("not the reply that was wanted:\n%.500s", piece);
    *ret_expected = (size_t)(end + 4 - piece) + strtoul(length + strlen("\r\nContent-Length:"), NULL, 10);
    return (size_t)got;
}

static void watch(const struct exports *exports, int fd, const char *progress, struct seen *seen) {
    size_t expected = 1;
    while (seen->bytes < expected) {
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        if (poll(&ready, 1, LOOK_MS) == 0) {
            look(exports, progress, seen);
            continue;
        }
        size_t got = receive(fd, seen->bytes == 0, &expected);
        if (got == 0)
            give_up("the file is cut short");
        seen->bytes += got;
    }
    look(exports, progress, seen);
}

static struct seen export_seen(const struct exports *exports, const char *path) {
    struct seen seen = {0};
    struct uuid progress = uuid_random();
    double start = seconds_now();
    int fd = open_download(exports, path, progress.text);
    watch(exports, fd, progress.text, &seen);
    seen.seconds = seconds_now() - start;
    close(fd);
    if (seen.rows != seen.total)
        give_up("%s: %ld rows of %ld", path, seen.rows, seen.total);
    return seen;
}

/* Once small, so that what any export needs is there; then whole: what it takes beyond that is its rows'. */
static void measure(struct exports *exports, const char *name, const char *small, const char *whole) {
    (void)export_seen(exports, small);
    long before = server_rss_kib(&exports->server, HEAP);
    struct seen seen = export_seen(exports, whole);
    long growth = seen.most_kib - before;
    long after = server_rss_kib(&exports->server, HEAP);
    bool holds = growth < MOST_GROWTH_KIB;
    printf("%-14s %9ld %8.1f %8.1f %7d %7d %9.1f %9.1f %9.1f %s\n", name, seen.rows, seen.seconds,
           (double)seen.bytes / 1048576, seen.looks, seen.steps, (double)before / 1024,
           (double)seen.most_kib / 1024, (double)after / 1024, holds ? "ok" : "MISSED");
    fflush(stdout);
    exports->missed += !holds;
}

static void measure_since(struct exports *exports, const char *name, const char *path, const char *member) {
    char small[PATH_MOST], whole[PATH_MOST], from[DAY_TEXT_SIZE], today[DAY_TEXT_SIZE];
    int32_t day = clock_today(&clock_system);
    day_format(day, today);
    day_format(day_add_months(day, -MONTHS), from);
    snprintf(small, sizeof small, "%s?%s=%s", path, member, today);
    snprintf(whole, sizeof whole, "%s?%s=%s", path, member, from);
    measure(exports, name, small, whole);
}

int main(int count, char **arguments) {
    struct exports exports = {0};
    if (count != 3)
        give_up("usage: exports PROGRAM DATA");
    exports.server = server_start(arguments[1], arguments[2], "/dev/null");
    visitor_sign_in(&exports.visitor, exports.server.port, arguments[2], "city");
    printf("%-14s %9s %8s %8s %7s %7s %9s %9s %9s memory in MiB, < +%d\n", "export", "rows", "seconds", "MiB",
           "looks", "steps", "before", "most", "after", MOST_GROWTH_KIB / 1024);
    measure(&exports, "institutions", "/institutions.xlsx?type=funeral_home&limit=1", "/institutions.xlsx");
    measure_since(&exports, "hazards", "/hazards.xlsx", "found_from");
    measure_since(&exports, "inspections", "/inspections.xlsx", "finished_from");
    server_stop(&exports.server);
    return exports.missed ? 1 : 0;
}
