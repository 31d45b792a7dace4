/* demo_paper.c: some papers in every county, issued by those who would issue them, the newest visits first.
 */
#include "demo_private.h"

#include "minan/domain/paper.h"

enum { HOUR = 3600000, ISSUED_AT = 16 * HOUR, VISITS = 3, NOTICE_DAYS = 5 };

static const uint64_t own_stream = 0x7061706572u; /* so that the rest of the story does not change */

struct clerk {
    struct demo *demo;
    struct demo_random random;
    int64_t now;
    struct clock clock;
};

struct named {
    struct uuid uuid;
};
static const struct field named_fields[] = {F_UUID(struct named, uuid, 0)};
static SHAPE(named, struct named);

/* ---- who issues ---- */

static void act_as(struct clerk *clerk, const struct demo_account *account,
                   const struct demo_county *county) {
    struct ctx *ctx = clerk->demo->ctx;
    ctx->actor = (struct actor){.id = account->id,
                                .name = account->name,
                                .role = account->role,
                                .city_id = clerk->demo->city.value,
                                .county_id = county ? county->id.value : 0};
    if (county)
        ctx->actor.scope.county_id = county->id.value;
    else
        ctx->actor.scope.city_id = clerk->demo->city.value;
}

static struct paper_new ask(struct clerk *clerk, enum paper_kind kind) {
    struct paper_new request;
    shape_clear(&paper_new_shape, &request);
    request.uuid = demo_uuid(&clerk->random);
    request.kind = kind;
    return request;
}

static enum status issue(struct clerk *clerk, const struct paper_new *request, struct paper *ret_paper) {
    clerk->demo->ctx->content_hash = request->uuid.text;
    return paper_put(clerk->demo->ctx, request, ret_paper);
}

/* ---- from what ---- */

static enum status find(struct clerk *clerk, enum sql statement, const struct demo_county *county,
                        enum inspection_level level, struct list *ret_found) {
    return db_many(clerk->demo->ctx->db, statement,
                   ARGS(PARAMS(P_INT("county_id", county ? county->id.value : INT_NONE),
                               P_INT("city_id", clerk->demo->city.value), P_INT("limit", VISITS),
                               P_ENUM("level", inspection_level, level))),
                   &named_shape, clerk->demo->ctx->arena, ret_found);
}

/* A record and an order for each of the newest visits; the first order once more, since it was void. */
static enum status issue_visits(struct clerk *clerk, const struct demo_county *county,
                                enum inspection_level level) {
    struct list found;
    struct paper paper;
    enum status status = find(clerk, SQL_DEMO_PAPER_VISITS, county, level, &found);
    for (size_t i = 0; i < found.count && status == STATUS_OK; i++) {
        const struct uuid visit = ((const struct named *)found.items)[i].uuid;
        struct paper_new record = ask(clerk, PAPER_INSPECTION_RECORD);
        struct paper_new order = ask(clerk, PAPER_RECTIFICATION_ORDER);
        record.inspection = order.inspection = visit;
        status = issue(clerk, &record, &paper);
        if (status == STATUS_OK)
            status = issue(clerk, &order, &paper);
        if (status != STATUS_OK || i > 0)
            continue;
        struct paper_void gone = {paper.uuid, "责任人姓名有误，重新出具"};
        struct paper_new again = ask(clerk, PAPER_RECTIFICATION_ORDER);
        again.inspection = visit;
        status = paper_void(clerk->demo->ctx, &gone, &paper);
        if (status == STATUS_OK)
            status = issue(clerk, &again, &paper);
    }
    return status;
}

static enum status issue_opinion(struct clerk *clerk, const struct demo_county *county) {
    struct list found;
    struct paper paper;
    enum status status = find(clerk, SQL_DEMO_PAPER_LOOKS, county, INSPECTION_COUNTY, &found);
    if (status != STATUS_OK || found.count == 0)
        return status;
    struct paper_new opinion = ask(clerk, PAPER_REINSPECTION_OPINION);
    opinion.inspection = ((const struct named *)found.items)->uuid;
    return issue(clerk, &opinion, &paper);
}

