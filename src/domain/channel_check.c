/* channel_check.c: an address that may be sent to. */
#include "channel_private.h"

#include <string.h>

enum { RECIPIENTS_MOST = 20, ADDRESS_MOST = 200 };

static const char *host_of(const struct channel_address *address) {
    static const char *const hook[] = {"https://", "http://", NULL};
    static const char *const mail[] = {"smtps://", "smtp://", NULL};
    const char *const *scheme = address->kind == CHANNEL_SMTP ? mail : hook;
    for (; *scheme; scheme++) {
        if (strncmp(address->url, *scheme, strlen(*scheme)) == 0)
            return address->url + strlen(*scheme);
    }
    return NULL;
}

static bool is_plain(const char *text) {
    for (; *text; text++) {
        if ((unsigned char)*text <= ' ' || (unsigned char)*text >= 0x7f || strchr("\"<>\\^`{|}", *text))
            return false;
    }
    return true;
}

static void check_url(struct err *err, const struct channel_address *address) {
    const char *host = host_of(address);
    bool mail = address->kind == CHANNEL_SMTP;
    size_t length = host ? strcspn(host, "/?#") : 0;
    if (host == NULL)
        err_field(err, "url", "format", "「地址」应以 %s 开头",
                  mail ? "smtp:// 或 smtps://" : "https:// 或 http://");
    else if (length == 0 || host[0] == ':' || !is_plain(host))
        err_field(err, "url", "format", "「地址」不是完整的网址");
    else if (memchr(host, '@', length))
        err_field(err, "url", "format", "「地址」里不能带账号和密码，请填在“登录名”和“密钥”中");
    else if (mail && host[length])
        err_field(err, "url", "format", "「地址」只写到端口，如 smtps://mail.example.cn:465");
}

static bool is_mail_address(const char *text, size_t length) {
    const char *at = memchr(text, '@', length);
    if (at == NULL || at == text || at == text + length - 1 || length > ADDRESS_MOST)
        return false;
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] <= ' ' || (unsigned char)text[i] >= 0x7f || strchr("<>()\",;:\\", text[i]))
            return false;
    }
    return memchr(at + 1, '@', length - (size_t)(at + 1 - text)) == NULL;
}

/* "a@b.cn, c@d.cn" */
static bool are_mail_addresses(const char *text) {
    int count = 0;
    for (;;) {
        text += strspn(text, " ");
        size_t length = strcspn(text, ",");
        size_t used = length;
        while (used && text[used - 1] == ' ')
            used--;
        if (!is_mail_address(text, used) || ++count > RECIPIENTS_MOST)
            return false;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

static void check_mail(struct err *err, const struct channel_address *address) {
    if (address->sender == NULL)
        err_field(err, "sender", "required", "「发件人」必填");
    else if (!is_mail_address(address->sender, strlen(address->sender)))
        err_field(err, "sender", "format", "「发件人」应为一个邮箱地址");
    if (address->recipients == NULL)
        err_field(err, "recipients", "required", "「收件人」必填");
    else if (!are_mail_addresses(address->recipients))
        err_field(err, "recipients", "format", "「收件人」应为邮箱地址，多个用逗号隔开，最多 %d 个",
                  RECIPIENTS_MOST);
    if (address->login && address->secret == NULL)
        err_field(err, "secret", "required", "填了「登录名」就要填「密钥」（邮箱密码或授权码）");
}

enum status channel_check(struct err *err, const struct channel_address *address) {
    check_url(err, address);
    if (address->kind == CHANNEL_SMTP)
        check_mail(err, address);
    return err->count ? STATUS_INVALID : STATUS_OK;
}
