/* qr.c: a text as a picture for a camera. */
#include "qr.h"

#include <qrencode.h>

enum { QUIET = 4 }; /* modules of white around it */

/* One path of runs of dark modules: small, sharp at any size, and nothing for a style policy to forbid. */
static void add_runs(struct buf *buf, const QRcode *code) {
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width;) {
            int run = 0;
            while (x + run < code->width && (code->data[y * code->width + x + run] & 1) != 0)
                run++;
            if (run)
                buf_printf(buf, "M%d %dh%dv1h-%dz", x + QUIET, y + QUIET, run, run);
            x += run ? run : 1;
        }
    }
}

void qr_svg(struct buf *buf, const char *text, const char *label) {
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code == NULL)
        return;
    int size = code->width + 2 * QUIET;
    buf_printf(
        buf,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 "
        "%d %d\" "
        "width=\"96\" height=\"96\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>"
        "<path fill=\"#000\" d=\"",
        label, size, size, size, size);
    add_runs(buf, code);
    buf_text(buf, "\"/></svg>\n");
    QRcode_free(code);
}
