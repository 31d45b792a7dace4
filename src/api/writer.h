/* writer.h: the one thread that writes. Takes what has gathered, gives each request a savepoint of its own,
 * commits once, and only then answers: nobody is told of a change that is not on disk. */
#ifndef MINAN_API_WRITER_H
#define MINAN_API_WRITER_H

#include "job.h"

/* Opens the write connection; STATUS_DATABASE (logged) when its schema is not this program's. */
MUST_USE enum status writer_start(struct app *app, struct writer **ret_writer);
void writer_stop(struct writer *writer); /* finishes what is queued; accepts NULL */

/* Any thread. The job is answered by the writer, or here with STATUS_BUSY when too many wait. */
void writer_submit(struct writer *writer, struct job *job);

/* Notes that a session was used; written with the next batch. Forgotten when very many wait. */
void writer_touch(struct writer *writer, struct session_id session);

#endif
