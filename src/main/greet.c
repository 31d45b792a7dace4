#include "greet.h"

#include "minan/base/file.h"
#include <stdio.h>
#include <string.h>

enum { CSV_MOST = 256 * 1024, COLUMNS = 5 };

/* login,password,role,role_label,scope: cut in place; false for a line of another form */
static bool cut_line(char *line, char *columns[COLUMNS]) {
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = line;
        line += strcspn(line, ",");
        if (*line)
            *line++ = '\0';
        else if (i < COLUMNS - 1)
            return false;
    }
    return true;
}

static void print_account(char *line) {
    char *columns[COLUMNS];
    if (cut_line(line, columns))
        printf("  %-24s %-14s %s  %s\n", columns[0], columns[1], columns[3], columns[4]);
}

static bool print_demo_accounts(struct run *run, const struct store *store) {
    const char *path = arena_printf(run->arena, "%s/demo-accounts.csv", store->folder);
    char *text;
    char *rest;
    size_t size;
    if (file_read(path, run->arena, CSV_MOST, &text, &size) != STATUS_OK)
        return false;
    puts("\n演示账号（登录名 密码 角色 范围）/ Demo accounts:");
    strtok_r(text, "\r\n", &rest); /* headings */
    for (char *line = strtok_r(NULL, "\r\n", &rest); line; line = strtok_r(NULL, "\r\n", &rest))
        print_account(line);
    return true;
}

static void print_things_to_try(const char *address) {
    printf("\n可以先试 / Try:\n"
           "  1. 市局监管登录 %s ，看仪表盘：每个数字都能点开清单 / dashboard, every number opens its list\n"
           "  2. 县局监管用手机页面 %s/m/ 做一次检查 / a visit on the phone page\n"
           "  3. 机构负责人登录，签收并申报整改；再由县局监管复查销号 / rectify, then verify and close\n",
           address, address);
}

static void print_first_steps(const char *address, const char *token) {
    printf("\n首次使用：打开 %s/setup ，用一次性口令建立首位管理员\n"
           "First start: open %s/setup and use this one-time token\n"
           "  %s\n",
           address, address, token);
}

void greet(struct run *run, const struct store *store, const char *address, const char *token, bool web) {
    printf("民安 Min'an  %s\n数据目录 / data: %s\n", address, store->folder);
    if (!web)
        puts("没有找到前端页面，只提供接口 / no front end found, API only (make web, --web DIR)");
    if (token)
        print_first_steps(address, token);
    else if (print_demo_accounts(run, store))
        print_things_to_try(address);
    puts("\n按 Ctrl-C 停止 / Ctrl-C stops");
    fflush(stdout);
}
