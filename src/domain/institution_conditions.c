/* institution_conditions.c: which applies_when conditions of a checklist an institution meets. */
#include "institution_private.h"

#include "minan/domain/checklist.h"

enum { MANY_PEOPLE = 100, MANY_STAFF = 100 };

static bool uses_gas(const struct institution *i) {
    return i->kitchen_fuel == FUEL_PIPED_GAS || i->kitchen_fuel == FUEL_BOTTLED_GAS ||
           i->kitchen_fuel == FUEL_LIQUID;
}

static int64_t number(int64_t value) {
    return value == INT_NONE ? 0 : value;
}

static bool meets(const struct institution *i, enum condition condition) {
    switch (condition) {
    case CONDITION_CANTEEN: return i->canteen == YES;
    case CONDITION_GAS: return uses_gas(i);
    case CONDITION_BOTTLED_GAS: return i->kitchen_fuel == FUEL_BOTTLED_GAS;
    case CONDITION_LIQUID_FUEL: return i->kitchen_fuel == FUEL_LIQUID;
    case CONDITION_SPECIAL_EQUIPMENT: return i->special_equipment == YES || number(i->lifts) > 0;
    case CONDITION_LIFT: return number(i->lifts) > 0;
    case CONDITION_LODGING: return i->lodging == YES;
    case CONDITION_VEHICLES: return i->vehicles == YES;
    case CONDITION_FIRE_CONTROL_ROOM: return i->fire_control_room == YES;
    case CONDITION_BUILDING_GRADE_CD: return i->building_grade == GRADE_C || i->building_grade == GRADE_D;
    case CONDITION_PEOPLE_100: return number(i->people_served) + number(i->staff) >= MANY_PEOPLE;
    case CONDITION_STAFF_100: return number(i->staff) > MANY_STAFF;
    case condition_none_: return false;
    }
    return false;
}

void institution_fill_conditions(struct arena *arena, struct institution *institution) {
    const char **codes = ARENA_ARRAY(arena, (size_t)condition_names.count, const char *);
    size_t count = 0;
    for (int i = 0; i < condition_names.count; i++) {
        if (meets(institution, (enum condition)condition_names.list[i].value))
            codes[count++] = condition_names.list[i].code;
    }
    institution->conditions = (struct list){codes, count};
}
