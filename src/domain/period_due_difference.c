/* period_due_difference.c: the shares 份 of 履职完成率 that were frozen beside those that the duty engine
 * finds today, and what differs. */
#include "period_private.h"

#include "duty_private.h"
#include "minan/domain/page.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD = 16 }; /* of a code in a cursor */

struct term {
    int64_t number; /* of a frozen one */
    const char *code;
    const char *title;
    const char *term;
    int32_t due;
};
static const struct field term_fields[] = {
    F_INT(struct term, number, INTERNAL), F_TEXT(struct term, code, INTERNAL),
    F_TEXT(struct term, title, INTERNAL), F_TEXT(struct term, term, INTERNAL),
    F_DATE(struct term, due, INTERNAL),
};
static SHAPE(term, struct term);

/* As it was frozen, or as it is today: who, in which term of which duty. */
struct share {
    const struct term *term;
    enum duty_unit unit;
    enum duty_status status;
    int64_t subject_id;
    int64_t county_id;
};

struct frozen_share {
    int64_t term_number;
    enum duty_unit unit;
    int64_t subject_id;
    int64_t county_id;
    enum duty_status status;
};
static const struct field frozen_share_fields[] = {
    F_INT(struct frozen_share, term_number, INTERNAL),
    F_ENUM(struct frozen_share, unit, duty_unit, INTERNAL),
    F_INT(struct frozen_share, subject_id, INTERNAL),
    F_INT(struct frozen_share, county_id, INTERNAL),
    F_ENUM(struct frozen_share, status, duty_status, INTERNAL),
};
static SHAPE(frozen_share, struct frozen_share);

struct shares {
    struct ctx *ctx;
    struct share *list;
    size_t count;
    size_t room;
    struct list terms;         /* of struct term, frozen: numbered from 1 */
    const struct term *latest; /* of the engine's */
};

static void add(struct shares *shares, const struct share *share) {
    shares->list =
        arena_room(shares->ctx->arena, shares->list, shares->count, &shares->room, sizeof *shares->list);
    shares->list[shares->count++] = *share;
}

/* What fell due last first, then by duty. */
static int compare_terms(const struct term *left, const struct term *right) {
    if (left->due != right->due)
        return left->due > right->due ? -1 : 1;
    return duty_code_compare(left->code, right->code);
}

static int compare(const void *a, const void *b) {
    const struct share *left = a, *right = b;
    int order = left->term == right->term ? 0 : compare_terms(left->term, right->term);
    if (order == 0)
        order = (left->unit > right->unit) - (left->unit < right->unit);
    return order ? order : (left->subject_id > right->subject_id) - (left->subject_id < right->subject_id);
}

static void sort(struct shares *shares) {
    if (shares->count)
        qsort(shares->list, shares->count, sizeof *shares->list, compare);
}

/* ---- then ---- */

static enum status add_frozen(void *user, const void *object) {
    struct shares *shares = user;
    const struct frozen_share *row = object;
    const struct term *terms = shares->terms.items;
    add(shares, &(struct share){&terms[row->term_number - 1], row->unit, row->status, row->subject_id,
                                row->county_id});
    return STATUS_OK;
}

static enum status read_then(struct ctx *ctx, const struct period_inquiry *q, struct shares *shares) {
    enum status status = db_many(ctx->db, SQL_FROZEN_TERMS, ARGS(PARAMS(P_ID("period_id", q->known.id))),
                                 &term_shape, ctx->arena, &shares->terms);
    if (status != STATUS_OK)
        return status;
    return db_each(ctx->db, SQL_FROZEN_DUES, ARGS(PARAMS(P_FROZEN_DUE(ctx, q))), &frozen_share_shape,
                   add_frozen, shares);
}

/* ---- now ---- */

/* The engine goes through one term after the other. */
static const struct term *term_of(struct shares *shares, const struct duty_due_row *row) {
    const struct term own = {0, row->code, row->title, row->term, row->due};
    if (shares->latest == NULL || compare_terms(shares->latest, &own) != 0) {
        struct term *term = ARENA_NEW(shares->ctx->arena, struct term);
        *term = own;
        shares->latest = term;
    }
    return shares->latest;
}

static enum status add_live(void *user, const void *object) {
    struct shares *shares = user;
    const struct duty_due_row *row = object;
    add(shares,
        &(struct share){term_of(shares, row), row->unit, row->status, row->subject_id, row->county_id});
    return STATUS_OK;
}

static enum status read_now(struct ctx *ctx, const struct period_inquiry *q, struct shares *shares) {
    struct duty_due_filter filter;
    shape_clear(&duty_due_filter_shape, &filter);
    filter.from = q->row.from;
    filter.to = q->row.to;
    filter.county = q->filter->county;
    return duty_due_each(ctx, &filter, add_live, shares);
}

/* ---- beside each other ---- */

struct line {
    const struct share *then; /* NULL: not owed */
    const struct share *now;
};

static bool counts(const struct period_inquiry *q, const struct share *share) {
    return share && (q->of_whole || share->status == DUTY_MET);
}

static const struct share *share_of(const struct line *line) {
    return line->now ? line->now : line->then;
}

static struct list merge(const struct period_inquiry *q, const struct shares *then,
                         const struct shares *now) {
    struct line *lines = ARENA_ARRAY(then->ctx->arena, then->count + now->count + 1, struct line);
    struct list list = {lines, 0};
    size_t i = 0, k = 0;
    while (i < then->count || k < now->count) {
        int order = i == then->count ? 1 : k == now->count ? -1 : compare(&then->list[i], &now->list[k]);
        struct line line = {order <= 0 ? &then->list[i] : NULL, order >= 0 ? &now->list[k] : NULL};
        i += order <= 0;
        k += order >= 0;
        if (counts(q, line.then) != counts(q, line.now))
            lines[list.count++] = line;
    }
    return list;
}

