/* What leaves the house, to the byte, and what an answer means. */
#include "harness.h"

#include "minan/api/payload.h"
#include "minan/base/date.h"

#define UUID "00000000-0000-4000-c000-000000000001"

static const int64_t now = INT64_C(1795399200000); /* 2026-11-23T02:00:00Z */

static int setup(void **state) {
    *state = arena_new(1 << 20);
    return 0;
}

static int teardown(void **state) {
    arena_free(*state);
    return 0;
}
#define PAYLOAD_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static struct parcel parcel(enum channel_kind kind, const char *url, const char *secret) {
    return (struct parcel){.uuid = {UUID},
                           .kind = kind,
                           .channel_name = "群",
                           .url = url,
                           .secret = secret,
                           .subject = "民安隐患提醒 1 条",
                           .text = "【民安】隐患提醒 1 条",
                           .hazards = 1};
}

static void test_wecom(void **state) {
    struct post post;
    struct parcel one = parcel(CHANNEL_WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K", NULL);
    one.text = "第一行\n\"第二行\"";
    payload_make(&one, now, *state, &post);
    assert_string_equal(post.url, one.url);
    assert_string_equal(post.body,
                        "{\"msgtype\":\"text\",\"text\":{\"content\":\"第一行\\n\\\"第二行\\\"\"}}");
    assert_int_equal(post.body_size, strlen(post.body));
    assert_int_equal(post.header_count, 1);
    assert_string_equal(post.headers[0], "Content-Type: application/json; charset=utf-8");
    assert_false(post.mail);
}

/* The signature was computed with Python's hmac. */
static void test_dingtalk(void **state) {
    struct post post;
    struct parcel one =
        parcel(CHANNEL_DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token=T", "SECabc");
    payload_make(&one, now, *state, &post);
    assert_string_equal(post.url,
                        "https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1795399200000"
                        "&sign=FmN28uYy0Rl2UqTYBs6i6Z5U76UdzQN3VRPHncFxpno%3D");
    assert_string_equal(post.body, "{\"msgtype\":\"text\",\"text\":{\"content\":\"【民安】隐患提醒 1 条\"}}");
    one.secret = NULL; /* a robot that goes by key words */
    payload_make(&one, now, *state, &post);
    assert_string_equal(post.url, one.url);
}

static void test_a_hook_of_ones_own(void **state) {
    struct post post;
    struct parcel one = parcel(CHANNEL_WEBHOOK, "https://hook.example/", "SECabc");
    payload_make(&one, now, *state, &post);
    assert_string_equal(post.body, "{\"id\":\"" UUID "\",\"sent_at\":\"2026-11-23T02:00:00.000Z\","
                                   "\"subject\":\"民安隐患提醒 1 条\",\"text\":\"【民安】隐患提醒 1 条\","
                                   "\"hazards\":1}");
    assert_int_equal(post.header_count, 4);
    assert_string_equal(post.headers[1], "Idempotency-Key: " UUID);
    assert_string_equal(post.headers[2], "X-Minan-Timestamp: 1795399200000");
    assert_string_equal(post.headers[3],
                        "X-Minan-Signature: "
                        "sha256=4db916aef36e1ac0d108be9bc780ae5499762d7090ae1a1648dcd10e0115d411");
    one.secret = NULL;
    payload_make(&one, now, *state, &post);
    assert_int_equal(post.header_count, 2);
}

static void test_mail(void **state) {
    struct post post;
    struct parcel one = parcel(CHANNEL_SMTP, "smtps://mail.example.cn:465", "geheim");
    one.login = "minan";
    one.sender = "minan@example.cn";
    one.recipients = "a@example.cn , b@example.cn";
    payload_make(&one, now, *state, &post);
    assert_true(post.mail);
    assert_string_equal(post.sender, "minan@example.cn");
    assert_int_equal(post.recipient_count, 2);
    assert_string_equal(post.recipients[0], "a@example.cn");
    assert_string_equal(post.recipients[1], "b@example.cn");
    assert_string_equal(post.login, "minan");
    assert_string_equal(post.password, "geheim");
    assert_string_equal(post.body, "From: minan@example.cn\r\nTo: a@example.cn , b@example.cn\r\n"
                                   "Date: Mon, 23 Nov 2026 02:00:00 +0000\r\nMessage-ID: <" UUID "@minan>\r\n"
                                   "Subject: =?UTF-8?B?5rCR5a6J6ZqQ5oKj5o+Q6YaSIDEg5p2h?=\r\n"
                                   "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                                   "Content-Transfer-Encoding: base64\r\n\r\n"
                                   "44CQ5rCR5a6J44CR6ZqQ5oKj5o+Q6YaSIDEg5p2h\r\n");
    one.text = "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十";
    payload_make(&one, now, *state, &post);
    for (const char *line = post.body; *line; line = strchr(line, '\n') + 1)
        assert_true(strcspn(line, "\r") <= 76);
}

/* ---- answers ---- */

static const struct {
    enum channel_kind kind;
    enum post_outcome outcome;
    int code;
    const char *reply;
    enum fate fate;
} answers[] = {
    {CHANNEL_WECOM, POST_ANSWERED, 200, "{\"errcode\":0,\"errmsg\":\"ok\"}", FATE_ARRIVED},
    {CHANNEL_WECOM, POST_ANSWERED, 200, "{\"errcode\":93000}", FATE_REFUSED},
    {CHANNEL_WECOM, POST_ANSWERED, 200, "{\"errcode\":45009}", FATE_LATER},
    {CHANNEL_WECOM, POST_ANSWERED, 200, "{\"errcode\":-1}", FATE_LATER},
    {CHANNEL_DINGTALK, POST_ANSWERED, 200, "{\"errcode\":130101}", FATE_LATER},
    {CHANNEL_DINGTALK, POST_ANSWERED, 200, "{\"errcode\":310000}", FATE_REFUSED},
    {CHANNEL_DINGTALK, POST_ANSWERED, 200, "<html>", FATE_UNKNOWN},
    {CHANNEL_DINGTALK, POST_ANSWERED, 200, "{\"errcode\":\"0\"}", FATE_UNKNOWN},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 204, "", FATE_ARRIVED},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 302, "", FATE_REFUSED},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 404, "", FATE_REFUSED},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 429, "", FATE_LATER},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 500, "", FATE_UNKNOWN},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 502, "", FATE_UNKNOWN},
    {CHANNEL_WEBHOOK, POST_ANSWERED, 503, "", FATE_LATER},
    {CHANNEL_SMTP, POST_ANSWERED, 250, "", FATE_ARRIVED},
    {CHANNEL_SMTP, POST_ANSWERED, 421, "", FATE_LATER},
    {CHANNEL_SMTP, POST_ANSWERED, 550, "", FATE_REFUSED},
    {CHANNEL_WECOM, POST_NOT_SENT, 0, "", FATE_LATER},
    {CHANNEL_SMTP, POST_NOT_SENT, 0, "", FATE_LATER},
    {CHANNEL_WECOM, POST_UNCLEAR, 0, "", FATE_UNKNOWN},
    {CHANNEL_SMTP, POST_UNCLEAR, 0, "", FATE_UNKNOWN},
};

static void test_what_an_answer_means(void **state) {
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        const char *error = "unset";
        const struct post_result result = {answers[i].outcome, answers[i].code, answers[i].reply, "没有答复"};
        enum fate fate = payload_fate(answers[i].kind, &result, *state, &error);
        if (fate != answers[i].fate)
            fail_msg("answer %zu (%d %s): %d", i, answers[i].code, answers[i].reply, (int)fate);
        assert_int_equal(error == NULL, fate == FATE_ARRIVED);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        PAYLOAD_TEST(test_wecom),
        PAYLOAD_TEST(test_dingtalk),
        PAYLOAD_TEST(test_a_hook_of_ones_own),
        PAYLOAD_TEST(test_mail),
        PAYLOAD_TEST(test_what_an_answer_means),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
