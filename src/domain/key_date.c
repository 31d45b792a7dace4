#include "minan/domain/key_date.h"

#include "minan/domain/audit.h"
#include "minan/domain/region.h"
#include "visit_plan_private.h"
#include <string.h>

enum { NAME_MOST = 40, NOTE_MOST = 500 };

static const struct field key_date_fields[] = {
    F_ID(struct key_date, id),
    F_UUID(struct key_date, uuid, REQUIRED, .label = "编号"),
    F_TEXT(struct key_date, name, REQUIRED, .label = "节点名称", .max = NAME_MOST),
    F_DATE(struct key_date, from_on, REQUIRED, .label = "检查期自"),
    F_DATE(struct key_date, to_on, REQUIRED, .label = "检查期至"),
    F_TEXT(struct key_date, note, NULLABLE | MULTILINE, .label = "说明", .max = NOTE_MOST),
    F_BOOL(struct key_date, sample, REQUIRED, .label = "示例", .doc = "shipped with the program"),
    F_TEXT(struct key_date, content_hash, INTERNAL),
    F_INT(struct key_date, row_version, REQUIRED, .label = "版本"),
};
SHAPE(key_date, struct key_date);

static const struct field key_date_request_fields[] = {
    F_INT(struct key_date_request, year, 0, .label = "年份", .min = 2000, .max = 2199),
};
SHAPE(key_date_request, struct key_date_request);

static const struct field key_date_list_fields[] = {
    F_LIST(struct key_date_list, items, key_date_shape, REQUIRED, .label = "节点"),
};
SHAPE(key_date_list, struct key_date_list);

