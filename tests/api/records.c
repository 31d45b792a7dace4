#include "records.h"

#include "minan/base/buf.h"

/* One pixel. */
const unsigned char tiny_png[] = {0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
                                  0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
                                  0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4, 0x89, 0x00, 0x00, 0x00,
                                  0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50,
                                  0x0f, 0x00, 0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0x00, 0x00,
                                  0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
const size_t tiny_png_size = sizeof tiny_png;
const char tiny_png_header[] =
    "x-content-sha256: 6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0";

#define AT "'2026-11-23T01:00:00.000Z'"

static const char hazard_body[] =
    "{'institution':'$target','source':'report','area':'fire','severity':'general','description':'通道堵塞',"
    "'found_on':'2026-11-20','found_at':" AT ",'deadline':'2026-11-30','before_photos':['$photo']}";

static const char visit_body[] =
    "{'institution':'$target','kind':'routine','checklist':'$checklist','started_at':" AT ",'finished_at':" AT
    ","
    "'team':[],'rechecks':[],'inspector_signature':'$signature','refused':true,'refusal_reason':'负责人外出',"
    "'refusal_witness':'王某','answers':[$answers]}";

static const char conflict_first[] = "{'name':'甲','type':'other','county':'$county'}";
static const char conflict_second[] = "{'name':'乙','type':'other','county':'$county'}";

struct place {
    const char *prefix;
    const char *maker;
    const char *target;
    const char *county;
    const char *account;
};

static const struct place places[] = {
    {"own", "county_supervisor", FIXTURE_HOME, "529901", "institution_officer"},
    {"same", "second_supervisor", FIXTURE_OTHER_HOME, "529901", "other_principal"},
    {"far", "far_supervisor", FIXTURE_FAR_HOME, "529902", "far_principal"},
};

/* ---- a checklist answered as a phone would: general items and the type's, less what does not apply ---- */

static json_t *get(struct api *api, const char *as, const char *path) {
    const struct command command = {.as = as, .method = METHOD_GET, .path = path};
    api_send(api, &command);
    assert_int_equal(api->exchange.response.http_status, 200);
    return json_deep_copy(api->json);
}

static const char *member(const json_t *object, const char *name) {
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

static bool holds(const json_t *list, const char *text) {
    bool found = text[0] == '\0';
    for (size_t i = 0; i < json_array_size(list); i++)
        found = found || strcmp(json_string_value(json_array_get(list, i)), text) == 0;
    return found;
}

static bool applies(const json_t *item, const json_t *home) {
    const char *type = member(item, "institution_type");
    return (strcmp(type, "general") == 0 || strcmp(type, member(home, "type")) == 0) &&
           holds(json_object_get(home, "conditions"), member(item, "applies_when"));
}

static const char *passes(struct api *api, const json_t *checklist, const json_t *home) {
    const json_t *items = json_object_get(checklist, "items");
    struct buf buf;
    buf_init(&buf, api->kept, 4096);
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        if (applies(item, home))
            buf_printf(&buf, "%s{'item_code':'%s','result':'pass'}", buf.size ? "," : "",
                       member(item, "code"));
    }
    return buf.data;
}

void records_keep_answers(struct api *api, const char *as) {
    json_t *checklist = get(api, as, "/checklists/current");
    json_t *home = get(api, as, "/institutions/$target");
    api_keep(api, "answers", passes(api, checklist, home));
    json_decref(checklist);
    json_decref(home);
}

/* A UUID under a label such as own_hazard. */
static void keep_new(struct api *api, const char *prefix, const char *noun) {
    const char *label = arena_printf(api->kept, "new_%s_%s", prefix, noun);
    api_keep(api, arena_printf(api->kept, "%s_%s", prefix, noun), api_label(api, label));
    api_keep(api, noun, api_label(api, label));
}

static void make_conflict(struct api *api, const struct place *place) {
    const struct command commands[] = {
        {AS(place->maker), PUT_("/institutions/$clash"), BODY(conflict_first), WANT(201)},
        {AS(place->maker), PUT_("/institutions/$clash"), BODY(conflict_second), WANT(409)},
        {AS(place->maker), GET_("/conflicts?limit=1"), WANT(200), WANT_JSON("/items/0/record", "$clash"),
         KEEP("conflict", "/items/0/uuid")},
    };
    keep_new(api, place->prefix, "clash");
    RUN(api, commands);
    api_keep(api, arena_printf(api->kept, "%s_conflict", place->prefix), api_label(api, "conflict"));
}

/* The hazard is due in seven days: four days on, its institution is reminded. */
static void make_message(struct api *api, const struct place *place) {
    const struct command commands[] = {
        {AS(place->account), GET_("/inbox?limit=1"), WANT(200), WANT_JSON("/items/0/hazard", "$hazard"),
         KEEP("message", "/items/0/uuid")},
    };
    enum { DAY_MS = 86400000 };
    api->now += INT64_C(4) * DAY_MS;
    app_tick(api->app);
    api->now -= INT64_C(4) * DAY_MS;
    RUN(api, commands);
    api_keep(api, arena_printf(api->kept, "%s_message", place->prefix), api_label(api, "message"));
}

/* A channel of the county's bureau, and something that waits to go out through it. */
static void make_channel(struct api *api, const struct place *place) {
    static const char *const nouns[] = {"channel", "delivery"};
    static const struct command commands[] = {
        {AS("system_admin"), PUT_("/channels/$channel"),
         BODY("{'region':'$county','kind':'wecom','name':'工作群','url':'https://robot.example/send?key=1'}"),
         WANT(201)},
        {AS("system_admin"), POST_("/channels/$channel/test"), BODY("{'delivery':'$delivery'}"), WANT(201)},
    };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        keep_new(api, place->prefix, nouns[i]);
    RUN(api, commands);
}

static void make_all(struct api *api, const struct place *place) {
    static const char *const nouns[] = {"hazard",    "inspection", "activity",     "incident", "photo",
                                        "signature", "assignment", "reassignment", "held",     "filter",
                                        "paper",     "import",     "plan",         "draw"};
    const struct command commands[] = {
        {AS(place->maker), PUT_("/hazards/$hazard"), BODY(hazard_body), WANT(201)},
        {AS(place->maker), PUT_("/attachments/$photo"), BYTES(tiny_png, tiny_png_size), TYPE("image/png"),
         HEADER(tiny_png_header), WANT(201), WANT_JSON("/state", "stored")},
        {AS(place->maker), PUT_("/inspections/$inspection"), BODY(visit_body), WANT(201)},
        {AS(place->maker), PUT_("/activities/$activity"),
         BODY("{'institution':'$target','kind':'fire_drill','title':'消防演练','held_on':'2026-11-20','"
              "people':9}"),
         WANT(201)},
        {AS(place->maker), PUT_("/incidents/$incident"),
         BODY("{'institution':'$target','kind':'mishap','happened_at':" AT
              ",'place':'走廊','description':'跌倒','measures':'送医'}"),
         WANT(201)},
        {AS(place->maker), PUT_("/assignments/$assignment"),
         BODY("{'institution':'$target','post':'institution_person','name':'周静'}"), WANT(201)},
        {AS(place->maker), PUT_("/assignments/$held"),
         BODY("{'institution':'$target','post':'town_person','name':'周静'}"), WANT(201)},
        {AS(place->maker), PUT_("/reassignments/$reassignment"),
         BODY("{'post':'town_person','from_name':'周静','name':'李强','reason':'工作调动'}"), WANT(201)},
        {AS(place->maker), PUT_("/papers/$paper"),
         BODY("{'kind':'inspection_notice','institution':'$target','inspect_on':'2026-11-27','inspection_"
              "kind':"
              "'routine','team':'监管科'}"),
         WANT(201), KEEP("token", "/token")},
        {AS(place->maker), PUT_("/saved-filters/$filter"),
         BODY("{'ledger':'hazards','name':'逾期','query':'overdue=true'}"), WANT(201)},
        {AS(place->maker), PUT_("/imports/$import"),
         BODY("{'file_name':'台账.xlsx','headings':['机构名称','机构类型','县（市、区）']}"), WANT(201)},
        {AS(place->maker), PUT_("/visit-plans/$plan"),
         BODY("{'institution':'$target','kind':'routine','from_on':'2026-12-02'}"), WANT(201)},
        {AS(place->maker), PUT_("/draws/$draw"),
         BODY("{'title':'抽查','count':1,'team_size':1,'kind':'routine','from_on':'2026-12-01'}"), WANT(201)},
    };
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        keep_new(api, place->prefix, nouns[i]);
    api_keep(api, "target", place->target);
    api_keep(api, "county", place->county);
    records_keep_answers(api, place->maker);
    RUN(api, commands);
    api_keep(api, arena_printf(api->kept, "%s_token", place->prefix), api_label(api, "token"));
    struct uuid account = fixture_account_uuid(place->account);
    api_keep(api, arena_printf(api->kept, "%s_account", place->prefix), account.text);
    make_message(api, place);
    make_channel(api, place);
    make_conflict(api, place);
}

void records_make(struct api *api) {
    static const struct command draft[] = {
        {AS("city_supervisor"), PUT_("/checklists/$own_draft"),
         BODY("{'title':'新版','copy_of':'$checklist'}"), WANT(201)},
        {AS("city_supervisor"), PUT_("/targets/$own_target"),
         BODY("{'year':2026,'figure':'coverage_rate','value':95}"), WANT(201)},
        {AS("city_leader"), POST_("/periods/2026-09/freeze"), BODY("{'override_reason':'年末赶报'}"),
         WANT(200)},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        make_all(api, &places[i]);
    keep_new(api, "own", "draft");
    keep_new(api, "own", "target");
    RUN(api, draft);
}
