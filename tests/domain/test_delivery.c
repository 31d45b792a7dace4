/* The outbox: who hears through which channel, when it goes out, and that nothing goes out twice. */
#include "check.h"
#include "inspection_maker.h"

#include "minan/domain/delivery.h"
#include "minan/domain/reminder.h"

#define MINUTE INT64_C(60000)
#define HOUR   (60 * MINUTE)

static struct uuid channel_uuid(int number) {
    return fixture_uuid(number == 1   ? "00000000-0000-4000-c000-000000000001"
                        : number == 2 ? "00000000-0000-4000-c000-000000000002"
                                      : "00000000-0000-4000-c000-000000000003");
}

static void make_channel(void **state, int number, const char *region, enum truth with_institutions) {
    struct channel channel;
    struct channel_new request;
    shape_clear(&channel_new_shape, &request);
    request.uuid = channel_uuid(number);
    request.region = region;
    request.kind = CHANNEL_WECOM;
    request.name = region;
    request.url = "https://robot.example/send?key=1";
    request.with_institutions = with_institutions;
    assert_ok(channel_put(fixture_as(*state, "system_admin"), &request, &channel));
}

static struct delivery_page list(void **state, int channel) {
    struct delivery_page page;
    struct delivery_filter filter;
    shape_clear(&delivery_filter_shape, &filter);
    filter.channel = channel_uuid(channel);
    assert_ok(delivery_list(fixture_as(*state, "system_admin"), &filter, &page));
    return page;
}

static struct delivery only(void **state, int channel) {
    struct delivery_page page = list(state, channel);
    assert_int_equal(page.items.count, 1);
    return *(const struct delivery *)page.items.items;
}

static void run_at(void **state, const char *day, int64_t hour) {
    struct fixture *f = *state;
    struct reminder_run run;
    f->now = day_start(fixture_day(day)) + hour * HOUR;
    assert_ok(reminder_run(fixture_as(f, ""), &run));
}

static enum status claim(void **state, struct parcel *ret_parcel) {
    return delivery_claim(fixture_as(*state, ""), ret_parcel);
}

static struct parcel must_claim(void **state) {
    struct parcel parcel;
    assert_ok(claim(state, &parcel));
    return parcel;
}

static void settle(void **state, const struct parcel *parcel, enum fate fate, const char *error) {
    assert_ok(delivery_settle(fixture_as(*state, ""), parcel, fate, error));
}

static enum status decide(void **state, const struct delivery *delivery, enum delivery_decision decision) {
    struct delivery after;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    ctx->base_version = delivery->row_version;
    return delivery_settle_by_hand(ctx, &(struct delivery_decide){delivery->uuid, decision}, &after);
}

/* ---- who hears ---- */

static void test_each_bureau_hears_what_concerns_it(void **state) {
    make_channel(state, 1, "529901", NO);
    make_channel(state, 2, "529900", NO);
    make_channel(state, 3, "529902", YES);
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(*state, "far_supervisor", FIXTURE_FAR_HOME, 2, SEVERITY_GENERAL);
    run_at(state, "2026-11-27", 10); /* the institutions alone */
    assert_int_equal(list(state, 1).total, 0);
    assert_int_equal(list(state, 2).total, 0);
    assert_int_equal(only(state, 3).hazards, 1);
    run_at(state, "2026-12-03", 10); /* on the day and three days over at once: the county */
    assert_int_equal(only(state, 1).hazards, 1);
    assert_int_equal(list(state, 2).total, 0);
    run_at(state, "2026-12-07", 10);
    struct delivery city = only(state, 2);
    assert_int_equal(city.hazards, 2);
    assert_string_equal(city.subject, "民安隐患提醒 2 条");
    assert_int_equal(city.state, DELIVERY_WAITING);
}

static void test_a_digest_says_what_and_until_when_and_no_more(void **state) {
    make_channel(state, 1, "529901", YES);
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_MAJOR);
    run_at(state, "2026-11-27", 10);
    assert_string_equal(must_claim(state).text,
                        "【民安】隐患提醒 2 条\n"
                        "1. 福寿养老院：隐患距整改期限还有 3 天（期限 2026-11-30）\n"
                        "2. 福寿养老院：重大隐患距整改期限还有 3 天（期限 2026-11-30）\n"
                        "请登录民安系统查看办理。");
}

static void test_a_long_digest_is_cut_and_says_so(void **state) {
    enum { MANY = 40, ROBOT_MOST = 2048 };
    make_channel(state, 1, "529901", YES);
    for (int i = 1; i <= MANY; i++)
        make_hazard(*state, "county_supervisor", FIXTURE_HOME, i, SEVERITY_GENERAL);
    run_at(state, "2026-11-27", 10);
    struct parcel parcel = must_claim(state);
    assert_int_equal(parcel.hazards, MANY);
    assert_true(strlen(parcel.text) < ROBOT_MOST);
    int written = 0;
    for (const char *at = parcel.text; (at = strstr(at, "福寿养老院")) != NULL; at++)
        written++;
    assert_true(written > 10);
    assert_non_null(
        strstr(parcel.text, arena_printf(((struct fixture *)*state)->arena, "\n其余 %d 条", MANY - written)));
}

