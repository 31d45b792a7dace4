/* target.h: one function that eats any bytes. libFuzzer calls it with what it makes up (make fuzz); a test
 * program calls it with every file of tests/fuzz/corpus/<name>, so that what was found once stays found
 * without a fuzzer.
 */
#ifndef MINAN_TESTS_FUZZ_TARGET_H
#define MINAN_TESTS_FUZZ_TARGET_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program with a message unless it holds, in every build. */
#define MUST_HOLD(what) ((what) ? (void)0 : target_broken(#what, __FILE__, __LINE__))
_Noreturn void target_broken(const char *what, const char *file, int line);

int target_replay(const char *name); /* main() of a test program */

#ifdef FUZZING
#define FUZZ_TARGET(name)
#else
#define FUZZ_TARGET(name)                                                                                    \
    int main(void) {                                                                                         \
        return target_replay(name);                                                                          \
    }
#endif

#endif
