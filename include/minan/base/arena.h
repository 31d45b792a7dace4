/* arena.h: one region of memory per request; everything in it is freed at once.
 *
 * Thread rule: an arena belongs to one thread at a time. Errors: true out-of-memory, and passing the ceiling,
 * abort with a log line (input limits keep clients from reaching either), so callers never see NULL.
 */
#ifndef MINAN_BASE_ARENA_H
#define MINAN_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(size_t ceiling_bytes);
void arena_free(struct arena *arena);  /* accepts NULL */
void arena_reset(struct arena *arena); /* keeps the first block, poisons what was handed out */

void *arena_alloc(struct arena *arena, size_t bytes);              /* zeroed, aligned for any object */
void *arena_array(struct arena *arena, size_t count, size_t size); /* aborts on overflow */
/* A list with room for one more than count: the same, or a copy twice as large (*room says how large). */
void *arena_room(struct arena *arena, void *list, size_t count, size_t *room, size_t size);
char *arena_copy(struct arena *arena, const char *text, size_t bytes); /* NUL-terminated */
char *arena_text(struct arena *arena, const char *text);               /* strdup; NULL stays NULL */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, count, type) ((type *)arena_array((arena), (count), sizeof(type)))

#endif