/* ---- when ---- */

static void test_quiet_hours_hold_it_back(void **state) {
    struct fixture *f = *state;
    struct parcel parcel;
    make_channel(state, 1, "529901", YES);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    run_at(state, "2026-11-27", 0);
    int64_t seven = day_start(fixture_day("2026-11-27")) + 7 * HOUR;
    assert_int_equal(only(state, 1).due_at, seven);
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    f->now = seven;
    parcel = must_claim(state);
    settle(state, &parcel, FATE_LATER, "对方暂时不能接收（503）");
    f->now = day_start(fixture_day("2026-11-27")) + 22 * HOUR; /* the next try falls into the night */
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    assert_int_equal(only(state, 1).due_at, seven + 24 * HOUR);
    f->now = seven + 24 * HOUR;
    assert_int_equal(must_claim(state).tries, 1);
}

static void test_a_test_does_not_wait_for_the_morning(void **state) {
    struct fixture *f = *state;
    struct delivery delivery;
    make_channel(state, 1, "529901", NO);
    f->now = day_start(fixture_day("2026-11-27")) + 23 * HOUR;
    struct delivery_test request = {channel_uuid(1), fixture_uuid("00000000-0000-4000-d000-000000000001")};
    assert_ok(delivery_send_test(fixture_as(f, "system_admin"), &request, &delivery));
    assert_ok(delivery_send_test(fixture_as(f, "system_admin"), &request, &delivery)); /* sent again */
    assert_int_equal(list(state, 1).total, 1);
    assert_int_equal(delivery.hazards, 0);
    assert_string_equal(must_claim(state).text, "【民安】这是一条测试消息。收到它，说明“529901”已经接通。");
}

/* ---- what becomes of it ---- */

static void waiting(void **state) {
    make_channel(state, 1, "529901", YES);
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    run_at(state, "2026-11-27", 8);
}

static void test_arrived(void **state) {
    struct fixture *f = *state;
    struct parcel parcel;
    waiting(state);
    parcel = must_claim(state);
    assert_int_equal(only(state, 1).state, DELIVERY_SENDING);
    assert_int_equal(only(state, 1).tries, 1);
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    settle(state, &parcel, FATE_ARRIVED, NULL);
    struct delivery delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_SENT);
    assert_int_equal(delivery.settled_at, f->now);
    assert_null(delivery.error);
    f->now += 24 * HOUR;
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    assert_int_equal(decide(state, &delivery, DECISION_RESEND), STATUS_WRONG_STATE);
    assert_string_equal(f->err.state, "sent");
}

static void test_later_and_later_and_then_no_more(void **state) {
    struct fixture *f = *state;
    struct parcel parcel;
    waiting(state);
    f->now = day_start(fixture_day("2026-11-27")) + 8 * HOUR;
    for (int tries = 1; tries <= DELIVERY_TRIES; tries++) {
        parcel = must_claim(state);
        assert_int_equal(parcel.tries, tries - 1);
        settle(state, &parcel, FATE_LATER, "连接不上对方服务器");
        struct delivery delivery = only(state, 1);
        assert_string_equal(delivery.error, "连接不上对方服务器");
        if (tries < DELIVERY_TRIES) {
            int64_t wait = delivery.due_at - f->now;
            int64_t middle = tries < 7 ? MINUTE << (tries - 1) : HOUR;
            assert_int_equal(wait, delivery_backoff(&delivery.uuid, tries));
            assert_true(wait >= middle * 4 / 5 && wait <= middle * 6 / 5);
            f->now = delivery.due_at - 1;
            assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
            f->now = delivery.due_at;
        }
    }
    struct delivery delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_FAILED);
    f->now += 30 * 24 * HOUR + 2 * HOUR;
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    assert_ok(decide(state, &delivery, DECISION_RESEND));
    assert_int_equal(must_claim(state).tries, 0);
}

static void test_refused_is_not_tried_again(void **state) {
    struct fixture *f = *state;
    struct parcel parcel;
    waiting(state);
    parcel = must_claim(state);
    settle(state, &parcel, FATE_REFUSED, "对方拒绝接收（404）");
    struct delivery delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_FAILED);
    f->now += 24 * HOUR;
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    assert_ok(decide(state, &delivery, DECISION_DROP));
    delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_DROPPED);
    assert_string_equal(delivery.error, "对方拒绝接收（404）");
}