static const struct field key_date_by_uuid_fields[] = {
    F_UUID(struct key_date_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(key_date_by_uuid, struct key_date_by_uuid);

static const struct field key_date_edit_fields[] = {
    F_UUID(struct key_date_edit, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct key_date_edit, name, REQUIRED, .label = "节点名称", .max = NAME_MOST),
    F_DATE(struct key_date_edit, from_on, REQUIRED, .label = "检查期自"),
    F_DATE(struct key_date_edit, to_on, REQUIRED, .label = "检查期至"),
    F_TEXT(struct key_date_edit, note, MULTILINE, .label = "说明", .max = NOTE_MOST),
};
SHAPE(key_date_edit, struct key_date_edit);

static const struct field key_date_county_fields[] = {
    F_TEXT(struct key_date_county, county, REQUIRED, .label = "区划代码", .max = 9),
    F_TEXT(struct key_date_county, name, REQUIRED, .label = "县(市、区)"),
    F_INT(struct key_date_county, institutions, REQUIRED, .label = "应查机构"),
    F_INT(struct key_date_county, planned, REQUIRED, .label = "已安排"),
    F_INT(struct key_date_county, visited, REQUIRED, .label = "已检查"),
    F_INT(struct key_date_county, led, REQUIRED, .label = "班子带队"),
};
SHAPE(key_date_county, struct key_date_county);

static const struct field key_date_leader_fields[] = {
    F_UUID(struct key_date_leader, account, REQUIRED, .label = "账号"),
    F_TEXT(struct key_date_leader, name, REQUIRED, .label = "姓名"),
    F_ENUM(struct key_date_leader, role, role, REQUIRED, .label = "角色"),
    F_INT(struct key_date_leader, planned, REQUIRED, .label = "已安排"),
    F_INT(struct key_date_leader, visited, REQUIRED, .label = "已带队检查机构"),
};
SHAPE(key_date_leader, struct key_date_leader);

static const struct field key_date_progress_fields[] = {
    F_OBJECT(struct key_date_progress, date, key_date_shape, REQUIRED, .label = "节点"),
    F_LIST(struct key_date_progress, counties, key_date_county_shape, REQUIRED, .label = "各县进度",
           .max = 5000),
    F_LIST(struct key_date_progress, leaders, key_date_leader_shape, REQUIRED, .label = "班子带队",
           .max = 5000),
};
SHAPE(key_date_progress, struct key_date_progress);

static const struct field key_date_generate_fields[] = {
    F_UUID(struct key_date_generate, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_ENUM(struct key_date_generate, level, inspection_level, 0, .label = "检查层级"),
    F_TEXT(struct key_date_generate, county, 0, .label = "县(市、区)", .max = 9),
    F_ENUM(struct key_date_generate, institution_type, institution_type, 0, .label = "机构类型"),
};
SHAPE(key_date_generate, struct key_date_generate);

static const struct field key_date_generated_fields[] = {
    F_INT(struct key_date_generated, made, REQUIRED, .label = "新排检查"),
    F_OBJECT(struct key_date_generated, progress, key_date_progress_shape, REQUIRED, .label = "进度"),
};
SHAPE(key_date_generated, struct key_date_generated);

/* ---- reading ---- */

enum status key_date_between(struct ctx *ctx, int32_t from, int32_t to, struct list *ret_dates) {
    return db_many(ctx->db, SQL_KEY_DATE_BETWEEN, ARGS(PARAMS(P_DAY("from_on", from), P_DAY("to_on", to))),
                   &key_date_shape, ctx->arena, ret_dates);
}

enum status key_date_all(struct ctx *ctx, const struct key_date_request *request,
                         struct key_date_list *ret_list) {
    int year = request->year == INT_NONE ? day_ymd(clock_today(ctx->clock)).year : (int)request->year;
    int32_t to = request->year == INT_NONE ? DAY_NONE : day_of(year, 12, 31);
    return key_date_between(ctx, day_of(year, 1, 1), to, &ret_list->items);
}

enum status key_date_find(struct ctx *ctx, const struct uuid *uuid, struct key_date *ret_date) {
    return db_one(ctx->db, SQL_KEY_DATE_GET, ARGS(PARAMS(P_UUID("uuid", *uuid))), &key_date_shape, ctx->arena,
                  ret_date);
}

struct key_date_sets {
    const char *planned;
    const char *visited;
    const char *led;
};

static enum status visited_set(struct ctx *ctx, const struct key_date *date, bool led, const char **ret_set) {
    return db_text(ctx->db, SQL_KEY_DATE_VISITED,
                   ARGS(PARAMS(P_INT("in_city", ctx->actor.city_id), P_DAY("from_on", date->from_on),
                               P_DAY("to_on", date->to_on), P_FLAG("led", led))),
                   ctx->arena, ret_set);
}

static enum status sets_of(struct ctx *ctx, const struct key_date *date, struct key_date_sets *ret_sets) {
    enum status status =
        db_text(ctx->db, SQL_KEY_DATE_PLANNED,
                ARGS(PARAMS(P_ID("id", date->id), P_FLAG("no_secrets", visit_plan_no_secrets(ctx)))),
                ctx->arena, &ret_sets->planned);
    if (status == STATUS_OK)
        status = visited_set(ctx, date, false, &ret_sets->visited);
    return status == STATUS_OK ? visited_set(ctx, date, true, &ret_sets->led) : status;
}

static enum status counties_of(struct ctx *ctx, const struct key_date *date, struct list *ret_counties) {
    struct key_date_sets sets;
    enum status status = sets_of(ctx, date, &sets);
    if (status != STATUS_OK)
        return status;
    return db_many(
        ctx->db, SQL_KEY_DATE_COUNTIES,
        ARGS(.scope = &ctx->actor.scope, PARAMS(P_TEXT("planned", sets.planned),
                                                P_TEXT("visited", sets.visited), P_TEXT("led", sets.led))),
        &key_date_county_shape, ctx->arena, ret_counties);
}

static enum status progress_of(struct ctx *ctx, const struct key_date *date,
                               struct key_date_progress *ret_progress) {
    struct key_date_progress progress = {.date = *date};
    enum status status = counties_of(ctx, date, &progress.counties);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_KEY_DATE_LEADERS,
                         ARGS(.scope = &ctx->actor.scope,
                              PARAMS(P_DAY("from_on", date->from_on), P_DAY("to_on", date->to_on),
                                     P_FLAG("no_secrets", visit_plan_no_secrets(ctx)))),
                         &key_date_leader_shape, ctx->arena, &progress.leaders);
    if (status == STATUS_OK)
        *ret_progress = progress;
    return status;
}

enum status key_date_get(struct ctx *ctx, const struct key_date_by_uuid *request,
                         struct key_date_progress *ret_progress) {
    struct key_date date;
    enum status status = key_date_find(ctx, &request->uuid, &date);
    if (status != STATUS_OK)
        return status;
    ctx->version = date.row_version;
    return progress_of(ctx, &date, ret_progress);
}

/* ---- editing ---- */

/* What is over stays judged by its days (D19, duty.h). */
static enum status check_window(struct ctx *ctx, const struct key_date_edit *request) {
    if (request->to_on < request->from_on)
        return err_field(ctx->err, "to_on", "order", "「检查期至」不能早于检查期自");
    if (request->to_on - request->from_on >= PLAN_DAYS_MOST)
        return err_field(ctx->err, "to_on", "range", "「检查期至」距检查期自不能超过半年");
    if (request->to_on < clock_today(ctx->clock))
        return err_field(ctx->err, "to_on", "order", "「检查期至」不能早于今天");
    return STATUS_OK;
}

static enum status finish(struct ctx *ctx, const struct key_date_edit *request, const char *act,
                          struct key_date *ret_date) {
    char from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];
    day_format(request->from_on, from);
    day_format(request->to_on, to);
    enum status status = audit_write(ctx, act, request->uuid.text,
                                     arena_printf(ctx->arena, "%s，%s至%s", request->name, from, to));
    if (status == STATUS_OK)
        status = key_date_find(ctx, &request->uuid, ret_date);
    if (status == STATUS_OK)
        ctx->version = ret_date->row_version;
    return status;
}

static enum status put_new(struct ctx *ctx, const struct key_date_edit *request, struct key_date *ret_date) {
    enum status status = check_window(ctx, request);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_KEY_DATE_INSERT,
                        ARGS(.shape = &key_date_edit_shape, .object = request,
                             PARAMS(P_TEXT("content_hash", ctx->content_hash))),
                        NULL);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return finish(ctx, request, "key_date.put", ret_date);
}

