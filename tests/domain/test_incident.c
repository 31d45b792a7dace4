/* Incidents: reported, told, followed up within the days that count, concluded, voided. */
#include "check.h"
#include "minan/domain/attachment.h"
#include "minan/domain/delivery.h"
#include "minan/domain/incident.h"
#include "minan/domain/institution.h"
#include "minan/domain/message.h"
#include "minan/domain/todo.h"

#include <sqlite3.h>
#include <stdio.h>

#define INCIDENT "00000000-0000-4000-b000-000000000001"
#define PHOTO    "00000000-0000-4000-b000-000000000101"
#define MINUTE   INT64_C(60000)
#define DAY      (24 * 60 * MINUTE)

/* A fall at breakfast time of the fixture's day, forty minutes ago. */
static struct incident_new fall(struct fixture *f) {
    struct incident_new request;
    shape_clear(&incident_new_shape, &request);
    request.uuid = fixture_uuid(INCIDENT);
    request.institution = fixture_uuid(FIXTURE_HOME);
    request.kind = INCIDENT_MISHAP;
    request.happened_at = f->now - 40 * MINUTE;
    request.place = "二楼走廊";
    request.description = "老人起夜时滑倒";
    request.measures = "送县医院检查，通知家属";
    request.serious_injuries = 1;
    return request;
}

static struct incident report(struct ctx *ctx, const struct incident_new *request) {
    struct incident incident;
    assert_ok(incident_report(ctx, request, &incident));
    return incident;
}

static struct incident get(void **state, const char *who) {
    struct incident incident;
    struct incident_by_uuid by_uuid = {fixture_uuid(INCIDENT)};
    assert_ok(incident_get(fixture_as(*state, who), &by_uuid, &incident));
    return incident;
}

static struct uuid event_uuid(int number) {
    char text[UUID_TEXT_SIZE];
    snprintf(text, sizeof text, "00000000-0000-4000-b000-0000000002%02d", number);
    return fixture_uuid(text);
}

static struct incident_follow_up follow_up(int number) {
    struct incident_follow_up request;
    shape_clear(&incident_follow_up_shape, &request);
    request.uuid = fixture_uuid(INCIDENT);
    request.event = event_uuid(number);
    request.device_at = 0;
    request.text = "已转市医院";
    return request;
}

static struct list texts(struct ctx *ctx, const char *a) {
    const char **items = ARENA_ARRAY(ctx->arena, 1, const char *);
    items[0] = a;
    return (struct list){items, 1};
}

static void acknowledge(void **state, const char *who) {
    struct incident incident;
    struct incident_acknowledge request = {fixture_uuid(INCIDENT), event_uuid(90), 0, TIME_NONE};
    assert_ok(incident_acknowledge(fixture_as(*state, who), &request, &incident));
}

static bool may(const struct incident *incident, const char *act) {
    for (size_t i = 0; i < incident->may.count; i++) {
        if (strcmp(((const char *const *)incident->may.items)[i], act) == 0)
            return true;
    }
    return false;
}

/* ---- reported ---- */

static void test_an_institution_reports_within_the_hour(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct incident_new request = fall(*state);
    request.photos = texts(ctx, PHOTO);
    struct incident incident = report(ctx, &request);
    assert_true(ctx->created);
    assert_int_equal(incident.type, INCIDENT_ACCIDENT);
    assert_int_equal(incident.accident_level, ACCIDENT_GENERAL);
    assert_int_equal(incident.late, NO);
    assert_int_equal(incident.deaths, 0);
    assert_int_equal(incident.serious_injuries, 1);
    assert_int_equal(incident.loss_yuan, INT_NONE);
    assert_int_equal(incident.reported_at, ((struct fixture *)*state)->now);
    assert_int_equal(incident.happened_on, fixture_day("2026-11-23"));
    assert_int_equal(incident.casualties_until, fixture_day("2026-12-23"));
    assert_int_equal(incident.state, INCIDENT_OPEN);
    assert_int_equal(incident.acknowledged_at, TIME_NONE);
    assert_string_equal(incident.institution_name, "福寿养老院");
    assert_string_equal(incident.county_name, "石麓县");
    assert_string_equal(incident.author, "安全员");
    assert_int_equal(incident.attachments.count, 1);
    assert_int_equal(incident.events.count, 1);
    assert_int_equal(((const struct incident_event *)incident.events.items)->act, INCIDENT_REPORT);
    assert_true(may(&incident, "follow_up"));
    assert_false(may(&incident, "acknowledge"));
    incident = get(state, "county_supervisor");
    assert_true(may(&incident, "acknowledge"));
    assert_false(may(&incident, "conclude"));
}

