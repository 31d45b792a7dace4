/* payload_fate.c: what an answer means. Only what certainly did not arrive is tried again. */
#include "minan/api/payload.h"

#include <jansson.h>
#include <string.h>

enum { TOO_MANY_REQUESTS = 429, UNAVAILABLE = 503 };

static enum fate fate(enum fate fate, const char **ret_error, const char *error) {
    *ret_error = error;
    return fate;
}

/* Robots say 200 to everything and mean errcode. */
static bool read_errcode(const char *reply, json_int_t *ret_code) {
    json_t *json = json_loads(reply, 0, NULL);
    const json_t *code = json_object_get(json, "errcode");
    bool is_there = json_is_integer(code);
    if (is_there)
        *ret_code = json_integer_value(code);
    json_decref(json);
    return is_there;
}

/* WeCom: -1 busy, 45009 too often, 45033 too many at once. DingTalk: 130101 and 410100 too often. */
static bool is_for_later(json_int_t code) {
    return code == -1 || code == 45009 || code == 45033 || code == 130101 || code == 410100;
}

static enum fate robot_fate(const struct post_result *result, struct arena *arena, const char **ret_error) {
    json_int_t code;
    if (!read_errcode(result->reply, &code))
        return fate(FATE_UNKNOWN, ret_error, "对方的答复无法识别，不知是否已经送达");
    if (code == 0)
        return fate(FATE_ARRIVED, ret_error, NULL);
    return fate(is_for_later(code) ? FATE_LATER : FATE_REFUSED, ret_error,
                arena_printf(arena, "机器人未接受（错误码 %lld）", (long long)code));
}

static enum fate http_fate(enum channel_kind kind, const struct post_result *result, struct arena *arena,
                           const char **ret_error) {
    int code = result->code;
    if (code >= 200 && code < 300)
        return kind == CHANNEL_WEBHOOK ? fate(FATE_ARRIVED, ret_error, NULL)
                                       : robot_fate(result, arena, ret_error);
    if (code == TOO_MANY_REQUESTS || code == UNAVAILABLE)
        return fate(FATE_LATER, ret_error, arena_printf(arena, "对方暂时不能接收（%d）", code));
    if (code >= 300 && code < 400)
        return fate(FATE_REFUSED, ret_error, "对方要求转到别的地址，为安全起见没有照办");
    if (code >= 500)
        return fate(FATE_UNKNOWN, ret_error,
                    arena_printf(arena, "对方服务器出错（%d），不知是否已经送达", code));
    return fate(FATE_REFUSED, ret_error, arena_printf(arena, "对方拒绝接收（%d）", code));
}

static enum fate mail_fate(const struct post_result *result, struct arena *arena, const char **ret_error) {
    int code = result->code;
    if (code < 400)
        return fate(FATE_ARRIVED, ret_error, NULL);
    if (code < 500)
        return fate(FATE_LATER, ret_error, arena_printf(arena, "邮件服务器暂时不能接收（%d）", code));
    return fate(FATE_REFUSED, ret_error, arena_printf(arena, "邮件服务器拒绝接收（%d）", code));
}

enum fate payload_fate(enum channel_kind kind, const struct post_result *result, struct arena *arena,
                       const char **ret_error) {
    if (result->outcome == POST_NOT_SENT)
        return fate(FATE_LATER, ret_error, result->problem);
    if (result->outcome == POST_UNCLEAR)
        return fate(FATE_UNKNOWN, ret_error, arena_printf(arena, "%s，不知是否已经送达", result->problem));
    return kind == CHANNEL_SMTP ? mail_fate(result, arena, ret_error)
                                : http_fate(kind, result, arena, ret_error);
}
