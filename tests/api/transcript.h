/* transcript.h: every exchange of a test program, one JSON line each, in build/transcripts/<program>.jsonl:
 * what check_transcripts.mjs holds against the OpenAPI. */
#ifndef MINAN_TESTS_API_TRANSCRIPT_H
#define MINAN_TESTS_API_TRANSCRIPT_H

#include "minan/http/message.h"

void transcript_add(const struct exchange *exchange, const char *as);

#endif
