#include "check.h"
#include "inspection_maker.h"

#include "minan/domain/audit.h"
#include "minan/domain/page.h"

#define SECOND "00000000-0000-4000-a000-000000000002"
#define MINUTE INT64_C(60000)

static struct ctx *as(void **state, const char *who) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "first";
    return ctx;
}

static struct inspection put(struct ctx *ctx, const struct inspection_new *visit) {
    struct inspection inspection;
    enum status status = inspection_put(ctx, visit, &inspection);
    if (status != STATUS_OK && ctx->err->count)
        fail_msg("%s: %s", ctx->err->fields[0].field, ctx->err->fields[0].message);
    assert_int_equal(status, STATUS_OK);
    return inspection;
}

static const char *one_text(struct ctx *ctx, enum sql statement) {
    const char *text = NULL;
    assert_ok(db_text(ctx->db, statement, ARGS(PARAMS(P_TEXT("uuid", VISIT))), ctx->arena, &text));
    return text;
}

static struct institution home_of(struct ctx *ctx) {
    struct institution home;
    struct uuid uuid = fixture_uuid(FIXTURE_HOME);
    assert_ok(institution_find(ctx, &uuid, &home));
    return home;
}

/* ---- a whole visit ---- */

static void test_visit_is_kept_whole(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    size_t count = visit->answers.count;
    visit_fail(ctx, visit, "GY-XF-06", 1);
    struct failed *fixed = visit_fail(ctx, visit, "GY-XF-07", 2);
    fixed->fixed_on_site = YES;
    fixed->fix_result = "当场更换水带";
    fixed->after_photos = photo(ctx, 20);
    fixed->deadline = DAY_NONE;
    visit_answer(visit, "GY-XF-05")->result = ANSWER_NOT_APPLICABLE;
    struct inspection v = put(ctx, visit);
    assert_true(ctx->created);
    assert_int_equal(ctx->version, 1);
    assert_string_equal(v.number, "JC-529901-2026-00001");
    assert_string_equal(v.notice_number, "石麓县民安改〔2026〕1号");
    assert_int_equal(v.level, INSPECTION_COUNTY);
    assert_string_equal(v.author, "县监管");
    assert_int_equal(v.items_failed, 2);
    assert_int_equal(v.items_not_applicable, 1);
    assert_int_equal(v.items_passed, count - 3);
    assert_int_equal(v.items_bulk_passed, count - 3);
    assert_int_equal(v.answers.count, count);
    assert_int_equal(v.team_size, 1);
    assert_string_equal(((struct member *)v.team.items)->name, "县监管");
    assert_int_equal(v.hazards.count, 2);
    assert_int_equal(v.attachments.count, 2); /* two signatures; photos hang on the hazards */
    assert_int_equal(home_of(as(state, "county_supervisor")).last_visited_on, fixture_day("2026-11-23"));
}

static void test_failed_answer_is_a_hazard(void **state) {
    struct hazard h = make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    const struct hazard_event *events = h.events.items;
    assert_int_equal(h.state, HAZARD_OPEN);
    assert_int_equal(h.source, SOURCE_COUNTY);
    assert_int_equal(h.area, AREA_FIRE);
    assert_string_equal(h.item_code, "GY-XF-06");
    assert_string_equal(h.description, "疏散通道堆放杂物");
    assert_int_equal(h.found_on, fixture_day("2026-11-23"));
    assert_int_equal(h.deadline, fixture_day("2026-11-30"));
    assert_int_equal(h.days_left, 7);
    assert_int_equal(h.overdue, NO);
    assert_string_equal(h.notice_number, "石麓县民安改〔2026〕1号");
    assert_int_equal(h.events.count, 2);
    assert_int_equal(events[0].act, ACT_LOG);
    assert_int_equal(events[1].act, ACT_ISSUE);
    assert_int_equal(h.attachments.count, 1);
    assert_int_equal(((struct attachment_row *)h.attachments.items)->state, ATTACHMENT_AWAITED);
}

