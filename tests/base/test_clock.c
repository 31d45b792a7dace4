#include "check.h"
#include "minan/base/clock.h"
#include "minan/base/date.h"
#include <time.h>

static void test_a_fixed_clock_goes_when_it_is_moved(void **state) {
    (void)state;
    int64_t ms = day_start(20780) - 1;
    struct clock clock = clock_fixed(&ms);
    assert_int_equal(clock_now(&clock), ms);
    assert_int_equal(clock_today(&clock), 20779);
    ms += 1;
    assert_int_equal(clock_now(&clock), day_start(20780));
    assert_int_equal(clock_today(&clock), 20780);
}

static void test_the_system_clock_is_the_time(void **state) {
    (void)state;
    int64_t before = (int64_t)time(NULL) * 1000;
    int64_t now = clock_now(&clock_system);
    assert_true(now >= before);
    assert_true(now <= ((int64_t)time(NULL) + 1) * 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_fixed_clock_goes_when_it_is_moved),
        cmocka_unit_test(test_the_system_clock_is_the_time),
    };
    return RUN(tests);
}
