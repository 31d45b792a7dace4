/* institution_check.c: the rules of a record, each told at its field. */
#include "institution_private.h"

#include "minan/base/credit_code.h"
#include "minan/domain/region.h"
#include <string.h>

enum { PHONE_LEAST = 5, PHONE_MOST = 20 };

static const char *label_of(const char *name) {
    return field_label(shape_field(&institution_edit_shape, name));
}

static void check_required(struct ctx *ctx, const struct institution_edit *edit) {
    static const char *const names[] = {"name", "type", "county", "status"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct field *field = shape_field(&institution_edit_shape, names[i]);
        if (field_is_absent(field, edit))
            (void)err_field(ctx->err, names[i], "required", "请填写「%s」", field_label(field));
    }
    if (edit->name && *edit->name == '\0')
        (void)err_field(ctx->err, "name", "required", "请填写「机构名称」");
}

static void check_credit_code(struct ctx *ctx, const char *code) {
    if (code && !credit_code_valid(code))
        (void)err_field(ctx->err, "credit_code", "checksum",
                        "「统一社会信用代码」%s 校验不通过，请核对是否抄错", code);
}

static void check_phone(struct ctx *ctx, const char *name, const char *phone) {
    if (phone == NULL)
        return;
    size_t size = strlen(phone);
    if (size < PHONE_LEAST || size > PHONE_MOST || strspn(phone, "0123456789+- ") != size)
        (void)err_field(ctx->err, name, "format", "「%s」应为 5 至 20 位数字，可含 + 和 -", label_of(name));
}

static void check_dates(struct ctx *ctx, const struct institution_edit *edit) {
    if (edit->opened_on != DAY_NONE && edit->closed_on != DAY_NONE && edit->closed_on < edit->opened_on)
        (void)err_field(ctx->err, "closed_on", "order", "「停用日期」不能早于启用日期");
    if (edit->converted_on != DAY_NONE && edit->kitchen_fuel != FUEL_ELECTRIC)
        (void)err_field(ctx->err, "converted_on", "order", "只有全电厨房才填「全电改造日期」");
}

static void check_range(struct ctx *ctx, const char *name, double value, int most) {
    if (value < -most || value > most) /* false for NaN: absent */
        (void)err_field(ctx->err, name, "range", "「%s」应在 -%d 与 %d 之间", label_of(name), most, most);
}

enum status institution_check(struct ctx *ctx, const struct institution_edit *edit) {
    int before = ctx->err->count;
    check_required(ctx, edit);
    check_credit_code(ctx, edit->credit_code);
    check_phone(ctx, "principal_phone", edit->principal_phone);
    check_phone(ctx, "safety_officer_phone", edit->safety_officer_phone);
    check_phone(ctx, "liaison_phone", edit->liaison_phone);
    check_dates(ctx, edit);
    check_range(ctx, "longitude", edit->longitude, 180);
    check_range(ctx, "latitude", edit->latitude, 90);
    return ctx->err->count > before ? STATUS_INVALID : STATUS_OK;
}

/* ---- where it lies ---- */

static enum status find_region(struct ctx *ctx, const char *field, const char *code, enum region_level level,
                               struct region *ret_region) {
    enum status status = region_by_code(ctx, code, ret_region);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && ret_region->level != level))
        return err_field(ctx->err, field, "unknown", "「%s」%s 不存在或不在您的管辖范围", label_of(field),
                         code);
    return status;
}

static enum status locate_town(struct ctx *ctx, const char *code, const struct region *county,
                               struct region_id *ret_town) {
    struct region town;
    enum status status = find_region(ctx, "town", code, REGION_TOWN, &town);
    if (status != STATUS_OK)
        return status;
    if (town.county_id != county->id.value)
        return err_field(ctx->err, "town", "order", "「%s」不属于%s", town.name, county->name);
    *ret_town = town.id;
    return STATUS_OK;
}

enum status institution_locate(struct ctx *ctx, const struct institution_edit *edit,
                               struct institution_place *ret_place) {
    struct region county;
    struct institution_place place = {0};
    enum status status = find_region(ctx, "county", edit->county, REGION_COUNTY, &county);
    if (status == STATUS_OK && edit->town)
        status = locate_town(ctx, edit->town, &county, &place.town);
    if (status != STATUS_OK)
        return status;
    place.city.value = county.city_id;
    place.county = county.id;
    *ret_place = place;
    return STATUS_OK;
}
