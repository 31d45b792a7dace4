#include "check.h"
#include "minan/http/message.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_methods_have_names(void **state) {
    (void)state;
    for (int i = 0; i < METHOD__COUNT; i++) {
        enum method method = METHOD__COUNT;
        assert_true(method_parse(method_name((enum method)i), &method));
        assert_int_equal(method, i);
        assert_int_equal(method_is_safe(method), i == METHOD_GET || i == METHOD_HEAD);
    }
}

static void test_other_methods_are_unknown(void **state) {
    (void)state;
    static const char *const rows[] = {"", "get", "GETT", "OPTIONS", "TRACE", "CONNECT", "GE"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        enum method method = METHOD__COUNT;
        assert_false(method_parse(rows[i], &method));
        assert_int_equal(method, METHOD__COUNT);
    }
}

static void test_headers_are_found_by_lower_case_name(void **state) {
    (void)state;
    struct request request = {.headers = {{"host", "a"}, {"if-match", "\"3\""}}, .header_count = 2};
    assert_string_equal(request_header(&request, "if-match"), "\"3\"");
    assert_null(request_header(&request, "If-Match"));
    assert_null(request_header(&request, "if"));
}

static void test_cookies(void **state) {
    static const struct {
        const char *header;
        const char *value;
    } rows[] = {
        {NULL, NULL},
        {"", NULL},
        {"sid=abc", "abc"},
        {"a=1; sid=abc", "abc"},
        {"sid=abc; a=1", "abc"},
        {"a=1;sid=abc;b=2", "abc"},
        {"xsid=abc", NULL},
        {"sidx=abc", NULL},
        {"sid", NULL},
        {"sid=", ""},
        {"a=sid=abc", NULL},
        {"sid=abc; sid=def", NULL}, /* planted twice: neither */
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct request request = {.headers = {{"cookie", rows[i].header}},
                                  .header_count = rows[i].header != NULL};
        check_text(rows[i].header ? rows[i].header : "(none)", request_cookie(&request, *state, "sid"),
                   rows[i].value);
    }
}

static void test_a_response_starts_as_200_without_a_file(void **state) {
    (void)state;
    struct response response;
    memset(&response, 0xee, sizeof response);
    response_init(&response);
    assert_int_equal(response.http_status, 200);
    assert_int_equal(response.file, -1);
    assert_int_equal(response.header_count, 0);
    assert_null(response.body);
    response_header(&response, "ETag", "\"1\"");
    assert_string_equal(response.headers[0].name, "ETag");
    assert_string_equal(response.headers[0].value, "\"1\"");
}

static void test_one_header_too_many_aborts(void **state) {
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        struct response response;
        response_init(&response);
        for (int i = 0; i <= RESPONSE_MAX_HEADERS; i++)
            response_header(&response, "X", "1");
        _exit(0);
    }
    int how = 0;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFSIGNALED(how));
    assert_int_equal(WTERMSIG(how), SIGABRT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_methods_have_names),
        cmocka_unit_test(test_other_methods_are_unknown),
        cmocka_unit_test(test_headers_are_found_by_lower_case_name),
        cmocka_unit_test_setup_teardown(test_cookies, arena_setup, arena_teardown),
        cmocka_unit_test(test_a_response_starts_as_200_without_a_file),
        cmocka_unit_test(test_one_header_too_many_aborts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
