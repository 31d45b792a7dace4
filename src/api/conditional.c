/* conditional.c: replies that say nothing new. What a figure is made of changes only with an audit row, the
 * day, or the program: those and the question make its tag, for one step in an index. */
#include "job.h"

#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include <string.h>

static const char *tag_of(const struct job *job, int64_t newest) {
    struct arena *arena = job->exchange->arena;
    const struct db_scope *scope = &job->ctx.actor.scope;
    char hash[SHA256_TEXT_SIZE];
    const char *text =
        arena_printf(arena, "%lld %d %lld %d %lld %lld %lld %lld %s", (long long)newest,
                     (int)clock_today(job->ctx.clock), (long long)db_program_version(), scope->everything,
                     (long long)scope->city_id, (long long)scope->county_id, (long long)scope->town_id,
                     (long long)scope->institution_id, job->exchange->request.raw_target);
    sha256_text(text, strlen(text), hash);
    return arena_printf(arena, "\"%s\"", hash);
}

/* If-None-Match lists tags as they were given out; a proxy may have made them weak. */
static bool is_known(const struct job *job) {
    const char *known = request_header(&job->exchange->request, "if-none-match");
    return known != NULL && strstr(known, job->tag) != NULL;
}

enum status job_tag(struct job *job, bool *ret_unchanged) {
    int64_t newest;
    *ret_unchanged = false;
    if (!(job->route->flags & ROUTE_CONDITIONAL))
        return STATUS_OK;
    enum status status = audit_newest(&job->ctx, &newest);
    if (status != STATUS_OK)
        return status;
    job->tag = tag_of(job, newest);
    *ret_unchanged = is_known(job);
    return STATUS_OK;
}
