#include "attachment_image.h"
#include "check.h"
#include "inspection_maker.h"

#include "minan/base/file.h"
#include "minan/base/hash.h"
#include <sys/stat.h>

static struct ctx *as(void **state, const char *who) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "first";
    return ctx;
}

/* ---- what is a picture ---- */

static enum status inspect(struct ctx *ctx, const void *data, size_t size, enum media *media, int64_t *width,
                           int64_t *height) {
    return image_inspect(ctx->err, data, size, media, width, height);
}

static void assert_picture(struct ctx *ctx, struct buf image, enum media want) {
    enum media media = media_none_;
    int64_t width = 0;
    int64_t height = 0;
    assert_ok(inspect(ctx, image.data, image.size, &media, &width, &height));
    assert_int_equal(media, want);
    assert_int_equal(width, 1200);
    assert_int_equal(height, 900);
}

static void test_three_formats(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    for (int extra = 0; extra < 2; extra++) {
        assert_picture(ctx, make_jpeg(ctx->arena, 1200, 900, extra), MEDIA_JPEG);
        assert_picture(ctx, make_png(ctx->arena, 1200, 900, extra), MEDIA_PNG);
        assert_picture(ctx, make_webp(ctx->arena, 1200, 900, extra), MEDIA_WEBP);
    }
}

/* Whatever byte it ends at, a picture that is not whole is refused, and nothing is read behind it. */
static void assert_every_cut_refused(struct ctx *ctx, struct buf image) {
    enum media media = media_none_;
    int64_t side = 0;
    for (size_t size = 0; size < image.size; size++) {
        char *exact = arena_alloc(ctx->arena, size + 1);
        memcpy(exact, image.data, size);
        assert_int_equal(inspect(ctx, exact, size, &media, &side, &side), STATUS_UNSUPPORTED_TYPE);
    }
}

static void test_truncated_is_refused(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    assert_every_cut_refused(ctx, make_jpeg(ctx->arena, 1200, 900, true));
    assert_every_cut_refused(ctx, make_png(ctx->arena, 1200, 900, true));
    assert_every_cut_refused(ctx, make_webp(ctx->arena, 1200, 900, true));
}

#define JPEG_HEAD    "\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define JPEG_FRAME   "\xFF\xC0\0\x0B\x08\0\x1E\0\x28\1\1\x11\0" /* 40 x 30 */
#define JPEG_SCAN    "\xFF\xDA\0\x08\1\1\0\0\x3F\0\x12\x34"
#define JPEG_COMMENT "\xFF\xFE\0\4hi"

static void test_fill_bytes_do_not_shift_a_frame(void **state) {
    static const char filled[] = JPEG_HEAD "\xFF\xFF" JPEG_FRAME JPEG_SCAN "\xFF\xD9";
    struct ctx *ctx = as(state, "county_supervisor");
    enum media media = media_none_;
    int64_t width = 0, height = 0;
    assert_ok(inspect(ctx, filled, sizeof filled - 1, &media, &width, &height));
    assert_int_equal(width, 40);
    assert_int_equal(height, 30);
}

/* Without the comment, as it is shown, the scan would run on over them and over the segment that follows. */
static void test_coded_markers_between_segments_are_refused(void **state) {
    static const char hidden[] =
        JPEG_HEAD JPEG_FRAME JPEG_SCAN JPEG_COMMENT "\xFF\xD0\0\2\xFF\xD1\0\4\xFF\xC3\xFF\xD9";
    struct ctx *ctx = as(state, "county_supervisor");
    enum media media = media_none_;
    int64_t side = 0;
    assert_int_equal(inspect(ctx, hidden, sizeof hidden - 1, &media, &side, &side), STATUS_UNSUPPORTED_TYPE);
}

static void test_no_picture_is_refused(void **state) {
    static const char *const others[] = {"<!DOCTYPE html><script>alert(1)</script>",
                                         "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "GIF89a\1\0\1\0",
                                         "%PDF-1.7", "\xFF\xD8\xFF<script>"};
    struct ctx *ctx = as(state, "county_supervisor");
    enum media media = media_none_;
    int64_t side = 0;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(inspect(ctx, others[i], strlen(others[i]), &media, &side, &side),
                         STATUS_UNSUPPORTED_TYPE);
}

static void test_damaged_png_is_refused(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct buf image = make_png(ctx->arena, 1200, 900, false);
    enum media media = media_none_;
    int64_t side = 0;
    image.data[20] ^= 1; /* the size, against its CRC */
    assert_int_equal(inspect(ctx, image.data, image.size, &media, &side, &side), STATUS_UNSUPPORTED_TYPE);
}

