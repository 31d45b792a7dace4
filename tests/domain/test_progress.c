#include "check.h"

#include "minan/domain/progress.h"
#include <stdio.h>

static struct uuid number(int n) {
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "00000000-0000-4000-8000-0000000007%02d", n);
    return uuid;
}

static struct progress_view ask(struct ctx *ctx, struct progress_board *board, int n) {
    struct progress_view view;
    ctx->progress_board = board;
    assert_ok(progress_get(ctx, &(struct progress_by_uuid){number(n)}, &view));
    return view;
}

static void test_who_started_it_sees_it_move(void **state) {
    struct progress_board *board = progress_board_new();
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct uuid uuid = number(1);
    assert_int_equal(ask(ctx, board, 1).state, PROGRESS_WAITING);
    struct progress *progress = progress_begin(board, &uuid, ctx->actor.id);
    assert_int_equal(ask(ctx, board, 1).state, PROGRESS_WRITING);
    assert_int_equal(ask(ctx, board, 1).rows_total, INT_NONE);
    progress_total(progress, 3);
    progress_step(progress);
    progress_step(progress);
    assert_int_equal(ask(ctx, board, 1).rows_done, 2);
    assert_int_equal(ask(ctx, board, 1).rows_total, 3);
    progress_enter(progress, PROGRESS_DONE);
    assert_int_equal(ask(ctx, board, 1).state, PROGRESS_DONE);
    assert_int_equal(ask(fixture_as(*state, "second_supervisor"), board, 1).state, PROGRESS_WAITING);
    assert_int_equal(ask(fixture_as(*state, ""), board, 1).state, PROGRESS_WAITING);
    progress_board_free(board);
}

static void test_the_oldest_makes_room(void **state) {
    struct progress_board *board = progress_board_new();
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    for (int i = 0; i <= PROGRESS_MOST; i++) {
        struct uuid uuid = number(i);
        (void)progress_begin(board, &uuid, ctx->actor.id);
    }
    assert_int_equal(ask(ctx, board, 0).state, PROGRESS_WAITING);
    assert_int_equal(ask(ctx, board, 1).state, PROGRESS_WRITING);
    assert_int_equal(ask(ctx, board, PROGRESS_MOST).state, PROGRESS_WRITING);
    progress_board_free(board);
}

static void test_nobody_need_watch(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct uuid uuid = number(1);
    assert_null(progress_begin(NULL, &uuid, ctx->actor.id));
    progress_total(NULL, 3);
    progress_step(NULL);
    progress_enter(NULL, PROGRESS_DONE);
    assert_int_equal(ask(ctx, NULL, 1).state, PROGRESS_WAITING);
    progress_board_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_who_started_it_sees_it_move),
        FIXTURE_TEST(test_the_oldest_makes_room),
        FIXTURE_TEST(test_nobody_need_watch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
