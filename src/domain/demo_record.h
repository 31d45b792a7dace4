/* demo_record.h: what acts on the made-up city's hazards record beside their events, and what follows from a
 * hazard's UUID alone, so that no dice are thrown for it. */
#ifndef MINAN_DEMO_RECORD_H
#define MINAN_DEMO_RECORD_H

#include "demo_private.h"
#include "minan/domain/hazard_act.h"

enum { DEMO_EXTENSION_DAYS = 14 };
#define DEMO_EXTENSION_REASON "厂家配件月底到货，无法在期限内完成更换"
#define DEMO_GRANT_TEXT       "理由属实，同意延期"
#define DEMO_CASE_TEXT        "人员先行转移，年内处置完毕并重新鉴定"

/* Members of the requests. */
#define EXTENSION_PARTS                                                                                      \
    .reason = DEMO_EXTENSION_REASON, .interim_measures = "停用该部位，专人每两小时巡查一次"
#define PLAN_PARTS                                                                                           \
    .goals = "彻底消除隐患，恢复正常使用", .methods = "请有资质单位设计、施工和检测",                        \
    .funds_and_materials = "经费列入本年度预算，材料由厂家供货", .people = "院长牵头，总务科实施",           \
    .time_limits = "两个月内完成，每周报进度",                                                               \
    .safety_and_emergency = "施工区域隔离，人员转移，应急预案已演练"
#define FIVE_PARTS                                                                                           \
    .responsibility = "院长为第一责任人", .measures = "更换设备并由第三方检测",                              \
    .funds = "列入本年度预算，分两次拨付", .time_limit = "两个月", .contingency = "专人值守，预案已演练"
#define CASE_PARTS .text = DEMO_CASE_TEXT

int64_t demo_funds_fen(const struct uuid *hazard);         /* settled for it */
enum building_grade demo_grade(const struct uuid *hazard); /* C or D, if it is of a building; 0: neither */
enum case_measure demo_case_measure(enum building_grade grade);
bool demo_is_extended(const struct uuid *hazard); /* if it is late and has not been looked after */

/* Under the event of an act on a hazard; writes nothing for an act without a record. */
struct demo_record {
    enum hazard_act act;
    struct uuid event;
    struct uuid hazard;
};
MUST_USE enum status demo_write_record(struct demo *demo, const struct demo_record *record);

#endif
