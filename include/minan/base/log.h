/* log.h: one JSON line per event on stderr. Never a secret, a password, a token or a telephone number.
 * Lines are written with one write(2), so threads do not mix them. */
#ifndef MINAN_BASE_LOG_H
#define MINAN_BASE_LOG_H

#include <stddef.h>
#include <stdint.h>

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_pair {
    const char *key;
    const char *text; /* NULL: number is meant */
    int64_t number;
};

static inline const char *log_text_(const char *text) {
    return text ? text : "";
}

#define LOG_TEXT(k, v) ((struct log_pair){.key = (k), .text = log_text_(v)})
static inline struct log_pair LOG_INT(const char *key, int64_t number) {
    return (struct log_pair){.key = key, .number = number};
}

void log_event(enum log_level level, const char *event, const struct log_pair *pairs, int count);
#define LOG(level, event, ...)                                                                               \
    log_event((level), (event), (const struct log_pair[]){__VA_ARGS__},                                      \
              (int)(sizeof((const struct log_pair[]){__VA_ARGS__}) / sizeof(struct log_pair)))

#endif