static void test_fixed_on_site_is_found_and_closed(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct failed *fixed = visit_fail(ctx, visit, "GY-XF-07", 1);
    fixed->fixed_on_site = YES;
    fixed->fix_result = "当场更换水带";
    fixed->after_photos = photo(ctx, 20);
    struct inspection v = put(ctx, visit);
    struct hazard h = get_hazard(*state, "county_supervisor", 1);
    const struct hazard_event *events = h.events.items;
    assert_null(v.notice_number);
    assert_int_equal(h.state, HAZARD_CLOSED);
    assert_int_equal(h.fixed_on_site, YES);
    assert_int_equal(h.closed_on, h.found_on);
    assert_string_equal(h.closed_by, "县监管");
    assert_int_equal(h.events.count, 2);
    assert_int_equal(events[1].act, ACT_FIXED_ON_SITE);
    assert_string_equal(events[1].text, "当场更换水带");
    assert_int_equal(h.attachments.count, 2);
}

static void test_self_check_of_the_principal(void **state) {
    struct ctx *ctx = as(state, "institution_principal");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    visit_fail(ctx, visit, "GY-XF-06", 1);
    struct inspection v = put(ctx, visit);
    struct hazard h = get_hazard(*state, "institution_principal", 1);
    assert_int_equal(v.level, INSPECTION_INSTITUTION);
    assert_int_equal(v.led_by_principal, YES);
    assert_null(v.notice_number);
    assert_int_equal(h.source, SOURCE_SELF);
    assert_int_equal(h.events.count, 1); /* logged, not issued */
    assert_int_equal(home_of(as(state, "institution_principal")).last_self_check_on,
                     fixture_day("2026-11-23"));
    assert_int_equal(home_of(as(state, "institution_principal")).last_visited_on, DAY_NONE);
}

static void test_gas_self_check_asks_for_gas_alone(void **state) {
    struct ctx *ctx = as(state, "institution_officer");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    visit->kind = KIND_GAS_SELF;
    struct inspection inspection;
    assert_int_equal(inspection_put(ctx, visit, &inspection), STATUS_INVALID);
    ctx = as(state, "institution_officer");
    visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    visit->kind = KIND_GAS_SELF;
    struct answer *answers = visit->answers.items;
    size_t kept = 0;
    for (size_t i = 0; i < visit->answers.count; i++) {
        if (strncmp(answers[i].item_code, "GY-RQ", 5) == 0)
            answers[kept++] = answers[i];
    }
    visit->answers.count = kept;
    struct inspection v = put(ctx, visit);
    assert_true(v.answers.count == kept && kept > 0);
    assert_int_equal(v.led_by_principal, NO);
}

static void test_city_visit_and_guest_levels(void **state) {
    struct ctx *ctx = as(state, "city_leader");
    struct inspection city = put(ctx, make_visit(ctx, VISIT, FIXTURE_HOME));
    assert_int_equal(city.level, INSPECTION_CITY);
    assert_int_equal(city.led_by_leader, YES);
    assert_string_equal(city.number, "JC-529900-2026-00001");
    ctx = as(state, "guest_inspector");
    struct inspection guest = put(ctx, make_visit(ctx, SECOND, FIXTURE_HOME));
    assert_int_equal(guest.level, INSPECTION_COUNTY);
    assert_string_equal(guest.number, "JC-529901-2026-00001");
}

static void test_team_of_accounts_and_outsiders(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct member team[] = {{.account = fixture_account_uuid("second_supervisor")},
                            {.name = "刘工", .unit = "县消防救援大队"}};
    visit->team = (struct list){team, 2};
    struct inspection v = put(ctx, visit);
    const struct member *members = v.team.items;
    assert_int_equal(v.team_size, 3);
    assert_string_equal(members[0].name, "县监管二");
    assert_string_equal(members[1].unit, "县消防救援大队");
    assert_false(uuid_is_set(&members[1].account));
    assert_string_equal(members[2].name, "县监管");
}

static void test_refusal_needs_reason_and_witness(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct inspection v;
    visit->refused = YES;
    visit->institution_signature = (struct uuid){{0}};
    visit->institution_signer = NULL;
    assert_int_equal(inspection_put(ctx, visit, &v), STATUS_INVALID);
    assert_int_equal(ctx->err->count, 2);
    assert_string_equal(ctx->err->fields[0].field, "refusal_reason");
    assert_string_equal(ctx->err->fields[1].field, "refusal_witness");
    visit->refusal_reason = "对结果有异议";
    visit->refusal_witness = "社区干部李某";
    ctx = as(state, "county_supervisor");
    v = put(ctx, visit);
    assert_int_equal(v.refused, YES);
    assert_string_equal(v.refusal_witness, "社区干部李某");
    assert_int_equal(v.attachments.count, 1);
}

