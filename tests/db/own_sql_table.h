/* own_sql_table.h: the tables of own_sql.h, to be included by one file of a test. */
#include "minan/db/sql_table.h"
#include "own_sql.h"
#include <stddef.h>

#define THING_COLUMNS "id, uuid, title, day, at, amount, share, done, colour, owner, city, county"

static const struct sql_line add_lines[] = {
    {"INSERT INTO thing (uuid, title, day, at, amount, share, done, colour, owner, city, county) "
     "VALUES (:uuid, :title, :day, :at, :amount, :share, :done, :colour, :owner, :city, :county)\n",
     SQL_ALWAYS},
};
static const struct sql_line get_lines[] = {
    {"SELECT " THING_COLUMNS " FROM thing WHERE uuid = :uuid\n", SQL_ALWAYS},
};
static const char *const list_conditions[] = {
    "scope_city", "scope_county", "scope_town", "scope_institution", "scope_nothing", "colour", "done",
    "small",      "colours",      "by_amount",  "by_amount_down",    "limit",         "title"};
static const struct sql_line list_lines[] = {
    {"SELECT " THING_COLUMNS " FROM thing WHERE 1 = 1\n", SQL_ALWAYS},
    {"AND city = :scope_city\n", 0},
    {"AND county = :scope_county\n", 1},
    {"AND town = :scope_town\n", 2},
    {"AND institution = :scope_institution\n", 3},
    {"AND 1 = 0\n", 4},
    {"AND colour = :colour\n", 5},
    {"AND done = :done\n", 6},
    {"AND amount < 3\n", 7},
    {"AND colour IN (SELECT value FROM json_each(:colours))\n", 8},
    {"AND title = :title\n", 12},
    {"ORDER BY amount\n", 9},
    {"ORDER BY amount DESC\n", 10},
    {"LIMIT :limit\n", 11},
};
static const struct sql_line count_lines[] = {{"SELECT count(*) FROM thing\n", SQL_ALWAYS}};
static const struct sql_line title_lines[] = {{"SELECT title FROM thing WHERE uuid = :uuid\n", SQL_ALWAYS}};
static const struct sql_line retitle_lines[] = {
    {"UPDATE thing SET title = :title WHERE amount >= :amount\n", SQL_ALWAYS}};
static const struct sql_line strange_lines[] = {{"SELECT id, title AS heading FROM thing\n", SQL_ALWAYS}};
static const struct sql_line return_lines[] = {
    {"INSERT INTO thing (uuid, title, city, county) VALUES (:uuid, :title, 1, 10) RETURNING id\n",
     SQL_ALWAYS}};
static const struct sql_line echo_lines[] = {{"SELECT :value\n", SQL_ALWAYS}};
static const struct sql_line broken_lines[] = {{"SELECT nothing FROM nowhere\n", SQL_ALWAYS}};
static const char *const filter_conditions[] = {"title", "colour", "done",  "colours", "uuid",
                                                "day",   "amount", "owner", "flag"};
static const struct sql_line filter_lines[] = {{"SELECT ''", SQL_ALWAYS},
                                               {" || 't'", 0},
                                               {" || 'c'", 1},
                                               {" || 'd'", 2},
                                               {" || 'l'", 3},
                                               {" || 'u'", 4},
                                               {" || 'y'", 5},
                                               {" || 'a'", 6},
                                               {" || 'o'", 7},
                                               {" || 'f'", 8}};
static const struct sql_line find_lines[] = {
    {"SELECT count(*) FROM thing_text WHERE thing_text MATCH :words\n", SQL_ALWAYS}};

#define LINES(name) .lines = name##_lines, .line_count = (int)(sizeof name##_lines / sizeof *name##_lines)
#define CONDITIONS(name)                                                                                     \
    .conditions = name##_conditions,                                                                         \
    .condition_count = (int)(sizeof name##_conditions / sizeof *name##_conditions)

const struct sql_statement sql_statements[] = {
    {.name = "own_add", LINES(add)},
    {.name = "own_get", LINES(get)},
    {.name = "own_list", LINES(list), CONDITIONS(list), .scoped = true},
    {.name = "own_count", LINES(count), .scan_reason = "counts all"},
    {.name = "own_title", LINES(title)},
    {.name = "own_retitle", LINES(retitle)},
    {.name = "own_strange", LINES(strange)},
    {.name = "own_return", LINES(return )},
    {.name = "own_echo", LINES(echo)},
    {.name = "own_broken", LINES(broken)},
    {.name = "own_filter", LINES(filter), CONDITIONS(filter)},
    {.name = "own_find", LINES(find)},
    {0},
};
const int sql_statement_count = OWN__COUNT;

const struct sql_migration sql_migrations[] = {
    {1, "thing",
     "CREATE TABLE thing (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, day TEXT,"
     " at INTEGER, amount INTEGER, share REAL, done INTEGER, colour TEXT, owner INTEGER, city INTEGER NOT "
     "NULL,"
     " county INTEGER NOT NULL, town INTEGER, institution INTEGER) STRICT;"},
    {2, "thing_parts",
     "CREATE TABLE part (id INTEGER PRIMARY KEY, thing_id INTEGER NOT NULL REFERENCES thing (id)) STRICT;"
     "CREATE VIRTUAL TABLE thing_text USING fts5 (title);"
     "CREATE TRIGGER part_no_delete BEFORE DELETE ON part BEGIN SELECT raise(ABORT, 'parts stay'); END;"},
    {0},
};
const int sql_migration_count = 2;
