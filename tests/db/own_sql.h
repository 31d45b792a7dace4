/* own_sql.h: statements of the tests of src/db. A test that includes own_sql_table.h gets these instead of
 * the program's: its tables come first when the linker looks for sql_statements. */
#ifndef TESTS_DB_OWN_SQL_H
#define TESTS_DB_OWN_SQL_H

#include "minan/db/db.h"

#define OWN_ADD     ((enum sql)0)
#define OWN_GET     ((enum sql)1)
#define OWN_LIST    ((enum sql)2)
#define OWN_COUNT   ((enum sql)3)
#define OWN_TITLE   ((enum sql)4)
#define OWN_RETITLE ((enum sql)5)
#define OWN_STRANGE ((enum sql)6)
#define OWN_RETURN  ((enum sql)7)
#define OWN_ECHO    ((enum sql)8)
#define OWN_BROKEN  ((enum sql)9)
#define OWN_FILTER  ((enum sql)10)
#define OWN_FIND    ((enum sql)11)
#define OWN__COUNT  12

#endif
