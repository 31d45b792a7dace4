/* payload.c: WeCom and DingTalk robots take the same text; a hook of one's own gets everything, signed; mail
 * goes as RFC 5322. */
#include "minan/api/payload.h"

#include "minan/base/hash.h"
#include "minan/http/json_write.h"
#include <sodium.h>
#include <string.h>

static const char json_type[] = "Content-Type: application/json; charset=utf-8";

/* ---- small tools ---- */

static char *base64(struct arena *arena, const void *data, size_t size) {
    size_t room = sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL);
    return sodium_bin2base64(arena_alloc(arena, room), room, data, size, sodium_base64_VARIANT_ORIGINAL);
}

static const char *percent(struct arena *arena, const char *text) {
    struct buf buf;
    buf_init(&buf, arena, 128);
    for (; *text; text++) {
        if (strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~", *text))
            buf_char(&buf, *text);
        else
            buf_printf(&buf, "%%%02X", (unsigned char)*text);
    }
    return buf.data;
}

static void add_header(struct post *post, const char *header) {
    post->headers[post->header_count++] = header;
}

static void set_body(struct post *post, const struct buf *buf) {
    post->body = buf->data;
    post->body_size = buf->size;
}

/* ---- robots ---- */

struct robot_text {
    const char *content;
};
struct robot_message {
    const char *msgtype;
    struct robot_text text;
};
static const struct field robot_text_fields[] = {F_TEXT(struct robot_text, content, 0)};
static SHAPE(robot_text, struct robot_text);
static const struct field robot_message_fields[] = {
    F_TEXT(struct robot_message, msgtype, 0),
    F_OBJECT(struct robot_message, text, robot_text_shape, 0),
};
static SHAPE(robot_message, struct robot_message);

static void make_robot(const struct parcel *parcel, struct arena *arena, struct post *post) {
    struct buf buf;
    const struct robot_message message = {"text", {parcel->text}};
    buf_init(&buf, arena, 2048);
    json_write(&buf, &robot_message_shape, &message);
    add_header(post, json_type);
    set_body(post, &buf);
}

/* sign = base64(HMAC-SHA256(secret, timestamp "\n" secret)), in the address beside the timestamp. */
static void sign_dingtalk(const struct parcel *parcel, int64_t now, struct arena *arena, struct post *post) {
    uint8_t sign[SHA256_SIZE];
    if (parcel->secret == NULL)
        return;
    const char *text = arena_printf(arena, "%lld\n%s", (long long)now, parcel->secret);
    hmac_sha256(parcel->secret, strlen(parcel->secret), text, strlen(text), sign);
    post->url =
        arena_printf(arena, "%s%stimestamp=%lld&sign=%s", parcel->url, strchr(parcel->url, '?') ? "&" : "?",
                     (long long)now, percent(arena, base64(arena, sign, sizeof sign)));
}

/* ---- a hook of one's own ---- */

struct hook_message {
    struct uuid id;
    int64_t sent_at;
    const char *subject;
    const char *text;
    int64_t hazards;
};
static const struct field hook_message_fields[] = {
    F_UUID(struct hook_message, id, 0),      F_TIME(struct hook_message, sent_at, 0),
    F_TEXT(struct hook_message, subject, 0), F_TEXT(struct hook_message, text, 0),
    F_INT(struct hook_message, hazards, 0),
};
static SHAPE(hook_message, struct hook_message);

/* X-Minan-Signature: sha256=hex(HMAC-SHA256(secret, timestamp "." body)); the id tells a repeated one. */
static void sign_hook(const struct parcel *parcel, int64_t now, struct arena *arena, struct post *post) {
    uint8_t sign[SHA256_SIZE];
    char hex[SHA256_TEXT_SIZE];
    if (parcel->secret == NULL)
        return;
    const char *text = arena_printf(arena, "%lld.%s", (long long)now, post->body);
    hmac_sha256(parcel->secret, strlen(parcel->secret), text, strlen(text), sign);
    hex_encode(sign, sizeof sign, hex);
    add_header(post, arena_printf(arena, "X-Minan-Timestamp: %lld", (long long)now));
    add_header(post, arena_printf(arena, "X-Minan-Signature: sha256=%s", hex));
}

static void make_hook(const struct parcel *parcel, int64_t now, struct arena *arena, struct post *post) {
    struct buf buf;
    const struct hook_message message = {parcel->uuid, now, parcel->subject, parcel->text, parcel->hazards};
    buf_init(&buf, arena, 2048);
    json_write(&buf, &hook_message_shape, &message);
    add_header(post, json_type);
    add_header(post, arena_printf(arena, "Idempotency-Key: %s", parcel->uuid.text));
    set_body(post, &buf);
    sign_hook(parcel, now, arena, post);
}

/* ---- mail ---- */

static void add_recipients(const struct parcel *parcel, struct arena *arena, struct post *post) {
    const char *text = parcel->recipients;
    while (text != NULL && post->recipient_count < POST_RECIPIENTS_MOST) {
        text += strspn(text, " ");
        const char *comma = strchr(text, ',');
        size_t length = comma ? (size_t)(comma - text) : strlen(text);
        while (length && text[length - 1] == ' ')
            length--;
        post->recipients[post->recipient_count++] = arena_copy(arena, text, length);
        text = comma ? comma + 1 : NULL;
    }
}

/* "Wed, 25 Nov 2026 12:00:00 +0000" */
static const char *mail_date(struct arena *arena, int64_t now) {
    static const char *const weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int32_t day = (int32_t)(now / 86400000);
    int second = (int)(now / 1000 % 86400);
    struct ymd ymd = day_ymd(day);
    return arena_printf(arena, "%s, %02d %s %04d %02d:%02d:%02d +0000", weekdays[day % 7], ymd.day,
                        months[ymd.month - 1], ymd.year, second / 3600, second / 60 % 60, second % 60);
}

/* Lines of base64 as mail wants them. */
static void add_wrapped(struct buf *buf, const char *text) {
    enum { LINE = 76 };
    for (size_t left = strlen(text); left > 0;) {
        size_t bytes = left < LINE ? left : LINE;
        buf_add(buf, text, bytes);
        buf_text(buf, "\r\n");
        text += bytes;
        left -= bytes;
    }
}

static void make_mail(const struct parcel *parcel, int64_t now, struct arena *arena, struct post *post) {
    struct buf buf;
    buf_init(&buf, arena, 4096);
    post->mail = true;
    post->sender = parcel->sender;
    post->login = parcel->login;
    post->password = parcel->secret;
    add_recipients(parcel, arena, post);
    buf_printf(&buf, "From: %s\r\nTo: %s\r\nDate: %s\r\nMessage-ID: <%s@minan>\r\n", parcel->sender,
               parcel->recipients, mail_date(arena, now), parcel->uuid.text);
    buf_printf(&buf, "Subject: =?UTF-8?B?%s?=\r\n", base64(arena, parcel->subject, strlen(parcel->subject)));
    buf_text(&buf, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                   "Content-Transfer-Encoding: base64\r\n\r\n");
    add_wrapped(&buf, base64(arena, parcel->text, strlen(parcel->text)));
    set_body(post, &buf);
}

void payload_make(const struct parcel *parcel, int64_t now, struct arena *arena, struct post *ret_post) {
    *ret_post = (struct post){.url = parcel->url};
    switch (parcel->kind) {
    case CHANNEL_DINGTALK:
        sign_dingtalk(parcel, now, arena, ret_post);
        make_robot(parcel, arena, ret_post);
        return;
    case CHANNEL_WECOM: make_robot(parcel, arena, ret_post); return;
    case CHANNEL_SMTP: make_mail(parcel, now, arena, ret_post); return;
    case CHANNEL_WEBHOOK:
    case channel_kind_none_: make_hook(parcel, now, arena, ret_post); return;
    }
}
