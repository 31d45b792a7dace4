#include "account.h"

#include "client.h"
#include <stdio.h>
#include <string.h>

/* login,password,role,role_label,scope */
void account_password(const char *data, const char *login, char password[ACCOUNT_PASSWORD]) {
    char path[600], line[512];
    snprintf(path, sizeof path, "%s/demo-accounts.csv", data);
    FILE *file = fopen(path, "r");
    size_t size = strlen(login);
    password[0] = '\0';
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, login, size) == 0 && line[size] == ',')
            sscanf(line + size + 1, "%63[^,]", password);
    }
    if (file)
        fclose(file);
    if (password[0] == '\0')
        give_up("no account %s in %s", login, path);
}
