#include "check.h"
#include "minan/base/hash.h"
#include "minan/http/static.h"
#include "minan/http/uri.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A built front end in a folder of its own. */
struct fixture {
    struct arena *arena;
    char dir[64];
    struct static_files *files;
};

static void put(struct fixture *fixture, const char *path, const char *text) {
    int fd =
        open(arena_printf(fixture->arena, "%s/%s", fixture->dir, path), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static void make_dir(struct fixture *fixture, const char *path) {
    assert_int_equal(mkdir(arena_printf(fixture->arena, "%s/%s", fixture->dir, path), 0700), 0);
}

static int setup_empty(void **state) {
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_new((size_t)16 << 20);
    strcpy(fixture->dir, "/tmp/minan-static-XXXXXX");
    assert_non_null(mkdtemp(fixture->dir));
    assert_int_equal(hash_init(), STATUS_OK);
    *state = fixture;
    return 0;
}

static int setup(void **state) {
    setup_empty(state);
    struct fixture *fixture = *state;
    make_dir(fixture, "assets");
    make_dir(fixture, "m");
    put(fixture, "index.html", "<office>");
    put(fixture, "m/index.html", "<phone>");
    put(fixture, "assets/app-1a2b.js", "let a = 1;");
    put(fixture, "assets/app-1a2b.js.br", "BR");
    put(fixture, "assets/app-1a2b.js.gz", "GZ");
    put(fixture, "assets/app-1a2b.css", "a{}");
    put(fixture, "assets/app-1a2b.css.gz", "GZCSS");
    put(fixture, "sw.js", "self");
    put(fixture, "lonely.txt.gz", "no twin");
    put(fixture, ".hidden", "secret");
    assert_int_equal(symlink("/etc/passwd", arena_printf(fixture->arena, "%s/link.txt", fixture->dir)), 0);
    assert_int_equal(static_open(fixture->dir, &fixture->files), STATUS_OK);
    return 0;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)info;
    (void)kind;
    (void)at;
    return remove(path);
}

static int teardown(void **state) {
    struct fixture *fixture = *state;
    static_close(fixture->files);
    assert_int_equal(nftw(fixture->dir, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static struct response ask(struct fixture *fixture, enum method method, const char *raw, const char *encoding,
                           const char *etag) {
    struct request request = {.method = method, .raw_target = raw};
    assert_int_equal(uri_parse(raw, fixture->arena, &request.target), STATUS_OK);
    if (encoding != NULL)
        request.headers[request.header_count++] = (struct pair){"accept-encoding", encoding};
    if (etag != NULL)
        request.headers[request.header_count++] = (struct pair){"if-none-match", etag};
    struct response response;
    response_init(&response);
    static_reply(fixture->files, &request, fixture->arena, &response);
    return response;
}

static const char *header(const struct response *response, const char *name) {
    for (size_t i = 0; i < response->header_count; i++)
        if (strcmp(response->headers[i].name, name) == 0)
            return response->headers[i].value;
    return NULL;
}

static const char *body(struct fixture *fixture, const struct response *response) {
    return response->body ? arena_copy(fixture->arena, response->body, response->body_size) : NULL;
}

static void test_which_file_answers(void **state) {
    static const char html[] = "text/html; charset=utf-8";
    static const char js[] = "text/javascript; charset=utf-8";
    static const struct {
        const char *raw;
        const char *body;
        const char *type;
        const char *cache;
    } rows[] = {
        {"/", "<office>", html, "no-cache"},
        {"/index.html", "<office>", html, "no-cache"},
        {"/hazards", "<office>", html, "no-cache"},
        {"/hazards/0b6c?tab=1", "<office>", html, "no-cache"},
        {"/hazards/", "<office>", html, "no-cache"},
        {"/mine", "<office>", html, "no-cache"},
        {"/m", "<phone>", html, "no-cache"},
        {"/m/", "<phone>", html, "no-cache"},
        {"/m/index.html", "<phone>", html, "no-cache"},
        {"/m/visit/0b6c", "<phone>", html, "no-cache"},
        {"/sw.js", "self", js, "no-cache"},
        {"/assets/app-1a2b.js", "let a = 1;", js, "public, max-age=31536000, immutable"},
        {"/assets/app-1a2b.js?v=1", "let a = 1;", js, "public, max-age=31536000, immutable"},
        {"/assets/app-1a2b.css", "a{}", "text/css; charset=utf-8", "public, max-age=31536000, immutable"},
        {"/lonely.txt.gz", "no twin", "application/octet-stream", "no-cache"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct response response = ask(fixture, METHOD_GET, rows[i].raw, NULL, NULL);
        assert_int_equal(response.http_status, 200);
        check_text(rows[i].raw, body(fixture, &response), rows[i].body);
        check_text(rows[i].raw, response.content_type, rows[i].type);
        check_text(rows[i].raw, header(&response, "Cache-Control"), rows[i].cache);
        check_text(rows[i].raw, header(&response, "Vary"), "Accept-Encoding");
        check_text(rows[i].raw, header(&response, "Content-Encoding"), NULL);
    }
}

/* Missing files, tricks with names, twins by their own name, hidden files and links. */
static void test_what_is_not_there(void **state) {
    static const char *const rows[] = {
        "/missing.js",
        "/assets/app-old.js",
        "/m/missing.js",
        "/assets/app-1a2b.js.br",
        "/assets/app-1a2b.js.gz",
        "/.hidden",
        "/link.txt",
        "/index.html/x.js",
        "/INDEX.HTML",
        "/assets/app-1a2b.js.",
        "/assets%20/app.js",
        "/...",
        "/%20index.html",
        "/etc/passwd.txt",
        "/index.html/..js",
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct response response = ask(fixture, METHOD_GET, rows[i], NULL, NULL);
        if (response.http_status != 404)
            fail_msg("%s: got %d", rows[i], response.http_status);
        check_text(rows[i], body(fixture, &response),
                   "{\"title\":\"页面或文件不存在\",\"status\":404,\"code\":\"not_found\"}");
        check_text(rows[i], response.content_type, "application/problem+json");
        check_text(rows[i], header(&response, "Cache-Control"), "no-store");
        check_text(rows[i], header(&response, "ETag"), NULL);
    }
}

static void test_coding_follows_accept_encoding(void **state) {
    static const struct {
        const char *accept;
        const char *coding;
        const char *body;
    } rows[] = {
        {NULL, NULL, "let a = 1;"},
        {"", NULL, "let a = 1;"},
        {"identity", NULL, "let a = 1;"},
        {"br", "br", "BR"},
        {"gzip", "gzip", "GZ"},
        {"gzip, deflate, br", "br", "BR"},
        {"GZIP, deflate", "gzip", "GZ"},
        {"br;q=0, gzip;q=0.5", "gzip", "GZ"},
        {"br;q=0.000,gzip", "gzip", "GZ"},
        {"br; q=0.1", "br", "BR"},
        {"gzip;q=0", NULL, "let a = 1;"},
        {"brotli", NULL, "let a = 1;"},
        {"xgzip", NULL, "let a = 1;"},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct response response = ask(fixture, METHOD_GET, "/assets/app-1a2b.js", rows[i].accept, NULL);
        check_text("coding", header(&response, "Content-Encoding"), rows[i].coding);
        check_text("body", body(fixture, &response), rows[i].body);
        assert_string_equal(response.content_type, "text/javascript; charset=utf-8");
    }
    struct response css = ask(fixture, METHOD_GET, "/assets/app-1a2b.css", "br, gzip", NULL);
    check_text("only what was built", header(&css, "Content-Encoding"), "gzip");
    check_text("only what was built", body(fixture, &css), "GZCSS");
}

static const char *etag_of(struct fixture *fixture, const char *raw, const char *encoding) {
    struct response response = ask(fixture, METHOD_GET, raw, encoding, NULL);
    return header(&response, "ETag");
}

static void test_tags_are_hashes_and_each_coding_has_its_own(void **state) {
    struct fixture *fixture = *state;
    char hex[SHA256_TEXT_SIZE];
    sha256_text("self", 4, hex);
    assert_string_equal(etag_of(fixture, "/sw.js", NULL), arena_printf(fixture->arena, "\"%.32s\"", hex));
    const char *plain = etag_of(fixture, "/assets/app-1a2b.js", NULL);
    const char *br = etag_of(fixture, "/assets/app-1a2b.js", "br");
    const char *gzip = etag_of(fixture, "/assets/app-1a2b.js", "gzip");
    assert_string_not_equal(plain, br);
    assert_string_not_equal(br, gzip);
    assert_string_not_equal(plain, gzip);
}

static void test_an_unchanged_file_is_304(void **state) {
    struct fixture *fixture = *state;
    const char *tag = etag_of(fixture, "/sw.js", NULL);
    const struct {
        const char *list;
        int status;
    } rows[] = {
        {tag, 304},
        {arena_printf(fixture->arena, "W/%s", tag), 304},
        {arena_printf(fixture->arena, "\"x\", %s", tag), 304},
        {arena_printf(fixture->arena, "\"x\",%s,\"y\"", tag), 304},
        {"*", 304},
        {"\"x\"", 200},
        {"", 200},
        {arena_copy(fixture->arena, tag, strlen(tag) - 1), 200},
        {arena_printf(fixture->arena, "%sx", tag), 200},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct response response = ask(fixture, METHOD_GET, "/sw.js", NULL, rows[i].list);
        if (response.http_status != rows[i].status)
            fail_msg("%s: got %d", rows[i].list, response.http_status);
        check_text("tag", header(&response, "ETag"), tag);
        check_text("cache", header(&response, "Cache-Control"), "no-cache");
        check_text("body", body(fixture, &response), rows[i].status == 304 ? NULL : "self");
    }
}

static void test_the_tag_of_another_coding_is_a_change(void **state) {
    struct fixture *fixture = *state;
    const char *plain = etag_of(fixture, "/assets/app-1a2b.js", NULL);
    assert_int_equal(ask(fixture, METHOD_GET, "/assets/app-1a2b.js", "br", plain).http_status, 200);
}

static void test_head_has_the_same_headers_and_length(void **state) {
    struct fixture *fixture = *state;
    struct response get = ask(fixture, METHOD_GET, "/assets/app-1a2b.js", "br", NULL);
    struct response head = ask(fixture, METHOD_HEAD, "/assets/app-1a2b.js", "br", NULL);
    assert_int_equal(head.http_status, 200);
    assert_int_equal(head.body_size, get.body_size);
    assert_int_equal(head.header_count, get.header_count);
    assert_string_equal(header(&head, "ETag"), header(&get, "ETag"));
}

static void test_other_methods_are_405(void **state) {
    static const enum method rows[] = {METHOD_POST, METHOD_PUT, METHOD_PATCH, METHOD_DELETE};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct response response = ask(fixture, rows[i], "/", NULL, NULL);
        assert_int_equal(response.http_status, 405);
        check_text("allow", header(&response, "Allow"), "GET, HEAD");
    }
}

static void test_a_folder_without_a_page_is_not_found(void **state) {
    struct fixture *fixture = *state;
    struct static_files *files = NULL;
    assert_int_equal(static_open(fixture->dir, &files), STATUS_NOT_FOUND);
    put(fixture, "app.js", "x");
    assert_int_equal(static_open(fixture->dir, &files), STATUS_NOT_FOUND);
    assert_int_equal(static_open("/nowhere/at/all", &files), STATUS_NOT_FOUND);
    assert_null(files);
}

static void test_without_a_phone_page_the_office_page_answers(void **state) {
    struct fixture *fixture = *state;
    put(fixture, "index.html", "<office>");
    assert_int_equal(static_open(fixture->dir, &fixture->files), STATUS_OK);
    struct response response = ask(fixture, METHOD_GET, "/m/visit", NULL, NULL);
    check_text("body", body(fixture, &response), "<office>");
}

#define WITH(setup_, test) cmocka_unit_test_setup_teardown(test, setup_, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(setup, test_which_file_answers),
        WITH(setup, test_what_is_not_there),
        WITH(setup, test_coding_follows_accept_encoding),
        WITH(setup, test_tags_are_hashes_and_each_coding_has_its_own),
        WITH(setup, test_an_unchanged_file_is_304),
        WITH(setup, test_the_tag_of_another_coding_is_a_change),
        WITH(setup, test_head_has_the_same_headers_and_length),
        WITH(setup, test_other_methods_are_405),
        WITH(setup_empty, test_a_folder_without_a_page_is_not_found),
        WITH(setup_empty, test_without_a_phone_page_the_office_page_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
