#include "inspection_answers.h"

void answers_keep(struct api *api, const char *as, const char *institution) {
    api_keep(api, "target", institution);
    records_keep_answers(api, as);
}

static void replace(struct api *api, const char *code, const char *by, size_t more) {
    const char *all = api_label(api, "answers");
    const char *pass = arena_printf(api->kept, "{'item_code':'%s','result':'pass'}", code);
    const char *at = strstr(all, pass);
    assert_non_null(at);
    api_keep(api, "answers",
             arena_printf(api->kept, "%.*s%s%s", (int)(at - all), all, by, at + strlen(pass) + more));
}

void answers_fail(struct api *api, const char *code, const char *hazard, const char *photo, const char *due) {
    replace(api, code,
            arena_printf(api->kept,
                         "{'item_code':'%s','result':'fail','failed':[{'uuid':'%s','severity':'general',"
                         "'description':'灭火器过期','deadline':'%s','before_photos':['%s']}]}",
                         code, api_label(api, hazard), due, api_label(api, photo)),
            0);
}

void answers_drop(struct api *api, const char *code) {
    replace(api, code, "", 1); /* with the comma behind it */
}