/* ---- refusals: one mistake, one field error ---- */

static struct failed *failed_of(struct inspection_new *visit) {
    return visit_answer(visit, "GY-XF-06")->failed.items;
}
static void no_institution_signature(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->institution_signature = (struct uuid){{0}};
}
static void no_inspector_signature(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->inspector_signature = (struct uuid){{0}};
}
static void no_signer(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->institution_signer = NULL;
}
static void backwards(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->started_at = visit->finished_at + 1;
}
static void from_the_future(struct ctx *ctx, struct inspection_new *visit) {
    visit->finished_at = clock_now(ctx->clock) + 10 * MINUTE + 1;
}
static void self_kind(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->kind = KIND_SELF;
}
static void foreign_list(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->checklist = fixture_uuid(SECOND);
}
static void before_the_list(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit->started_at = visit->finished_at = day_start(fixture_day("2025-12-31"));
}
static void one_missing(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit_drop(visit, "GY-XF-05");
}
static void fail_without_hazard(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit_answer(visit, "GY-XF-06")->failed.count = 0;
}
static void hazard_without_fail(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    visit_answer(visit, "GY-XF-06")->result = ANSWER_PASS;
}
static void no_photo(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    failed_of(visit)->before_photos.count = 0;
}
static void bad_photo(struct ctx *ctx, struct inspection_new *visit) {
    const char **texts = ARENA_ARRAY(ctx->arena, 1, const char *);
    texts[0] = "IMG_0001.jpg";
    failed_of(visit)->before_photos = (struct list){texts, 1};
}
static void due_before_found(struct ctx *ctx, struct inspection_new *visit) {
    failed_of(visit)->deadline = clock_today(ctx->clock) - 1;
}
static void no_deadline(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    failed_of(visit)->deadline = DAY_NONE;
}
static void raised_without_reason(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    failed_of(visit)->severity = SEVERITY_MAJOR;
}
static void fixed_without_photo(struct ctx *ctx, struct inspection_new *visit) {
    (void)ctx;
    failed_of(visit)->fixed_on_site = YES;
    failed_of(visit)->fix_result = "已更换";
}
static void fixed_without_result(struct ctx *ctx, struct inspection_new *visit) {
    failed_of(visit)->fixed_on_site = YES;
    failed_of(visit)->after_photos = photo(ctx, 77);
}
static void nobody_known(struct ctx *ctx, struct inspection_new *visit) {
    struct member *team = ARENA_NEW(ctx->arena, struct member);
    team->account = fixture_uuid(SECOND);
    visit->team = (struct list){team, 1};
}

static const struct {
    void (*spoil)(struct ctx *ctx, struct inspection_new *visit);
    const char *field; /* %zu: where GY-XF-06 stands */
    const char *code;
} mistakes[] = {
    {no_institution_signature, "institution_signature", "required"},
    {no_inspector_signature, "inspector_signature", "required"},
    {no_signer, "institution_signer", "required"},
    {backwards, "finished_at", "order"},
    {from_the_future, "finished_at", "range"},
    {self_kind, "kind", "enum"},
    {foreign_list, "checklist", "unknown"},
    {before_the_list, "checklist", "version"},
    {one_missing, "answers", "missing"},
    {fail_without_hazard, "answers[%zu].failed", "required"},
    {hazard_without_fail, "answers[%zu].failed", "unexpected"},
    {no_photo, "answers[%zu].failed[0].before_photos", "required"},
    {bad_photo, "answers[%zu].failed[0].before_photos[0]", "format"},
    {due_before_found, "answers[%zu].failed[0].deadline", "order"},
    {no_deadline, "answers[%zu].failed[0].deadline", "required"},
    {raised_without_reason, "answers[%zu].failed[0].assessment_reason", "required"},
    {fixed_without_photo, "answers[%zu].failed[0].after_photos", "required"},
    {fixed_without_result, "answers[%zu].failed[0].fix_result", "required"},
    {nobody_known, "team[0].account", "unknown"},
};

