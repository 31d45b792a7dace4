#include "minan/base/credit_code.h"
#include <string.h>

enum { LENGTH = 18, BASE = 31 };

/* GB 32100-2015: no I, O, S, V, Z; the index of a character is its value. */
static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

char credit_code_check(const char *first17) {
    int sum = 0, weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
        const char *found = first17[i] ? strchr(alphabet, first17[i]) : NULL;
        if (!found)
            return '\0';
        sum += (int)(found - alphabet) * weight;
        weight = weight * 3 % BASE;
    }
    return alphabet[(BASE - sum % BASE) % BASE];
}

bool credit_code_valid(const char *code) {
    return strlen(code) == LENGTH && credit_code_check(code) == code[LENGTH - 1];
}
