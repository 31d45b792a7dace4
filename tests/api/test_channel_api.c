/* Channels and the outbox through the API, with the courier carrying to servers on the loopback. */
#include "harness.h"

#include "http/stub.h"
#include "minan/base/file.h"
#include "minan/db/db.h"
#include "minan/domain/delivery.h"
#include <sys/stat.h>

#define CHANNEL "'region':'529901','kind':'wecom','name':'工作群','with_institutions':true"
#define HAZARD                                                                                                  \
    "{'institution':'$home','source':'report','area':'fire','severity':'general','description':'通道堵塞'," \
    "'found_on':'2026-11-20','found_at':'2026-11-20T01:00:00.000Z','deadline':'2026-11-26','before_photos':"    \
    "[]}"

static const char arrived[] = STUB_OK_JSON("{\"errcode\":0}");

struct post_office {
    struct api *api;
    struct stub *stub;
};

static void open_office(struct post_office *office, const struct stub_step *steps, int count) {
    office->api = api_new(&(struct app_options){.inline_work = true, .post_timeout_ms = 300});
    office->stub = stub_new(false, steps, count);
    api_keep(
        office->api, "url",
        arena_printf(office->api->kept, "http://127.0.0.1:%d/send?key=SECRETKEY", stub_port(office->stub)));
}

static void close_office(struct post_office *office) {
    stub_free(office->stub);
    api_free(office->api);
}

static const struct command channel_and_hazard[] = {
    {AS("system_admin"), PUT_("/channels/$new_channel"), BODY("{" CHANNEL ",'url':'$url'}"), WANT(201)},
    {AS("system_admin"), PUT_("/channels/$new_channel"), BODY("{" CHANNEL ",'url':'$url'}"), WANT(200)},
    {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), BODY(HAZARD), WANT(201)},
};

static void test_a_channel_is_set_up_and_hides_what_it_knows(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/channels"), WANT_CODE(403, "permission.denied")},
        {AS("system_admin"), GET_("/channels"), WANT(200), WANT_JSON("/items", "[]")},
        {AS("system_admin"), PUT_("/channels/$new"),
         BODY("{" CHANNEL ",'url':'https://robot.example/s?key=SECRETKEY','secret':'SIGNKEY'}"), WANT(201),
         WANT_JSON("/endpoint", "https://robot.example/…"), WANT_ALSO("/has_secret", "true"),
         WANT_THEN("/quiet_from", "1260"), WANT_TOO("/quiet_to", "420")},
        {AS("system_admin"), PUT_("/channels/$new"),
         BODY("{" CHANNEL ",'url':'https://robot.example/other'}"), WANT_CODE(409, "duplicate")},
        {AS("system_admin"), PUT_("/channels/$new_2"), BODY("{" CHANNEL ",'url':'ftp://robot.example/'}"),
         WANT_FIELD(422, "url", "format")},
        {AS("system_admin"), PUT_("/channels/$new_2"),
         BODY("{" CHANNEL ",'url':'https://a.example','quiet_from':1440}"),
         WANT_FIELD(422, "quiet_from", "range")},
        {AS("system_admin"), PATCH_("/channels/$new"), BODY("{'name':'新群'}"),
         WANT_CODE(428, "version.required")},
        {AS("system_admin"), PATCH_("/channels/$new"), IF_MATCH("1"), BODY("{'name':'新群','secret':null}"),
         WANT(200), WANT_JSON("/name", "新群"), WANT_ALSO("/has_secret", "false"),
         WANT_THEN("/row_version", "2")},
        {AS("system_admin"), PATCH_("/channels/$new"), IF_MATCH("1"), BODY("{'name':'旧群'}"),
         WANT_CODE(412, "version.stale")},
        {AS("system_admin"), POST_("/channels/$new_2/test"), BODY("{'delivery':'$new_d'}"),
         WANT_CODE(404, "not_found")},
        {AS("system_admin"), GET_("/audit"), WANT(200)},
    };
    RUN(api, commands);
    assert_null(strstr(api->exchange.response.body, "KEY"));
    static const struct command list[] = {{AS("system_admin"), GET_("/channels"), WANT(200)}};
    RUN(api, list);
    assert_null(strstr(api->exchange.response.body, "KEY"));
}

static void assert_file_lacks(struct api *api, const char *name, const char *text) {
    enum { FILE_MOST = 64 << 20 };
    char *data;
    size_t size;
    struct arena *arena = arena_new(FILE_MOST + 4096);
    enum status status =
        file_read(arena_printf(api->kept, "%s/%s", api->folder, name), arena, FILE_MOST, &data, &size);
    assert_int_equal(status, STATUS_OK);
    assert_true(size > 0);
    assert_null(memmem(data, size, text, strlen(text)));
    arena_free(arena);
}

