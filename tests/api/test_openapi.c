/* The OpenAPI and the permission matrix: whole, unambiguous, the same at every print. */
#include "harness.h"

#include "minan/api/print.h"

#include <stdio.h>
#include <stdlib.h>

static json_t *document(struct arena *arena) {
    const char *text = NULL;
    json_error_t error;
    assert_int_equal(openapi_text(arena, &text), STATUS_OK);
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL)
        fail_msg("line %d: %s", error.line, error.text);
    return root;
}

static int with_document(void **state) {
    struct arena *arena = arena_new((size_t)64 << 20);
    json_t *root = document(arena);
    arena_free(arena);
    *state = root;
    return 0;
}

static int without_document(void **state) {
    json_decref(*state);
    return 0;
}

static const json_t *operation(const json_t *root, const struct route *route) {
    char method[8];
    snprintf(method, sizeof method, "%s", method_name(route->method));
    for (char *at = method; *at != '\0'; at++)
        *at = (char)(*at | 0x20);
    return json_object_get(json_object_get(json_object_get(root, "paths"), route->path), method);
}

static void test_every_route_is_an_operation_of_its_own_name(void **state) {
    const json_t *root = *state;
    json_t *seen = json_object();
    for (size_t i = 0; i < route_count; i++) {
        const json_t *found = operation(root, &routes[i]);
        assert_non_null(found);
        assert_string_equal(json_string_value(json_object_get(found, "operationId")), routes[i].name);
        assert_null(json_object_get(seen, routes[i].name));
        json_object_set_new(seen, routes[i].name, json_true());
    }
    json_decref(seen);
}

static size_t count_operations(const json_t *paths) {
    size_t count = 0;
    const char *path = NULL;
    json_t *methods = NULL;
    json_object_foreach((json_t *)(uintptr_t)paths, path, methods) count += json_object_size(methods);
    return count;
}

static void test_nothing_is_documented_that_is_not_there(void **state) {
    const json_t *root = *state;
    assert_int_equal(count_operations(json_object_get(root, "paths")), route_count);
}

/* Follows "#/a/b" from the root. */
static bool resolves(const json_t *root, const char *ref) {
    const json_t *at = root;
    char name[128];
    for (const char *from = ref + 1; at != NULL && *from == '/'; from += strlen(name) + 1) {
        snprintf(name, sizeof name, "%.*s", (int)strcspn(from + 1, "/"), from + 1);
        at = json_object_get(at, name);
    }
    return at != NULL;
}

static size_t check_refs(const json_t *root, json_t *at) {
    size_t refs = 0;
    const char *name = NULL;
    size_t i = 0;
    json_t *member = NULL;
    json_object_foreach(at, name, member) {
        if (strcmp(name, "$ref") == 0 && json_is_string(member)) {
            refs++;
            if (!resolves(root, json_string_value(member)))
                fail_msg("leads nowhere: %s", json_string_value(member));
        }
        refs += check_refs(root, member);
    }
    json_array_foreach(at, i, member) refs += check_refs(root, member);
    return refs;
}

static void test_every_reference_leads_somewhere(void **state) {
    assert_true(check_refs(*state, *state) > 200);
}

static void test_every_path_parameter_is_declared(void **state) {
    for (size_t i = 0; i < route_count; i++) {
        const json_t *parameters = json_object_get(operation(*state, &routes[i]), "parameters");
        size_t in_path = 0;
        size_t k = 0;
        json_t *parameter = NULL;
        json_array_foreach((json_t *)(uintptr_t)parameters, k, parameter) {
            const char *name = json_string_value(json_object_get(parameter, "name"));
            if (strcmp(json_string_value(json_object_get(parameter, "in")), "path") != 0)
                continue;
            char pattern[64];
            snprintf(pattern, sizeof pattern, "{%s}", name);
            assert_non_null(strstr(routes[i].path, pattern));
            in_path++;
        }
        size_t wanted = 0;
        for (const char *at = routes[i].path; (at = strchr(at, '{')) != NULL; at++)
            wanted++;
        assert_int_equal(in_path, wanted);
    }
}

