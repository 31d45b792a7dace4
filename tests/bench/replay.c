#include "replay.h"

#include "client.h"
#include "minan/base/uuid.h"
#include "minan/db/id_set.h"
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* SQLite's hook for new connections takes no argument of ours. */
static struct script *listening;

/* ---- taking down ---- */

static bool is_uuid(const char *text) {
    for (int i = 0; i < UUID_SIZE; i++) {
        bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen ? text[i] != '-' : !isxdigit((unsigned char)text[i]))
            return false;
    }
    return text[UUID_SIZE] == '\'';
}

static int uuid_number(struct script *script, const char *uuid) {
    for (int i = 0; i < script->uuid_count; i++) {
        if (strncmp(script->uuids[i], uuid, UUID_SIZE) == 0)
            return i;
    }
    if (script->uuid_count == UUIDS_MOST)
        give_up("too many UUIDs in one script");
    memcpy(script->uuids[script->uuid_count], uuid, UUID_SIZE);
    return script->uuid_count++;
}

/* 'xxxxxxxx-...' becomes ?001 */
static void lift_uuids(struct script *script, char *text) {
    char *out = text;
    while (*text) {
        bool is_free = *text == '\'' && is_uuid(text + 1) && strncmp(text + 1, script->kept, UUID_SIZE) != 0;
        if (!is_free) {
            *out++ = *text++;
            continue;
        }
        out += sprintf(out, "?%03d", uuid_number(script, text + 1) + 1);
        text += UUID_SIZE + 2;
    }
    *out = '\0';
}

/* The audit log counts its own rows: a statement that is run again must take the next number. */
static char *renumber(char *text) {
    static const char values[] = "VALUES (";
    char *number = strstr(text, "INSERT INTO audit ") ? strstr(text, values) : NULL;
    if (number == NULL)
        return text;
    number += strlen(values);
    char *rest = number + strcspn(number, ",");
    char *next = sqlite3_mprintf("%.*s(SELECT max(id) + 1 FROM audit)%s", (int)(number - text), text, rest);
    sqlite3_free(text);
    return next;
}

static int take_down(unsigned type, void *user, void *statement, void *text) {
    (void)type;
    (void)user;
    struct script *script = listening;
    if (script == NULL || strncmp(text, "--", 2) == 0)
        return 0;
    char *expanded = sqlite3_expanded_sql(statement);
    if (expanded == NULL || script->count == SCRIPT_MOST)
        give_up("a script that does not fit");
    if (script->kept) {
        lift_uuids(script, expanded);
        expanded = renumber(expanded);
    }
    script->texts[script->count++] = expanded;
    return 0;
}

static int hook(sqlite3 *handle, const char **error, const struct sqlite3_api_routines *api) {
    (void)error;
    (void)api;
    return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, take_down, NULL);
}

void script_hook(void) {
    if (sqlite3_auto_extension((void (*)(void))hook) != SQLITE_OK)
        give_up("no hook");
}

void script_listen(struct script *script) {
    listening = script;
}

void script_stop(void) {
    listening = NULL;
}

void script_free(struct script *script) {
    for (int i = 0; i < script->count; i++)
        sqlite3_free(script->texts[i]);
}

/* ---- running again ---- */

struct player {
    const struct script *script;
    sqlite3 *handle;
    sqlite3_stmt *statements[SCRIPT_MOST];
    size_t bytes; /* of everything read, so that reading is not for nothing */
};

static const char writer_pragmas[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";

struct player *player_new(const struct script *script, const char *path, bool writer) {
    struct player *player = calloc(1, sizeof *player);
    int flags = (writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
    if (player == NULL || sqlite3_open_v2(path, &player->handle, flags, NULL) != SQLITE_OK)
        give_up("cannot open %s", path);
    if (id_set_register(player->handle) != SQLITE_OK)
        give_up("no id_set");
    sqlite3_trace_v2(player->handle, 0, NULL, NULL);
    if (writer && sqlite3_exec(player->handle, writer_pragmas, NULL, NULL, NULL) != SQLITE_OK)
        give_up("%s", sqlite3_errmsg(player->handle));
    player->script = script;
    for (int i = 0; i < script->count; i++) {
        if (sqlite3_prepare_v3(player->handle, script->texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &player->statements[i], NULL) != SQLITE_OK)
            give_up("%s\n%s", sqlite3_errmsg(player->handle), script->texts[i]);
    }
    return player;
}

void player_free(struct player *player) {
    for (int i = 0; i < player->script->count; i++)
        sqlite3_finalize(player->statements[i]);
    sqlite3_close(player->handle);
    free(player);
}

static void bind_uuids(const struct player *player, sqlite3_stmt *statement, const struct uuid *uuids) {
    int most = sqlite3_bind_parameter_count(statement);
    for (int i = 0; i < most && i < player->script->uuid_count; i++)
        sqlite3_bind_text(statement, i + 1, uuids[i].text, UUID_SIZE, SQLITE_STATIC);
}

static void run_statement(struct player *player, sqlite3_stmt *statement) {
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            if (sqlite3_column_text(statement, i))
                player->bytes += (size_t)sqlite3_column_bytes(statement, i);
        }
    }
    if (code != SQLITE_DONE)
        give_up("%s\n%s", sqlite3_errmsg(player->handle), sqlite3_sql(statement));
    sqlite3_reset(statement);
}

void player_run(struct player *player) {
    struct uuid uuids[UUIDS_MOST];
    for (int i = 0; i < player->script->uuid_count; i++)
        uuids[i] = uuid_random();
    for (int i = 0; i < player->script->count; i++) {
        bind_uuids(player, player->statements[i], uuids);
        run_statement(player, player->statements[i]);
    }
}
