/* todo_incident.c: incidents that wait for their county to acknowledge them: the ledger's own filter, so that
 * the number and the list it opens cannot differ. */
#include "todo_private.h"

#include "minan/domain/incident.h"

static const char *title_of(const struct todo_gather *gather, const struct incident_row *row) {
    char day[DAY_TEXT_SIZE];
    day_format(row->happened_on, day);
    return arena_printf(gather->ctx->arena, "%s，%s 发生，待签收%s",
                        names_label(&incident_kind_names, (int)row->kind), day,
                        row->late == YES ? "（迟报）" : "");
}

enum status todo_gather_incidents(struct todo_gather *gather) {
    struct incident_filter filter;
    struct incident_page page;
    shape_clear(&incident_filter_shape, &filter);
    filter.acknowledged = NO;
    filter.limit = gather->room;
    enum status status = incident_list(gather->ctx, &filter, &page);
    if (status != STATUS_OK)
        return status;
    const struct incident_row *rows = page.items.items;
    gather->count = page.total;
    for (size_t i = 0; i < page.items.count; i++)
        todo_add(gather, (struct todo_item){.institution = rows[i].institution,
                                            .institution_name = rows[i].institution_name,
                                            .incident = rows[i].uuid,
                                            .title = title_of(gather, &rows[i]),
                                            .due_on = DAY_NONE});
    return STATUS_OK;
}