static void test_vocabularies_carry_their_labels(void **state) {
    const json_t *schemas = json_object_get(json_object_get(*state, "components"), "schemas");
    const json_t *area = json_object_get(schemas, "area");
    assert_string_equal(json_string_value(json_object_get(json_object_get(area, "x-labels"), "fire")),
                        "消防");
    assert_int_equal(json_array_size(json_object_get(area, "enum")), 12);
}

static void test_secrets_and_keys_are_not_shown(void **state) {
    const json_t *schemas = json_object_get(json_object_get(*state, "components"), "schemas");
    const json_t *me = json_object_get(json_object_get(schemas, "me"), "properties");
    const json_t *hazard = json_object_get(json_object_get(schemas, "hazard"), "properties");
    assert_non_null(json_object_get(me, "csrf"));
    assert_null(json_object_get(me, "token"));
    assert_non_null(json_object_get(hazard, "uuid"));
    assert_null(json_object_get(hazard, "id"));
    assert_null(json_object_get(hazard, "institution_id"));
}

static void test_printed_twice_it_is_the_same(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)64 << 20);
    const char *first = NULL;
    const char *second = NULL;
    assert_int_equal(openapi_text(arena, &first), STATUS_OK);
    assert_int_equal(openapi_text(arena, &second), STATUS_OK);
    assert_string_equal(first, second);
    arena_free(arena);
}

/* Policy that no row may lack, whoever adds it. */
static void test_every_row_is_complete(void **state) {
    (void)state;
    for (size_t i = 0; i < route_count; i++) {
        const struct route *route = &routes[i];
        bool reads = route->mode == MODE_READ || route->mode == MODE_NONE;
        assert_true(route->permit != permit_none_);
        assert_true((route->action == NULL) != (route->stream == NULL));
        assert_true(reads == method_is_safe(route->method));
        assert_true(route->query == NULL || method_is_safe(route->method));
        assert_true(route->body == NULL || !method_is_safe(route->method));
        assert_true((route->stream == NULL) || route->gives != NULL);
        assert_true(!(route->flags & ROUTE_IDEMPOTENT) || route->method == METHOD_PUT);
        assert_true(route->method != METHOD_PATCH || (route->flags & ROUTE_IF_MATCH));
        assert_true(!(route->flags & ROUTE_RAW_BODY) || route->fill != NULL);
        assert_non_null(route->summary);
    }
}

static void test_the_matrix_has_a_line_for_every_route(void **state) {
    (void)state;
    struct arena *arena = arena_new((size_t)1 << 20);
    const char *text = NULL;
    assert_int_equal(permission_matrix_text(arena, &text), STATUS_OK);
    for (size_t i = 0; i < route_count; i++)
        assert_non_null(strstr(text, routes[i].summary));
    assert_non_null(strstr(text,
                           "GET     /api/v1/audit                            read_audit          x  .  .  .  "
                           ".  .  .  .  x  .  审计日志\n"));
    arena_free(arena);
}

#define DOCUMENT(f) cmocka_unit_test_setup_teardown(f, with_document, without_document)

int main(void) {
    const struct CMUnitTest tests[] = {
        DOCUMENT(test_every_route_is_an_operation_of_its_own_name),
        DOCUMENT(test_nothing_is_documented_that_is_not_there),
        DOCUMENT(test_every_reference_leads_somewhere),
        DOCUMENT(test_every_path_parameter_is_declared),
        DOCUMENT(test_vocabularies_carry_their_labels),
        DOCUMENT(test_secrets_and_keys_are_not_shown),
        cmocka_unit_test(test_printed_twice_it_is_the_same),
        cmocka_unit_test(test_every_row_is_complete),
        cmocka_unit_test(test_the_matrix_has_a_line_for_every_route),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