/* What a copy of the files, or a backup, gives away. */
static void test_no_file_but_the_key_file_opens_a_secret(void **state) {
    struct api *api = *state;
    struct stat key;
    static const struct command commands[] = {
        {AS("system_admin"), PUT_("/channels/$new"),
         BODY("{" CHANNEL ",'url':'https://robot.example/s?key=SECRETKEY','secret':'SIGNKEY'}"), WANT(201),
         WANT_JSON("/locked", "false")},
        {AS("system_admin"), PATCH_("/channels/$new"), IF_MATCH("1"), BODY("{'secret':'SIGNKEY2'}"),
         WANT(200)},
    };
    RUN(api, commands);
    assert_file_lacks(api, "minan.db", "SECRETKEY");
    assert_file_lacks(api, "minan.db", "SIGNKEY");
    assert_file_lacks(api, "minan.db-wal", "SECRETKEY");
    assert_file_lacks(api, "minan.db-wal", "SIGNKEY");
    assert_int_equal(stat(arena_printf(api->kept, "%s/" SEAL_FILE, api->folder), &key), 0);
    assert_int_equal(key.st_mode & 0777, 0600);
    assert_int_equal(key.st_size, SEAL_KEY_SIZE);
}

static void test_a_reminder_goes_out_once(void **state) {
    static const struct stub_step steps[] = {{STUB_ANSWER, arrived}};
    struct post_office office;
    (void)state;
    open_office(&office, steps, 1);
    static const struct command after[] = {
        {AS("system_admin"), GET_("/deliveries"), WANT(200), WANT_JSON("/items/0/state", "sent"),
         WANT_ALSO("/items/0/tries", "1"), WANT_THEN("/items/0/subject", "民安隐患提醒 1 条"),
         WANT_TOO("/total", "1")},
    };
    RUN(office.api, channel_and_hazard);
    app_tick(office.api->app);
    app_tick(office.api->app);
    RUN(office.api, after);
    assert_int_equal(stub_connections(office.stub), 1);
    assert_non_null(
        strstr(stub_received(office.stub, 0), "福寿养老院：隐患距整改期限还有 3 天（期限 2026-11-26）"));
    close_office(&office);
}

/* The server hangs up after it has everything: it may have told everybody. */
static void test_an_unclear_one_is_not_sent_again(void **state) {
    static const struct stub_step steps[] = {{STUB_HANG_UP, NULL}, {STUB_ANSWER, arrived}};
    struct post_office office;
    (void)state;
    open_office(&office, steps, 2);
    static const struct command unclear[] = {
        {AS("system_admin"), GET_("/deliveries?trouble=true"), WANT(200),
         WANT_JSON("/items/0/state", "unknown"),
         WANT_ALSO("/items/0/error", "与对方服务器的连接中断，不知是否已经送达"),
         KEEP("delivery", "/items/0/uuid")},
        {AS("system_admin"), POST_("/deliveries/$delivery/decide"), IF_MATCH("1"),
         BODY("{'decision':'resend'}"), WANT_CODE(412, "version.stale")},
        {AS("system_admin"), POST_("/deliveries/$delivery/decide"), IF_MATCH("3"),
         BODY("{'decision':'again'}"), WANT_FIELD(422, "decision", "enum")},
        {AS("system_admin"), POST_("/deliveries/$delivery/decide"), IF_MATCH("3"),
         BODY("{'decision':'resend'}"), WANT(200), WANT_JSON("/state", "waiting"), WANT_ALSO("/tries", "0"),
         WANT_THEN("/error", "null")},
    };
    static const struct command sent[] = {
        {AS("system_admin"), GET_("/deliveries?state=sent"), WANT(200), WANT_JSON("/total", "1")},
        {AS("system_admin"), POST_("/deliveries/$delivery/decide"), IF_MATCH("6"),
         BODY("{'decision':'drop'}"), WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "sent")},
    };
    RUN(office.api, channel_and_hazard);
    app_tick(office.api->app);
    office.api->now += 3600000 / 4; /* later than any back-off of a first try, within the session */
    app_tick(office.api->app);
    assert_int_equal(stub_connections(office.stub), 1);
    RUN(office.api, unclear);
    app_tick(office.api->app);
    RUN(office.api, sent);
    assert_int_equal(stub_connections(office.stub), 2);
    close_office(&office);
}

/* ---- the program ends between the mark and the answer ---- */

/* What the courier does first, and no more. */
static void only_claim(const char *folder, const struct clock *clock) {
    struct db *db;
    struct err err;
    struct parcel parcel;
    struct arena *arena = arena_new(1 << 20);
    const char *path = arena_printf(arena, "%s/minan.db", folder);
    err_init(&err, arena);
    assert_int_equal(db_open_writer(path, &db), STATUS_OK);
    struct seal seal;
    assert_int_equal(seal_load(arena_printf(arena, "%s/" SEAL_FILE, folder), arena, &seal), STATUS_OK);
    struct ctx ctx = {
        .arena = arena, .err = &err, .clock = clock, .db = db, .seal = &seal, .content_hash = ""};
    assert_int_equal(db_begin_write(db), STATUS_OK);
    assert_int_equal(delivery_claim(&ctx, &parcel), STATUS_OK);
    assert_int_equal(db_commit(db), STATUS_OK);
    db_close(db);
    arena_free(arena);
}

