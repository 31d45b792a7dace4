/* 履职完成率 over a simulated year: the figure is the length of its list, and both are what rules.md says
 * when it is worked out once more by plain loops. */
#include "check.h"
#include "duty_world.h"
#include "minan/domain/duty_fulfilment.h"

#include <stdio.h>
#include <string.h>

enum { PLACES = 3, PAGE = 50 };

static const char *const codes[] = {"D1",  "D2",  "D3",  "D4",   "D5",  "D6",  "D7",  "D8",  "D9",  "D10",
                                    "D11", "D12", "D13", "D13B", "D14", "D15", "D16", "D17", "D18", "D19"};
enum { CODES = sizeof codes / sizeof *codes };

/* The board's places are the city bureau, county 1, county 2; the world's rows are the counties, then the
 * city. */
static int world_row(const char *key) {
    return strcmp(key, "529900") == 0 ? 2 : key[5] - '1';
}

/* Every day that is the last one of a period. code NULL: of all duties; row -1: of all places. */
static void add_wanted(const struct world *world, const char *code, int row, int from, int to, int today,
                       int64_t by_status[DUTY_STATUSES]) {
    for (int i = 0; i < CODES; i++) {
        for (int day = from; day <= to && day < today; day++) {
            int first, due, lead;
            if ((code && strcmp(code, codes[i]) != 0) ||
                !world_term(world, codes[i], day, &first, &due, &lead) || due != day)
                continue;
            for (int place = 0; place < PLACES; place++) {
                struct world_cell cell;
                if (row >= 0 && row != place)
                    continue;
                assert_true(world_cell(world, codes[i], place, day, today, &cell));
                for (int status = 0; status < DUTY_STATUSES; status++)
                    by_status[status] += cell.by_status[status];
            }
        }
    }
}

static void assert_row(const struct duty_fulfilment_row *row, const int64_t wanted[DUTY_STATUSES]) {
    assert_int_equal(row->met, wanted[DUTY_MET]);
    assert_int_equal(row->done_late, wanted[DUTY_DONE_LATE]);
    assert_int_equal(row->missed, wanted[DUTY_MISSED]);
    assert_int_equal(row->owed, row->met + row->done_late + row->missed);
    assert_int_equal(row->figure.numerator, row->met);
    assert_int_equal(row->figure.denominator, row->owed);
}

/* ---- the list ---- */

struct seen {
    int32_t due;
    char code[12];
    char name[200];
    char cursor[600];
};

static void look(struct seen *seen, const struct duty_due_row *row) {
    assert_true(seen->due == DAY_NONE || row->due <= seen->due);
    assert_false(seen->due == row->due && strcmp(seen->code, row->code) == 0 &&
                 strcmp(seen->name, row->name) == 0);
    seen->due = row->due;
    snprintf(seen->code, sizeof seen->code, "%s", row->code);
    snprintf(seen->name, sizeof seen->name, "%s", row->name);
}

/* Pages through it: rows in order, none twice, as many as the total says. */
static int64_t length_of(struct world *world, struct duty_due_filter *filter) {
    struct seen seen = {.due = DAY_NONE};
    struct duty_due_page page;
    int64_t length = 0;
    filter->cursor = NULL;
    filter->limit = PAGE;
    do {
        assert_ok(duty_due_list(world_ask(world), filter, &page));
        const struct duty_due_row *rows = page.items.items;
        for (size_t i = 0; i < page.items.count; i++) {
            look(&seen, &rows[i]);
            assert_true(filter->status == 0 || rows[i].status == filter->status);
        }
        length += (int64_t)page.items.count;
        if (page.next)
            snprintf(seen.cursor, sizeof seen.cursor, "%s", page.next);
        filter->cursor = page.next ? seen.cursor : NULL;
    } while (filter->cursor);
    assert_int_equal(length, page.total);
    return length;
}

static struct duty_due_filter filter_of(const struct duty_fulfilment *asked, const char *county,
                                        const char *code) {
    struct duty_due_filter filter;
    shape_clear(&duty_due_filter_shape, &filter);
    filter.from = asked->from;
    filter.to = asked->to;
    filter.county = county;
    filter.code = code;
    return filter;
}

static void check_lists(struct world *world, const struct duty_fulfilment *asked,
                        const struct duty_fulfilment_row *row, const char *county, const char *code) {
    static const enum duty_status statuses[] = {DUTY_MET, DUTY_DONE_LATE, DUTY_MISSED};
    const int64_t wanted[] = {row->met, row->done_late, row->missed};
    struct duty_due_filter filter = filter_of(asked, county, code);
    assert_int_equal(length_of(world, &filter), row->owed);
    for (int i = 0; i < 3; i++) {
        filter.status = statuses[i];
        assert_int_equal(length_of(world, &filter), wanted[i]);
    }
    filter.status = 0;
    filter.in_time = NO;
    assert_int_equal(length_of(world, &filter), row->done_late + row->missed);
}