static enum status issue_letter(struct clerk *clerk, const struct demo_county *county) {
    struct list found;
    struct paper paper;
    enum status status = find(clerk, SQL_DEMO_PAPER_LISTED, county, INSPECTION_COUNTY, &found);
    if (status != STATUS_OK || found.count == 0)
        return status;
    struct paper_new letter = ask(clerk, PAPER_SUPERVISION_LETTER);
    letter.hazard = ((const struct named *)found.items)->uuid;
    return issue(clerk, &letter, &paper);
}

/* The notices of what is planned, and the clerk who is to be asked. */
static enum status issue_planned(struct clerk *clerk, const struct demo_county *county) {
    struct list found;
    struct paper paper;
    enum status status =
        db_many(clerk->demo->ctx->db, SQL_DEMO_PAPER_PLANS,
                ARGS(PARAMS(P_ID("county_id", county->id), P_DAY("today", clerk->demo->options->today),
                            P_ENUM("level", inspection_level, INSPECTION_COUNTY))),
                &named_shape, clerk->demo->ctx->arena, &found);
    for (size_t i = 0; i < found.count && status == STATUS_OK; i++) {
        struct paper_new notice = ask(clerk, PAPER_INSPECTION_NOTICE);
        notice.visit_plan = ((const struct named *)found.items)[i].uuid;
        notice.contact =
            arena_printf(clerk->demo->ctx->arena, "%s　0999-1234567", county->supervisors[0].name);
        status = issue(clerk, &notice, &paper);
    }
    return status;
}

/* A notice to an institution of the county, and the ledger of that institution when it has one. */
static enum status issue_notice(struct clerk *clerk, const struct demo_county *county) {
    struct list found;
    struct paper paper;
    enum status status = find(clerk, SQL_DEMO_PAPER_HOMES, county, INSPECTION_COUNTY, &found);
    if (status != STATUS_OK || found.count == 0)
        return status;
    struct paper_new notice = ask(clerk, PAPER_INSPECTION_NOTICE);
    struct paper_new ledger = ask(clerk, PAPER_HAZARD_LEDGER);
    notice.institution = ledger.institution = ((const struct named *)found.items)->uuid;
    notice.inspect_on = clerk->demo->options->today + NOTICE_DAYS;
    notice.inspection_kind = KIND_ROUTINE;
    notice.team = arena_printf(clerk->demo->ctx->arena, "%s、%s", county->supervisors[0].name,
                               county->supervisors[1].name);
    status = issue(clerk, &notice, &paper);
    return status == STATUS_OK ? issue(clerk, &ledger, &paper) : status;
}

/* ---- all of them ---- */

static enum status issue_county(struct clerk *clerk, const struct demo_county *county) {
    act_as(clerk, &county->supervisors[0], county);
    enum status status = issue_notice(clerk, county);
    if (status == STATUS_OK)
        status = issue_visits(clerk, county, INSPECTION_COUNTY);
    if (status == STATUS_OK)
        status = issue_opinion(clerk, county);
    if (status == STATUS_OK)
        status = issue_planned(clerk, county);
    act_as(clerk, &county->leader, county);
    return status == STATUS_OK ? issue_letter(clerk, county) : status;
}

enum status demo_make_papers(struct demo *demo) {
    struct ctx *ctx = demo->ctx;
    const struct ctx before = *ctx;
    struct clerk clerk = {.demo = demo,
                          .random = {(uint64_t)demo->options->seed ^ own_stream},
                          .now = day_start(demo->options->today) + ISSUED_AT};
    clerk.clock = clock_fixed(&clerk.now);
    ctx->clock = &clerk.clock;
    ctx->origin = "http://127.0.0.1:8080";
    enum status status = STATUS_OK;
    for (int i = 0; i < DEMO_COUNTIES && status == STATUS_OK; i++)
        status = issue_county(&clerk, &demo->counties[i]);
    act_as(&clerk, &demo->city_supervisors[0], NULL);
    if (status == STATUS_OK)
        status = issue_visits(&clerk, NULL, INSPECTION_CITY);
    *ctx = before;
    return status;
}
