/* names.h: closed vocabularies. Enumerators start at 1; 0 is "absent" in every enum of the domain. */
#ifndef MINAN_BASE_NAMES_H
#define MINAN_BASE_NAMES_H

struct name {
    int value;
    const char *code;  /* in JSON, SQL and URLs */
    const char *label; /* on screens, Chinese */
};

struct names {
    const char *id;    /* schema name, e.g. "hazard_state" */
    const char *label; /* Chinese name of the vocabulary */
    const struct name *list;
    int count;
};

int names_value(const struct names *names, const char *code);           /* 0 when unknown */
int names_value_of_label(const struct names *names, const char *label); /* 0 when unknown */
const char *names_code(const struct names *names, int value);           /* NULL when unknown */
const char *names_label(const struct names *names, int value);          /* NULL when unknown */

/* An X table  #define AREA_TABLE(X) X(AREA_FIRE, "fire", "消防")  becomes an enum and its names: */
#define NAMES_ENUM_(value, code, label) value,
#define NAMES_ROW_(value, code, label)  {value, code, label},
#define NAMES_DECLARE(tag, TABLE)                                                                            \
    enum tag { tag##_none_ = 0, TABLE(NAMES_ENUM_) };                                                        \
    extern const struct names tag##_names;
#define NAMES_DEFINE(tag, title, TABLE)                                                                      \
    static const struct name tag##_list_[] = {TABLE(NAMES_ROW_)};                                            \
    const struct names tag##_names = {#tag, title, tag##_list_,                                              \
                                      (int)(sizeof tag##_list_ / sizeof tag##_list_[0])};

#endif
