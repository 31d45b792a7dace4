/* inside.h: the program in this process, without a socket: somebody signed in, one request at a time. What a
 * request costs here is the server time that the access log shows. */
#ifndef MINAN_BENCH_INSIDE_H
#define MINAN_BENCH_INSIDE_H

#include <jansson.h>

struct inside;

struct inside *inside_open(const char *data); /* a directory with a demo city */
void inside_close(struct inside *inside);

/* An account of the demo city; later requests are its own. */
void inside_sign_in(struct inside *inside, const char *login);

struct inside_time {
    double wall, cpu; /* seconds; cpu of the calling thread, on which all work runs */
};
struct inside_time inside_now(void);
struct inside_time inside_since(struct inside_time start);

/* GET /api/v1PATH; anything but 200 ends the program. ret_json (may be NULL) is the caller's. */
struct inside_time inside_get(struct inside *inside, const char *path, json_t **ret_json);
/* The same once more with the tag of the first reply, by itself: anything but 304 ends the program. */
struct inside_time inside_get_again(struct inside *inside, const char *path);

#endif