static void test_after_a_crash_a_person_decides(void **state) {
    static const struct stub_step steps[] = {{STUB_ANSWER, arrived}};
    struct post_office office;
    (void)state;
    open_office(&office, steps, 1);
    struct api *api = office.api;
    static const struct command waiting[] = {
        {AS("system_admin"), PUT_("/channels/$new_channel"), BODY("{" CHANNEL ",'url':'$url'}"), WANT(201)},
        {AS("system_admin"), POST_("/channels/$new_channel/test"), BODY("{'delivery':'$new_d'}"), WANT(201),
         WANT_JSON("/state", "waiting"), WANT_ALSO("/hazards", "0")},
    };
    static const struct command after[] = {
        {AS("system_admin"), GET_("/deliveries"), WANT(200), WANT_JSON("/items/0/state", "unknown"),
         WANT_ALSO("/items/0/error", "发送途中程序中断，不知是否已经送达，请核实后处理"),
         WANT_THEN("/items/0/tries", "1")},
    };
    RUN(api, waiting);
    app_close(api->app);
    only_claim(api->folder, &api->clock);
    const struct app_options options = {
        .data_dir = api->folder, .clock = &api->clock, .inline_work = true, .quiet = true};
    assert_int_equal(app_open(&options, &api->app), STATUS_OK);
    app_tick(api->app);
    app_tick(api->app);
    RUN(api, after);
    assert_int_equal(stub_connections(office.stub), 0);
    close_office(&office);
}

/* ---- what can be tried again is ---- */

static void test_a_busy_robot_is_asked_again_later(void **state) {
    static const struct stub_step steps[] = {{STUB_ANSWER, STUB_OK_JSON("{\"errcode\":45009}")},
                                             {STUB_ANSWER, arrived}};
    struct post_office office;
    (void)state;
    open_office(&office, steps, 2);
    static const struct command waits[] = {
        {AS("system_admin"), GET_("/deliveries?state=waiting"), WANT(200), WANT_JSON("/items/0/tries", "1"),
         WANT_ALSO("/items/0/error", "机器人未接受（错误码 45009）")},
    };
    static const struct command sent[] = {
        {AS("system_admin"), GET_("/deliveries"), WANT(200), WANT_JSON("/items/0/state", "sent"),
         WANT_ALSO("/items/0/tries", "2"), WANT_THEN("/items/0/error", "null")},
    };
    RUN(office.api, channel_and_hazard);
    app_tick(office.api->app);
    app_tick(office.api->app);
    RUN(office.api, waits);
    assert_int_equal(stub_connections(office.stub), 1);
    office.api->now += 2 * 60000;
    app_tick(office.api->app);
    RUN(office.api, sent);
    assert_int_equal(stub_connections(office.stub), 2);
    close_office(&office);
}

static void test_mail_goes_out_too(void **state) {
    static const struct stub_step step = {STUB_ANSWER, "250 taken\r\n"};
    (void)state;
    struct api *api = api_new(&(struct app_options){.inline_work = true, .post_timeout_ms = 1000});
    struct stub *stub = stub_new(true, &step, 1);
    api_keep(api, "url", arena_printf(api->kept, "smtp://127.0.0.1:%d", stub_port(stub)));
    static const struct command commands[] = {
        {AS("system_admin"), PUT_("/channels/$new"),
         BODY("{'region':'529900','kind':'smtp','name':'市局邮箱','url':'$url','sender':'minan@example.cn',"
              "'recipients':'a@example.cn'}"),
         WANT(201), WANT_JSON("/region_name", "澜江市")},
        {AS("system_admin"), POST_("/channels/$new/test"), BODY("{'delivery':'$new_d'}"), WANT(201)},
        {AS("system_admin"), POST_("/channels/$new/test"), BODY("{'delivery':'$new_d'}"), WANT(200)},
    };
    static const struct command sent[] = {
        {AS("system_admin"), GET_("/deliveries?channel=$new"), WANT(200),
         WANT_JSON("/items/0/state", "sent")},
    };
    RUN(api, commands);
    app_tick(api->app);
    RUN(api, sent);
    assert_non_null(strstr(stub_received(stub, 0), "RCPT TO:<a@example.cn>"));
    stub_free(stub);
    api_free(api);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_a_channel_is_set_up_and_hides_what_it_knows),
        API_TEST(test_no_file_but_the_key_file_opens_a_secret),
        cmocka_unit_test(test_a_reminder_goes_out_once),
        cmocka_unit_test(test_an_unclear_one_is_not_sent_again),
        cmocka_unit_test(test_after_a_crash_a_person_decides),
        cmocka_unit_test(test_a_busy_robot_is_asked_again_later),
        cmocka_unit_test(test_mail_goes_out_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
