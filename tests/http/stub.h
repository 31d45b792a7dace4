/* stub.h: somebody to send to: an HTTP or SMTP server on a free port of the loopback, in a thread, that
 * answers by a script, one connection after the other, and remembers what it was sent. */
#ifndef MINAN_TESTS_HTTP_STUB_H
#define MINAN_TESTS_HTTP_STUB_H

#include <stdbool.h>

enum stub_act {
    STUB_ANSWER,  /* text is the whole HTTP reply; of a mail, the line after the final dot */
    STUB_HANG_UP, /* takes everything and closes without a word */
    STUB_HOLD,    /* takes everything and says nothing until the stub ends */
    STUB_REFUSE,  /* of a mail: text answers RCPT */
};

struct stub_step {
    enum stub_act act;
    const char *text;
};

struct stub;

/* steps outlive the stub; connections past the last step are closed at once, and counted. */
struct stub *stub_new(bool mail, const struct stub_step *steps, int count);
void stub_free(struct stub *stub); /* accepts NULL */
int stub_port(const struct stub *stub);
int stub_connections(struct stub *stub);             /* so far */
const char *stub_received(struct stub *stub, int i); /* of the i-th connection, once it was taken whole */

#define STUB_OK_JSON(body)                                                                                   \
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n" body

#endif
