/* target_sheet.c: the targets of a year as .xlsx. */
#include "minan/domain/sheet.h"
#include "sheet_private.h"

static const struct sheet_column columns[] = {
    {"label", 24}, {"value", 10}, {"unit", 8}, {"due_on", 12}, {"county_name", 16}, {"created_by", 12},
};
static const struct sheet_kind kind = {.title = "年度目标",
                                       .row = &target_shape,
                                       .columns = columns,
                                       .count = sizeof columns / sizeof *columns,
                                       .filter = &target_filter_shape};

enum status target_export(struct ctx *ctx, const struct target_filter *filter, const char *path) {
    struct sheet sheet;
    struct target_list list;
    enum status status = target_list(ctx, filter, &list);
    if (status == STATUS_OK)
        status = sheet_open(ctx, &kind, filter, path, &sheet);
    if (status != STATUS_OK)
        return status;
    const struct target *targets = list.items.items;
    for (size_t i = 0; status == STATUS_OK && i < list.items.count; i++)
        status = sheet_row(&sheet, &targets[i]);
    return sheet_close(&sheet, status);
}
