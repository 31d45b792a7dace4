/* permissions.c: who may call what, as a text to read and to compare. */
#include "minan/api/print.h"

#include "minan/api/route.h"
#include "minan/base/buf.h"

enum { MATRIX_SIZE = 32 * 1024 };

/* Columns are numbered, since ten role names side by side would not fit a screen. */
static void write_legend(struct buf *buf) {
    buf_text(buf, "# roles\n");
    for (int i = 0; i < role_names.count; i++)
        buf_printf(buf, "#  %2d %-22s %s\n", i + 1, role_names.list[i].code, role_names.list[i].label);
    buf_printf(buf, "\n%-7s %-40s %-18s", "method", "path", "permit");
    for (int i = 0; i < role_names.count; i++)
        buf_printf(buf, " %2d", i + 1);
    buf_text(buf, "\n");
}

static const char *mark(const struct route *route, enum role role) {
    bool open = route->permit == PERMIT_PUBLIC || route->permit == PERMIT_SIGNED_IN;
    return open || role_has(role, route->permit) ? "x" : ".";
}

static void write_row(struct buf *buf, const struct route *route) {
    buf_printf(buf, "%-7s %-40s %-18s", method_name(route->method), route->path,
               names_code(&permit_names, (int)route->permit));
    for (int i = 0; i < role_names.count; i++)
        buf_printf(buf, "  %s", mark(route, (enum role)role_names.list[i].value));
    buf_printf(buf, "  %s\n", route->summary);
}

enum status permission_matrix_text(struct arena *arena, const char **ret_text) {
    struct buf buf;
    buf_init(&buf, arena, MATRIX_SIZE);
    write_legend(&buf);
    for (size_t i = 0; i < route_count; i++)
        write_row(&buf, &routes[i]);
    *ret_text = buf.data;
    return STATUS_OK;
}