static void test_too_many_pixels(void **state) {
    static const struct {
        int width;
        int height;
        enum status want;
    } sizes[] = {{12000, 4166, STATUS_OK},
                 {12001, 10, STATUS_UNSUPPORTED_TYPE},
                 {10000, 5001, STATUS_UNSUPPORTED_TYPE},
                 {0, 10, STATUS_UNSUPPORTED_TYPE}};
    struct ctx *ctx = as(state, "county_supervisor");
    enum media media = media_none_;
    int64_t side = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct buf image = make_jpeg(ctx->arena, sizes[i].width, sizes[i].height, false);
        assert_int_equal(inspect(ctx, image.data, image.size, &media, &side, &side), sizes[i].want);
    }
}

/* ---- uploads ---- */

static struct attachment_upload upload_of(struct ctx *ctx, int number, struct buf image) {
    char *hash = arena_alloc(ctx->arena, SHA256_TEXT_SIZE);
    sha256_text(image.data, image.size, hash);
    return (struct attachment_upload){.uuid = photo_uuid(number),
                                      .sha256 = hash,
                                      .taken_at = TIME_NONE,
                                      .data = image.data,
                                      .size = image.size};
}

static enum status send(struct ctx *ctx, int number, struct buf image, struct attachment_row *ret_row) {
    struct attachment_upload upload = upload_of(ctx, number, image);
    enum status status = attachment_prepare(ctx, &upload);
    return status == STATUS_OK ? attachment_put(ctx, &upload, ret_row) : status;
}

static const char *read_shown(struct ctx *ctx, const struct uuid *uuid, size_t *ret_size) {
    struct attachment_file file;
    char *data = NULL;
    assert_ok(attachment_open(ctx, &(struct attachment_by_uuid){*uuid}, &file));
    assert_ok(file_read(arena_printf(ctx->arena, "%s/%s", ctx->store_dir, file.path), ctx->arena, 1 << 20,
                        &data, ret_size));
    assert_int_equal(*ret_size, file.bytes);
    return data;
}

static void test_awaited_becomes_stored(void **state) {
    struct attachment_row row = {0};
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    struct buf image = make_jpeg(ctx->arena, 1200, 900, false);
    assert_ok(send(ctx, 1, image, &row));
    assert_true(ctx->created);
    assert_int_equal(row.state, ATTACHMENT_STORED);
    assert_int_equal(row.purpose, PURPOSE_BEFORE);
    assert_int_equal(row.media_type, MEDIA_JPEG);
    assert_int_equal(row.width, 1200);
    assert_int_equal(row.bytes, image.size);
    size_t size = 0;
    const char *shown = read_shown(as(state, "institution_officer"), &row.uuid, &size);
    assert_int_equal(size, image.size);
    assert_memory_equal(shown, image.data, size);
    ctx = as(state, "county_supervisor");
    assert_ok(send(ctx, 1, image, &row)); /* again */
    assert_false(ctx->created);
}

static void test_other_bytes_are_a_conflict_and_kept(void **state) {
    struct attachment_row row = {0};
    struct stat there;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    struct attachment_upload other = upload_of(ctx, 1, make_jpeg(ctx->arena, 640, 480, false));
    assert_ok(send(ctx, 1, make_jpeg(ctx->arena, 1200, 900, false), &row));
    assert_ok(attachment_prepare(ctx, &other));
    assert_int_equal(attachment_put(ctx, &other, &row), STATUS_UUID_CONFLICT);
    assert_int_equal(row.width, 1200);
    assert_int_equal(
        stat(arena_printf(ctx->arena, "%s/%.2s/%s", ctx->store_dir, other.sha256, other.sha256), &there), 0);
}

static void test_scope_of_uploads_and_pictures(void **state) {
    struct attachment_row row = {0};
    struct attachment_file file;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "far_supervisor");
    struct buf image = make_jpeg(ctx->arena, 1200, 900, false);
    assert_int_equal(send(ctx, 1, image, &row), STATUS_NOT_FOUND);
    assert_int_equal(send(as(state, "county_supervisor"), 2, image, &row), STATUS_NOT_FOUND);
    assert_int_equal(send(as(state, "town_officer"), 1, image, &row), STATUS_FORBIDDEN);
    struct attachment_by_uuid by_uuid = {upload_of(ctx, 1, image).uuid};
    assert_int_equal(attachment_open(as(state, "county_supervisor"), &by_uuid, &file), STATUS_NOT_FOUND);
    assert_ok(send(as(state, "county_supervisor"), 1, image, &row));
    assert_int_equal(attachment_open(as(state, "far_supervisor"), &by_uuid, &file), STATUS_NOT_FOUND);
    assert_int_equal(attachment_open(as(state, "other_principal"), &by_uuid, &file), STATUS_NOT_FOUND);
    assert_ok(attachment_open(as(state, "institution_principal"), &by_uuid, &file));
}

