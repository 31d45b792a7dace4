/* post.c: libcurl, told to do as little as possible. */
#include "minan/http/post.h"

#include "minan/base/buf.h"
#include <curl/curl.h>
#include <string.h>

enum { TIMEOUT_MS = 20000, CONNECT_MS = 8000, REPLY_MOST = 16 * 1024 };

struct sending {
    const struct post *post;
    CURL *curl;
    struct curl_slist *headers;
    struct curl_slist *recipients;
    struct buf reply;
    size_t read;    /* of a mail's message, by libcurl */
    bool has_begun; /* the first byte of a mail's message was handed over */
};

/* ---- what libcurl calls ---- */

static size_t take_reply(char *data, size_t size, size_t count, void *user) {
    struct sending *sending = user;
    size_t bytes = size * count;
    size_t room = REPLY_MOST - sending->reply.size;
    buf_add(&sending->reply, data, bytes < room ? bytes : room);
    return bytes; /* the rest is dropped, not an error */
}

static size_t give_message(char *data, size_t size, size_t count, void *user) {
    struct sending *sending = user;
    size_t left = sending->post->body_size - sending->read;
    size_t bytes = size * count < left ? size * count : left;
    memcpy(data, sending->post->body + sending->read, bytes);
    sending->read += bytes;
    sending->has_begun = true;
    return bytes;
}

static int ask_stop(void *user, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up) {
    const struct post *post = ((struct sending *)user)->post;
    (void)down_total, (void)down, (void)up_total, (void)up;
    return post->stopping != NULL && post->stopping(post->user);
}

/* ---- what libcurl is told ---- */

static void set_limits(struct sending *sending) {
    const struct post *post = sending->post;
    long timeout = post->timeout_ms ? post->timeout_ms : TIMEOUT_MS;
    CURL *curl = sending->curl;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https,smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, timeout);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, timeout < CONNECT_MS ? timeout : CONNECT_MS);
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, ask_stop);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, sending);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_reply);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, sending);
}

static void set_request(struct sending *sending) {
    const struct post *post = sending->post;
    for (size_t i = 0; i < post->header_count; i++)
        sending->headers = curl_slist_append(sending->headers, post->headers[i]);
    sending->headers = curl_slist_append(sending->headers, "Expect:"); /* no waiting for a 100 */
    curl_easy_setopt(sending->curl, CURLOPT_HTTPHEADER, sending->headers);
    curl_easy_setopt(sending->curl, CURLOPT_POSTFIELDS, post->body);
    curl_easy_setopt(sending->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)post->body_size);
}

static void set_mail(struct sending *sending) {
    const struct post *post = sending->post;
    CURL *curl = sending->curl;
    for (size_t i = 0; i < post->recipient_count; i++)
        sending->recipients = curl_slist_append(sending->recipients, post->recipients[i]);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, post->sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, sending->recipients);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_message);
    curl_easy_setopt(curl, CURLOPT_READDATA, sending);
    if (post->login != NULL) {
        curl_easy_setopt(curl, CURLOPT_USERNAME, post->login);
        curl_easy_setopt(curl, CURLOPT_PASSWORD, post->password);
    }
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(post->login != NULL ? CURLUSESSL_ALL : CURLUSESSL_TRY));
}

/* ---- what came of it ---- */

/* libcurl's own words are English and may hold the address. */
static const char *problem_of(CURLcode code) {
    if (code == CURLE_COULDNT_RESOLVE_HOST)
        return "找不到对方服务器，请检查地址或域名解析";
    if (code == CURLE_COULDNT_CONNECT)
        return "连接不上对方服务器";
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
        return "对方服务器的证书不可信";
    if (code == CURLE_SSL_CONNECT_ERROR || code == CURLE_USE_SSL_FAILED)
        return "不能与对方服务器建立加密连接";
    if (code == CURLE_OPERATION_TIMEDOUT)
        return "对方服务器在规定时间内没有答复";
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return "程序正在停止，发送中断";
    if (code == CURLE_LOGIN_DENIED)
        return "邮箱登录名或密码（授权码）不正确";
    return "与对方服务器的连接中断";
}

static bool has_begun(const struct sending *sending) {
    long request = 0;
    if (sending->post->mail)
        return sending->has_begun;
    curl_easy_getinfo(sending->curl, CURLINFO_REQUEST_SIZE, &request);
    return request > 0;
}

static struct post_result result_of(const struct sending *sending, CURLcode code) {
    long answer = 0;
    curl_easy_getinfo(sending->curl, CURLINFO_RESPONSE_CODE, &answer);
    bool refused =
        sending->post->mail && answer >= 400; /* the mail server said so, whatever libcurl makes of it */
    if (code == CURLE_OK || refused)
        return (struct post_result){POST_ANSWERED, (int)answer, sending->reply.data, NULL};
    return (struct post_result){has_begun(sending) ? POST_UNCLEAR : POST_NOT_SENT, 0, "", problem_of(code)};
}

void post_send(const struct post *post, struct arena *arena, struct post_result *ret_result) {
    struct sending sending = {.post = post, .curl = curl_easy_init()};
    if (sending.curl == NULL) {
        *ret_result = (struct post_result){POST_NOT_SENT, 0, "", "服务器资源不足，未能发送"};
        return;
    }
    buf_init(&sending.reply, arena, 256);
    curl_easy_setopt(sending.curl, CURLOPT_URL, post->url);
    set_limits(&sending);
    if (post->mail)
        set_mail(&sending);
    else
        set_request(&sending);
    CURLcode code = curl_easy_perform(sending.curl);
    *ret_result = result_of(&sending, code);
    curl_easy_cleanup(sending.curl);
    curl_slist_free_all(sending.headers);
    curl_slist_free_all(sending.recipients);
}
