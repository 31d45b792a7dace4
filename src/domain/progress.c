/* progress.c: a board of a fixed number of places; the oldest goes. */
#include "minan/domain/progress.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

NAMES_DEFINE(progress_state, "进度", PROGRESS_STATE_TABLE)

static const struct field progress_by_uuid_fields[] = {
    F_UUID(struct progress_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(progress_by_uuid, struct progress_by_uuid);

static const struct field progress_view_fields[] = {
    F_ENUM(struct progress_view, state, progress_state, REQUIRED, .label = "进度"),
    F_INT(struct progress_view, rows_done, REQUIRED, .label = "已写行数"),
    F_INT(struct progress_view, rows_total, NULLABLE, .label = "总行数"),
};
SHAPE(progress_view, struct progress_view);

struct progress {
    struct uuid uuid;
    struct account_id owner;
    _Atomic int state;
    _Atomic int64_t done;
    _Atomic int64_t total;
};

struct progress_board {
    pthread_mutex_t mutex; /* of uuid and owner, and of who is next */
    size_t next;
    struct progress places[PROGRESS_MOST];
};

struct progress_board *progress_board_new(void) {
    struct progress_board *board = calloc(1, sizeof *board);
    if (board == NULL)
        abort();
    pthread_mutex_init(&board->mutex, NULL);
    return board;
}

void progress_board_free(struct progress_board *board) {
    if (board == NULL)
        return;
    pthread_mutex_destroy(&board->mutex);
    free(board);
}

struct progress *progress_begin(struct progress_board *board, const struct uuid *uuid,
                                struct account_id owner) {
    if (board == NULL)
        return NULL;
    pthread_mutex_lock(&board->mutex);
    struct progress *place = &board->places[board->next++ % PROGRESS_MOST];
    place->uuid = *uuid;
    place->owner = owner;
    atomic_store(&place->state, PROGRESS_WRITING);
    atomic_store(&place->done, 0);
    atomic_store(&place->total, INT_NONE);
    pthread_mutex_unlock(&board->mutex);
    return place;
}

void progress_total(struct progress *progress, int64_t rows) {
    if (progress)
        atomic_store(&progress->total, rows);
}

void progress_step(struct progress *progress) {
    if (progress)
        atomic_fetch_add_explicit(&progress->done, 1, memory_order_relaxed);
}

void progress_enter(struct progress *progress, enum progress_state state) {
    if (progress)
        atomic_store(&progress->state, (int)state);
}

static const struct progress *find(const struct progress_board *board, const struct uuid *uuid,
                                   struct account_id owner) {
    for (size_t i = 0; i < PROGRESS_MOST; i++) {
        const struct progress *place = &board->places[i];
        if (place->owner.value == owner.value && owner.value && uuid_equal(&place->uuid, uuid))
            return place;
    }
    return NULL;
}

enum status progress_get(struct ctx *ctx, const struct progress_by_uuid *request,
                         struct progress_view *ret_view) {
    struct progress_board *board = ctx->progress_board;
    struct progress_view view = {PROGRESS_WAITING, 0, INT_NONE};
    if (board == NULL) {
        *ret_view = view;
        return STATUS_OK;
    }
    pthread_mutex_lock(&board->mutex);
    const struct progress *place = find(board, &request->uuid, ctx->actor.id);
    if (place)
        view = (struct progress_view){(enum progress_state)atomic_load(&place->state),
                                      atomic_load(&place->done), atomic_load(&place->total)};
    pthread_mutex_unlock(&board->mutex);
    *ret_view = view;
    return STATUS_OK;
}