static void test_what_no_record_names_is_not_written(void **state) {
    struct stat there;
    struct ctx *ctx = as(state, "county_supervisor");
    struct attachment_upload upload = upload_of(ctx, 9, make_jpeg(ctx->arena, 1200, 900, false));
    assert_int_equal(attachment_prepare(ctx, &upload), STATUS_NOT_FOUND);
    assert_int_equal(
        stat(arena_printf(ctx->arena, "%s/%.2s/%s", ctx->store_dir, upload.sha256, upload.sha256), &there),
        -1);
}

static void test_wrong_hash_empty_and_too_large(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    struct attachment_upload upload = upload_of(ctx, 1, make_jpeg(ctx->arena, 1200, 900, false));
    ((char *)(uintptr_t)upload.data)[upload.size - 3] ^= 1;
    enum status status = attachment_prepare(ctx, &upload);
    assert_field_error(ctx, status, "X-Content-SHA256", "checksum");
    upload.size = 0;
    assert_int_equal(attachment_prepare(as(state, "county_supervisor"), &upload), STATUS_UNSUPPORTED_TYPE);
    upload.size = 8 * 1024 * 1024 + 1;
    assert_int_equal(attachment_prepare(as(state, "county_supervisor"), &upload), STATUS_TOO_LARGE);
}

/* ---- what the camera wrote is not shown ---- */

static void assert_shown_without_secret(void **state, int number, struct buf image) {
    struct attachment_row row = {0};
    enum media media = media_none_;
    int64_t width = 0;
    int64_t height = 0;
    size_t size = 0;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, number, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    assert_non_null(memmem(image.data, image.size, "GPS-SECRET", 10));
    assert_ok(send(ctx, number, image, &row));
    const char *shown = read_shown(ctx, &row.uuid, &size);
    assert_null(memmem(shown, size, "GPS-SECRET", 10));
    assert_ok(inspect(ctx, shown, size, &media, &width, &height));
    assert_int_equal(width, 1200);
    char *original = NULL;
    size_t original_size = 0;
    assert_ok(file_read(arena_printf(ctx->arena, "%s/%.2s/%s", ctx->store_dir, row.sha256, row.sha256),
                        ctx->arena, 1 << 20, &original, &original_size));
    assert_int_equal(original_size, image.size);
    assert_memory_equal(original, image.data, image.size);
}

static void test_place_and_device_are_left_out(void **state) {
    struct fixture *f = *state;
    assert_shown_without_secret(state, 1, make_jpeg(f->arena, 1200, 900, true));
    assert_shown_without_secret(state, 2, make_png(f->arena, 1200, 900, true));
    assert_shown_without_secret(state, 3, make_webp(f->arena, 1200, 900, true));
}

static void test_the_way_up_stays(void **state) {
    struct fixture *f = *state;
    struct attachment_row row = {0};
    size_t size = 0;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    assert_ok(send(ctx, 1, make_jpeg(ctx->arena, 1200, 900, true), &row));
    const char *shown = read_shown(ctx, &row.uuid, &size);
    const char *exif = memmem(shown, size, "Exif\0\0MM\0\x2A", 10);
    assert_non_null(exif);
    assert_memory_equal(exif + 14, "\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06", 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_three_formats),
        FIXTURE_TEST(test_fill_bytes_do_not_shift_a_frame),
        FIXTURE_TEST(test_coded_markers_between_segments_are_refused),
        FIXTURE_TEST(test_truncated_is_refused),
        FIXTURE_TEST(test_no_picture_is_refused),
        FIXTURE_TEST(test_damaged_png_is_refused),
        FIXTURE_TEST(test_too_many_pixels),
        FIXTURE_TEST(test_awaited_becomes_stored),
        FIXTURE_TEST(test_other_bytes_are_a_conflict_and_kept),
        FIXTURE_TEST(test_scope_of_uploads_and_pictures),
        FIXTURE_TEST(test_what_no_record_names_is_not_written),
        FIXTURE_TEST(test_wrong_hash_empty_and_too_large),
        FIXTURE_TEST(test_place_and_device_are_left_out),
        FIXTURE_TEST(test_the_way_up_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
