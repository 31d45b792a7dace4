/* institution_import_cells.c: a cell as people write it, to the member it stands for. */
#include "institution_import_private.h"

#include "minan/base/utf8.h"
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- words for closed vocabularies, beside their labels ---- */

struct word {
    const struct names *names;
    const char *text;
    int value;
};

static const struct word words[] = {
    {&institution_type_names, "养老院", TYPE_ELDERLY_CARE},
    {&institution_type_names, "敬老院", TYPE_ELDERLY_CARE},
    {&institution_type_names, "养老服务机构", TYPE_ELDERLY_CARE},
    {&institution_type_names, "婚姻登记处", TYPE_MARRIAGE_REGISTRY},
    {&institution_type_names, "救助站", TYPE_RELIEF_STATION},
    {&institution_type_names, "救助管理站", TYPE_RELIEF_STATION},
    {&institution_type_names, "精神卫生机构", TYPE_MENTAL_HEALTH},
    {&institution_type_names, "殡仪馆", TYPE_FUNERAL_HOME},
    {&institution_type_names, "公墓", TYPE_FUNERAL_HOME},
    {&institution_type_names, "殡葬服务机构", TYPE_FUNERAL_HOME},
    {&institution_type_names, "儿童福利院", TYPE_CHILD_WELFARE},
    {&institution_type_names, "未成年人救助保护中心", TYPE_CHILD_WELFARE},
    {&institution_type_names, "儿童福利机构(未成年人救助保护中心)", TYPE_CHILD_WELFARE},
    {&ownership_names, "公办公营", OWNERSHIP_PUBLIC},
    {&ownership_names, "民营", OWNERSHIP_PRIVATE},
    {&ownership_names, "公办民营", OWNERSHIP_PUBLIC_PRIVATE},
    {&area_setting_names, "城镇", SETTING_URBAN},
    {&area_setting_names, "乡村", SETTING_RURAL},
    {&institution_status_names, "正常", INSTITUTION_OPERATING},
    {&institution_status_names, "在营", INSTITUTION_OPERATING},
    {&institution_status_names, "正常运营", INSTITUTION_OPERATING},
    {&institution_status_names, "暂停", INSTITUTION_SUSPENDED},
    {&institution_status_names, "关停", INSTITUTION_CLOSED},
    {&institution_status_names, "注销", INSTITUTION_CLOSED},
    {&kitchen_fuel_names, "天然气", FUEL_PIPED_GAS},
    {&kitchen_fuel_names, "管道气", FUEL_PIPED_GAS},
    {&kitchen_fuel_names, "管道燃气", FUEL_PIPED_GAS},
    {&kitchen_fuel_names, "液化气", FUEL_BOTTLED_GAS},
    {&kitchen_fuel_names, "瓶装气", FUEL_BOTTLED_GAS},
    {&kitchen_fuel_names, "液化石油气", FUEL_BOTTLED_GAS},
    {&kitchen_fuel_names, "瓶装液化石油气", FUEL_BOTTLED_GAS},
    {&kitchen_fuel_names, "植物油", FUEL_LIQUID},
    {&kitchen_fuel_names, "醇基燃料", FUEL_LIQUID},
    {&kitchen_fuel_names, "全电", FUEL_ELECTRIC},
    {&kitchen_fuel_names, "电", FUEL_ELECTRIC},
    {&building_grade_names, "A级", GRADE_A},
    {&building_grade_names, "B级", GRADE_B},
    {&building_grade_names, "C级", GRADE_C},
    {&building_grade_names, "D级", GRADE_D},
};

static int word_value(const struct names *names, const char *text) {
    int value = names_value_of_label(names, text);
    for (size_t i = 0; value == 0 && i < sizeof words / sizeof *words; i++) {
        if (words[i].names == names && strcmp(words[i].text, text) == 0)
            value = words[i].value;
    }
    return value ? value : names_value(names, text);
}

static const char *choices(struct arena *arena, const struct names *names) {
    const char *text = "";
    for (int i = 0; i < names->count; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? "、" : "", names->list[i].label);
    return text;
}

static const char *read_enum(struct arena *arena, const struct field *field, const char *plain, int *member) {
    *member = word_value(field->names, plain);
    if (*member)
        return NULL;
    return arena_printf(arena, "不认识“%s”，应为：%s", plain, choices(arena, field->names));
}

/* ---- yes and no, numbers ---- */

static bool is_one_of(const char *text, const char *barred) {
    size_t size = strlen(text);
    for (const char *at = strstr(barred, text); at; at = strstr(at + 1, text)) {
        if (at > barred && at[-1] == '|' && at[size] == '|')
            return true;
    }
    return false;
}

static const char *read_bool(struct arena *arena, const char *plain, enum truth *member) {
    *member = is_one_of(plain, "|有|是|√|✓|Y|y|yes|true|1|已建|")      ? YES
              : is_one_of(plain, "|无|否|没有|×|N|n|no|false|0|未建|") ? NO
                                                                       : TRUTH_NONE;
    return *member ? NULL : arena_printf(arena, "不认识“%s”，应为有或无（是或否）", plain);
}

/* "1,200" and "60.0" are the spreadsheet's way of writing them. */
static char *bare_number(struct arena *arena, const char *plain) {
    char *out = arena_alloc(arena, strlen(plain) + 1);
    size_t size = 0;
    for (; *plain; plain++) {
        if (*plain != ',')
            out[size++] = *plain;
    }
    char *point = strchr(out, '.');
    if (point && point[1] && strspn(point + 1, "0") == strlen(point + 1))
        *point = '\0';
    return out;
}

