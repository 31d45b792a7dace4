/* Channels: addresses of their kind only, secrets written and never read back, quiet hours. */
#include "check.h"
#include "minan/domain/audit.h"
#include "minan/domain/channel.h"
#include <string.h>

#define CHANNEL "00000000-0000-4000-c000-000000000001"
#define MINUTE  INT64_C(60000)

static struct channel_new wecom(void) {
    struct channel_new request;
    shape_clear(&channel_new_shape, &request);
    request.uuid = fixture_uuid(CHANNEL);
    request.region = "529901";
    request.kind = CHANNEL_WECOM;
    request.name = "县局工作群";
    request.url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K1";
    return request;
}

static struct channel_new mail(void) {
    struct channel_new request = wecom();
    request.kind = CHANNEL_SMTP;
    request.url = "smtps://mail.example.cn:465";
    request.login = "minan";
    request.secret = "geheim";
    request.sender = "minan@example.cn";
    request.recipients = "a@example.cn, b@example.cn";
    return request;
}

static enum status put(void **state, const struct channel_new *request, struct channel *ret_channel) {
    struct ctx *ctx = fixture_as(*state, "system_admin");
    ctx->content_hash = request->url; /* another address, another content */
    return channel_put(ctx, request, ret_channel);
}

static void test_made_with_the_usual_quiet_hours(void **state) {
    struct channel channel;
    struct fixture *f = *state;
    struct channel_new request = wecom();
    assert_ok(put(state, &request, &channel));
    assert_true(f->ctx.created);
    assert_string_equal(channel.region_name, "石麓县");
    assert_string_equal(channel.endpoint, "https://qyapi.weixin.qq.com/…");
    assert_int_equal(channel.has_secret, NO);
    assert_int_equal(channel.quiet_from, 21 * 60);
    assert_int_equal(channel.quiet_to, 7 * 60);
    assert_int_equal(channel.with_institutions, NO);
    assert_int_equal(channel.active, YES);
    assert_ok(put(state, &request, &channel)); /* sent again */
    assert_false(f->ctx.created);
    request.url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=K2";
    assert_int_equal(put(state, &request, &channel), STATUS_DUPLICATE);
}

static void test_audit_holds_no_secret(void **state) {
    struct channel channel;
    struct audit_page audit;
    struct audit_filter filter;
    struct channel_new request = mail();
    struct channel_change change;
    assert_ok(put(state, &request, &channel));
    shape_clear(&channel_change_shape, &change);
    change.uuid = request.uuid;
    change.present = UINT64_C(1) << 3; /* secret */
    change.secret = "neu";
    change.url = "smtp://mail.example.cn:587";
    change.active = NO;
    assert_ok(channel_patch(fixture_as(*state, "system_admin"), &change, &channel));
    assert_string_equal(channel.endpoint, "smtp://mail.example.cn:587");
    assert_int_equal(channel.has_secret, YES);
    assert_int_equal(channel.active, NO);
    shape_clear(&audit_filter_shape, &filter);
    filter.record = CHANNEL;
    assert_ok(audit_list(fixture_as(*state, "auditor"), &filter, &audit));
    assert_int_equal(audit.items.count, 2);
    const struct audit_entry *entries = audit.items.items;
    assert_string_equal(entries[0].detail, "县局工作群，更换地址，更换密钥，停用");
    assert_string_equal(entries[1].detail, "石麓县 电子邮件 县局工作群");
}

static void test_addresses_that_are_refused(void **state) {
    static const struct {
        enum channel_kind kind;
        const char *url;
    } bad[] = {
        {CHANNEL_WECOM, "ftp://a.example/"},
        {CHANNEL_WECOM, "file:///etc/passwd"},
        {CHANNEL_WECOM, "smtp://a.example"},
        {CHANNEL_WECOM, "https://"},
        {CHANNEL_WECOM, "https://:443/"},
        {CHANNEL_WECOM, "https://u:p@a.example/"},
        {CHANNEL_WECOM, "https://a.example/x y"},
        {CHANNEL_WECOM, "https://a.example/\r\nX: y"},
        {CHANNEL_WECOM, "qyapi.weixin.qq.com/send"},
        {CHANNEL_SMTP, "https://a.example"},
        {CHANNEL_SMTP, "smtps://a.example:465/path"},
        {CHANNEL_SMTP, "smtps://u:p@a.example"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct channel channel;
        struct channel_new request = mail();
        request.kind = bad[i].kind;
        request.url = bad[i].url;
        assert_field_error(&f->ctx, put(state, &request, &channel), "url", "format");
    }
}

static void test_mail_needs_people(void **state) {
    static const char *const bad[] = {"nobody",   "a@",       "@b.cn",    "a@b.cn;c@d.cn", "a@b.cn,,c@d.cn",
                                      "a b@c.cn", "<a@b.cn>", "a@b@c.cn", "a@b.cn,"};
    struct fixture *f = *state;
    struct channel channel;
    struct channel_new request = mail();
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        request.recipients = bad[i];
        assert_field_error(&f->ctx, put(state, &request, &channel), "recipients", "format");
    }
    request = mail();
    request.recipients = NULL;
    assert_field_error(&f->ctx, put(state, &request, &channel), "recipients", "required");
    request = mail();
    request.sender = "民安 <minan@example.cn>";
    assert_field_error(&f->ctx, put(state, &request, &channel), "sender", "format");
    request = mail();
    request.secret = NULL;
    assert_field_error(&f->ctx, put(state, &request, &channel), "secret", "required");
}