static void test_each_mistake_names_its_field(void **state) {
    struct inspection v;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct ctx *ctx = as(state, "county_supervisor");
        struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
        visit_fail(ctx, visit, "GY-XF-06", 1);
        mistakes[i].spoil(ctx, visit);
        size_t at = (size_t)(visit_answer(visit, "GY-XF-06") - (struct answer *)visit->answers.items);
        const char *field =
            strstr(mistakes[i].field, "%zu")
                ? arena_printf(ctx->arena, "answers[%zu]%s", at, strchr(mistakes[i].field, ']') + 1)
                : mistakes[i].field;
        enum status status = inspection_put(ctx, visit, &v);
        assert_field_error(ctx, status, field, mistakes[i].code);
        assert_false(ctx->created);
    }
    int64_t id;
    struct ctx *ctx = as(state, "county_supervisor");
    assert_int_equal(db_int(ctx->db, SQL_HAZARD_TAKEN, ARGS(PARAMS(P_UUID("uuid", hazard_uuid(1)))), &id),
                     STATUS_NOT_FOUND);
}

static void test_missing_items_are_named(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct inspection v;
    visit_drop(visit, "GY-XF-05");
    visit_drop(visit, "GY-XF-07");
    enum status status = inspection_put(ctx, visit, &v);
    assert_field_error(ctx, status, "answers", "missing");
    assert_string_equal(ctx->err->fields[0].message, "还有 2 项没有填写：GY-XF-05、GY-XF-07");
}

static void test_foreign_and_double_items(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct answer *answers = visit->answers.items;
    struct inspection v;
    const char *first = answers[0].item_code;
    answers[1].item_code = first;
    answers[2].item_code = "HY-GL-01"; /* of marriage registries */
    assert_int_equal(inspection_put(ctx, visit, &v), STATUS_INVALID);
    assert_int_equal(ctx->err->count, 3);
    assert_string_equal(ctx->err->fields[0].field, "answers[1].item_code");
    assert_string_equal(ctx->err->fields[0].code, "duplicate");
    assert_string_equal(ctx->err->fields[1].field, "answers[2].item_code");
    assert_string_equal(ctx->err->fields[1].code, "unknown");
    assert_string_equal(ctx->err->fields[2].code, "missing");
}

static void test_who_may_not_send(void **state) {
    struct inspection v;
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    assert_int_equal(inspection_put(as(state, "town_officer"), visit, &v), STATUS_FORBIDDEN);
    assert_int_equal(inspection_put(as(state, "far_supervisor"), visit, &v), STATUS_NOT_FOUND);
    ctx = as(state, "institution_officer");
    enum status status = inspection_put(ctx, visit, &v);
    assert_field_error(ctx, status, "kind", "enum");
}

/* ---- again ---- */

static void test_sent_again_changes_nothing(void **state) {
    struct inspection again;
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    visit_fail(ctx, visit, "GY-XF-06", 1);
    put(ctx, visit);
    ctx = as(state, "county_supervisor");
    int64_t before = db_total_changes(ctx->db);
    assert_ok(inspection_put(ctx, visit, &again));
    assert_false(ctx->created);
    assert_string_equal(again.number, "JC-529901-2026-00001");
    assert_int_equal(db_total_changes(ctx->db), before);
    ctx->content_hash = "other";
    assert_int_equal(inspection_put(ctx, visit, &again), STATUS_UUID_CONFLICT);
    assert_int_equal(db_total_changes(ctx->db), before);
    assert_int_equal(inspection_put(as(state, "far_supervisor"), visit, &again), STATUS_NOT_FOUND);
    assert_string_equal(one_text(ctx, SQL_INSPECTION_KNOWN), "first");
}

static void test_hazard_uuid_of_another_visit_is_a_conflict(void **state) {
    struct inspection v;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    visit_fail(ctx, visit, "GY-XF-07", 1);
    assert_int_equal(inspection_put(ctx, visit, &v), STATUS_UUID_CONFLICT);
}

/* ---- hazards looked at again ---- */

static struct hazard recheck(void **state, const char *who, int number, enum recheck_result result,
                             int32_t deadline) {
    struct ctx *ctx = as(state, who);
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct uuid uuid = hazard_uuid(number);
    visit_recheck(ctx, visit, &uuid, result)->new_deadline = deadline;
    put(ctx, visit);
    return get_hazard(*state, who, number);
}

