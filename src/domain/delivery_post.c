/* delivery_post.c: what one look of the engine found, as one message for every channel it concerns. */
#include "delivery_private.h"

#include "minan/base/buf.h"
#include <string.h>

/* A WeCom robot takes 2,048 bytes of text. */
enum { DIGEST_BYTES = 1800, LINE_ROOM = 4 };

static const char *const titles[] = {
    [DELIVERY_OF_HAZARDS] = "隐患提醒",
    [DELIVERY_OF_INCIDENT] = "突发事件",
};

/* What is posted together. */
struct post {
    const struct list *notes;
    enum delivery_cause cause;
};

enum status delivery_add(struct ctx *ctx, const struct dispatch *dispatch) {
    return db_run(ctx->db, SQL_DELIVERY_INSERT,
                  ARGS(PARAMS(P_UUID("uuid", dispatch->uuid), P_ID("channel_id", dispatch->channel),
                              P_TEXT("subject", dispatch->subject), P_TEXT("text", dispatch->text),
                              P_INT("hazards", dispatch->hazards), P_BOOL("urgent", dispatch->urgent),
                              P_TIME("due_at", dispatch->due_at), P_TIME("now", clock_now(ctx->clock)))),
                  NULL);
}

static bool concerns(const struct channel *channel, const struct delivery_note *note) {
    bool of_city = channel->county_id == INT_NONE;
    if (note->city_id != channel->city_id || (!of_city && note->county_id != channel->county_id))
        return false;
    if (note->level == LEVEL_INSTITUTION)
        return channel->with_institutions == YES;
    return note->level == (of_city ? LEVEL_CITY : LEVEL_COUNTY);
}

static int64_t count_for(const struct channel *channel, const struct list *notes) {
    int64_t count = 0;
    for (size_t i = 0; i < notes->count; i++)
        count += concerns(channel, (const struct delivery_note *)notes->items + i);
    return count;
}

static const char *digest(struct ctx *ctx, const struct channel *channel, const struct post *post,
                          int64_t count) {
    const struct list *notes = post->notes;
    struct buf buf;
    int64_t written = 0;
    buf_init(&buf, ctx->arena, DIGEST_BYTES);
    buf_printf(&buf, "【民安】%s %lld 条", titles[post->cause], (long long)count);
    for (size_t i = 0; i < notes->count; i++) {
        const struct delivery_note *note = (const struct delivery_note *)notes->items + i;
        if (!concerns(channel, note))
            continue;
        const char *line = arena_printf(ctx->arena, "\n%lld. %s", (long long)written + 1, note->line);
        if (buf.size + strlen(line) + LINE_ROOM > DIGEST_BYTES)
            break;
        buf_text(&buf, line);
        written++;
    }
    if (written < count)
        buf_printf(&buf, "\n其余 %lld 条", (long long)(count - written));
    buf_text(&buf, "\n请登录民安系统查看办理。");
    return buf.data;
}

static enum status post_to(struct ctx *ctx, const struct channel *channel, const struct post *post) {
    int64_t now = clock_now(ctx->clock);
    int64_t count = count_for(channel, post->notes);
    bool urgent = post->cause == DELIVERY_OF_INCIDENT;
    if (count == 0)
        return STATUS_OK;
    const struct dispatch dispatch = {
        .uuid = uuid_random(),
        .channel = channel->id,
        .subject = arena_printf(ctx->arena, "民安%s %lld 条", titles[post->cause], (long long)count),
        .text = digest(ctx, channel, post, count),
        .hazards = count,
        .due_at = urgent ? now : quiet_until(now, channel->quiet_from, channel->quiet_to),
        .urgent = urgent,
    };
    return delivery_add(ctx, &dispatch);
}

static enum status post_in_city(struct ctx *ctx, int64_t city_id, const struct post *post) {
    struct list channels = {0};
    enum status status = db_many(ctx->db, SQL_CHANNEL_LISTENING, ARGS(PARAMS(P_INT("city_id", city_id))),
                                 &channel_shape, ctx->arena, &channels);
    for (size_t i = 0; status == STATUS_OK && i < channels.count; i++)
        status = post_to(ctx, (const struct channel *)channels.items + i, post);
    return status;
}

static bool is_first_of_city(const struct list *notes, size_t at) {
    const struct delivery_note *list = notes->items;
    for (size_t i = 0; i < at; i++) {
        if (list[i].city_id == list[at].city_id)
            return false;
    }
    return true;
}

enum status delivery_post(struct ctx *ctx, const struct list *notes, enum delivery_cause cause) {
    const struct post post = {notes, cause};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < notes->count; i++) {
        if (is_first_of_city(notes, i))
            status = post_in_city(ctx, ((const struct delivery_note *)notes->items)[i].city_id, &post);
    }
    return status;
}
