#include "check.h"

struct expectation {
    enum role role;
    enum role_level level;
};

static const struct expectation expectations[] = {
    {ROLE_SYSTEM_ADMIN, LEVEL_CITY},
    {ROLE_CITY_LEADER, LEVEL_CITY},
    {ROLE_CITY_SUPERVISOR, LEVEL_CITY},
    {ROLE_COUNTY_LEADER, LEVEL_COUNTY},
    {ROLE_COUNTY_SUPERVISOR, LEVEL_COUNTY},
    {ROLE_INSTITUTION_PRINCIPAL, LEVEL_INSTITUTION},
    {ROLE_INSTITUTION_OFFICER, LEVEL_INSTITUTION},
    {ROLE_TOWN_OFFICER, LEVEL_TOWN},
    {ROLE_AUDITOR, LEVEL_CITY},
    {ROLE_GUEST_INSPECTOR, LEVEL_INSTITUTION},
};

static int permits_of(enum role role) {
    int count = 0;
    for (int permit = PERMIT_READ_REGION; permit <= PERMIT_RESOLVE_CONFLICT; permit++)
        count += role_has(role, (enum permit)permit);
    return count;
}

static void test_every_role_has_its_level_and_some_permits(void **state) {
    (void)state;
    assert_int_equal(sizeof expectations / sizeof *expectations, ROLE__COUNT - 1);
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++) {
        assert_int_equal(role_level(expectations[i].role), expectations[i].level);
        assert_true(permits_of(expectations[i].role) > 0); /* which ones: tests/golden/permissions.txt */
    }
}

static void test_a_system_administrator_reads_no_business_records(void **state) {
    (void)state;
    assert_true(role_has(ROLE_SYSTEM_ADMIN, PERMIT_EDIT_REGION));
    assert_true(role_has(ROLE_SYSTEM_ADMIN, PERMIT_READ_AUDIT));
    assert_false(role_has(ROLE_SYSTEM_ADMIN, PERMIT_READ_INSTITUTION));
    assert_false(role_has(ROLE_SYSTEM_ADMIN, PERMIT_READ_INSPECTION));
    assert_false(role_has(ROLE_SYSTEM_ADMIN, PERMIT_READ_HAZARD));
    assert_false(role_has(ROLE_SYSTEM_ADMIN, PERMIT_READ_FIGURES));
}

static void test_only_those_who_may_verify_or_rectify_do(void **state) {
    (void)state;
    assert_true(role_has(ROLE_INSTITUTION_PRINCIPAL, PERMIT_VERIFY));
    assert_false(role_has(ROLE_INSTITUTION_OFFICER, PERMIT_VERIFY));
    assert_true(role_has(ROLE_INSTITUTION_OFFICER, PERMIT_RECTIFY));
    assert_false(role_has(ROLE_COUNTY_SUPERVISOR, PERMIT_RECTIFY));
    assert_true(role_has(ROLE_COUNTY_LEADER, PERMIT_VERIFY));
    assert_false(role_has(ROLE_COUNTY_LEADER, PERMIT_ASSESS));
    assert_false(role_has(ROLE_TOWN_OFFICER, PERMIT_INSPECT));
    assert_false(role_has(ROLE_INSTITUTION_PRINCIPAL, PERMIT_READ_PLAN)); /* some visits are unannounced */
    assert_false(role_has(ROLE_COUNTY_LEADER, PERMIT_PLAN_VISIT));
    assert_false(role_has(ROLE_COUNTY_SUPERVISOR, PERMIT_SET_PLANNING));
    assert_true(role_has(ROLE_GUEST_INSPECTOR, PERMIT_INSPECT));
    assert_false(role_has(ROLE_COUNTY_SUPERVISOR, PERMIT_PUBLISH_CHECKLIST));
    assert_true(role_has(ROLE_CITY_SUPERVISOR, PERMIT_PUBLISH_CHECKLIST));
    assert_true(role_has(ROLE_COUNTY_LEADER, PERMIT_ISSUE_PAPER));
    assert_false(role_has(ROLE_INSTITUTION_PRINCIPAL, PERMIT_ISSUE_PAPER));
    assert_true(role_has(ROLE_INSTITUTION_PRINCIPAL, PERMIT_READ_PAPER));
}

static void test_nobody_is_nothing_but_the_public(void **state) {
    (void)state;
    assert_true(role_has(role_none_, PERMIT_PUBLIC));
    assert_false(role_has(role_none_, PERMIT_SIGNED_IN));
    assert_int_equal(permits_of(role_none_), 0);
    assert_int_equal(role_level(role_none_), LEVEL_NONE);
    assert_false(role_has(ROLE_CITY_SUPERVISOR, permit_none_));
    assert_true(role_has(ROLE_TOWN_OFFICER, PERMIT_SIGNED_IN));
}

static int grants_of(enum role role) {
    int bits = 0;
    for (int granted = ROLE_SYSTEM_ADMIN; granted < ROLE__COUNT; granted++)
        bits |= role_may_grant(role, (enum role)granted) << granted;
    return bits;
}

static void test_grants_stay_below_the_granter(void **state) {
    (void)state;
    int institution =
        1 << ROLE_INSTITUTION_PRINCIPAL | 1 << ROLE_INSTITUTION_OFFICER | 1 << ROLE_GUEST_INSPECTOR;
    int county = 1 << ROLE_COUNTY_LEADER | 1 << ROLE_COUNTY_SUPERVISOR;
    int town = 1 << ROLE_TOWN_OFFICER;
    assert_int_equal(grants_of(ROLE_SYSTEM_ADMIN), 1 << ROLE_SYSTEM_ADMIN | 1 << ROLE_CITY_LEADER |
                                                       1 << ROLE_CITY_SUPERVISOR | county | town |
                                                       1 << ROLE_AUDITOR);
    assert_int_equal(grants_of(ROLE_CITY_SUPERVISOR), county | town | institution);
    assert_int_equal(grants_of(ROLE_COUNTY_SUPERVISOR), town | institution);
    assert_int_equal(grants_of(ROLE_CITY_LEADER), 0);
    assert_int_equal(grants_of(ROLE_INSTITUTION_PRINCIPAL), 0);
    assert_int_equal(grants_of(role_none_), 0);
    assert_false(role_may_grant(ROLE_SYSTEM_ADMIN, role_none_));
}

static void test_bureau_and_institution_roles(void **state) {
    (void)state;
    int bureau = 0;
    int institution = 0;
    for (int role = 0; role < ROLE__COUNT; role++) {
        bureau += role_is_bureau((enum role)role);
        institution += role_is_institution((enum role)role);
    }
    assert_int_equal(bureau, 4);
    assert_int_equal(institution, 2);
    assert_true(role_is_bureau(ROLE_COUNTY_LEADER));
    assert_true(role_is_institution(ROLE_INSTITUTION_OFFICER));
    assert_false(role_is_institution(ROLE_GUEST_INSPECTOR));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_role_has_its_level_and_some_permits),
        cmocka_unit_test(test_a_system_administrator_reads_no_business_records),
        cmocka_unit_test(test_only_those_who_may_verify_or_rectify_do),
        cmocka_unit_test(test_nobody_is_nothing_but_the_public),
        cmocka_unit_test(test_grants_stay_below_the_granter),
        cmocka_unit_test(test_bureau_and_institution_roles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
