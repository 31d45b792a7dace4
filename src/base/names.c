#include "minan/base/names.h"
#include <stddef.h>
#include <string.h>

int names_value(const struct names *names, const char *code) {
    for (int i = 0; code && i < names->count; i++) {
        if (strcmp(names->list[i].code, code) == 0)
            return names->list[i].value;
    }
    return 0;
}

int names_value_of_label(const struct names *names, const char *label) {
    for (int i = 0; label && i < names->count; i++) {
        if (strcmp(names->list[i].label, label) == 0)
            return names->list[i].value;
    }
    return 0;
}

static const struct name *name_of(const struct names *names, int value) {
    for (int i = 0; i < names->count; i++) {
        if (names->list[i].value == value)
            return &names->list[i];
    }
    return NULL;
}

const char *names_code(const struct names *names, int value) {
    const struct name *name = name_of(names, value);
    return name ? name->code : NULL;
}

const char *names_label(const struct names *names, int value) {
    const struct name *name = name_of(names, value);
    return name ? name->label : NULL;
}