static void test_only_bureaus_have_channels(void **state) {
    struct fixture *f = *state;
    struct channel channel;
    struct channel_new request = wecom();
    request.region = "529901001";
    assert_field_error(&f->ctx, put(state, &request, &channel), "region", "enum");
    request.region = "110101";
    assert_field_error(&f->ctx, put(state, &request, &channel), "region", "unknown");
}

static void test_a_stale_change_changes_nothing(void **state) {
    struct channel channel;
    struct channel_list list;
    struct channel_change change;
    struct channel_new request = wecom();
    assert_ok(put(state, &request, &channel));
    shape_clear(&channel_change_shape, &change);
    change.uuid = request.uuid;
    change.name = "新名称";
    change.quiet_from = 0;
    change.quiet_to = 0;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    ctx->base_version = 2;
    assert_int_equal(channel_patch(ctx, &change, &channel), STATUS_STALE);
    ctx->base_version = 1;
    assert_ok(channel_patch(ctx, &change, &channel));
    assert_int_equal(ctx->version, 2);
    assert_ok(channel_list_all(fixture_as(*state, "system_admin"), &list));
    assert_int_equal(list.items.count, 1);
    const struct channel *only = list.items.items;
    assert_string_equal(only->name, "新名称");
    assert_int_equal(only->quiet_from, 0);
    assert_string_equal(only->endpoint, "https://qyapi.weixin.qq.com/…");
}

/* ---- sealed ---- */

static struct channel stored(void **state) {
    struct channel channel;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    assert_ok(db_one(ctx->db, SQL_CHANNEL_BY_UUID, ARGS(PARAMS(P_UUID("uuid", fixture_uuid(CHANNEL)))),
                     &channel_shape, ctx->arena, &channel));
    return channel;
}

static struct channel listed(void **state) {
    struct channel_list list;
    assert_ok(channel_list_all(fixture_as(*state, "system_admin"), &list));
    assert_int_equal(list.items.count, 1);
    return *(const struct channel *)list.items.items;
}

static struct channel_change change_of(const char *url, const char *secret) {
    struct channel_change change;
    shape_clear(&channel_change_shape, &change);
    change.uuid = fixture_uuid(CHANNEL);
    change.url = url;
    change.secret = secret;
    if (secret)
        change.present = UINT64_C(1) << 3;
    return change;
}

static void test_the_database_holds_no_secret(void **state) {
    struct channel channel;
    struct channel_new request = mail();
    struct fixture *f = *state;
    assert_ok(put(state, &request, &channel));
    assert_string_equal(channel.url, request.url);
    assert_string_equal(channel.secret, "geheim");
    channel = stored(state);
    assert_null(strstr(channel.url, "mail.example.cn"));
    assert_null(strstr(channel.secret, "geheim"));
    assert_string_not_equal(channel.content_hash, request.url); /* what put() hashed: a mark stands for it */
    assert_string_equal(channel.endpoint, "smtps://mail.example.cn:465");
    assert_string_equal(seal_open(&f->seal, f->arena, channel.secret), "geheim");
}

/* As after a restore on another machine. */
static void test_without_the_key_a_channel_is_locked(void **state) {
    struct channel channel;
    struct channel_new request = mail();
    struct channel_change change = change_of(NULL, NULL);
    struct fixture *f = *state;
    assert_ok(put(state, &request, &channel));
    assert_int_equal(listed(state).locked, NO);
    f->seal.key[0] = 1;
    assert_int_equal(listed(state).locked, YES);
    assert_int_equal(listed(state).has_secret, YES);
    assert_string_equal(listed(state).endpoint, "smtps://mail.example.cn:465");
    change.active = NO;
    assert_ok(channel_patch(fixture_as(f, "system_admin"), &change, &channel));
    assert_int_equal(channel.active, NO);
    f->seal.key[0] = 0; /* the key file was found again */
    assert_int_equal(listed(state).locked, NO);
}

