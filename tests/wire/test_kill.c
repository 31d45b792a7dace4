/* kill -9 under write load: after the restart every write that was answered 201 is there, whole, and the
 * audit chain with it. MINAN_KILL_CYCLES in the environment asks for more cycles than a test run needs. */
#include "victim.h"

#include "api/city.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>

enum { CYCLES = 5, CLIENTS = 8 };

/* ---- the load ---- */

/* All connections write at once, round by round; the last round is still under way when the process dies. */
static void write_until_killed(struct victim *victim, struct arena *arena, int rounds) {
    struct client clients[CLIENTS];
    for (int i = 0; i < CLIENTS; i++)
        clients[i] = client_open(arena, victim->port);
    for (int round = 0; round <= rounds; round++) {
        int first = victim->sent;
        for (int i = 0; i < CLIENTS; i++)
            victim_send_write(victim, arena, &clients[i]);
        if (round == rounds)
            kill(victim->pid, SIGKILL);
        for (int i = 0; i < CLIENTS; i++)
            victim->acknowledged[first + i] = client_reply(&clients[i]).status == 201;
    }
    for (int i = 0; i < CLIENTS; i++)
        client_close(&clients[i]);
    waitpid(victim->pid, NULL, 0);
}

/* ---- what is left ---- */

static void check_writes(const struct victim *victim, struct arena *arena) {
    struct server server = {.arena = arena, .port = victim->port};
    struct client client = client_open(arena, victim->port);
    int lost = 0;
    for (int i = 0; i < victim->sent; i++) {
        server_ask(&server, &client, "county_supervisor", "GET", victim_path(arena, i), NULL);
        struct reply reply = client_reply(&client);
        assert_true(reply.status == 200 || reply.status == 404);
        lost += victim->acknowledged[i] && reply.status != 200;
    }
    client_close(&client);
    assert_int_equal(lost, 0);
}

static int count_acknowledged(const struct victim *victim) {
    int count = 0;
    for (int i = 0; i < victim->sent; i++)
        count += victim->acknowledged[i];
    return count;
}

static int cycles(void) {
    const char *text = getenv("MINAN_KILL_CYCLES");
    return text ? atoi(text) : CYCLES;
}

static void one_cycle(int cycle) {
    struct victim *victim = calloc(1, sizeof *victim);
    struct arena *arena = arena_new((size_t)256 << 20);
    city_copy(victim->folder, sizeof victim->folder);
    victim_start(victim);
    int rounds = 3 + cycle * 7 % 23;
    write_until_killed(victim, arena, rounds);
    assert_true(count_acknowledged(victim) >= rounds * CLIENTS);
    victim_start(victim);
    check_writes(victim, arena);
    victim_kill(victim);
    victim_check_file(victim->folder);
    city_remove(victim->folder);
    arena_free(arena);
    free(victim);
}

static void test_nothing_acknowledged_is_lost(void **state) {
    (void)state;
    for (int cycle = 0; cycle < cycles(); cycle++)
        one_cycle(cycle);
    assert_true(cycles() > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_acknowledged_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