static void test_interrupted_waits_for_a_person(void **state) {
    struct fixture *f = *state;
    struct parcel parcel;
    waiting(state);
    must_claim(state); /* and the program ends here */
    assert_ok(delivery_recover(fixture_as(f, "")));
    struct delivery delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_UNKNOWN);
    assert_string_equal(delivery.error, "发送途中程序中断，不知是否已经送达，请核实后处理");
    f->now += 240 * HOUR;
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    assert_ok(delivery_recover(fixture_as(f, ""))); /* nothing is under way: nothing changes */
    assert_int_equal(only(state, 1).row_version, delivery.row_version);
    struct delivery stale = delivery;
    stale.row_version--;
    assert_int_equal(decide(state, &stale, DECISION_ARRIVED), STATUS_STALE);
    assert_ok(decide(state, &delivery, DECISION_ARRIVED));
    assert_int_equal(only(state, 1).state, DELIVERY_SENT);
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
}

static void test_an_unclear_answer_waits_for_a_person(void **state) {
    struct parcel parcel;
    struct delivery_page page;
    struct delivery_filter filter;
    waiting(state);
    parcel = must_claim(state);
    settle(state, &parcel, FATE_UNKNOWN, "对方服务器在规定时间内没有答复，不知是否已经送达");
    shape_clear(&delivery_filter_shape, &filter);
    filter.trouble = YES;
    assert_ok(delivery_list(fixture_as(*state, "system_admin"), &filter, &page));
    assert_int_equal(page.total, 1);
    filter.trouble = TRUTH_NONE;
    filter.state = DELIVERY_UNKNOWN;
    assert_ok(delivery_list(fixture_as(*state, "system_admin"), &filter, &page));
    assert_int_equal(page.total, 1);
}

static void test_a_channel_switched_off_sends_nothing(void **state) {
    struct parcel parcel;
    struct channel channel;
    struct channel_change change;
    waiting(state);
    shape_clear(&channel_change_shape, &change);
    change.uuid = channel_uuid(1);
    change.active = NO;
    assert_ok(channel_patch(fixture_as(*state, "system_admin"), &change, &channel));
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    struct delivery delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_DROPPED);
    assert_string_equal(delivery.error, "渠道已停用");
    run_at(state, "2026-11-30", 8);
    assert_int_equal(list(state, 1).total, 1);
}

/* Nothing is sent to an address that cannot be read; the log says what to do, and it goes out once that is
 * done. */
static void test_a_locked_channel_sends_nothing(void **state) {
    struct parcel parcel;
    struct channel channel;
    struct channel_change change;
    struct delivery delivery;
    struct fixture *f = *state;
    make_channel(state, 1, "529901", NO);
    const struct delivery_test test = {channel_uuid(1), fixture_uuid("00000000-0000-4000-d000-000000000001")};
    assert_ok(delivery_send_test(fixture_as(f, "system_admin"), &test, &delivery));
    f->seal.key[0] = 1;
    assert_int_equal(claim(state, &parcel), STATUS_NOT_FOUND);
    delivery = only(state, 1);
    assert_int_equal(delivery.state, DELIVERY_FAILED);
    assert_int_equal(delivery.tries, 0);
    assert_string_equal(delivery.error, "本机没有该渠道原来的密钥文件，请在“通知渠道”中重新填写地址和密钥");
    const struct delivery_test again = {channel_uuid(1),
                                        fixture_uuid("00000000-0000-4000-d000-000000000002")};
    struct ctx *ctx = fixture_as(f, "system_admin");
    assert_int_equal(delivery_send_test(ctx, &again, &(struct delivery){0}), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "本机没有该渠道原来的密钥文件，请先重新填写地址和密钥");
    shape_clear(&channel_change_shape, &change);
    change.uuid = channel_uuid(1);
    change.url = "https://robot.example/send?key=2";
    assert_ok(channel_patch(fixture_as(f, "system_admin"), &change, &channel));
    assert_ok(decide(state, &delivery, DECISION_RESEND));
    assert_string_equal(must_claim(state).url, "https://robot.example/send?key=2");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_each_bureau_hears_what_concerns_it),
        FIXTURE_TEST(test_a_digest_says_what_and_until_when_and_no_more),
        FIXTURE_TEST(test_a_long_digest_is_cut_and_says_so),
        FIXTURE_TEST(test_quiet_hours_hold_it_back),
        FIXTURE_TEST(test_a_test_does_not_wait_for_the_morning),
        FIXTURE_TEST(test_arrived),
        FIXTURE_TEST(test_later_and_later_and_then_no_more),
        FIXTURE_TEST(test_refused_is_not_tried_again),
        FIXTURE_TEST(test_interrupted_waits_for_a_person),
        FIXTURE_TEST(test_an_unclear_answer_waits_for_a_person),
        FIXTURE_TEST(test_a_channel_switched_off_sends_nothing),
        FIXTURE_TEST(test_a_locked_channel_sends_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
