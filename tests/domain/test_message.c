/* The inbox: one's own messages, newest first, unread until read. */
#include "check.h"
#include "inspection_maker.h"

#include "minan/domain/audit.h"
#include "minan/domain/message.h"
#include "minan/domain/reminder.h"

enum { HAZARDS = 5 };

/* Five hazards of `home` reach their day: five messages to its officer, its principal and the supervisor. */
static int setup(void **state) {
    struct reminder_run run;
    if (fixture_setup(state) != 0)
        return -1;
    struct fixture *f = *state;
    for (int i = 1; i <= HAZARDS; i++)
        make_hazard(f, "county_supervisor", FIXTURE_HOME, i, SEVERITY_GENERAL);
    f->now = day_start(fixture_day("2026-11-30"));
    return reminder_run(fixture_as(f, ""), &run) == STATUS_OK && run.messages == 3 * HAZARDS ? 0 : -1;
}
#define INBOX_TEST(f) cmocka_unit_test_setup_teardown(f, setup, fixture_teardown)

static struct message_page list(void **state, const char *who, enum truth unread, const char *cursor,
                                int64_t limit) {
    struct message_page page;
    struct message_filter filter = {.unread = unread, .cursor = cursor, .limit = limit};
    assert_ok(message_list(fixture_as(*state, who), &filter, &page));
    return page;
}

static const struct message *at(const struct message_page *page, size_t i) {
    return (const struct message *)page->items.items + i;
}

static int64_t unread(void **state, const char *who) {
    struct message_unread count;
    assert_ok(message_count_unread(fixture_as(*state, who), &count));
    return count.unread;
}

static void test_pages_newest_first(void **state) {
    struct message_page first = list(state, "institution_officer", TRUTH_NONE, NULL, 2);
    assert_int_equal(first.items.count, 2);
    assert_int_equal(first.total, HAZARDS);
    assert_int_equal(first.unread, HAZARDS);
    assert_true(at(&first, 0)->id.value > at(&first, 1)->id.value);
    struct message_page second = list(state, "institution_officer", TRUTH_NONE, first.next, 2);
    struct message_page third = list(state, "institution_officer", TRUTH_NONE, second.next, 2);
    assert_true(at(&second, 0)->id.value < at(&first, 1)->id.value);
    assert_int_equal(third.items.count, 1);
    assert_null(third.next);
}

static void test_read_once_and_for_all(void **state) {
    struct fixture *f = *state;
    struct message message;
    struct message_page page = list(state, "institution_officer", TRUTH_NONE, NULL, INT_NONE);
    struct message_by_uuid key = {at(&page, 1)->uuid};
    int64_t first = f->now;
    assert_ok(message_read(fixture_as(f, "institution_officer"), &key, &message));
    assert_int_equal(message.read_at, first);
    f->now += 1000;
    assert_ok(message_read(fixture_as(f, "institution_officer"), &key, &message));
    assert_int_equal(message.read_at, first);
    assert_int_equal(unread(state, "institution_officer"), HAZARDS - 1);
    assert_int_equal(list(state, "institution_officer", YES, NULL, INT_NONE).total, HAZARDS - 1);
    page = list(state, "institution_officer", NO, NULL, INT_NONE);
    assert_int_equal(page.total, 1);
    assert_int_equal(page.unread, HAZARDS - 1);
    assert_true(uuid_equal(&at(&page, 0)->uuid, &key.uuid));
    assert_int_equal(unread(state, "institution_principal"), HAZARDS);
}

static void test_all_at_once(void **state) {
    struct message_unread left;
    struct audit_page audit;
    struct audit_filter filter;
    shape_clear(&audit_filter_shape, &filter);
    filter.act = "message.read_all";
    assert_ok(message_read_all(fixture_as(*state, "institution_officer"), &left));
    assert_ok(message_read_all(fixture_as(*state, "institution_officer"), &left));
    assert_int_equal(left.unread, 0);
    assert_int_equal(unread(state, "institution_officer"), 0);
    assert_int_equal(unread(state, "county_supervisor"), HAZARDS);
    assert_ok(audit_list(fixture_as(*state, "auditor"), &filter, &audit));
    assert_int_equal(audit.items.count, 1); /* the second time there was nothing to do */
    assert_string_equal(((const struct audit_entry *)audit.items.items)->detail, "5 条消息标为已读");
}

static void test_nobody_reads_anothers(void **state) {
    struct message message;
    struct message_page page = list(state, "institution_officer", TRUTH_NONE, NULL, INT_NONE);
    struct message_by_uuid key = {at(&page, 0)->uuid};
    assert_int_equal(message_read(fixture_as(*state, "institution_principal"), &key, &message),
                     STATUS_NOT_FOUND);
    assert_int_equal(message_read(fixture_as(*state, "city_leader"), &key, &message), STATUS_NOT_FOUND);
    assert_int_equal(unread(state, "institution_officer"), HAZARDS);
}

static void test_by_kind(void **state) {
    struct message_page page;
    struct message_filter filter = {.kind = MESSAGE_OVERDUE, .limit = INT_NONE};
    assert_ok(message_list(fixture_as(*state, "institution_officer"), &filter, &page));
    assert_int_equal(page.total, 0);
    filter.kind = MESSAGE_DUE;
    assert_ok(message_list(fixture_as(*state, "institution_officer"), &filter, &page));
    assert_int_equal(page.total, HAZARDS);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        INBOX_TEST(test_pages_newest_first),
        INBOX_TEST(test_read_once_and_for_all),
        INBOX_TEST(test_all_at_once),
        INBOX_TEST(test_nobody_reads_anothers),
        INBOX_TEST(test_by_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