static void test_recheck_done_closes(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct hazard h = recheck(state, "second_supervisor", 1, RECHECK_DONE, DAY_NONE);
    assert_int_equal(h.state, HAZARD_CLOSED);
    assert_string_equal(h.closed_by, "县监管二");
    assert_string_equal(((struct hazard_event *)h.events.items)[2].text, "现场复查：整改到位");
}

static void test_recheck_not_done_of_an_open_one_is_noted(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct hazard h = recheck(state, "county_supervisor", 1, RECHECK_NOT_DONE, fixture_day("2026-12-05"));
    assert_int_equal(h.state, HAZARD_OPEN);
    assert_int_equal(h.deadline, fixture_day("2026-12-05"));
    assert_int_equal(h.original_deadline, fixture_day("2026-11-30"));
    assert_int_equal(h.return_count, 0);
    assert_int_equal(((struct hazard_event *)h.events.items)[2].act, ACT_RECHECK);
}

static void test_recheck_of_a_major_one_is_noted(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    struct hazard h = recheck(state, "county_supervisor", 1, RECHECK_DONE, DAY_NONE);
    assert_int_equal(h.state, HAZARD_OPEN);
    assert_int_equal(h.awaits_second_name, NO);
    assert_int_equal(((struct hazard_event *)h.events.items)[2].act, ACT_RECHECK);
}

