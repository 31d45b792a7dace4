/* incident_tell.c: the bureaus of the county and the city hear of an incident at once. */
#include "incident_private.h"

#include "minan/base/buf.h"
#include "minan/domain/delivery.h"
#include "minan/domain/message.h"

enum { FIRST_WORDS = 200 };

/* ---- the words ---- */

/* 死亡 1 人，重伤 2 人; what is none is left out, nothing at all is said. */
static const char *toll_of(struct arena *arena, const struct incident *incident) {
    struct buf buf;
    buf_init(&buf, arena, FIRST_WORDS);
    if (incident->cases)
        buf_printf(&buf, "病例 %lld 例，", (long long)incident->cases);
    if (incident->deaths)
        buf_printf(&buf, "死亡 %lld 人，", (long long)incident->deaths);
    if (incident->serious_injuries)
        buf_printf(&buf, "重伤 %lld 人，", (long long)incident->serious_injuries);
    if (incident->minor_injuries)
        buf_printf(&buf, "轻伤 %lld 人，", (long long)incident->minor_injuries);
    return buf.size ? buf.data : "无人员伤亡，";
}

static const char *title_of(struct arena *arena, const struct incident *incident, bool follow_up) {
    return arena_printf(arena, "%s%s：%s", follow_up ? "突发事件续报，" : "突发事件，",
                        names_label(&incident_kind_names, (int)incident->kind), incident->institution_name);
}

static const char *text_of(struct arena *arena, const struct incident *incident, bool follow_up) {
    struct ymd day = day_ymd(incident->happened_on);
    return arena_printf(arena, "%s%s，%d月%d日发生，%s%s", incident->county_name, incident->institution_name,
                        day.month, day.day, toll_of(arena, incident),
                        follow_up                                ? "请查看续报内容。"
                        : incident->acknowledged_at == TIME_NONE ? "请县局签收并跟进处置。"
                                                                 : "县局已登记并跟进处置。");
}

/* ---- inboxes ---- */

struct heard {
    struct account_id id;
    enum role role;
};
static const struct field heard_fields[] = {F_ID(struct heard, id),
                                            F_ENUM(struct heard, role, role, INTERNAL)};
static SHAPE(heard, struct heard);

static enum status write_message(struct ctx *ctx, const struct incident *incident,
                                 const struct incident_deed *deed, const struct heard *heard) {
    bool follow_up = deed->act == INCIDENT_FOLLOW_UP;
    struct uuid uuid = uuid_named(
        arena_printf(ctx->arena, "message incident %s %lld", deed->event.text, (long long)heard->id.value));
    return db_run(
        ctx->db, SQL_MESSAGE_INSERT,
        ARGS(PARAMS(P_UUID("uuid", uuid), P_ID("account_id", heard->id),
                    P_ENUM("kind", message_kind, MESSAGE_INCIDENT),
                    P_TEXT("title", title_of(ctx->arena, incident, follow_up)),
                    P_TEXT("text", text_of(ctx->arena, incident, follow_up)), P_INT("reminder_id", INT_NONE),
                    P_ID("incident_id", incident->id), P_TIME("now", clock_now(ctx->clock)))),
        NULL);
}

static enum status write_messages(struct ctx *ctx, const struct incident *incident,
                                  const struct incident_deed *deed) {
    struct list heard;
    enum status status =
        db_many(ctx->db, SQL_INCIDENT_TELL,
                ARGS(PARAMS(P_ID("teller", ctx->actor.id), P_INT("county_id", incident->county_id),
                            P_INT("city_id", incident->city_id), P_DAY("today", clock_today(ctx->clock)))),
                &heard_shape, ctx->arena, &heard);
    for (size_t i = 0; status == STATUS_OK && i < heard.count; i++)
        status = write_message(ctx, incident, deed, (const struct heard *)heard.items + i);
    return status;
}

/* ---- what leaves the house: nothing of what happened to whom ---- */

enum status incident_tell(struct ctx *ctx, const struct incident *incident,
                          const struct incident_deed *deed) {
    const char *line = title_of(ctx->arena, incident, deed->act == INCIDENT_FOLLOW_UP);
    struct delivery_note notes[] = {
        {incident->city_id, incident->county_id, LEVEL_COUNTY, line},
        {incident->city_id, incident->county_id, LEVEL_CITY, line},
    };
    const struct list both = {notes, sizeof notes / sizeof *notes};
    enum status status = write_messages(ctx, incident, deed);
    return status == STATUS_OK ? delivery_post(ctx, &both, DELIVERY_OF_INCIDENT) : status;
}
