#include "minan/domain/facet.h"

#include "minan/base/buf.h"

struct words {
    struct buf json;
    const struct facet_part *parts;
    int count;
    const void *filter;
    int chosen[FACET_PARTS_MOST];
    const char *codes[FACET_PARTS_MOST];
};

static void add_word(struct words *words) {
    buf_text(&words->json, words->json.size > 1 ? ",\"" : "\"");
    for (int i = 0; i < words->count; i++)
        buf_printf(&words->json, "%.*s", words->parts[i].length, words->codes[i]);
    buf_char(&words->json, '"');
}

static void add_from(struct words *words, int part);

static void choose(struct words *words, int part, int value, const char *code) {
    if (!words->parts[part].fits(words->filter, words->chosen, value))
        return;
    words->chosen[part] = value;
    words->codes[part] = code;
    add_from(words, part + 1);
}

/* Every word that begins with what is chosen for the parts before this one. At most FACET_PARTS_MOST deep. */
static void add_from(struct words *words, int part) {
    if (part == words->count) {
        add_word(words);
        return;
    }
    const struct names *names = words->parts[part].names;
    if (names == NULL) {
        choose(words, part, NO, "0");
        choose(words, part, YES, "1");
        return;
    }
    for (int i = 0; i < names->count; i++)
        choose(words, part, names->list[i].value, names->list[i].code);
}

const char *facet_words(struct arena *arena, const struct facet_part *parts, int count, const void *filter) {
    struct words words = {.parts = parts, .count = count, .filter = filter};
    buf_init(&words.json, arena, 4096);
    buf_char(&words.json, '[');
    add_from(&words, 0);
    buf_char(&words.json, ']');
    return words.json.data;
}