static enum status read_lines(struct ctx *ctx, const struct period_inquiry *q, struct list *ret_lines) {
    struct shares then = {.ctx = ctx}, now = {.ctx = ctx};
    enum status status = read_then(ctx, q, &then);
    if (status == STATUS_OK)
        status = read_now(ctx, q, &now);
    if (status != STATUS_OK)
        return status;
    sort(&then);
    sort(&now);
    *ret_lines = merge(q, &then, &now);
    return STATUS_OK;
}

/* ---- a page of them ---- */

/* The cursor is a line's key: "20788 D13 institution" and the subject. */
static enum status first_after(struct ctx *ctx, const struct period_inquiry *q, const struct list *lines,
                               size_t *ret_first) {
    const struct line *all = lines->items;
    char code[WORD], unit[WORD];
    struct term term = {.code = code};
    struct share mark = {.term = &term, .subject_id = q->after_id};
    int known = 0;
    size_t first = 0;
    if (q->after_key && sscanf(q->after_key, "%d %15s %15s", &term.due, code, unit) == 3)
        known = names_value(&duty_unit_names, unit);
    if (q->after_key && known == 0)
        return err_field(ctx->err, "cursor", "format", "翻页标记无效，请从第一页开始");
    mark.unit = (enum duty_unit)known;
    while (known && first < lines->count && compare(share_of(&all[first]), &mark) <= 0)
        first++;
    *ret_first = first;
    return STATUS_OK;
}

static const char *cursor_after(struct ctx *ctx, const struct line *line) {
    const struct share *share = share_of(line);
    return page_cursor(ctx->arena,
                       arena_printf(ctx->arena, "%d %s %s", share->term->due, share->term->code,
                                    names_code(&duty_unit_names, (int)share->unit)),
                       share->subject_id);
}

/* Owed then and now: its proofs have changed. Else the subject itself has. */
static enum status find_change(struct ctx *ctx, const struct period_inquiry *q, const struct line *line,
                               const struct period_difference *difference, struct duty_change *ret_change) {
    struct duty_proof_filter filter;
    bool of_leader = difference->unit == UNIT_LEADER;
    if (line->then == NULL || line->now == NULL)
        return duty_subject_change(ctx, &difference->uuid, q->known.frozen_audit, ret_change);
    shape_clear(&duty_proof_filter_shape, &filter);
    filter.code = difference->duty;
    filter.day = difference->day;
    filter.region = difference->region;
    *(of_leader ? &filter.leader : &filter.institution) = difference->uuid;
    return duty_proof_change(ctx, &filter, q->known.frozen_audit, ret_change);
}

static enum status explain(struct ctx *ctx, const struct period_inquiry *q, const struct line *line,
                           struct period_difference *difference) {
    struct duty_change change;
    enum status status = find_change(ctx, q, line, difference, &change);
    if (status != STATUS_OK || change.act == NULL)
        return status;
    difference->cause = change.act;
    difference->cause_detail = change.detail;
    difference->cause_by = change.actor;
    difference->cause_at = change.at;
    return STATUS_OK;
}

static enum status describe(struct ctx *ctx, const struct period_inquiry *q, const struct line *line,
                            struct period_difference *ret_difference) {
    const struct share *share = share_of(line);
    const struct term *term = share->term;
    struct period_difference *difference = ret_difference;
    enum status status =
        db_one(ctx->db, SQL_DUE_SUBJECT,
               ARGS(PARAMS(P_ENUM("unit", duty_unit, share->unit), P_INT("subject_id", share->subject_id),
                           P_INT("county_id", share->county_id))),
               &period_difference_shape, ctx->arena, difference);
    if (status != STATUS_OK)
        return status;
    difference->list = LIST_DUTIES;
    difference->change = counts(q, line->now) ? CHANGE_IN : CHANGE_OUT;
    difference->amount = counts(q, line->now) ? 1 : -1;
    difference->text = arena_printf(ctx->arena, "%s %s", term->code, term->title);
    difference->day = term->due;
    difference->duty = term->code;
    difference->term = term->term;
    difference->unit = share->unit;
    difference->frozen_status = line->then ? line->then->status : 0;
    difference->live_status = line->now ? line->now->status : 0;
    return explain(ctx, q, line, difference);
}

static void add_up(const struct period_inquiry *q, const struct list *lines,
                   struct period_differences *differences) {
    const struct line *all = lines->items;
    differences->total = (int64_t)lines->count;
    for (size_t i = 0; i < lines->count; i++)
        differences->amount += counts(q, all[i].now) ? 1 : -1;
}

enum status period_due_differences(struct ctx *ctx, const struct period_inquiry *q,
                                   struct period_differences *ret_differences) {
    struct period_differences differences = {.next = NULL};
    struct list lines;
    size_t first = 0;
    enum status status = read_lines(ctx, q, &lines);
    if (status == STATUS_OK)
        status = first_after(ctx, q, &lines, &first);
    if (status != STATUS_OK)
        return status;
    const struct line *all = lines.items;
    size_t count = lines.count - first > (size_t)q->limit ? (size_t)q->limit : lines.count - first;
    struct period_difference *page = ARENA_ARRAY(ctx->arena, count + 1, struct period_difference);
    for (size_t i = 0; status == STATUS_OK && i < count; i++)
        status = describe(ctx, q, &all[first + i], &page[i]);
    if (status != STATUS_OK)
        return status;
    add_up(q, &lines, &differences);
    differences.items = (struct list){page, count};
    if (first + count < lines.count)
        differences.next = cursor_after(ctx, &all[first + count - 1]);
    *ret_differences = differences;
    return STATUS_OK;
}