/* ---- one period ---- */

/* Rows outlive the request they came from. */
struct kept {
    struct duty_fulfilment_row rows[CODES];
    char keys[CODES][12];
    size_t count;
};

static void keep(struct kept *kept, const struct list *rows) {
    kept->count = rows->count;
    for (size_t i = 0; i < rows->count; i++) {
        kept->rows[i] = ((const struct duty_fulfilment_row *)rows->items)[i];
        snprintf(kept->keys[i], sizeof kept->keys[i], "%s", kept->rows[i].key);
    }
}

/* Rows of places, else of duties; how much they owe together. */
static int64_t check_rows(const struct world *world, const struct kept *kept, bool places, int from, int to,
                          int today) {
    int64_t owed = 0;
    for (size_t i = 0; i < kept->count; i++) {
        int64_t wanted[DUTY_STATUSES] = {0};
        add_wanted(world, places ? NULL : kept->keys[i], places ? world_row(kept->keys[i]) : -1, from, to,
                   today, wanted);
        assert_row(&kept->rows[i], wanted);
        owed += kept->rows[i].owed;
    }
    return owed;
}

static int64_t check_period(struct world *world, int from, int to, int today, bool with_lists) {
    struct duty_fulfilment_request request = {.from = world->first + from, .to = world->first + to};
    struct duty_fulfilment found;
    struct kept places, duties;
    int64_t wanted[DUTY_STATUSES] = {0};
    assert_ok(duty_fulfilment(world_ask(world), &request, &found));
    keep(&places, &found.places);
    keep(&duties, &found.duties);
    add_wanted(world, NULL, -1, from, to, today, wanted);
    assert_row(&found.total, wanted);
    assert_int_equal(check_rows(world, &places, true, from, to, today), found.total.owed);
    assert_int_equal(check_rows(world, &duties, false, from, to, today), found.total.owed);
    if (with_lists)
        check_lists(world, &found, &found.total, NULL, NULL);
    for (size_t i = 0; with_lists && i < places.count; i++)
        check_lists(world, &found, &places.rows[i], places.keys[i], NULL);
    for (size_t i = 0; with_lists && i < duties.count; i++)
        check_lists(world, &found, &duties.rows[i], NULL, duties.keys[i]);
    return found.total.owed;
}

static void test_the_figure_is_its_list_and_what_plain_loops_say(void **state) {
    (void)state;
    struct world *world = world_new(4404);
    int64_t owed = 0;
    for (int today = 0; today < 365; today++) {
        world_live(world, today);
        if (today % 9 == 0)
            owed += check_period(world, today > 120 ? today - 120 : 0, today, today, false);
    }
    owed += check_period(world, 0, 364, 364, true);
    owed += check_period(world, 181, 272, 364, true);
    owed += check_period(world, 40, 41, 364, true); /* a window began, nothing fell due */
    print_message("%d shares of duties worked out once more\n", (int)owed);
    assert_true(owed > 5000);
    world_free(world);
}

/* ---- what it says of itself ---- */

static void test_before_anything_fell_due_there_is_no_rate(void **state) {
    (void)state;
    struct world *world = world_new(1);
    struct duty_fulfilment_request request = {.from = world->first, .to = DAY_NONE};
    struct duty_fulfilment found;
    world_live(world, 12);
    assert_ok(duty_fulfilment(world_ask(world), &request, &found));
    assert_int_equal(found.last, world->first + 11);
    assert_int_equal(found.total.owed, 0);
    assert_string_equal(found.total.figure.display, "—");
    assert_int_equal(found.places.count + found.duties.count, 0);
    world_free(world);
}

static void assert_refused(struct world *world, int32_t from, int32_t to, const char *county,
                           const char *field) {
    struct duty_fulfilment_request request = {.from = from, .to = to, .county = county};
    struct duty_fulfilment found;
    struct ctx *ctx = world_ask(world);
    assert_int_equal(duty_fulfilment(ctx, &request, &found), STATUS_INVALID);
    assert_string_equal(ctx->err->fields[0].field, field);
}

static void test_periods_and_places_are_checked(void **state) {
    (void)state;
    struct world *world = world_new(1);
    world_live(world, 40);
    assert_refused(world, world->first + 20, world->first + 10, NULL, "from");
    assert_refused(world, world->first + 50, world->first + 60, NULL, "from");
    assert_refused(world, world->first - 1100, world->first, NULL, "from");
    assert_refused(world, world->first, world->first + 30, "529977", "county");
    world_free(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_figure_is_its_list_and_what_plain_loops_say),
        cmocka_unit_test(test_before_anything_fell_due_there_is_no_rate),
        cmocka_unit_test(test_periods_and_places_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