static const char *read_int(struct arena *arena, const struct field *field, const char *plain,
                            int64_t *member) {
    const char *text = bare_number(arena, plain);
    size_t size = strlen(text);
    if (size == 0 || size > 9 || strspn(text, "0123456789") != size)
        return arena_printf(arena, "“%s”不是整数", plain);
    int64_t value = strtoll(text, NULL, 10);
    if (value > field->max)
        return arena_printf(arena, "“%s”超出范围，最大 %lld", plain, (long long)field->max);
    *member = value;
    return NULL;
}

static const char *read_real(struct arena *arena, const char *plain, double *member) {
    char *end;
    double value = strtod(plain, &end);
    if (end == plain || *end || !isfinite(value))
        return arena_printf(arena, "“%s”不是数字", plain);
    *member = value;
    return NULL;
}

/* ---- dates ---- */

enum { SERIAL_LEAST = 10000, SERIAL_MOST = 99999 };

static bool day_exists(int year, int month, int day, int32_t *ret_day) {
    char text[40];
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    return day_parse(text, ret_day);
}

/* 2009年7月8日, 2009/7/8 and 2009.7.8 as 2009-7-8 */
static char *hyphened(struct arena *arena, const char *plain) {
    static const char *const marks[] = {"年", "月", "/", "."};
    char *out = arena_alloc(arena, strlen(plain) + 1);
    size_t size = 0;
    while (*plain) {
        size_t skip = strncmp(plain, "日", strlen("日")) == 0 ? strlen("日") : 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && skip == 0; i++) {
            if (strncmp(plain, marks[i], strlen(marks[i])) != 0)
                continue;
            skip = strlen(marks[i]);
            out[size++] = '-';
        }
        if (skip == 0)
            out[size++] = *plain;
        plain += skip ? skip : 1;
    }
    return out;
}

/* With a time behind or not. */
static bool parts_to_day(struct arena *arena, const char *plain, int32_t *ret_day) {
    int year, month, day, used = 0;
    const char *text = hyphened(arena, plain);
    if (strspn(text, "0123456789-T:Z") != strlen(text))
        return false;
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &used) != 3)
        return false;
    return strspn(text + used, "T0123456789:-Z") == strlen(text + used) && text[used] != '-' &&
           day_exists(year, month, day, ret_day);
}

/* 20090708, or the days since 1899-12-30 that a spreadsheet keeps */
static bool digits_to_day(const char *text, int32_t *ret_day) {
    const char *bare = text;
    size_t size = strspn(bare, "0123456789");
    long number = strtol(bare, NULL, 10);
    if (size == 8 && bare[size] == '\0')
        return day_exists((int)(number / 10000), (int)(number / 100 % 100), (int)(number % 100), ret_day);
    if (size != 5 || (bare[size] && bare[size] != '.') || number < SERIAL_LEAST || number > SERIAL_MOST)
        return false;
    *ret_day = day_of(1899, 12, 30) + (int32_t)number;
    return true;
}

static const char *read_date(struct arena *arena, const char *plain, int32_t *member) {
    int32_t day;
    if (!parts_to_day(arena, plain, &day) && !digits_to_day(plain, &day))
        return arena_printf(arena, "“%s”不是有效日期，应如 2009-07-08", plain);
    *member = day;
    return NULL;
}

/* ---- texts ---- */

enum { DEFAULT_MAX = 200 };

/* Line breaks and tabs of a cell as blanks, where the record has one line. */
static char *one_line(struct arena *arena, const char *text) {
    char *line = arena_text(arena, text);
    for (char *c = line; *c; c++)
        *c = *c == '\r' || *c == '\n' || *c == '\t' ? ' ' : *c;
    return line;
}

static const char *read_text(struct arena *arena, const struct field *field, const char *text,
                             const char **member) {
    size_t most = field->max ? (size_t)field->max : DEFAULT_MAX;
    if (utf8_has_control(text))
        return "含有不可见的控制字符";
    if (utf8_length(text) > most)
        return arena_printf(arena, "超过 %zu 个字", most);
    *member = field->flags & MULTILINE ? arena_text(arena, text) : one_line(arena, text);
    return NULL;
}

static const char *read_code(struct arena *arena, const char *plain, const char **member) {
    char *code = arena_text(arena, plain);
    for (char *c = code; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    if (strlen(code) != 18)
        return arena_printf(arena, "“%s”不是 18 位", plain);
    *member = code;
    return NULL;
}

const char *import_read_cell(struct arena *arena, const struct field *field, const char *cell,
                             struct institution_edit *edit, bool *ret_given) {
    if (cell[0] == '\'' && cell[1] && strchr("=+-@", cell[1])) /* as an exported sheet protects it */
        cell++;
    const char *plain = import_plain(arena, cell);
    void *member = (char *)edit + field->offset;
    *ret_given = *plain != '\0';
    if (!*ret_given)
        return NULL;
    switch (field->type) {
    case FIELD_ENUM: return read_enum(arena, field, plain, member);
    case FIELD_BOOL: return read_bool(arena, plain, member);
    case FIELD_INT: return read_int(arena, field, plain, member);
    case FIELD_REAL: return read_real(arena, plain, member);
    case FIELD_DATE: return read_date(arena, plain, member);
    case FIELD_TEXT:
        if (strcmp(field->name, "credit_code") == 0)
            return read_code(arena, plain, member);
        return read_text(arena, field, cell, member);
    case FIELD_UUID:
    case FIELD_TIME:
    case FIELD_ID:
    case FIELD_OBJECT:
    case FIELD_LIST: break;
    }
    return "不能导入";
}
