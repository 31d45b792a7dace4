#include "check.h"
#include "minan/base/field_query.h"

#define COLOUR_TABLE(X) X(COLOUR_RED, "red", "红") X(COLOUR_BLUE, "blue", "蓝")
NAMES_DECLARE(colour, COLOUR_TABLE)
NAMES_DEFINE(colour, "颜色", COLOUR_TABLE)

struct inner {
    int64_t number;
};
static const struct field inner_fields[] = {F_INT(struct inner, number, 0)};
static SHAPE(inner, struct inner);

struct wish {
    const char *path;
    const char *search;
    struct uuid home;
    int32_t from;
    int64_t since;
    int64_t limit;
    double ratio;
    enum truth open;
    enum colour colour;
    struct list areas;
    struct list inners;
    struct inner inner;
    int64_t secret;
};
static const struct field wish_fields[] = {
    F_TEXT(struct wish, path, IN_PATH),
    F_TEXT(struct wish, search, 0),
    F_UUID(struct wish, home, 0),
    F_DATE(struct wish, from, 0),
    F_TIME(struct wish, since, 0),
    F_INT(struct wish, limit, 0),
    F_REAL(struct wish, ratio, 0),
    F_BOOL(struct wish, open, 0),
    F_ENUM(struct wish, colour, colour, 0),
    F_TEXTS(struct wish, areas, 0),
    F_LIST(struct wish, inners, inner_shape, 0),
    F_OBJECT(struct wish, inner, inner_shape, 0),
    F_INT(struct wish, secret, INTERNAL),
};
static SHAPE(wish, struct wish);

static const char *query_of(struct arena *arena, const struct wish *wish) {
    struct buf buf;
    buf_init(&buf, arena, 8);
    shape_query(&buf, &wish_shape, wish);
    return buf.data;
}

static void test_absent_members_are_not_named(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 16);
    struct wish wish;
    shape_clear(&wish_shape, &wish);
    assert_string_equal(query_of(arena, &wish), "");
    wish.open = NO;
    assert_string_equal(query_of(arena, &wish), "open=false");
    arena_free(arena);
}

static void test_every_type_in_the_order_of_the_shape(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 16);
    const char *areas[] = {"fire", "gas"};
    struct inner inner = {1};
    struct wish wish;
    shape_clear(&wish_shape, &wish);
    wish = (struct wish){
        .path = "p",
        .search = "柳林 a&b=c%~",
        .home = {"00000000-0000-4000-8000-000000000001"},
        .from = day_of(2026, 1, 1),
        .since = 0,
        .limit = -7,
        .ratio = 0.5,
        .open = YES,
        .colour = COLOUR_BLUE,
        .areas = {areas, 2},
        .inners = {&inner, 1},
        .inner = {3},
        .secret = 9,
    };
    assert_string_equal(query_of(arena, &wish),
                        "search=%E6%9F%B3%E6%9E%97%20a%26b%3Dc%25~"
                        "&home=00000000-0000-4000-8000-000000000001&from=2026-01-01"
                        "&since=1970-01-01T00%3A00%3A00.000Z&limit=-7&ratio=0.5&open=true&colour=blue"
                        "&areas=fire,gas");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_absent_members_are_not_named),
        cmocka_unit_test(test_every_type_in_the_order_of_the_shape),
    };
    return RUN(tests);
}
