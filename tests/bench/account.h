/* account.h: the accounts that `minan demo` wrote beside its city. */
#ifndef MINAN_BENCH_ACCOUNT_H
#define MINAN_BENCH_ACCOUNT_H

enum { ACCOUNT_PASSWORD = 64 };

void account_password(const char *data, const char *login, char password[ACCOUNT_PASSWORD]);

#endif