static void test_an_hour_and_a_minute_is_late(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    request.happened_at = f->now - 60 * MINUTE;
    assert_int_equal(report(fixture_as(f, "institution_officer"), &request).late, NO);
    request.uuid = fixture_uuid("00000000-0000-4000-b000-000000000002");
    request.happened_at = f->now - 60 * MINUTE - 1;
    assert_int_equal(report(fixture_as(f, "institution_officer"), &request).late, YES);
}

static void test_a_bureau_says_when_it_was_told(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    request.happened_at = f->now - 300 * MINUTE;
    request.reported_at = f->now - 280 * MINUTE;
    fixture_as(f, "institution_officer");
    assert_field_error(&f->ctx, incident_report(&f->ctx, &request, &incident), "reported_at", "unknown");
    incident = report(fixture_as(f, "county_supervisor"), &request);
    assert_int_equal(incident.late, NO);
    assert_int_equal(incident.acknowledged_at, f->now);
    assert_string_equal(incident.acknowledged_by, "县监管");
}

static void test_sent_again_it_is_the_first_answer(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct incident_new request = fall(*state);
    struct incident incident;
    ctx->content_hash = "a";
    report(ctx, &request);
    ctx = fixture_as(*state, "institution_officer");
    ctx->content_hash = "a";
    report(ctx, &request);
    assert_false(ctx->created);
    ctx->content_hash = "b";
    assert_int_equal(incident_report(ctx, &request, &incident), STATUS_UUID_CONFLICT);
    ctx = fixture_as(*state, "far_principal");
    assert_int_equal(incident_report(ctx, &request, &incident), STATUS_NOT_FOUND);
}

/* ---- what cannot be ---- */

struct refusal {
    enum incident_kind kind;
    int64_t serious_injuries;
    int64_t cases;
    int64_t loss_yuan;
    int64_t minutes_ahead;
    const char *field;
    const char *code;
};
static const struct refusal refusals[] = {
    {INCIDENT_FIRE, 0, 3, INT_NONE, -5, "cases", "unknown"},
    {INCIDENT_INTESTINAL, 0, INT_NONE, INT_NONE, -5, "cases", "required"},
    {INCIDENT_INTESTINAL, 0, 0, INT_NONE, -5, "cases", "required"},
    {INCIDENT_INTESTINAL, 2, 3, INT_NONE, -5, "serious_injuries", "unknown"},
    {INCIDENT_SKIN, 0, 3, 500, -5, "loss_yuan", "unknown"},
    {INCIDENT_FIRE, 0, INT_NONE, INT_NONE, 11, "happened_at", "range"},
};

static void test_numbers_fit_the_kind_and_nothing_lies_ahead(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *refusal = &refusals[i];
        struct ctx *ctx = fixture_as(f, "institution_officer");
        struct incident_new request = fall(f);
        struct incident_page page;
        struct incident_filter filter;
        struct incident incident;
        request.kind = refusal->kind;
        request.serious_injuries = refusal->serious_injuries;
        request.cases = refusal->cases;
        request.loss_yuan = refusal->loss_yuan;
        request.happened_at = f->now + refusal->minutes_ahead * MINUTE;
        assert_field_error(ctx, incident_report(ctx, &request, &incident), refusal->field, refusal->code);
        shape_clear(&incident_filter_shape, &filter);
        assert_ok(incident_list(ctx, &filter, &page));
        assert_int_equal(page.total, 0);
    }
}

