/* capture.h: runs a function with standard error going into a file, and gives back what it wrote. */
#ifndef TESTS_BASE_CAPTURE_H
#define TESTS_BASE_CAPTURE_H

#include <stddef.h>

/* Fills out (NUL-terminated). Returns the signal that ended act in its own process, 0 for none. */
int capture_in_child(void (*act)(void), char *out, size_t size);

#endif
