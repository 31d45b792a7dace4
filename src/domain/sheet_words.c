/* sheet_words.c: cells and filters as words. */
#include "sheet_private.h"

#include "minan/domain/institution.h"
#include "minan/domain/region.h"
#include <string.h>

const char *sheet_neutral(struct arena *arena, const char *text) {
    if (text && *text && strchr("=+-@\t\r\n", *text))
        return arena_printf(arena, "'%s", text);
    return text;
}

static const char *region_name(struct ctx *ctx, const char *code) {
    struct region region;
    return region_by_code(ctx, code, &region) == STATUS_OK ? region.name : code;
}

static const char *institution_name(struct ctx *ctx, const struct uuid *uuid) {
    struct institution institution;
    return institution_find(ctx, uuid, &institution) == STATUS_OK ? institution.name : uuid->text;
}

static const char *text_words(struct ctx *ctx, const struct field *field, const char *text) {
    bool is_region = strcmp(field->name, "county") == 0 || strcmp(field->name, "town") == 0;
    return is_region ? region_name(ctx, text) : text;
}

static const char *day_words(struct ctx *ctx, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    return arena_text(ctx->arena, text);
}

static const char *value_words(struct ctx *ctx, const struct field *field, const void *filter) {
    const void *member = (const char *)filter + field->offset;
    switch (field->type) {
    case FIELD_TEXT: return text_words(ctx, field, *(const char *const *)member);
    case FIELD_UUID:
        return strcmp(field->name, "institution") == 0 ? institution_name(ctx, member)
                                                       : ((const struct uuid *)member)->text;
    case FIELD_DATE: return day_words(ctx, *(const int32_t *)member);
    case FIELD_ENUM: return names_label(field->names, *(const int *)member);
    case FIELD_BOOL: return *(const enum truth *)member == YES ? "是" : "否";
    case FIELD_INT: return arena_printf(ctx->arena, "%lld", (long long)*(const int64_t *)member);
    case FIELD_TIME:
    case FIELD_REAL:
    case FIELD_ID:
    case FIELD_OBJECT:
    case FIELD_LIST: return NULL;
    }
    return NULL;
}

/* How a list is walked through says nothing about what is in it. */
static bool is_paging(const struct field *field) {
    static const char *const names[] = {"cursor", "limit", "sort"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], field->name) == 0)
            return true;
    }
    return false;
}

const char *sheet_filter_words(struct ctx *ctx, const struct shape *shape, const void *filter) {
    const char *words = "";
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (is_paging(field) || field_is_absent(field, filter))
            continue;
        const char *value = value_words(ctx, field, filter);
        if (value)
            words =
                arena_printf(ctx->arena, "%s%s%s：%s", words, *words ? "；" : "", field_label(field), value);
    }
    return *words ? words : "全部";
}