static void test_an_infection_has_cases_and_no_level(void **state) {
    struct incident_new request = fall(*state);
    request.kind = INCIDENT_INTESTINAL;
    request.serious_injuries = INT_NONE;
    request.cases = 6;
    struct incident incident = report(fixture_as(*state, "institution_officer"), &request);
    assert_int_equal(incident.type, INCIDENT_INFECTION);
    assert_int_equal(incident.accident_level, accident_level_none_);
    assert_int_equal(incident.cases, 6);
    assert_int_equal(incident.casualties_until, DAY_NONE);
}

/* ---- decree 493 art. 3 ---- */

struct grade {
    int64_t deaths;
    int64_t serious_injuries;
    int64_t loss_yuan;
    enum accident_level level;
};
static const struct grade grades[] = {
    {2, 9, 9999999, ACCIDENT_GENERAL},      {3, 0, INT_NONE, ACCIDENT_LARGER},
    {0, 10, INT_NONE, ACCIDENT_LARGER},     {0, 0, 10000000, ACCIDENT_LARGER},
    {9, 49, 49999999, ACCIDENT_LARGER},     {10, 0, INT_NONE, ACCIDENT_MAJOR},
    {0, 50, INT_NONE, ACCIDENT_MAJOR},      {0, 0, 50000000, ACCIDENT_MAJOR},
    {29, 99, 99999999, ACCIDENT_MAJOR},     {30, 0, INT_NONE, ACCIDENT_ESPECIALLY_MAJOR},
    {0, 100, 0, ACCIDENT_ESPECIALLY_MAJOR}, {0, 0, 100000000, ACCIDENT_ESPECIALLY_MAJOR},
};

static void test_the_level_follows_from_the_toll(void **state) {
    for (size_t i = 0; i < sizeof grades / sizeof *grades; i++) {
        char uuid[UUID_TEXT_SIZE];
        struct incident_new request = fall(*state);
        struct incident_filter filter;
        struct incident_page page;
        snprintf(uuid, sizeof uuid, "00000000-0000-4000-b000-0000000003%02zu", i);
        request.uuid = fixture_uuid(uuid);
        request.deaths = grades[i].deaths;
        request.serious_injuries = grades[i].serious_injuries;
        request.loss_yuan = grades[i].loss_yuan;
        struct ctx *ctx = fixture_as(*state, "institution_officer");
        assert_int_equal(report(ctx, &request).accident_level, grades[i].level);
        shape_clear(&incident_filter_shape, &filter);
        filter.accident_level = grades[i].level;
        assert_ok(incident_list(ctx, &filter, &page));
        assert_string_equal(((const struct incident_row *)page.items.items)->uuid.text, uuid);
    }
}

/* ---- acknowledged ---- */

static void test_the_county_acknowledges_once_and_says_when_it_was_told(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    struct incident_acknowledge ask = {fixture_uuid(INCIDENT), event_uuid(1), 0, TIME_NONE};
    request.happened_at = f->now - 90 * MINUTE;
    assert_int_equal(report(fixture_as(f, "institution_officer"), &request).late, YES);
    ask.told_at = request.happened_at - 1;
    fixture_as(f, "county_supervisor");
    assert_field_error(&f->ctx, incident_acknowledge(&f->ctx, &ask, &incident), "told_at", "order");
    ask.told_at = f->now + 1;
    fixture_as(f, "county_supervisor");
    assert_field_error(&f->ctx, incident_acknowledge(&f->ctx, &ask, &incident), "told_at", "range");
    ask.told_at = request.happened_at + 20 * MINUTE;
    assert_ok(incident_acknowledge(fixture_as(f, "county_supervisor"), &ask, &incident));
    assert_int_equal(incident.late, NO);
    assert_int_equal(incident.reported_at, ask.told_at);
    assert_int_equal(incident.acknowledged_at, f->now);
    assert_int_equal(incident.row_version, 2);
    assert_ok(incident_acknowledge(fixture_as(f, "county_supervisor"), &ask, &incident)); /* sent again */
    assert_int_equal(incident.row_version, 2);
    ask.event = event_uuid(2);
    ask.told_at = TIME_NONE;
    assert_int_equal(incident_acknowledge(fixture_as(f, "county_leader"), &ask, &incident),
                     STATUS_WRONG_STATE);
    assert_string_equal(f->ctx.err->detail, "该事件已经签收");
}

