#include "options.h"

#define TEXT_OPTION(n, e, p, d, h)                                                                           \
    { .name = (n), .env = (e), .placeholder = (p), .preset = (d), .help = (h), .type = CONFIG_TEXT }
#define PATH_OPTION(n, e, p, d, h)                                                                           \
    { .name = (n), .env = (e), .placeholder = (p), .preset = (d), .help = (h), .type = CONFIG_PATH }
#define INT_OPTION(n, e, d, low, high, h)                                                                    \
    {                                                                                                        \
        .name = (n), .env = (e), .placeholder = "N", .preset = (d), .help = (h), .type = CONFIG_INT,         \
        .min = (low), .max = (high)                                                                          \
    }
#define BOOL_OPTION(n, h)                                                                                    \
    { .name = (n), .help = (h), .type = CONFIG_BOOL }

#define DATA_OPTION   PATH_OPTION("data", "MINAN_DATA", "DIR", "data", "数据目录")
#define CONFIG_OPTION PATH_OPTION("config", "MINAN_CONFIG", "FILE", NULL, "配置文件（每行 选项名 = 值）")

const struct config_option file_options[] = {
    TEXT_OPTION("listen", "MINAN_LISTEN", "ADDR:PORT", "127.0.0.1:8080", "监听地址，端口 0 表示任选"),
    DATA_OPTION,
    PATH_OPTION("web", "MINAN_WEB", "DIR", NULL, "前端页面目录（默认：程序旁边的 web）"),
    PATH_OPTION("tls-cert", "MINAN_TLS_CERT", "FILE", NULL, "TLS 证书（PEM）"),
    PATH_OPTION("tls-key", "MINAN_TLS_KEY", "FILE", NULL, "TLS 私钥（PEM）"),
    TEXT_OPTION("public-origin", "MINAN_PUBLIC_ORIGIN", "URL", NULL, "对外网址，如 https://minan.example.cn"),
    TEXT_OPTION("trusted-proxies", "MINAN_TRUSTED_PROXIES", "ADDRS", NULL, "可信反向代理地址，逗号分隔"),
    INT_OPTION("idle-minutes", "MINAN_IDLE_MINUTES", "30", 1, 720, "电脑端无操作多少分钟后须重新登录"),
    INT_OPTION("rate", "MINAN_RATE", "1200", 1, 1000000, "每个地址每分钟最多请求数"),
    INT_OPTION("threads", "MINAN_THREADS", "8", 1, 64, "服务线程数"),
    CONFIG_OPTION,
};
const size_t file_option_count = sizeof file_options / sizeof *file_options;

static const struct config_option demo_options[] = {
    DATA_OPTION,
    INT_OPTION("seed", NULL, "1", 0, INT64_MAX, "随机种子：同一种子得到同一座城市"),
    INT_OPTION("institutions", NULL, "1500", 12, 200000, "机构数"),
    INT_OPTION("months", NULL, "12", 1, 120, "月数"),
    TEXT_OPTION("today", NULL, "DATE", NULL, "演示数据的最后一天，如 2026-11-23（默认：今天）"),
    CONFIG_OPTION,
};
static const struct config_option data_options[] = {DATA_OPTION, CONFIG_OPTION};
static const struct config_option user_options[] = {
    DATA_OPTION,
    TEXT_OPTION("login", NULL, "LOGIN", NULL, "登录名"),
    TEXT_OPTION("name", NULL, "NAME", NULL, "姓名"),
    TEXT_OPTION("role", NULL, "ROLE", NULL, "角色代码，如 system_admin、county_supervisor"),
    TEXT_OPTION("region", NULL, "CODE", NULL, "区划代码（局内和镇街账号）"),
    TEXT_OPTION("institution", NULL, "UUID", NULL, "机构编号（机构和专家账号）"),
    TEXT_OPTION("expires", NULL, "DATE", NULL, "有效期至（专家账号必填）"),
    CONFIG_OPTION,
};
static const struct config_option restore_options[] = {
    DATA_OPTION,
    BOOL_OPTION("force", "数据目录里已有数据库时也恢复，原有数据库改名保留"),
    BOOL_OPTION("without-files", "照片文件缺失或损坏时也恢复"),
    CONFIG_OPTION,
};

#define OPTIONS(table) (table), sizeof(table) / sizeof *(table)

const struct command commands[] = {
    {"serve", "启动服务", NULL, OPTIONS(file_options), serve_run},
    {"demo", "生成一座演示城市，账号写入 demo-accounts.csv", NULL, OPTIONS(demo_options), demo_run},
    {"migrate", "建立数据库，或升级到本程序的版本（升级前自动备份）", NULL, OPTIONS(data_options),
     migrate_run},
    {"user-add", "新建账号，初始密码只显示一次", NULL, OPTIONS(user_options), user_add_run},
    {"backup", "备份数据库到 FILE，照片放在旁边的 FILE.files；服务运行时也可以", "FILE",
     OPTIONS(data_options), backup_run},
    {"restore", "从备份 FILE 恢复；校验不通过的备份不会恢复", "FILE", OPTIONS(restore_options), restore_run},
    {"check", "检查数据库、审计日志和照片文件是否完好", NULL, OPTIONS(data_options), check_run},
    {"print-openapi", "打印接口说明（OpenAPI 3.1）", NULL, NULL, 0, print_openapi_run},
    {"print-permissions", "打印角色权限表", NULL, NULL, 0, print_permissions_run},
    {"print-figures", "打印指标的名称、单位和口径", NULL, NULL, 0, print_figures_run},
    {"print-schema", "打印数据库结构", NULL, NULL, 0, print_schema_run},
    {"print-plans", "打印每条 SQL 的查询计划", NULL, NULL, 0, print_plans_run},
};
const size_t command_count = sizeof commands / sizeof *commands;
