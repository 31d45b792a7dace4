#include "minan/domain/demo.h"
#include "demo_private.h"
#include "minan/domain/audit.h"
#include "minan/domain/tally.h"

static enum status make_checklist(struct demo *demo) {
    struct ctx *ctx = demo->ctx;
    int32_t from = day_add_months(day_month_start(demo->options->today), -(int)demo->options->months);
    struct uuid uuid = demo_uuid(&demo->random);
    enum status status =
        db_run(ctx->db, SQL_DEMO_CHECKLIST_INSERT,
               ARGS(PARAMS(P_UUID("uuid", uuid), P_TEXT("title", "民政服务机构安全检查表（示例）"),
                           P_TEXT("note", "示例条目，由民政局按本地要求修订后发布。"),
                           P_TIME("at", day_start(from)))),
               NULL);
    if (status != STATUS_OK)
        return status;
    demo->checklist = (struct checklist_id){db_last_id(ctx->db)};
    status = db_run(ctx->db, SQL_CHECKLIST_SAMPLE, ARGS(PARAMS(P_ID("checklist_id", demo->checklist))), NULL);
    if (status != STATUS_OK)
        return status;
    return db_run(ctx->db, SQL_DEMO_CHECKLIST_PUBLISH,
                  ARGS(PARAMS(P_ID("id", demo->checklist), P_DAY("effective_from", from),
                              P_TIME("at", day_start(from)), P_ID("by", demo->city_supervisors[0].id))),
                  NULL);
}

static enum status make_city(struct demo *demo) {
    enum status status = demo_make_people(demo);
    if (status == STATUS_OK)
        status = make_checklist(demo);
    if (status == STATUS_OK)
        status = demo_make_register(demo);
    return status;
}

static enum status finish(struct demo *demo) {
    struct ctx *ctx = demo->ctx;
    enum status status = tally_rebuild(ctx); /* the story was told with its triggers set aside */
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_DEMO_LAST_VISITS, NO_ARGS, NULL);
    if (status == STATUS_OK)
        status = demo_make_assignments(demo);
    if (status == STATUS_OK)
        status = demo_make_life(demo);
    if (status == STATUS_OK)
        status = demo_make_activities(demo);
    if (status == STATUS_OK)
        status = demo_make_incidents(demo);
    if (status == STATUS_OK)
        status = demo_write_accounts(demo);
    if (status == STATUS_OK)
        status = demo_make_plans(demo);
    if (status == STATUS_OK)
        status = demo_make_papers(demo); /* among them the notices of what is planned */
    const char *seed = arena_printf(ctx->arena, "%lld", (long long)demo->options->seed);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_DEMO_MARK,
                        ARGS(PARAMS(P_TEXT("value", seed), P_TIME("at", clock_now(ctx->clock)))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "demo.make", seed, "生成演示城市");
    return status;
}

static enum status in_transaction(struct demo *demo, enum status (*step)(struct demo *)) {
    enum status status = db_begin_write(demo->ctx->db);
    if (status != STATUS_OK)
        return status;
    status = step(demo);
    if (status == STATUS_OK)
        return db_commit(demo->ctx->db);
    db_rollback(demo->ctx->db);
    return status;
}

/* What fills month by month; everything else is small. */
static const char *const story_tables[] = {"inspection", "inspection_member", "answer",
                                           "hazard",     "hazard_event",      NULL};

static enum status mark_repeats(struct db *db) {
    static const enum sql steps[] = {SQL_DEMO_REPEAT_INDEX, SQL_DEMO_REPEATS, SQL_DEMO_REPEAT_INDEX_DROP};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof steps / sizeof *steps; i++)
        status = db_run(db, steps[i], NO_ARGS, NULL);
    return status;
}

static enum status make_story(struct demo *demo) {
    struct db *db = demo->ctx->db;
    struct db_bulk *bulk = NULL;
    enum status status = db_bulk_begin(db, story_tables, demo->ctx->arena, &bulk);
    if (status == STATUS_OK)
        status = demo_make_months(demo);
    if (status == STATUS_OK)
        status = mark_repeats(db);
    return status == STATUS_OK ? db_bulk_end(db, bulk) : status;
}

enum status demo_make(struct ctx *ctx, const struct demo_options *options) {
    struct demo demo = {.ctx = ctx,
                        .options = options,
                        .random = {(uint64_t)options->seed},
                        .full = options->institutions <= DEMO_FULL};
    enum status status = db_run(ctx->db, demo.full ? SQL_DEMO_CACHE : SQL_DEMO_CACHE_OF_LOAD, NO_ARGS, NULL);
    if (status == STATUS_OK)
        status = in_transaction(&demo, make_city);
    if (status == STATUS_OK)
        status = make_story(&demo);
    if (status == STATUS_OK)
        status = in_transaction(&demo, finish);
    if (status == STATUS_OK)
        status = db_analyze(ctx->db);
    if (status == STATUS_OK && demo.full)
        status = in_transaction(&demo, demo_make_periods);
    if (status == STATUS_OK)
        status = in_transaction(&demo, demo_make_reminders);
    if (status == STATUS_OK)
        status = in_transaction(&demo, demo_make_newest_incident);
    return status;
}
