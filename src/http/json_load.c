#include "json_load.h"

#include "minan/base/utf8.h"

#include <stdbool.h>
#include <string.h>

enum { NESTING_MAX = 32 };

static size_t string_end(const char *text, size_t size, size_t at) {
    for (at++; at < size && text[at] != '"'; at++)
        if (text[at] == '\\')
            at++;
    return at;
}

/* Before parsing, because the parser recurses. Strings are skipped; that the text is JSON is not checked. */
static bool nesting_is_allowed(const char *text, size_t size) {
    int depth = 0;
    for (size_t at = 0; at < size; at++) {
        if (text[at] == '"')
            at = string_end(text, size, at);
        else if (text[at] == '{' || text[at] == '[')
            depth++;
        else if (text[at] == '}' || text[at] == ']')
            depth--;
        if (depth > NESTING_MAX)
            return false;
    }
    return true;
}

/* jansson says: duplicate object key near '"name"'. Its text is cut at a fixed size, perhaps within a
 * character. */
static const char *duplicate_name(struct arena *arena, const json_error_t *error) {
    const char *start = strchr(error->text, '"');
    const char *end = strrchr(error->text, '"');
    if (start == NULL || end <= start)
        return "";
    size_t size = (size_t)(end - start) + 1;
    return utf8_valid(start, size) ? arena_copy(arena, start, size) : "";
}

static enum status refuse(struct err *err, const json_error_t *error) {
    enum json_error_code code = json_error_code(error);
    const char *why = "有语法错误";
    if (code == json_error_duplicate_key)
        return err_detail(err, STATUS_MALFORMED, "请求内容中的字段 %s 重复出现",
                          duplicate_name(err->arena, error));
    if (code == json_error_invalid_utf8)
        why = "不是有效的 UTF-8 文字";
    if (code == json_error_premature_end_of_input)
        why = "内容不完整";
    if (code == json_error_end_of_input_expected)
        why = "之后有多余的内容";
    if (code == json_error_numeric_overflow)
        why = "数字过大";
    if (code == json_error_null_character || code == json_error_null_byte_in_key)
        why = "含有空字符";
    return err_detail(err, STATUS_MALFORMED, "请求内容不是有效的 JSON：第 %d 行第 %d 列%s", error->line,
                      error->column, why);
}

enum status json_load_object(const char *text, size_t size, struct err *err, json_t **ret_root) {
    if (text == NULL || size == 0)
        return err_detail(err, STATUS_MALFORMED, "请求内容为空，应为一个 JSON 对象");
    if (!nesting_is_allowed(text, size))
        return err_detail(err, STATUS_MALFORMED, "请求内容的嵌套超过 %d 层", NESTING_MAX);
    json_error_t error;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        return refuse(err, &error);
    if (!json_is_object(root)) {
        json_decref(root);
        return err_detail(err, STATUS_MALFORMED, "请求内容应为一个 JSON 对象");
    }
    *ret_root = root;
    return STATUS_OK;
}
