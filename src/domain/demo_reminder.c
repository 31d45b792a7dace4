/* demo_reminder.c: three weeks of reminders by the engine itself, most of them read; and a channel with its
 * log. It is switched off and leads nowhere: the demo sends nothing. */
#include "demo_private.h"

#include "minan/domain/delivery.h"
#include "minan/domain/reminder.h"

enum { DAYS = 20, FRESH_DAYS = 2, MORNING_HOUR = 8, HOUR_MS = 3600000 };
static const uint64_t own_stream = UINT64_C(0x52656d696e646572);

static int64_t morning(int32_t day) {
    return day_start(day) + MORNING_HOUR * (int64_t)HOUR_MS;
}

static enum status remind_on(struct demo *demo, int32_t day) {
    int64_t now = morning(day);
    struct clock clock = clock_fixed(&now);
    struct ctx ctx = *demo->ctx;
    struct reminder_run run = {.more = true};
    enum status status = STATUS_OK;
    ctx.clock = &clock;
    ctx.actor = (struct actor){.name = NULL}; /* the system itself */
    while (status == STATUS_OK && run.more)
        status = reminder_run(&ctx, &run);
    return status;
}

static enum status remind(struct demo *demo) {
    int32_t today = demo->options->today;
    enum status status = db_run(demo->ctx->db, SQL_DEMO_LIAISONS, NO_ARGS, NULL);
    if (status == STATUS_OK)
        status = db_run(demo->ctx->db, SQL_DEMO_REMINDER_AGENDA, NO_ARGS, NULL);
    for (int32_t day = today - DAYS; status == STATUS_OK && day <= today; day++)
        status = remind_on(demo, day);
    if (status == STATUS_OK)
        status = db_run(demo->ctx->db, SQL_DEMO_REMINDER_READ,
                        ARGS(PARAMS(P_TIME("before", day_start(today - FRESH_DAYS)))), NULL);
    return status;
}

/* ---- the log of a channel ---- */

static const struct {
    int days_ago;
    enum delivery_state state;
    int tries;
    const char *error;
} sent[] = {
    {6, DELIVERY_SENT, 1, NULL}, {5, DELIVERY_SENT, 1, NULL},
    {4, DELIVERY_SENT, 3, NULL}, {3, DELIVERY_FAILED, 1, "机器人未接受（错误码 93000）"},
    {2, DELIVERY_SENT, 1, NULL}, {1, DELIVERY_UNKNOWN, 1, "对方服务器在规定时间内没有答复，不知是否已经送达"},
};

static enum status write_delivery(struct demo *demo, struct demo_random *random, struct channel_id channel,
                                  size_t i) {
    int64_t hazards = demo_between(random, 2, 9);
    int64_t at = morning(demo->options->today - sent[i].days_ago) + demo_below(random, 600) * 1000;
    struct uuid uuid = demo_uuid(random);
    return db_run(demo->ctx->db, SQL_DEMO_DELIVERY_INSERT,
                  ARGS(PARAMS(P_UUID("uuid", uuid), P_ID("channel_id", channel),
                              P_TEXT("subject", arena_printf(demo->ctx->arena, "民安隐患提醒 %lld 条",
                                                             (long long)hazards)),
                              P_INT("hazards", hazards), P_ENUM("state", delivery_state, sent[i].state),
                              P_INT("tries", sent[i].tries), P_TIME("at", at),
                              P_TIME("settled_at", sent[i].state == DELIVERY_UNKNOWN ? TIME_NONE : at + 1000),
                              P_TEXT("error", sent[i].error))),
                  NULL);
}

static enum status make_channel(struct demo *demo) {
    struct demo_random random = {(uint64_t)demo->options->seed ^ own_stream};
    struct uuid uuid = demo_uuid(&random);
    enum status status = db_run(demo->ctx->db, SQL_DEMO_CHANNEL_INSERT,
                                ARGS(PARAMS(P_UUID("uuid", uuid), P_ID("city_id", demo->city),
                                            P_TEXT("name", "市局安全工作群（示例）"),
                                            P_TEXT("url", "https://robot.invalid/cgi-bin/webhook/send"),
                                            P_TIME("at", morning(demo->options->today - DAYS)))),
                                NULL);
    struct channel_id channel = {db_last_id(demo->ctx->db)};
    for (size_t i = 0; status == STATUS_OK && i < sizeof sent / sizeof *sent; i++)
        status = write_delivery(demo, &random, channel, i);
    return status;
}

/* A city made for load reminds nobody of what it is full of. */
enum status demo_make_reminders(struct demo *demo) {
    if (!demo->full)
        return db_run(demo->ctx->db, SQL_DEMO_REMINDER_NONE, NO_ARGS, NULL);
    enum status status = remind(demo);
    return status == STATUS_OK ? make_channel(demo) : status;
}
