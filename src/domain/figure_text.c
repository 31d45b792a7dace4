/* figure_text.c: figures as people read them. */
#include "figure_private.h"

#include "minan/base/buf.h"
#include <inttypes.h>
#include <string.h>

static const char no_value[] = "—";

/* One decimal, cut: 9999/10000 is 99.9. */
static const char *tenths_text(struct arena *arena, int64_t tenths, const char *unit) {
    return arena_printf(arena, "%s.%" PRId64 "%s", figure_count_text(arena, tenths / 10), tenths % 10, unit);
}

int64_t figure_tenths(int64_t numerator, int64_t denominator) {
    return denominator > 0 ? numerator * 10 / denominator : INT_NONE;
}

const char *figure_rate_text(struct arena *arena, int64_t numerator, int64_t denominator) {
    int64_t tenths = figure_tenths(numerator * 100, denominator);
    return tenths == INT_NONE ? no_value : tenths_text(arena, tenths, "%");
}

const char *figure_mean_text(struct arena *arena, int64_t sum, int64_t count) {
    int64_t tenths = figure_tenths(sum, count);
    return tenths == INT_NONE ? no_value : tenths_text(arena, tenths, "");
}

const char *figure_count_text(struct arena *arena, int64_t count) {
    const char *digits = arena_printf(arena, "%" PRId64, count);
    size_t left = strlen(digits);
    struct buf buf;
    buf_init(&buf, arena, left + left / 3 + 1);
    for (; *digits; digits++, left--) {
        if (buf.size > 0 && left % 3 == 0)
            buf_char(&buf, ',');
        buf_char(&buf, *digits);
    }
    return buf.data;
}

const char *figure_sum_text(struct arena *arena, int64_t sum, int64_t per) {
    return per > 1 ? tenths_text(arena, figure_tenths(sum, per), "") : figure_count_text(arena, sum);
}

enum status figures_text(struct arena *arena, const char **ret_text) {
    struct buf buf;
    buf_init(&buf, arena, 4096);
    for (int i = 0; i < figure_definition_count; i++) {
        const struct figure_definition *definition = &figure_definitions[i];
        buf_printf(&buf, "%s\t%s\t%s\t%s\n", definition->id, definition->label, definition->unit,
                   definition->wording);
    }
    *ret_text = buf.data;
    return STATUS_OK;
}
