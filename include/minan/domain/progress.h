/* progress.h: how far long work (an export) has come, for the person who waits for it.
 *
 * The one who starts it makes a UUID, sends it along, and asks under it meanwhile. A board holds the newest
 * PROGRESS_MOST; nothing of it is stored. Thread rule: any number of threads; a struct progress is stepped by
 * the one that works. */
#ifndef MINAN_DOMAIN_PROGRESS_H
#define MINAN_DOMAIN_PROGRESS_H

#include "minan/domain/ctx.h"

enum { PROGRESS_MOST = 64 };

#define PROGRESS_STATE_TABLE(X)                                                                              \
    X(PROGRESS_WAITING, "waiting", "排队中")                                                                 \
    X(PROGRESS_WRITING, "writing", "正在写入")                                                               \
    X(PROGRESS_PACKING, "packing", "正在打包")                                                               \
    X(PROGRESS_DONE, "done", "已完成") X(PROGRESS_FAILED, "failed", "未完成")
NAMES_DECLARE(progress_state, PROGRESS_STATE_TABLE)

struct progress_board;
struct progress_board *progress_board_new(void);
void progress_board_free(struct progress_board *board); /* accepts NULL */

/* Takes the place of the oldest. Later calls with NULL do nothing: nobody watches. */
struct progress *progress_begin(struct progress_board *board, const struct uuid *uuid,
                                struct account_id owner);
void progress_total(struct progress *progress, int64_t rows);
void progress_step(struct progress *progress);
void progress_enter(struct progress *progress, enum progress_state state);

struct progress_by_uuid {
    struct uuid uuid;
};
extern const struct shape progress_by_uuid_shape;
struct progress_view {
    enum progress_state state;
    int64_t rows_done;
    int64_t rows_total; /* INT_NONE: not known */
};
extern const struct shape progress_view_shape;

/* Waiting when nothing of that UUID has begun, or somebody else's has. */
MUST_USE enum status progress_get(struct ctx *ctx, const struct progress_by_uuid *request,
                                  struct progress_view *ret_view);

#endif
