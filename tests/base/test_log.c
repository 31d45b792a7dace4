#include "capture.h"
#include "check.h"
#include "minan/base/date.h"
#include "minan/base/log.h"
#include <string.h>

enum { TIME_LENGTH = sizeof "{\"time\":\"2026-11-23T08:00:00.000Z\"" - 1 };

/* What follows the time, which is checked here. */
static const char *after_time(const char *line) {
    char time[TIME_TEXT_SIZE] = "";
    int64_t ms;
    assert_memory_equal(line, "{\"time\":\"", 9);
    memcpy(time, line + 9, TIME_TEXT_SIZE - 1);
    assert_true(time_parse(time, &ms));
    return line + TIME_LENGTH;
}

static void log_pairs(void) {
    LOG(LOG_INFO, "server.start", LOG_TEXT("listen", "127.0.0.1:8080"), LOG_INT("threads", -8),
        LOG_TEXT("none", NULL));
}

static void test_an_event_is_one_json_line(void **state) {
    (void)state;
    char out[8192];
    assert_int_equal(capture_in_child(log_pairs, out, sizeof out), 0);
    assert_string_equal(after_time(out), ",\"level\":\"info\",\"event\":\"server.start\",\"listen\":"
                                         "\"127.0.0.1:8080\",\"threads\":-8,\"none\":\"\"}\n");
}

static void log_escapes(void) {
    LOG(LOG_WARN, "escape", LOG_TEXT("a", "\"quoted\" \\ \n\t\x01\x7F"), LOG_TEXT("b", "民😀\xFF\xC3("));
}

static void test_texts_are_escaped(void **state) {
    (void)state;
    char out[8192];
    capture_in_child(log_escapes, out, sizeof out);
    assert_string_equal(after_time(out),
                        ",\"level\":\"warn\",\"event\":\"escape\",\"a\":\"\\\"quoted\\\" \\\\ "
                        "\\u000a\\u0009\\u0001\\u007f\",\"b\":\"民😀?\?(\"}\n");
}

static void log_long(void) {
    char text[6001];
    for (int i = 0; i < 6000; i += 3)
        memcpy(text + i, "民", 3);
    text[6000] = '\0';
    LOG(LOG_ERROR, "long", LOG_TEXT("text", text), LOG_INT("lost", 1));
}

static void test_a_long_text_is_cut_at_a_character(void **state) {
    (void)state;
    char out[8192];
    capture_in_child(log_long, out, sizeof out);
    size_t size = strlen(out);
    assert_in_range(size, 4080, 4096);
    const char *tail = "民\",\"truncated\":true}\n";
    assert_string_equal(out + size - strlen(tail), tail);
    assert_null(strstr(out, "lost"));
}

static void log_many(void) {
    struct log_pair pairs[400];
    for (int i = 0; i < 400; i++)
        pairs[i] = LOG_INT("number", INT64_MIN);
    log_event(LOG_DEBUG, "many", pairs, 400);
}

static void test_pairs_that_do_not_fit_are_left_out_whole(void **state) {
    (void)state;
    char out[8192];
    capture_in_child(log_many, out, sizeof out);
    size_t size = strlen(out);
    assert_true(size <= 4096);
    const char *tail = ",\"number\":-9223372036854775808,\"truncated\":true}\n";
    assert_string_equal(out + size - strlen(tail), tail);
}

static void log_every_length(void) {
    char text[4096];
    for (size_t length = 3900; length < sizeof text; length++) {
        memset(text, '"', length);
        text[length] = '\0';
        LOG(LOG_DEBUG, "fill", LOG_TEXT("t", text + length / 2), LOG_TEXT("u", text + 3800));
    }
}

static void test_no_length_breaks_the_line(void **state) {
    (void)state;
    static char out[1 << 20];
    assert_int_equal(capture_in_child(log_every_length, out, sizeof out), 0);
    int lines = 0;
    for (char *rest = out, *line; (line = strsep(&rest, "\n")) != NULL && *line; lines++) {
        assert_true(strlen(line) < 4096);
        assert_int_equal(line[0], '{');
        assert_int_equal(line[strlen(line) - 1], '}');
    }
    assert_int_equal(lines, 196);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_event_is_one_json_line),
        cmocka_unit_test(test_texts_are_escaped),
        cmocka_unit_test(test_a_long_text_is_cut_at_a_character),
        cmocka_unit_test(test_pairs_that_do_not_fit_are_left_out_whole),
        cmocka_unit_test(test_no_length_breaks_the_line),
    };
    return RUN(tests);
}
