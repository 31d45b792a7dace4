/* paper_picture.c: the bytes of a picture inside the document, as a data: address, so that the copy is whole
 * by itself; beside it the SHA-256 of the original, which the audit chain knows. */
#include "paper_private.h"

#include "minan/base/file.h"
#include <sodium.h>

enum { PICTURES_MOST = 24, BYTES_MOST = 5 * 1024 * 1024, PICTURE_MOST = 8 * 1024 * 1024, CHUNK = 3 * 1024 };

/* Chunks of a multiple of three bytes follow one another without padding between them. */
static void add_base64(struct buf *buf, const unsigned char *data, size_t size) {
    char text[CHUNK / 3 * 4 + 1];
    for (size_t at = 0; at < size; at += CHUNK) {
        size_t part = size - at < CHUNK ? size - at : CHUNK;
        sodium_bin2base64(text, sizeof text, data + at, part, sodium_base64_VARIANT_ORIGINAL);
        buf_text(buf, text);
    }
}

static bool read_picture(struct paper_draft *draft, const struct attachment_row *row, char **ret_data,
                         size_t *ret_size) {
    const char *path = row->state == ATTACHMENT_STORED ? attachment_shown(draft->ctx, row->sha256) : NULL;
    return path && file_read(path, draft->ctx->arena, PICTURE_MOST, ret_data, ret_size) == STATUS_OK;
}

static void write_image(struct paper_draft *draft, const struct attachment_row *row, const char *data,
                        size_t size, const char *css_class) {
    draft->pictures++;
    draft->picture_bytes += size;
    buf_printf(&draft->buf, "<img class=\"%s\" alt=\"%s\" src=\"data:%s;base64,", css_class,
               names_label(&purpose_names, (int)row->purpose),
               names_code(&media_names, (int)row->media_type));
    add_base64(&draft->buf, (const unsigned char *)data, size);
    buf_text(&draft->buf, "\">");
}

void paper_signature(struct paper_draft *draft, enum purpose purpose) {
    const struct attachment_row *rows = draft->inspection->attachments.items;
    char *data;
    size_t size;
    for (size_t i = 0; i < draft->inspection->attachments.count; i++) {
        if (rows[i].purpose != purpose || !read_picture(draft, &rows[i], &data, &size))
            continue;
        write_image(draft, &rows[i], data, size, "signature");
        return;
    }
    buf_text(&draft->buf, "<span class=\"blank\"></span>");
}

/* ---- photos, as an annex ---- */

struct annex {
    int shown;
    int left_out;
};

static bool has_room(const struct paper_draft *draft, const struct attachment_row *row) {
    return row->state == ATTACHMENT_STORED && draft->pictures < PICTURES_MOST &&
           draft->picture_bytes + (size_t)row->bytes <= BYTES_MOST;
}

static void add_photo(struct paper_draft *draft, struct annex *annex, const struct attachment_row *row,
                      const char *what) {
    struct buf *buf = &draft->buf;
    char *data;
    size_t size;
    if (!has_room(draft, row) || !read_picture(draft, row, &data, &size)) {
        annex->left_out++;
        return;
    }
    if (annex->shown++ == 0)
        buf_text(buf, "<section class=\"annex\">\n<h2>附件：照片</h2>\n<div class=\"photos\">\n");
    buf_text(buf, "<figure>");
    write_image(draft, row, data, size, "photo");
    buf_printf(buf, "<figcaption>%d. ", annex->shown);
    paper_text(draft, what);
    buf_printf(buf, "（%s）<span class=\"hash\">原图 SHA-256 %s</span></figcaption></figure>\n",
               names_label(&purpose_names, (int)row->purpose), row->sha256);
}

static void add_photos(struct paper_draft *draft, struct annex *annex, const struct list *attachments,
                       enum purpose purpose, const char *what) {
    const struct attachment_row *rows = attachments->items;
    for (size_t i = 0; i < attachments->count; i++) {
        if (rows[i].purpose == purpose)
            add_photo(draft, annex, &rows[i], what);
    }
}

static void add_hazard_photos(struct paper_draft *draft, struct annex *annex, enum purpose purpose) {
    const struct hazard *hazards = draft->hazards.items;
    for (size_t i = 0; i < draft->hazards.count; i++)
        add_photos(draft, annex, &hazards[i].attachments, purpose, hazards[i].description);
}

static void finish(struct paper_draft *draft, const struct annex *annex) {
    if (annex->shown)
        buf_text(&draft->buf, "</div>\n</section>\n");
    if (annex->left_out)
        paper_paragraph(draft, "另有 %d 张照片未附（尚未上传或超出篇幅），见系统中的记录。", annex->left_out);
}

void paper_pictures_before(struct paper_draft *draft) {
    struct annex annex = {0};
    add_hazard_photos(draft, &annex, PURPOSE_BEFORE);
    finish(draft, &annex);
}

void paper_pictures_after(struct paper_draft *draft) {
    struct annex annex = {0};
    add_hazard_photos(draft, &annex, PURPOSE_AFTER);
    finish(draft, &annex);
}

void paper_pictures_site(struct paper_draft *draft) {
    struct annex annex = {0};
    add_photos(draft, &annex, &draft->inspection->attachments, PURPOSE_SITE, "现场");
    add_hazard_photos(draft, &annex, PURPOSE_BEFORE);
    add_hazard_photos(draft, &annex, PURPOSE_AFTER);
    finish(draft, &annex);
}