/* ---- followed up ---- */

static void test_a_follow_up_makes_the_new_totals(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    struct incident_follow_up ask = follow_up(1);
    report(fixture_as(f, "institution_officer"), &request);
    f->now += 3 * DAY;
    ask.deaths = 1;
    ask.serious_injuries = 0;
    ask.loss_yuan = 20000;
    fixture_as(f, "institution_officer");
    assert_field_error(&f->ctx, incident_follow_up(&f->ctx, &ask, &incident), "changed_on", "required");
    ask.changed_on = fixture_day("2026-11-22");
    fixture_as(f, "institution_officer");
    assert_field_error(&f->ctx, incident_follow_up(&f->ctx, &ask, &incident), "changed_on", "order");
    ask.changed_on = fixture_day("2026-11-27");
    fixture_as(f, "institution_officer");
    assert_field_error(&f->ctx, incident_follow_up(&f->ctx, &ask, &incident), "changed_on", "range");
    ask.changed_on = fixture_day("2026-11-25");
    assert_ok(incident_follow_up(fixture_as(f, "institution_officer"), &ask, &incident));
    assert_int_equal(incident.deaths, 1);
    assert_int_equal(incident.serious_injuries, 0);
    assert_int_equal(incident.minor_injuries, 0);
    assert_int_equal(incident.loss_yuan, 20000);
    const struct incident_event *events = incident.events.items;
    assert_int_equal(incident.events.count, 2);
    assert_int_equal(events[1].deaths, 1);
    assert_int_equal(events[1].minor_injuries, INT_NONE);
    assert_int_equal(events[1].changed_on, fixture_day("2026-11-25"));
    assert_string_equal(events[1].text, "已转市医院");
}

/* What counts is the day somebody died, however late it is told. */
static void check_window(void **state, enum incident_kind kind, const char *last, const char *after) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    struct incident_follow_up ask = follow_up(1);
    int64_t now = f->now;
    request.kind = kind;
    report(fixture_as(f, "institution_officer"), &request);
    f->now += 60 * DAY;
    ask.deaths = 1;
    ask.changed_on = fixture_day(after);
    fixture_as(f, "county_supervisor");
    assert_field_error(&f->ctx, incident_follow_up(&f->ctx, &ask, &incident), "changed_on", "late");
    assert_non_null(strstr(f->ctx.err->fields[0].message, "国务院令第493号第十三条"));
    assert_int_equal(get(state, "county_supervisor").deaths, 0);
    ask.changed_on = fixture_day(last);
    assert_ok(incident_follow_up(fixture_as(f, "county_supervisor"), &ask, &incident));
    assert_int_equal(incident.deaths, 1);
    ask = follow_up(2); /* without a change any day will do */
    ask.deaths = 1;
    assert_ok(incident_follow_up(fixture_as(f, "county_supervisor"), &ask, &incident));
    fixture_rollback(f);
    f->now = now;
}

static void test_casualties_count_for_thirty_days_and_seven_of_fire_and_road(void **state) {
    check_window(state, INCIDENT_MISHAP, "2026-12-23", "2026-12-24");
    check_window(state, INCIDENT_GAS, "2026-12-23", "2026-12-24");
    check_window(state, INCIDENT_FIRE, "2026-11-30", "2026-12-01");
    check_window(state, INCIDENT_TRAFFIC, "2026-11-30", "2026-12-01");
}

