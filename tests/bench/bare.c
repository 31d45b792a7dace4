#include "bare.h"

#include "client.h"
#include <microhttpd.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { THREADS = 8 };

struct server {
    const struct bare *bare;
    char *body;
    pthread_key_t players; /* one a thread */
    pthread_mutex_t mutex;
    struct player *writer;
};

static void run_script(struct server *server) {
    const struct bare *bare = server->bare;
    if (bare->writes) {
        pthread_mutex_lock(&server->mutex);
        player_run(server->writer);
        pthread_mutex_unlock(&server->mutex);
        return;
    }
    struct player *player = pthread_getspecific(server->players);
    if (player == NULL) {
        player = player_new(bare->script, bare->path, false);
        pthread_setspecific(server->players, player);
    }
    player_run(player);
}

static enum MHD_Result answer(struct server *server, struct MHD_Connection *connection) {
    if (server->bare->script)
        run_script(server);
    struct MHD_Response *response =
        MHD_create_response_from_buffer(server->bare->reply_bytes, server->body, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", "application/json");
    enum MHD_Result result = MHD_queue_response(connection, server->bare->status, response);
    MHD_destroy_response(response);
    return result;
}

static enum MHD_Result on_request(void *user, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *data, size_t *size,
                                  void **state) {
    (void)url;
    (void)method;
    (void)version;
    (void)data;
    if (*state == NULL) { /* headers only: the body is still to come */
        *state = connection;
        return MHD_YES;
    }
    if (*size > 0) {
        *size = 0;
        return MHD_YES;
    }
    return answer(user, connection);
}

_Noreturn static void serve(const struct bare *bare, int out) {
    struct server server = {.bare = bare, .mutex = PTHREAD_MUTEX_INITIALIZER};
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    server.body = malloc(bare->reply_bytes);
    memset(server.body, ' ', bare->reply_bytes);
    pthread_key_create(&server.players, NULL);
    if (bare->script && bare->writes)
        server.writer = player_new(bare->script, bare->path, true);
    struct MHD_Daemon *daemon =
        MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, on_request, &server,
                         MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_END);
    int port = daemon ? MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port : 0;
    if (write(out, &port, sizeof port) != sizeof port)
        _exit(1);
    for (;;)
        pause();
}

pid_t bare_start(const struct bare *bare, int *ret_port) {
    int ends[2];
    if (pipe(ends) != 0)
        give_up("no pipe");
    pid_t child = fork();
    if (child < 0)
        give_up("no process");
    if (child == 0)
        serve(bare, ends[1]);
    close(ends[1]);
    if (read(ends[0], ret_port, sizeof *ret_port) != sizeof *ret_port || *ret_port == 0)
        give_up("the bare server did not start");
    close(ends[0]);
    return child;
}

void bare_stop(pid_t child) {
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}
