/* log.h: one JSON line per event on stderr. Never a secret, a password, a token or a telephone number.
 * Lines are written with one write(2), so threads do not mix them. */
#ifndef MINAN_BASE_LOG_H
#define MINAN_BASE_LOG_H

#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_pair {
    const char *key;
    const char *text; /* NULL: number is meant */
    int64_t number;
};

#define LOG_TEXT(k, v) ((struct log_pair){.key = (k), .text = (v) ? (v) : ""})
#define LOG_INT(k, v)  ((struct log_pair){.key = (k), .number = (v)})

void log_event(enum log_level level, const char *event, const struct log_pair *pairs, int count);
#define LOG(level, event, ...)                                                                               \
    log_event((level), (event), (const struct log_pair[]){__VA_ARGS__},                                      \
              (int)(sizeof((const struct log_pair[]){__VA_ARGS__}) / sizeof(struct log_pair)))

#endif