static void test_cases_grow_as_long_as_it_takes(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    struct incident_follow_up ask = follow_up(1);
    request.kind = INCIDENT_RESPIRATORY;
    request.serious_injuries = INT_NONE;
    request.cases = 4;
    report(fixture_as(f, "institution_officer"), &request);
    f->now += 45 * DAY;
    ask.cases = 9;
    assert_ok(incident_follow_up(fixture_as(f, "institution_officer"), &ask, &incident));
    assert_int_equal(incident.cases, 9);
    ask = follow_up(2);
    ask.minor_injuries = 1;
    fixture_as(f, "institution_officer");
    assert_field_error(&f->ctx, incident_follow_up(&f->ctx, &ask, &incident), "minor_injuries", "unknown");
}

static void test_a_follow_up_is_idempotent_and_never_on_an_older_version(void **state) {
    struct incident_new request = fall(*state);
    struct incident incident;
    struct incident_follow_up ask = follow_up(1);
    report(fixture_as(*state, "institution_officer"), &request);
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    ctx->base_version = 1;
    ctx->content_hash = "a";
    assert_ok(incident_follow_up(ctx, &ask, &incident));
    assert_int_equal(incident.row_version, 2);
    ctx = fixture_as(*state, "institution_officer");
    ctx->base_version = 1;
    ctx->content_hash = "a";
    assert_ok(incident_follow_up(ctx, &ask, &incident));
    assert_int_equal(incident.events.count, 2);
    ctx->content_hash = "b";
    assert_int_equal(incident_follow_up(ctx, &ask, &incident), STATUS_UUID_CONFLICT);
    ask.event = event_uuid(2);
    assert_int_equal(incident_follow_up(ctx, &ask, &incident), STATUS_STALE);
    assert_int_equal(incident_follow_up(fixture_as(*state, "far_principal"), &ask, &incident),
                     STATUS_NOT_FOUND);
}

/* ---- concluded, voided ---- */

static void test_concluded_after_it_was_acknowledged(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    struct incident_conclude ask = {fixture_uuid(INCIDENT), event_uuid(1), 0, "地面湿滑，已加装防滑垫和夜灯"};
    struct incident_follow_up later = follow_up(2);
    report(fixture_as(f, "institution_officer"), &request);
    assert_int_equal(incident_conclude(fixture_as(f, "county_supervisor"), &ask, &incident),
                     STATUS_WRONG_STATE);
    acknowledge(state, "county_supervisor");
    assert_ok(incident_conclude(fixture_as(f, "county_leader"), &ask, &incident));
    assert_int_equal(incident.state, INCIDENT_CONCLUDED);
    assert_int_equal(incident.concluded_on, fixture_day("2026-11-23"));
    assert_string_equal(incident.conclusion, "地面湿滑，已加装防滑垫和夜灯");
    ask.event = event_uuid(3);
    assert_int_equal(incident_conclude(fixture_as(f, "county_leader"), &ask, &incident), STATUS_WRONG_STATE);
    assert_string_equal(f->ctx.err->state, "concluded");
    later.deaths = 1; /* within the thirty days it counts all the same */
    later.changed_on = fixture_day("2026-11-23");
    assert_ok(incident_follow_up(fixture_as(f, "county_supervisor"), &later, &incident));
    assert_int_equal(incident.deaths, 1);
    assert_int_equal(incident.state, INCIDENT_CONCLUDED);
}

static void test_voided_it_stays_and_nothing_more_happens_to_it(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct incident incident;
    struct incident_page page;
    struct incident_filter filter;
    struct incident_void ask = {fixture_uuid(INCIDENT), event_uuid(1), 0, "重复上报"};
    struct incident_follow_up later = follow_up(2);
    report(fixture_as(f, "institution_officer"), &request);
    assert_ok(incident_void(fixture_as(f, "city_supervisor"), &ask, &incident));
    assert_int_equal(incident.state, INCIDENT_VOID);
    assert_string_equal(incident.void_reason, "重复上报");
    assert_int_equal(incident.may.count, 0);
    assert_int_equal(incident_follow_up(fixture_as(f, "institution_officer"), &later, &incident),
                     STATUS_WRONG_STATE);
    shape_clear(&incident_filter_shape, &filter);
    assert_ok(incident_list(fixture_as(f, "county_supervisor"), &filter, &page));
    assert_int_equal(page.total, 1);
    filter.not_void = YES;
    assert_ok(incident_list(fixture_as(f, "county_supervisor"), &filter, &page));
    assert_int_equal(page.total, 0);
    shape_clear(&incident_filter_shape, &filter);
    filter.acknowledged = NO;
    assert_ok(incident_list(fixture_as(f, "county_supervisor"), &filter, &page));
    assert_int_equal(page.total, 0);
}