enum status key_date_put(struct ctx *ctx, const struct key_date_edit *request, struct key_date *ret_date) {
    struct key_date date;
    enum status status = key_date_find(ctx, &request->uuid, &date);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_date);
    if (status != STATUS_OK)
        return status;
    if (date.content_hash == NULL || strcmp(date.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_date = date;
    return STATUS_OK;
}

/* At the version the actor has seen, and not over. */
static enum status find_current(struct ctx *ctx, const struct uuid *uuid, struct key_date *ret_date) {
    enum status status = key_date_find(ctx, uuid, ret_date);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, ret_date->row_version);
    if (status != STATUS_OK || ret_date->to_on >= clock_today(ctx->clock))
        return status;
    ctx->err->state = "over";
    return err_detail(ctx->err, STATUS_WRONG_STATE, "%s的检查期已经结束，不能再修改", ret_date->name);
}

enum status key_date_patch(struct ctx *ctx, const struct key_date_edit *request, struct key_date *ret_date) {
    struct key_date date;
    enum status status = find_current(ctx, &request->uuid, &date);
    if (status == STATUS_OK)
        status = check_window(ctx, request);
    if (status == STATUS_OK)
        status =
            db_run(ctx->db, SQL_KEY_DATE_UPDATE,
                   ARGS(.shape = &key_date_edit_shape, .object = request, PARAMS(P_ID("id", date.id))), NULL);
    return status == STATUS_OK ? finish(ctx, request, "key_date.change", ret_date) : status;
}

/* ---- plans for everybody ---- */