static void test_recheck_of_another_home_is_refused(void **state) {
    struct inspection v;
    make_hazard(*state, "county_supervisor", FIXTURE_OTHER_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    struct uuid uuid = hazard_uuid(1);
    visit_recheck(ctx, visit, &uuid, RECHECK_DONE);
    enum status status = inspection_put(ctx, visit, &v);
    assert_field_error(ctx, status, "rechecks[0].hazard", "unknown");
}

/* ---- read, listed, voided ---- */

static struct inspection_page list(struct ctx *ctx, struct inspection_filter filter) {
    struct inspection_page page;
    assert_ok(inspection_list(ctx, &filter, &page));
    return page;
}

static struct inspection_filter no_filter(void) {
    struct inspection_filter filter;
    shape_clear(&inspection_filter_shape, &filter);
    return filter;
}

static void make_three(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    f->now += 24 * 60 * MINUTE;
    make_hazard(f, "institution_principal", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    make_hazard(f, "city_supervisor", FIXTURE_FAR_HOME, 3, SEVERITY_GENERAL);
}

static void test_list_filters_and_scope(void **state) {
    make_three(state);
    struct inspection_filter filter = no_filter();
    assert_int_equal(list(as(state, "city_supervisor"), filter).total, 3);
    assert_int_equal(list(as(state, "county_supervisor"), filter).total, 2);
    assert_int_equal(list(as(state, "far_principal"), filter).total, 1);
    assert_int_equal(list(as(state, "other_principal"), filter).total, 0);
    filter.by_bureau = YES;
    assert_int_equal(list(as(state, "city_supervisor"), filter).total, 2);
    filter.by_bureau = NO;
    assert_int_equal(list(as(state, "city_supervisor"), filter).total, 1);
    filter = no_filter();
    filter.search = "青岭";
    assert_int_equal(list(as(state, "city_supervisor"), filter).total, 1);
    filter = no_filter();
    filter.county = "529901";
    filter.finished_from = fixture_day("2026-11-24");
    assert_int_equal(list(as(state, "city_supervisor"), filter).total, 1);
}

static void test_list_pages_newest_first(void **state) {
    make_three(state);
    struct inspection_filter filter = no_filter();
    filter.limit = 2;
    struct inspection_page first = list(as(state, "city_supervisor"), filter);
    assert_int_equal(first.items.count, 2);
    assert_int_equal(((struct inspection_row *)first.items.items)->level, INSPECTION_CITY);
    assert_non_null(first.next);
    filter.cursor = first.next;
    struct inspection_page second = list(as(state, "city_supervisor"), filter);
    assert_int_equal(second.items.count, 1);
    assert_int_equal(((struct inspection_row *)second.items.items)->level, INSPECTION_COUNTY);
    assert_null(second.next);
}

struct met {
    int count;
    int64_t last_time;
    bool in_order;
};

static enum status meet(void *user, const void *object) {
    struct met *met = user;
    const struct inspection_row *row = object;
    met->in_order = met->in_order && (met->count == 0 || row->finished_at < met->last_time);
    met->last_time = row->finished_at;
    met->count++;
    return STATUS_OK;
}

/* Read in blocks: none left out or met twice where one ends, gathered by a filter or walked. */
static void test_each_goes_on_from_block_to_block(void **state) {
    struct fixture *f = *state;
    for (int i = 1; i <= PAGE_BLOCK + 1; i++) {
        arena_reset(f->arena);
        struct ctx *ctx = as(state, "institution_principal");
        f->now += MINUTE;
        (void)put(
            ctx, make_visit(ctx, arena_printf(ctx->arena, "00000000-0000-4000-a000-%012d", i), FIXTURE_HOME));
    }
    for (int gathered = 0; gathered < 2; gathered++) {
        struct met met = {.in_order = true};
        struct inspection_filter filter = no_filter();
        int64_t count = 0;
        filter.kind = gathered ? KIND_SELF : inspection_kind_none_;
        assert_ok(inspection_each(as(state, "county_supervisor"), &filter, meet, &met));
        assert_ok(inspection_count(as(state, "county_supervisor"), &filter, &count));
        assert_int_equal(met.count, PAGE_BLOCK + 1);
        assert_int_equal(count, PAGE_BLOCK + 1);
        assert_true(met.in_order);
    }
}

static void test_void_takes_the_visit_out_of_the_projection(void **state) {
    struct inspection v;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct inspection_void request = {fixture_uuid("00000000-0000-4000-a000-000000001001"), "重复提交"};
    struct ctx *ctx = as(state, "county_supervisor");
    ctx->base_version = 7;
    assert_int_equal(inspection_void(ctx, &request, &v), STATUS_STALE);
    ctx->base_version = 1;
    assert_ok(inspection_void(ctx, &request, &v));
    assert_int_equal(v.state, INSPECTION_VOID);
    assert_string_equal(v.void_reason, "重复提交");
    assert_int_equal(v.row_version, 2);
    assert_int_equal(home_of(ctx).last_visited_on, DAY_NONE);
    assert_int_equal(get_hazard(*state, "county_supervisor", 1).state, HAZARD_OPEN);
    ctx = as(state, "county_supervisor");
    assert_int_equal(inspection_void(ctx, &request, &v), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "void");
}

static void test_audit_follows(void **state) {
    struct audit_filter filter;
    struct audit_page page;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    shape_clear(&audit_filter_shape, &filter);
    filter.act = "inspection.put";
    assert_ok(audit_list(as(state, "system_admin"), &filter, &page));
    assert_int_equal(page.items.count, 1);
    filter.act = "hazard.log";
    assert_ok(audit_list(as(state, "system_admin"), &filter, &page));
    assert_int_equal(page.items.count, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_visit_is_kept_whole),
        FIXTURE_TEST(test_failed_answer_is_a_hazard),
        FIXTURE_TEST(test_fixed_on_site_is_found_and_closed),
        FIXTURE_TEST(test_self_check_of_the_principal),
        FIXTURE_TEST(test_gas_self_check_asks_for_gas_alone),
        FIXTURE_TEST(test_city_visit_and_guest_levels),
        FIXTURE_TEST(test_team_of_accounts_and_outsiders),
        FIXTURE_TEST(test_refusal_needs_reason_and_witness),
        FIXTURE_TEST(test_each_mistake_names_its_field),
        FIXTURE_TEST(test_missing_items_are_named),
        FIXTURE_TEST(test_foreign_and_double_items),
        FIXTURE_TEST(test_who_may_not_send),
        FIXTURE_TEST(test_sent_again_changes_nothing),
        FIXTURE_TEST(test_hazard_uuid_of_another_visit_is_a_conflict),
        FIXTURE_TEST(test_recheck_done_closes),
        FIXTURE_TEST(test_recheck_not_done_of_an_open_one_is_noted),
        FIXTURE_TEST(test_recheck_of_a_major_one_is_noted),
        FIXTURE_TEST(test_recheck_of_another_home_is_refused),
        FIXTURE_TEST(test_list_filters_and_scope),
        FIXTURE_TEST(test_list_pages_newest_first),
        FIXTURE_TEST(test_each_goes_on_from_block_to_block),
        FIXTURE_TEST(test_void_takes_the_visit_out_of_the_projection),
        FIXTURE_TEST(test_audit_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