static void test_events_are_only_added(void **state) {
    static const char *const attempts[] = {"UPDATE incident_event SET text = 'x'",
                                           "DELETE FROM incident_event"};
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    sqlite3 *handle;
    report(fixture_as(f, "institution_officer"), &request);
    assert_ok(db_commit(f->db));
    assert_int_equal(sqlite3_open(f->path, &handle), SQLITE_OK);
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++)
        assert_int_equal(sqlite3_exec(handle, attempts[i], NULL, NULL, NULL), SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
    assert_ok(db_begin_write(f->db));
}

/* ---- who hears ---- */

static struct message_page inbox(void **state, const char *who) {
    struct message_page page;
    struct message_filter filter;
    shape_clear(&message_filter_shape, &filter);
    assert_ok(message_list(fixture_as(*state, who), &filter, &page));
    return page;
}

static void test_both_bureaus_hear_of_it_at_once(void **state) {
    static const char *const hear[] = {"county_supervisor", "county_leader", "city_supervisor",
                                       "city_leader"};
    struct incident_new request = fall(*state);
    report(fixture_as(*state, "institution_officer"), &request);
    for (size_t i = 0; i < sizeof hear / sizeof *hear; i++) {
        struct message_page page = inbox(state, hear[i]);
        const struct message *message = page.items.items;
        assert_int_equal(page.total, 1);
        assert_int_equal(message->kind, MESSAGE_INCIDENT);
        assert_string_equal(message->incident.text, INCIDENT);
        assert_string_equal(message->title, "突发事件，跌倒、噎食等意外：福寿养老院");
        assert_string_equal(message->text,
                            "石麓县福寿养老院，11月23日发生，重伤 1 人，请县局签收并跟进处置。");
    }
    assert_int_equal(inbox(state, "far_supervisor").total, 0);
    assert_int_equal(inbox(state, "institution_principal").total, 0);
}

static void test_a_worse_toll_is_told_and_a_mere_word_is_not(void **state) {
    struct incident_new request = fall(*state);
    struct incident incident;
    struct incident_follow_up ask = follow_up(1);
    report(fixture_as(*state, "county_supervisor"), &request);
    assert_int_equal(inbox(state, "county_supervisor").total, 0); /* it told */
    assert_ok(incident_follow_up(fixture_as(*state, "institution_officer"), &ask, &incident));
    assert_int_equal(inbox(state, "county_supervisor").total, 0);
    ask = follow_up(2);
    ask.deaths = 1;
    ask.changed_on = fixture_day("2026-11-23");
    assert_ok(incident_follow_up(fixture_as(*state, "institution_officer"), &ask, &incident));
    const struct message *message = inbox(state, "county_supervisor").items.items;
    assert_string_equal(message->title, "突发事件续报，跌倒、噎食等意外：福寿养老院");
    assert_string_equal(message->text,
                        "石麓县福寿养老院，11月23日发生，死亡 1 人，重伤 1 人，请查看续报内容。");
}

/* Quiet hours hold back reminders, not this. */
static void test_channels_hear_in_quiet_hours(void **state) {
    struct fixture *f = *state;
    struct channel channel;
    struct channel_new make;
    struct parcel parcel;
    shape_clear(&channel_new_shape, &make);
    make.uuid = fixture_uuid("00000000-0000-4000-c000-000000000001");
    make.region = "529901";
    make.kind = CHANNEL_WECOM;
    make.name = "工作群";
    make.url = "https://robot.example/send?key=1";
    make.quiet_from = 0;
    make.quiet_to = 24 * 60 - 1;
    assert_ok(channel_put(fixture_as(f, "system_admin"), &make, &channel));
    struct incident_new request = fall(f);
    report(fixture_as(f, "institution_officer"), &request);
    assert_ok(delivery_claim(fixture_as(f, ""), &parcel));
    assert_string_equal(parcel.subject, "民安突发事件 1 条");
    assert_string_equal(parcel.text, "【民安】突发事件 1 条\n1. 突发事件，跌倒、噎食等意外：福寿养老院"
                                     "\n请登录民安系统查看办理。");
}

