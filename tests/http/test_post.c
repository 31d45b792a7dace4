/* Sending out, against servers on the loopback that answer, refuse, hang up, or say nothing. */
#include "check.h"
#include "minan/http/post.h"
#include "stub.h"

#include <string.h>

struct post_world {
    struct arena *arena;
    struct stub *stub;
};

static int setup(void **state) {
    static struct post_world world;
    world = (struct post_world){.arena = arena_new(1 << 20)};
    *state = &world;
    return 0;
}

static int teardown(void **state) {
    struct post_world *world = *state;
    stub_free(world->stub);
    arena_free(world->arena);
    return 0;
}
#define POST_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static struct post_result send_hook(struct post_world *world, const struct stub_step *step) {
    struct post_result result;
    world->stub = stub_new(false, step, 1);
    struct post post = {
        .url = arena_printf(world->arena, "http://127.0.0.1:%d/robot?key=1", stub_port(world->stub)),
        .headers = {"Content-Type: application/json"},
        .header_count = 1,
        .body = "{\"a\":\"甲\"}",
        .body_size = strlen("{\"a\":\"甲\"}"),
        .timeout_ms = 300};
    post_send(&post, world->arena, &result);
    return result;
}

static void test_an_answer_comes_back_with_its_code(void **state) {
    struct post_world *world = *state;
    struct post_result result =
        send_hook(world, &(struct stub_step){STUB_ANSWER, STUB_OK_JSON("{\"errcode\":0}")});
    assert_int_equal(result.outcome, POST_ANSWERED);
    assert_int_equal(result.code, 200);
    assert_string_equal(result.reply, "{\"errcode\":0}");
    const char *got = stub_received(world->stub, 0);
    assert_int_equal(strncmp(got, "POST /robot?key=1 HTTP/1.1\r\n", 28), 0);
    assert_non_null(strstr(got, "Content-Type: application/json\r\n"));
    assert_null(strstr(got, "Expect:"));
    assert_non_null(strstr(got, "\r\n\r\n{\"a\":\"甲\"}"));
}

static void test_a_redirect_is_an_answer_and_not_followed(void **state) {
    struct post_world *world = *state;
    struct post_result result = send_hook(
        world,
        &(struct stub_step){STUB_ANSWER, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n"
                                         "Connection: close\r\n\r\n"});
    assert_int_equal(result.outcome, POST_ANSWERED);
    assert_int_equal(result.code, 302);
    assert_int_equal(stub_connections(world->stub), 1);
}

static void test_hung_up_on_or_left_waiting_is_unclear(void **state) {
    struct post_world *world = *state;
    struct post_result result = send_hook(world, &(struct stub_step){STUB_HANG_UP, NULL});
    assert_int_equal(result.outcome, POST_UNCLEAR);
    assert_string_equal(result.problem, "与对方服务器的连接中断");
    stub_free(world->stub);
    result = send_hook(world, &(struct stub_step){STUB_HOLD, NULL});
    assert_int_equal(result.outcome, POST_UNCLEAR);
    assert_string_equal(result.problem, "对方服务器在规定时间内没有答复");
}

static void test_nobody_there_is_not_sent(void **state) {
    struct post_world *world = *state;
    struct post_result result;
    struct stub *gone = stub_new(false, NULL, 0);
    int port = stub_port(gone);
    stub_free(gone);
    struct post post = {
        .url = arena_printf(world->arena, "http://127.0.0.1:%d/", port), .body = "", .timeout_ms = 300};
    post_send(&post, world->arena, &result);
    assert_int_equal(result.outcome, POST_NOT_SENT);
    assert_string_equal(result.problem, "连接不上对方服务器");
}

static void test_other_protocols_are_not_spoken(void **state) {
    static const char *const urls[] = {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"};
    struct post_world *world = *state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct post_result result;
        post_send(&(struct post){.url = urls[i], .body = ""}, world->arena, &result);
        assert_int_equal(result.outcome, POST_NOT_SENT);
    }
}

/* ---- mail ---- */

static struct post_result send_mail(struct post_world *world, const struct stub_step *step) {
    static const char message[] = "Subject: x\r\n\r\nbody\r\n";
    struct post_result result;
    world->stub = stub_new(true, step, 1);
    struct post post = {.url = arena_printf(world->arena, "smtp://127.0.0.1:%d", stub_port(world->stub)),
                        .mail = true,
                        .sender = "a@minan.example",
                        .recipients = {"b@minan.example", "c@minan.example"},
                        .recipient_count = 2,
                        .body = message,
                        .body_size = sizeof message - 1,
                        .timeout_ms = 500};
    post_send(&post, world->arena, &result);
    return result;
}

static void test_a_mail_is_taken(void **state) {
    struct post_world *world = *state;
    struct post_result result = send_mail(world, &(struct stub_step){STUB_ANSWER, "250 taken\r\n"});
    assert_int_equal(result.outcome, POST_ANSWERED);
    assert_true(result.code < 400);
    const char *got = stub_received(world->stub, 0);
    assert_non_null(strstr(got, "MAIL FROM:<a@minan.example>"));
    assert_non_null(strstr(got, "RCPT TO:<b@minan.example>"));
    assert_non_null(strstr(got, "RCPT TO:<c@minan.example>"));
    assert_non_null(strstr(got, "Subject: x\r\n\r\nbody\r\n"));
}

static void test_a_mail_is_refused(void **state) {
    struct post_world *world = *state;
    struct post_result result = send_mail(world, &(struct stub_step){STUB_REFUSE, "550 nobody here\r\n"});
    assert_int_equal(result.outcome, POST_ANSWERED);
    assert_int_equal(result.code, 550);
    stub_free(world->stub);
    result = send_mail(world, &(struct stub_step){STUB_REFUSE, "450 later\r\n"});
    assert_int_equal(result.outcome, POST_ANSWERED);
    assert_int_equal(result.code, 450);
    stub_free(world->stub);
    result = send_mail(world, &(struct stub_step){STUB_ANSWER, "552 too much\r\n"});
    assert_int_equal(result.outcome, POST_ANSWERED);
    assert_int_equal(result.code, 552);
}

static void test_a_mail_without_a_last_word_is_unclear(void **state) {
    struct post_world *world = *state;
    struct post_result result = send_mail(world, &(struct stub_step){STUB_HANG_UP, NULL});
    assert_int_equal(result.outcome, POST_UNCLEAR);
}

static bool always(void *user) {
    (void)user;
    return true;
}

static void test_the_end_of_the_program_ends_it(void **state) {
    struct post_world *world = *state;
    struct stub_step step = {STUB_HOLD, NULL};
    struct post_result result;
    world->stub = stub_new(false, &step, 1);
    struct post post = {.url = arena_printf(world->arena, "http://127.0.0.1:%d/", stub_port(world->stub)),
                        .body = "x",
                        .body_size = 1,
                        .stopping = always}; /* long before its 20 s */
    post_send(&post, world->arena, &result);
    assert_int_not_equal(result.outcome, POST_ANSWERED);
    assert_string_equal(result.problem, "程序正在停止，发送中断");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        POST_TEST(test_an_answer_comes_back_with_its_code),
        POST_TEST(test_a_redirect_is_an_answer_and_not_followed),
        POST_TEST(test_hung_up_on_or_left_waiting_is_unclear),
        POST_TEST(test_nobody_there_is_not_sent),
        POST_TEST(test_other_protocols_are_not_spoken),
        POST_TEST(test_a_mail_is_taken),
        POST_TEST(test_a_mail_is_refused),
        POST_TEST(test_a_mail_without_a_last_word_is_unclear),
        POST_TEST(test_the_end_of_the_program_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
