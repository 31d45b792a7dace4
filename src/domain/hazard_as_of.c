/* hazard_as_of.c: a hazard as it was at the end of a day gone by, folded from the events received by then. */
#include "hazard_life.h"

static const char *name_of(const struct list *deeds, struct account_id actor) {
    const struct deed *deed = deeds->items;
    for (size_t i = deeds->count; i > 0; i--) {
        if (deed[i - 1].actor_id.value == actor.value)
            return deed[i - 1].actor_name;
    }
    return NULL;
}

static void show_rectification(struct hazard *h, const struct hazard_life *life) {
    h->state = life->state;
    h->severity = life->severity;
    h->assessment_reason = life->assessment_reason;
    h->deadline = life->deadline;
    h->acknowledged_at = life->acknowledged_at;
    h->submitted_at = life->submitted_at;
    h->return_count = life->return_count;
    h->awaits_second_name = life->state == HAZARD_SUBMITTED && life->first_close_by.value ? YES : NO;
    h->fixed_on_site = h->fixed_on_site == YES && life->state == HAZARD_CLOSED ? YES : NO;
    h->closed_on = life->closed_on;
    h->void_reason = life->void_reason;
    h->row_version = life->row_version;
}

static void show_special(struct hazard *h, const struct hazard_life *life) {
    h->extension_asked = life->extension_asked;
    h->extension_count = life->extension_count;
    h->listed_level = life->listed_level;
    h->delist_asked_on = life->delist_asked_on;
    h->restriction = life->restriction;
    h->planned = life->planned;
    h->settled = life->settled;
    h->funds_fen = life->funds_fen;
    h->building_grade = life->building_grade;
    h->case_measure = life->case_measure;
    h->transferred_to = life->transferred_to;
    h->transferred_on = life->transferred_on;
    h->transfer_resolved = life->transfer_resolved;
}

static void show_names(struct hazard *h, const struct hazard_life *life, const struct list *deeds) {
    h->assessed_by = name_of(deeds, life->assessed_by);
    h->closed_by = name_of(deeds, life->closed_by);
    h->extension_asked_by = name_of(deeds, life->extension_asked_by);
}

static bool is_known(const struct list *events, const struct uuid *uuid) {
    const struct hazard_event *event = events->items;
    for (size_t i = 0; i < events->count; i++) {
        if (uuid_equal(&event[i].uuid, uuid))
            return true;
    }
    return false;
}

/* Photos belong to an act; those of later acts go. */
static void drop_later_photos(struct hazard *h) {
    struct attachment_row *row = h->attachments.items;
    size_t kept = 0;
    for (size_t i = 0; i < h->attachments.count; i++) {
        if (is_known(&h->events, &row[i].event))
            row[kept++] = row[i];
    }
    h->attachments.count = kept;
}

static enum status show(struct ctx *ctx, struct hazard *h, int32_t day) {
    struct hazard_life life;
    struct list deeds;
    int64_t before = day_start(day + 1);
    enum status status = hazard_life_before(ctx, h->id, h->found_on, before, &life, &deeds);
    if (status != STATUS_OK)
        return status;
    if (deeds.count == 0)
        return err_detail(ctx->err, STATUS_NOT_FOUND, "该隐患在这一天还没有登记");
    show_rectification(h, &life);
    show_special(h, &life);
    show_names(h, &life, &deeds);
    hazard_compute(h, day);
    status = hazard_add_history(ctx, h, before);
    if (status == STATUS_OK)
        status = attachment_of_hazard(ctx, h->id, &h->attachments);
    drop_later_photos(h);
    return status;
}

enum status hazard_view(struct ctx *ctx, const struct hazard_as_of *request, struct hazard *ret_hazard) {
    struct hazard hazard;
    if (request->as_of == DAY_NONE)
        return hazard_get(ctx, &(struct hazard_by_uuid){request->uuid}, ret_hazard);
    if (request->as_of > clock_today(ctx->clock))
        return err_field(ctx->err, "as_of", "order", "「截至日期」不能晚于今天");
    enum status status = hazard_find(ctx, &request->uuid, &hazard);
    if (status == STATUS_OK)
        status = show(ctx, &hazard, request->as_of);
    if (status == STATUS_OK)
        *ret_hazard = hazard;
    return status;
}