static enum status find_county(struct ctx *ctx, const char *code, int64_t *ret_county) {
    struct region region;
    *ret_county = INT_NONE;
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, &region);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && region.level != REGION_COUNTY))
        return err_field(ctx->err, "county", "unknown", "「县(市、区)」不存在或不在您的管辖范围内");
    if (status == STATUS_OK)
        *ret_county = region.id.value;
    return status;
}

/* Of an institution as much as its plan needs. */
static const struct field missing_fields[] = {
    F_ID(struct institution, id),
    F_UUID(struct institution, uuid, INTERNAL),
    F_INT(struct institution, city_id, INTERNAL),
    F_INT(struct institution, county_id, INTERNAL),
    F_INT(struct institution, town_id, INTERNAL),
};
static SHAPE(missing, struct institution);

static enum status find_missing(struct ctx *ctx, const struct key_date_generate *request,
                                const struct key_date *date, enum inspection_level level,
                                struct list *ret_homes) {
    int64_t county;
    enum status status = find_county(ctx, request->county, &county);
    if (status != STATUS_OK)
        return status;
    return db_many(
        ctx->db, SQL_KEY_DATE_MISSING,
        ARGS(.scope = &ctx->actor.scope,
             PARAMS(P_ID("id", date->id), P_ENUM("level", inspection_level, level),
                    P_DAY("from_on", date->from_on), P_DAY("to_on", date->to_on), P_INT("in_county", county),
                    P_ENUM("institution_type", institution_type, request->institution_type))),
        &missing_shape, ctx->arena, ret_homes);
}

/* The UUID holds the moment, since what was cancelled may be planned again. */
static enum status plan_home(struct ctx *ctx, const struct institution *home, const struct key_date *date,
                             enum inspection_level level) {
    const char *name =
        arena_printf(ctx->arena, "%s %s %s %lld", date->uuid.text, home->uuid.text,
                     names_code(&inspection_level_names, (int)level), (long long)clock_now(ctx->clock));
    return visit_plan_add(ctx, &(struct visit_plan_draft){.uuid = uuid_named(name),
                                                          .institution = home,
                                                          .level = level,
                                                          .kind = KIND_KEY_DATE,
                                                          .from_on = date->from_on,
                                                          .to_on = date->to_on,
                                                          .source = PLAN_BY_KEY_DATE,
                                                          .draw_position = INT_NONE,
                                                          .key_date_id = date->id,
                                                          .notice_due_on = DAY_NONE});
}

static enum status generate(struct ctx *ctx, const struct key_date_generate *request,
                            const struct key_date *date, enum inspection_level level, int64_t *ret_made) {
    struct list homes = {0};
    enum status status = find_missing(ctx, request, date, level, &homes);
    const struct institution *list = homes.items;
    for (size_t i = 0; i < homes.count && status == STATUS_OK; i++)
        status = plan_home(ctx, &list[i], date, level);
    *ret_made = (int64_t)homes.count;
    return status;
}

enum status key_date_plan(struct ctx *ctx, const struct key_date_generate *request,
                          struct key_date_generated *ret_generated) {
    struct key_date date;
    struct key_date_generated generated = {0};
    enum inspection_level level = inspection_level_none_;
    enum status status = key_date_find(ctx, &request->uuid, &date);
    if (status == STATUS_OK)
        status = visit_plan_level(ctx, request->level, &level);
    if (status != STATUS_OK)
        return status;
    if (date.to_on < clock_today(ctx->clock))
        return err_detail(ctx->err, STATUS_WRONG_STATE, "%s的检查期已经结束，不能再安排", date.name);
    status = generate(ctx, request, &date, level, &generated.made);
    if (status == STATUS_OK)
        status = audit_write(ctx, "key_date.plan", date.uuid.text,
                             arena_printf(ctx->arena, "%s：安排%s检查 %lld 家", date.name,
                                          names_label(&inspection_level_names, (int)level),
                                          (long long)generated.made));
    if (status == STATUS_OK)
        status = progress_of(ctx, &date, &generated.progress);
    if (status == STATUS_OK)
        *ret_generated = generated;
    return status;
}
