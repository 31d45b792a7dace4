/* qr.h: a text as an SVG for cameras, by libqrencode: on papers, and where an authenticator app is set up. */
#ifndef MINAN_DOMAIN_QR_H
#define MINAN_DOMAIN_QR_H

#include "minan/base/buf.h"

/* label: what it is, for who cannot see it; plain text without markup. Adds nothing when the text is too
 * long. */
void qr_svg(struct buf *buf, const char *text, const char *label);

#endif