static void test_it_waits_in_the_countys_list(void **state) {
    struct incident_new request = fall(*state);
    struct todo todo;
    report(fixture_as(*state, "institution_officer"), &request);
    assert_ok(todo_get(fixture_as(*state, "county_supervisor"), &todo));
    const struct todo_item *item = todo.items.items;
    assert_int_equal(((const struct todo_count *)todo.counts.items)->kind, TODO_INCIDENT);
    assert_int_equal(((const struct todo_count *)todo.counts.items)->count, 1);
    assert_string_equal(item->incident.text, INCIDENT);
    assert_string_equal(item->title, "跌倒、噎食等意外，2026-11-23 发生，待签收");
    acknowledge(state, "county_leader");
    assert_ok(todo_get(fixture_as(*state, "county_supervisor"), &todo));
    assert_int_equal(((const struct todo_count *)todo.counts.items)->count, 0);
}

/* ---- where the institution goes ---- */

/* The bit that says a member was given. */
static uint64_t presence(const char *name) {
    return UINT64_C(1) << (shape_field(&institution_edit_shape, name) - institution_edit_shape.fields);
}

static void test_it_moves_with_its_institution_but_not_to_another_county(void **state) {
    struct fixture *f = *state;
    struct incident_new request = fall(f);
    struct institution institution;
    struct institution_edit edit;
    report(fixture_as(f, "institution_officer"), &request);
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(FIXTURE_HOME);
    edit.county = "529902";
    edit.town = "529902001";
    edit.present = presence("county") | presence("town");
    fixture_as(f, "city_supervisor");
    assert_field_error(&f->ctx, institution_patch(&f->ctx, &edit, &institution), "county", "fixed");
    edit.town = "529901002";
    edit.present = presence("town");
    assert_ok(institution_patch(fixture_as(f, "county_supervisor"), &edit, &institution));
    assert_int_equal(get(state, "county_supervisor").town_id, FIXTURE_OTHER_TOWN_ID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_an_institution_reports_within_the_hour),
        FIXTURE_TEST(test_an_hour_and_a_minute_is_late),
        FIXTURE_TEST(test_a_bureau_says_when_it_was_told),
        FIXTURE_TEST(test_sent_again_it_is_the_first_answer),
        FIXTURE_TEST(test_numbers_fit_the_kind_and_nothing_lies_ahead),
        FIXTURE_TEST(test_an_infection_has_cases_and_no_level),
        FIXTURE_TEST(test_the_level_follows_from_the_toll),
        FIXTURE_TEST(test_the_county_acknowledges_once_and_says_when_it_was_told),
        FIXTURE_TEST(test_a_follow_up_makes_the_new_totals),
        FIXTURE_TEST(test_casualties_count_for_thirty_days_and_seven_of_fire_and_road),
        FIXTURE_TEST(test_cases_grow_as_long_as_it_takes),
        FIXTURE_TEST(test_a_follow_up_is_idempotent_and_never_on_an_older_version),
        FIXTURE_TEST(test_concluded_after_it_was_acknowledged),
        FIXTURE_TEST(test_voided_it_stays_and_nothing_more_happens_to_it),
        FIXTURE_TEST(test_events_are_only_added),
        FIXTURE_TEST(test_both_bureaus_hear_of_it_at_once),
        FIXTURE_TEST(test_a_worse_toll_is_told_and_a_mere_word_is_not),
        FIXTURE_TEST(test_channels_hear_in_quiet_hours),
        FIXTURE_TEST(test_it_waits_in_the_countys_list),
        FIXTURE_TEST(test_it_moves_with_its_institution_but_not_to_another_county),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
