/* demo_record.c: the records beside the events of the made-up city's hazards. */
#include "demo_record.h"

static int sum_of(const struct uuid *uuid) {
    int sum = 0;
    for (const char *at = uuid->text; *at; at++)
        sum += *at;
    return sum;
}

int64_t demo_funds_fen(const struct uuid *hazard) {
    enum { FEN_PER_THOUSAND_YUAN = 100000 };
    return (int64_t)(5 + sum_of(hazard) * 7 % 60) * FEN_PER_THOUSAND_YUAN;
}

enum building_grade demo_grade(const struct uuid *hazard) {
    int at = sum_of(hazard) % 19;
    if (at == 0)
        return GRADE_D;
    return at < 3 ? GRADE_C : (enum building_grade)0;
}

enum case_measure demo_case_measure(enum building_grade grade) {
    return grade == GRADE_D ? MEASURE_DEMOLISH : MEASURE_REINFORCE;
}

bool demo_is_extended(const struct uuid *hazard) {
    return sum_of(hazard) % 4 == 0;
}

/* The statement takes the request's own members. */
#define WRITE(demo, statement, tag, ...)                                                                     \
    db_run((demo)->ctx->db, (statement),                                                                     \
           ARGS(.shape = &hazard_##tag##_shape,                                                              \
                .object = &(struct hazard_##tag){.event = record->event, __VA_ARGS__}),                      \
           NULL)

enum status demo_write_record(struct demo *demo, const struct demo_record *record) {
    enum building_grade grade = demo_grade(&record->hazard);
    switch ((int)record->act) {
    case ACT_EXTEND: return WRITE(demo, SQL_HAZARD_EXTENSION_INSERT, extend, EXTENSION_PARTS);
    case ACT_PLAN: return WRITE(demo, SQL_HAZARD_PLAN_INSERT, plan, PLAN_PARTS);
    case ACT_SETTLE:
        return WRITE(demo, SQL_HAZARD_SETTLEMENT_INSERT, settle, FIVE_PARTS,
                     .funds_fen = demo_funds_fen(&record->hazard));
    case ACT_CASE_PLAN:
        return WRITE(demo, SQL_HAZARD_CASE_PLAN_INSERT, case_plan, CASE_PARTS, .building_grade = grade,
                     .measure = demo_case_measure(grade));
    default: return STATUS_OK;
    }
}
