/* reminder.c: looks at what is due, fires the rungs, and says when to look again. */
#include "reminder_private.h"

#include "hazard_private.h"
#include "minan/domain/audit.h"
#include "minan/domain/delivery.h"

enum { BATCH = 200, LEVELS = 3 }; /* institution, county, city hear of a hazard once a look */

struct recorded {
    int64_t value;
};
static const struct field recorded_fields[] = {F_INT(struct recorded, value, INTERNAL)};
static SHAPE(recorded, struct recorded);

/* One ladder a city; a batch seldom meets more than one. */
struct look {
    struct ctx *ctx;
    int32_t today;
    int64_t city_id;
    struct ladder ladder;
    struct reminder_run run;
    struct list notes; /* of struct delivery_note */
};

static enum status take_ladder(struct look *look, int64_t city_id) {
    if (look->city_id == city_id)
        return STATUS_OK;
    look->city_id = city_id;
    return ladder_of_city(look->ctx, city_id, &look->ladder);
}

static enum status recorded_rungs(struct look *look, struct hazard_id hazard, unsigned *ret_bits) {
    struct list rows = {0};
    enum status status = db_many(look->ctx->db, SQL_REMINDER_FIRED, ARGS(PARAMS(P_ID("hazard_id", hazard))),
                                 &recorded_shape, look->ctx->arena, &rows);
    *ret_bits = 0;
    for (size_t i = 0; i < rows.count; i++)
        *ret_bits |= 1u << ((const struct recorded *)rows.items)[i].value;
    return status;
}

/* ---- writing ---- */

static enum status write_message(struct look *look, const struct reminder_case *one,
                                 const struct telling *telling, struct reminder_id reminder) {
    struct ctx *ctx = look->ctx;
    struct reminder_words words = reminder_words_make(ctx->arena, one, telling->audience, look->today);
    struct uuid uuid = uuid_named(arena_printf(ctx->arena, "message %s %d %lld", one->uuid.text,
                                               telling->rung, (long long)telling->account.value));
    look->run.messages++;
    return db_run(ctx->db, SQL_MESSAGE_INSERT,
                  ARGS(PARAMS(P_UUID("uuid", uuid), P_ID("account_id", telling->account),
                              P_ENUM("kind", message_kind, words.kind), P_TEXT("title", words.title),
                              P_TEXT("text", words.text), P_ID("reminder_id", reminder),
                              P_INT("incident_id", INT_NONE), P_TIME("now", clock_now(ctx->clock)))),
                  NULL);
}

static enum reminder_outcome outcome_of(const struct tellings *tellings, enum verdict verdict, int rung) {
    if (verdict == RUNG_PASSED_OVER)
        return REMINDER_SKIPPED;
    for (int i = 0; i < tellings->count; i++) {
        if (tellings->list[i].rung == rung)
            return REMINDER_TOLD;
    }
    return tellings->anybody[rung] ? REMINDER_SKIPPED : REMINDER_NOBODY;
}

static enum status record(struct look *look, const struct reminder_case *one,
                          const struct reminder_plan *plan, const struct tellings *tellings, int rung) {
    struct ctx *ctx = look->ctx;
    int64_t number = ((const struct rung *)look->ladder.rungs.items)[rung].number;
    enum reminder_outcome outcome = outcome_of(tellings, plan->verdicts[rung], rung);
    look->run.rungs++;
    enum status status = db_run(
        ctx->db, SQL_REMINDER_INSERT,
        ARGS(PARAMS(P_ID("hazard_id", one->id), P_INT("rung", number), P_DAY("deadline", one->deadline),
                    P_DAY("due_on", plan->due_on[rung]), P_TIME("now", clock_now(ctx->clock)),
                    P_ENUM("outcome", reminder_outcome, outcome))),
        NULL);
    struct reminder_id id = {db_last_id(ctx->db)};
    for (int i = 0; status == STATUS_OK && i < tellings->count; i++) {
        if (tellings->list[i].rung == rung)
            status = write_message(look, one, &tellings->list[i], id);
    }
    return status;
}

