/* files.h: the tree of attachments and papers: ab/<SHA-256>, and ab/<SHA-256>.view without what the camera
 * wrote. A file's name is its content, so a copy only ever adds what is missing. */
#ifndef MINAN_MAIN_FILES_H
#define MINAN_MAIN_FILES_H

#include "store.h"

struct files_copied {
    int64_t added;
    int64_t bad; /* content that does not fit its name: left out, one line printed for each */
};

/* Copies to folder `to` (made when missing) whatever files of `from` it lacks. Copies, not links: damage to
 * one tree stays out of the other. A folder that is not there has no files. */
MUST_USE enum status files_add_missing(struct run *run, const char *from, const char *to,
                                       struct files_copied *ret_copied);

/* Looks at the file of every stored attachment and paper of ctx; prints one line for each that is missing or
 * damaged.
 */
MUST_USE enum status files_verify(struct run *run, struct ctx *ctx, const char *folder, int64_t *ret_bad);

#endif
