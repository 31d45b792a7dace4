#include "minan/base/log.h"
#include "minan/base/clock.h"
#include "minan/base/date.h"
#include "minan/base/utf8.h"
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* At most PIPE_BUF, so that a line into a pipe is not torn. No allocation: the log also tells of memory
 * running out. */
enum { LINE_SIZE = 4096 };

static const char closing[] = "}\n";
static const char closing_truncated[] = ",\"truncated\":true}\n";

struct line {
    size_t used;
    bool truncated;
    char data[LINE_SIZE];
};

/* Adds all of it or nothing; room for the longer closing always stays. */
static bool add(struct line *line, const char *text, size_t bytes, size_t reserve) {
    if (bytes + reserve + sizeof closing_truncated > LINE_SIZE - line->used)
        return false;
    memcpy(line->data + line->used, text, bytes);
    line->used += bytes;
    return true;
}

static bool add_escaped(struct line *line, const char *text, size_t bytes) {
    unsigned char c = (unsigned char)*text;
    char escaped[7];
    if (bytes == 1 && (c == '"' || c == '\\'))
        return snprintf(escaped, sizeof escaped, "\\%c", c) && add(line, escaped, 2, 1);
    if (bytes == 1 && (c < 0x20 || c == 0x7F))
        return snprintf(escaped, sizeof escaped, "\\u%04x", c) && add(line, escaped, 6, 1);
    if (!utf8_valid(text, bytes))
        return add(line, "?", 1, 1);
    return add(line, text, bytes, 1);
}

static void add_string(struct line *line, const char *text) {
    if (!add(line, "\"", 1, 1)) {
        line->truncated = true;
        return;
    }
    for (size_t bytes; (bytes = utf8_next(text)) != 0; text += bytes) {
        if (!add_escaped(line, text, bytes)) {
            line->truncated = true;
            break;
        }
    }
    line->data[line->used++] = '"'; /* kept free by every add */
}

static void add_number(struct line *line, int64_t number) {
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
    line->truncated = !add(line, digits, (size_t)length, 0) || line->truncated;
}

/* A pair begins only when its key and the longest number fit: half a pair would not be JSON. */
static void add_pair(struct line *line, const struct log_pair *pair) {
    enum { LONGEST_NUMBER = 20, QUOTES = 4 };
    size_t length = strlen(pair->key);
    if (length + LONGEST_NUMBER + QUOTES + sizeof closing_truncated > LINE_SIZE - line->used) {
        line->truncated = true;
        return;
    }
    add(line, ",", 1, 0);
    add_string(line, pair->key);
    add(line, ":", 1, 0);
    if (pair->text)
        add_string(line, pair->text);
    else
        add_number(line, pair->number);
}

static const char *level_name(enum log_level level) {
    static const char *const names[] = {"debug", "info", "warn", "error"};
    return names[level];
}

void log_event(enum log_level level, const char *event, const struct log_pair *pairs, int count) {
    char time[TIME_TEXT_SIZE];
    struct line line = {.used = 0};
    time_format(clock_now(&clock_system), time);

    add(&line, "{\"time\":", 8, 0);
    add_string(&line, time);
    const struct log_pair head[] = {LOG_TEXT("level", level_name(level)), LOG_TEXT("event", event)};
    add_pair(&line, &head[0]);
    add_pair(&line, &head[1]);
    for (int i = 0; i < count; i++)
        add_pair(&line, &pairs[i]);

    const char *end = line.truncated ? closing_truncated : closing;
    memcpy(line.data + line.used, end, strlen(end));
    line.used += strlen(end);
    /* nobody to tell when standard error is closed */
    ssize_t written = write(STDERR_FILENO, line.data, line.used);
    (void)written;
}
