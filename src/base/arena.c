#include "minan/base/arena.h"
#include "minan/base/log.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { RED_ZONE = 16 }; /* poisoned bytes after each object, so that an overrun by one is seen */
#else
#define ASAN_POISON_MEMORY_REGION(address, size)   ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
enum { RED_ZONE = 0 };
#endif

enum { ALIGNMENT = _Alignof(max_align_t), FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };

struct block {
    struct block *next; /* the one filled before this one */
    size_t capacity;
    size_t used;
    _Alignas(max_align_t) char data[];
};

struct arena {
    size_t ceiling;
    size_t used; /* over all blocks */
    struct block *block;
};

static _Noreturn void give_up(const char *event, size_t bytes, size_t ceiling) {
    LOG(LOG_ERROR, event, LOG_INT("bytes", (int64_t)bytes), LOG_INT("ceiling", (int64_t)ceiling));
    abort();
}

static struct block *block_new(size_t capacity, struct block *next) {
    struct block *block = malloc(sizeof *block + capacity);
    if (!block)
        give_up("memory.out", capacity, 0);
    *block = (struct block){.next = next, .capacity = capacity};
    ASAN_POISON_MEMORY_REGION(block->data, capacity);
    return block;
}

static void block_free(struct block *block) {
    ASAN_UNPOISON_MEMORY_REGION(block->data, block->capacity);
    free(block);
}

struct arena *arena_new(size_t ceiling_bytes) {
    struct arena *arena = malloc(sizeof *arena);
    if (!arena)
        give_up("memory.out", sizeof *arena, 0);
    *arena = (struct arena){.ceiling = ceiling_bytes, .block = block_new(FIRST_BLOCK, NULL)};
    return arena;
}

static void drop_later_blocks(struct arena *arena) {
    while (arena->block->next) {
        struct block *next = arena->block->next;
        block_free(arena->block);
        arena->block = next;
    }
}

void arena_free(struct arena *arena) {
    if (!arena)
        return;
    drop_later_blocks(arena);
    block_free(arena->block);
    free(arena);
}

void arena_reset(struct arena *arena) {
    drop_later_blocks(arena);
    ASAN_POISON_MEMORY_REGION(arena->block->data, arena->block->capacity);
    arena->block->used = 0;
    arena->used = 0;
}

static void add_block(struct arena *arena, size_t needed) {
    size_t capacity = arena->block->capacity * 2;
    if (capacity > LARGEST_BLOCK)
        capacity = LARGEST_BLOCK;
    arena->block = block_new(needed > capacity ? needed : capacity, arena->block);
}

void *arena_alloc(struct arena *arena, size_t bytes) {
    if (bytes > arena->ceiling - arena->used)
        give_up("arena.ceiling", bytes, arena->ceiling);
    size_t needed = (bytes + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (needed > arena->block->capacity - arena->block->used)
        add_block(arena, needed);

    char *object = arena->block->data + arena->block->used;
    arena->block->used += needed;
    arena->used += bytes;
    ASAN_UNPOISON_MEMORY_REGION(object, bytes);
    return memset(object, 0, bytes);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    size_t bytes = 0;
    if (__builtin_mul_overflow(count, size, &bytes))
        give_up("arena.overflow", count, arena->ceiling);
    return arena_alloc(arena, bytes);
}

void *arena_room(struct arena *arena, void *list, size_t count, size_t *room, size_t size) {
    enum { FIRST_ROOM = 64 };
    if (count < *room)
        return list;
    *room = *room ? *room * 2 : FIRST_ROOM;
    void *bigger = arena_array(arena, *room, size);
    if (count)
        memcpy(bigger, list, count * size);
    return bigger;
}

char *arena_copy(struct arena *arena, const char *text, size_t bytes) {
    char *copy = arena_array(arena, bytes + 1, 1);
    if (bytes)
        memcpy(copy, text, bytes);
    return copy;
}

char *arena_text(struct arena *arena, const char *text) {
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        give_up("arena.format", 0, arena->ceiling);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}