static void test_a_locked_channel_opens_with_address_and_secret_entered_again(void **state) {
    struct channel channel;
    struct channel_new request = mail();
    struct fixture *f = *state;
    assert_ok(put(state, &request, &channel));
    f->seal.key[0] = 1;
    struct channel_change change = change_of("smtps://mail.example.cn:465", NULL);
    struct ctx *ctx = fixture_as(f, "system_admin");
    assert_field_error(ctx, channel_patch(ctx, &change, &channel), "secret", "required");
    change = change_of(NULL, "neu");
    ctx = fixture_as(f, "system_admin");
    assert_field_error(ctx, channel_patch(ctx, &change, &channel), "url", "required");
    change = change_of("smtps://mail.example.cn:465", "neu");
    assert_ok(channel_patch(fixture_as(f, "system_admin"), &change, &channel));
    assert_int_equal(listed(state).locked, NO);
    assert_string_equal(seal_open(&f->seal, f->arena, stored(state).secret), "neu");
}

static void test_what_lay_in_plain_text_is_sealed_once(void **state) {
    struct audit_page audit;
    struct audit_filter filter;
    struct fixture *f = *state;
    struct ctx *ctx = fixture_as(f, "system_admin");
    assert_ok(db_run(ctx->db, SQL_DEMO_CHANNEL_INSERT,
                     ARGS(PARAMS(P_UUID("uuid", fixture_uuid(CHANNEL)),
                                 P_INT("city_id", (int64_t)FIXTURE_CITY_ID), P_TEXT("name", "群"),
                                 P_TEXT("url", "https://robot.example/send?key=K1"), P_TIME("at", f->now))),
                     NULL));
    assert_ok(channel_seal_plain(fixture_as(f, "")));
    assert_ok(channel_seal_plain(fixture_as(f, "")));
    struct channel channel = stored(state);
    assert_string_equal(channel.endpoint, "https://robot.example/…");
    assert_string_equal(seal_open(&f->seal, f->arena, channel.url), "https://robot.example/send?key=K1");
    assert_null(channel.secret);
    assert_int_equal(listed(state).locked, NO);
    shape_clear(&audit_filter_shape, &filter);
    filter.act = "channel.seal";
    assert_ok(audit_list(fixture_as(f, "auditor"), &filter, &audit));
    assert_int_equal(audit.items.count, 1);
}

static void test_quiet_hours(void **state) {
    (void)state;
    int64_t midnight = day_start(fixture_day("2026-11-23"));
    enum { FROM = 21 * 60, TO = 7 * 60, DAY = 24 * 60 };
    static const struct {
        int64_t minute, from, to, until;
    } cases[] = {
        {0, FROM, TO, TO},
        {TO - 1, FROM, TO, TO},
        {TO, FROM, TO, TO},
        {12 * 60, FROM, TO, 12 * 60},
        {FROM - 1, FROM, TO, FROM - 1},
        {FROM, FROM, TO, DAY + TO},
        {DAY - 1, FROM, TO, DAY + TO},
        {12 * 60, 720, 840, 840},
        {14 * 60, 720, 840, 840},
        {600, 720, 840, 600},
        {600, 600, 600, 600},
        {0, 0, 0, 0}, /* the same twice: never quiet */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(quiet_until(midnight + cases[i].minute * MINUTE, cases[i].from, cases[i].to),
                         midnight + cases[i].until * MINUTE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_made_with_the_usual_quiet_hours),
        FIXTURE_TEST(test_audit_holds_no_secret),
        FIXTURE_TEST(test_addresses_that_are_refused),
        FIXTURE_TEST(test_mail_needs_people),
        FIXTURE_TEST(test_only_bureaus_have_channels),
        FIXTURE_TEST(test_a_stale_change_changes_nothing),
        FIXTURE_TEST(test_the_database_holds_no_secret),
        FIXTURE_TEST(test_without_the_key_a_channel_is_locked),
        FIXTURE_TEST(test_a_locked_channel_opens_with_address_and_secret_entered_again),
        FIXTURE_TEST(test_what_lay_in_plain_text_is_sealed_once),
        FIXTURE_TEST(test_quiet_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
