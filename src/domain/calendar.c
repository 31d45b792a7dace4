#include "minan/domain/calendar.h"

#include "minan/domain/audit.h"

NAMES_DEFINE(calendar_kind, "日期安排", CALENDAR_KIND_TABLE)

enum { FIRST_YEAR = 2000, LAST_YEAR = 2199, SATURDAY = 6, YEAR_MOST = 366, LOOK_BACK = 4 };

static const struct field calendar_day_fields[] = {
    F_DATE(struct calendar_day, day, REQUIRED, .label = "日期"),
    F_ENUM(struct calendar_day, kind, calendar_kind, REQUIRED, .label = "安排"),
    F_TEXT(struct calendar_day, name, REQUIRED, .label = "名称", .max = 20),
    F_BOOL(struct calendar_day, sample, REQUIRED, .label = "示例",
           .doc = "shipped with the program: to be checked against the notice"),
};
SHAPE(calendar_day, struct calendar_day);

static const struct field calendar_request_fields[] = {
    F_INT(struct calendar_request, year, 0, .label = "年份", .min = FIRST_YEAR, .max = LAST_YEAR),
};
SHAPE(calendar_request, struct calendar_request);

static const struct field calendar_fields[] = {
    F_INT(struct calendar, year, REQUIRED, .label = "年份", .max = LAST_YEAR),
    F_BOOL(struct calendar, known, REQUIRED, .label = "已录入放假通知"),
    F_INT(struct calendar, work_days, REQUIRED, .label = "工作日数", .max = YEAR_MOST),
    F_LIST(struct calendar, days, calendar_day_shape, REQUIRED, .label = "与平常周不同的日期"),
};
SHAPE(calendar, struct calendar);

static const struct field calendar_edit_fields[] = {
    F_DATE(struct calendar_edit, day, REQUIRED | IN_PATH, .label = "日期"),
    F_ENUM(struct calendar_edit, kind, calendar_kind, REQUIRED, .label = "安排"),
    F_TEXT(struct calendar_edit, name, REQUIRED, .label = "名称", .max = 20),
};
SHAPE(calendar_edit, struct calendar_edit);

static const struct field calendar_ref_fields[] = {
    F_DATE(struct calendar_ref, day, REQUIRED | IN_PATH, .label = "日期"),
};
SHAPE(calendar_ref, struct calendar_ref);

/* ---- working days ---- */

enum status calendar_between(struct ctx *ctx, int32_t from, int32_t to, struct list *ret_days) {
    return db_many(ctx->db, SQL_CALENDAR_DAYS, ARGS(PARAMS(P_DAY("from_on", from), P_DAY("to_on", to))),
                   &calendar_day_shape, ctx->arena, ret_days);
}

const struct calendar_day *calendar_find(const struct list *days, int32_t day) {
    const struct calendar_day *list = days->items;
    for (size_t i = 0; i < days->count; i++) {
        if (list[i].day == day)
            return &list[i];
    }
    return NULL;
}

bool calendar_works(const struct list *days, int32_t day) {
    const struct calendar_day *different = calendar_find(days, day);
    return different ? different->kind == CALENDAR_WORKDAY : day_weekday(day) < SATURDAY;
}

/* No stretch of free days is so long that four times the count and a month would not hold enough work. */
enum status calendar_before(struct ctx *ctx, int32_t day, int count, int32_t *ret_day) {
    struct list days;
    enum status status = calendar_between(ctx, day - LOOK_BACK * count - 31, day, &days);
    if (status != STATUS_OK)
        return status;
    while (count > 0)
        count -= calendar_works(&days, --day);
    *ret_day = day;
    return STATUS_OK;
}

/* ---- a year ---- */

enum status calendar_get(struct ctx *ctx, const struct calendar_request *request,
                         struct calendar *ret_calendar) {
    struct calendar calendar = {.year = request->year};
    if (calendar.year == INT_NONE)
        calendar.year = day_ymd(clock_today(ctx->clock)).year;
    int32_t from = day_of((int)calendar.year, 1, 1), to = day_of((int)calendar.year, 12, 31);
    enum status status = calendar_between(ctx, from, to, &calendar.days);
    if (status != STATUS_OK)
        return status;
    calendar.known = calendar.days.count ? YES : NO;
    for (int32_t day = from; day <= to; day++)
        calendar.work_days += calendar_works(&calendar.days, day);
    *ret_calendar = calendar;
    return STATUS_OK;
}

static enum status finish(struct ctx *ctx, const char *act, int32_t day, const char *detail,
                          struct calendar *ret_calendar) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    enum status status = audit_write(ctx, act, text, detail);
    if (status != STATUS_OK)
        return status;
    return calendar_get(ctx, &(struct calendar_request){day_ymd(day).year}, ret_calendar);
}

enum status calendar_put(struct ctx *ctx, const struct calendar_edit *request,
                         struct calendar *ret_calendar) {
    if (request->kind == CALENDAR_WORKDAY && day_weekday(request->day) < SATURDAY)
        return err_field(ctx->err, "kind", "weekday",
                         "「安排」周一至周五本来就上班，调休上班只能是周六或周日");
    enum status status =
        db_run(ctx->db, SQL_CALENDAR_PUT, ARGS(.shape = &calendar_edit_shape, .object = request), NULL);
    if (status != STATUS_OK)
        return status;
    const char *detail = arena_printf(ctx->arena, "%s：%s",
                                      names_label(&calendar_kind_names, (int)request->kind), request->name);
    return finish(ctx, "calendar.put", request->day, detail, ret_calendar);
}

enum status calendar_drop(struct ctx *ctx, const struct calendar_ref *request,
                          struct calendar *ret_calendar) {
    int64_t dropped = 0;
    enum status status =
        db_run(ctx->db, SQL_CALENDAR_DROP, ARGS(PARAMS(P_DAY("day", request->day))), &dropped);
    if (status != STATUS_OK)
        return status;
    if (dropped == 0)
        return err_detail(ctx->err, STATUS_NOT_FOUND, "这一天没有特别安排");
    return finish(ctx, "calendar.drop", request->day, "恢复为平常的工作日或周末", ret_calendar);
}
