/* faults.h: SQLite's calls to the file system and to memory, counted, and failing when a test says so. They
 * go through as they are until faults_arm and after faults_disarm.
 */
#ifndef MINAN_TESTS_API_FAULTS_H
#define MINAN_TESTS_API_FAULTS_H

enum fault {
    FAULT_IO,        /* the n-th call to the file system: SQLITE_IOERR, once */
    FAULT_DISK_FULL, /* from the n-th writing call on: SQLITE_FULL */
    FAULT_MEMORY,    /* the n-th allocation, once: there is none */
};

/* Before the first connection of the program is opened. */
void faults_install(void);

void faults_arm(enum fault fault, int n);
/* How many such calls there were since; those after the last one that failed do not count on. */
int faults_disarm(void);

#endif