static enum status look_again(struct look *look, const struct reminder_case *one, int32_t day) {
    if (day == DAY_NONE)
        return db_run(look->ctx->db, SQL_REMINDER_LOOK_NO_MORE, ARGS(PARAMS(P_ID("hazard_id", one->id))),
                      NULL);
    return db_run(look->ctx->db, SQL_REMINDER_LOOK_ON,
                  ARGS(PARAMS(P_ID("hazard_id", one->id), P_DAY("look_on", day))), NULL);
}

/* ---- what leaves the house ---- */

static void note(struct look *look, const struct reminder_case *one, const struct tellings *tellings) {
    bool noted[LEVEL_INSTITUTION + 1] = {false};
    for (int i = 0; i < tellings->count; i++) {
        enum role_level level = tellings->list[i].level;
        if (noted[level])
            continue;
        noted[level] = true;
        ((struct delivery_note *)look->notes.items)[look->notes.count++] = (struct delivery_note){
            one->city_id, one->county_id, level, reminder_words_line(look->ctx->arena, one, look->today)};
    }
}

/* ---- one hazard ---- */

static enum status look_at(struct look *look, const struct reminder_case *one) {
    struct reminder_plan plan;
    struct tellings tellings;
    unsigned recorded;
    enum status status = take_ladder(look, one->city_id);
    if (status == STATUS_OK)
        status = recorded_rungs(look, one->id, &recorded);
    if (status != STATUS_OK)
        return status;
    reminder_plan_make(&look->ladder.rungs, one, recorded, look->today, &plan);
    status = reminder_tellings(look->ctx, &look->ladder.rungs, one, &plan, &tellings);
    for (int i = 0; status == STATUS_OK && i < (int)look->ladder.rungs.count; i++) {
        if (plan.verdicts[i] == RUNG_FIRES || plan.verdicts[i] == RUNG_PASSED_OVER)
            status = record(look, one, &plan, &tellings, i);
    }
    note(look, one, &tellings);
    look->run.hazards++;
    return status == STATUS_OK ? look_again(look, one, plan.look_on) : status;
}

/* ---- a batch ---- */

static enum status sign(struct look *look) {
    char day[DAY_TEXT_SIZE];
    if (look->run.rungs == 0)
        return STATUS_OK;
    day_format(look->today, day);
    return audit_write(look->ctx, "reminder.run", day,
                       arena_printf(look->ctx->arena, "%lld 级提醒，%lld 条消息", (long long)look->run.rungs,
                                    (long long)look->run.messages));
}

enum status reminder_run(struct ctx *ctx, struct reminder_run *ret_run) {
    struct look look = {.ctx = ctx,
                        .today = clock_today(ctx->clock),
                        .notes.items = ARENA_ARRAY(ctx->arena, BATCH * LEVELS, struct delivery_note)};
    struct list cases = {0};
    enum status status = db_many(ctx->db, SQL_REMINDER_DUE,
                                 ARGS(PARAMS(P_DAY("today", look.today), P_INT("limit", (int64_t)BATCH))),
                                 &reminder_case_shape, ctx->arena, &cases);
    for (size_t i = 0; status == STATUS_OK && i < cases.count; i++)
        status = look_at(&look, (const struct reminder_case *)cases.items + i);
    if (status == STATUS_OK)
        status = delivery_post(ctx, &look.notes, DELIVERY_OF_HAZARDS);
    if (status == STATUS_OK)
        status = sign(&look);
    if (status != STATUS_OK)
        return status;
    look.run.more = cases.count == BATCH;
    *ret_run = look.run;
    return STATUS_OK;
}

/* ---- what it did ---- */

enum status reminder_of_hazard(struct ctx *ctx, const struct hazard_by_uuid *request,
                               struct reminder_list *ret_list) {
    struct hazard hazard;
    enum status status = hazard_find(ctx, &request->uuid, &hazard);
    if (status != STATUS_OK)
        return status;
    return db_many(ctx->db, SQL_REMINDER_OF_HAZARD, ARGS(PARAMS(P_ID("hazard_id", hazard.id))),
                   &reminder_shape, ctx->arena, &ret_list->items);
}
