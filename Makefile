# Min'an 民安. Two commands matter:  make run  (install, build, demo city, serve)  and  make test  (everything CI runs).
# Floors, from the bottom: base, db and http, domain, api, main. Each is a static library; a test links the floor under
# test and those below it, so a call upwards does not link.

ifeq ($(origin CC),default)
CC      := gcc
endif
VARIANT ?= release
BUILD   := build$(if $(filter-out release,$(VARIANT)),/$(VARIANT))
PKGS    := libmicrohttpd sqlite3 jansson libsodium xlsxwriter libqrencode libcurl liboath
DATA    ?= data
LISTEN  ?= 127.0.0.1:8080
SHELL   := /bin/bash
MAKEFLAGS += --no-builtin-rules
Q       := $(if $(V),,@)# make V=1 shows the commands

SANITIZE_asan := -fsanitize=address,undefined
SANITIZE_tsan := -fsanitize=thread
SANITIZE_fuzz := -fsanitize=address,undefined -fsanitize=fuzzer-no-link
VARIANT_release := -O2 -DNDEBUG -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
VARIANT_asan    := -O1 $(SANITIZE_asan) -fno-sanitize-recover=all -fno-omit-frame-pointer
VARIANT_tsan    := -O1 $(SANITIZE_tsan)
VARIANT_fuzz    := -O1 $(SANITIZE_fuzz) -fno-sanitize-recover=all -DFUZZING

WARN     := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wcast-qual \
            -Wwrite-strings -Wundef -Wvla -Wformat=2 -Wswitch-enum -Wconversion -Wno-sign-conversion
CPPFLAGS := -Iinclude -I$(BUILD)/gen -D_GNU_SOURCE
CFLAGS   := -std=c17 -g $(WARN) $(VARIANT_$(VARIANT)) -fstack-protector-strong -pthread \
            $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDFLAGS  := $(SANITIZE_$(VARIANT))
LDFLAGS_fuzz := $(if $(filter fuzz,$(VARIANT)),-fsanitize=fuzzer)
LDLIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -pthread -lm

# A test run stops at the first report of a sanitizer.
export ASAN_OPTIONS  ?= detect_leaks=1
export UBSAN_OPTIONS ?= print_stacktrace=1

.PHONY: all run test lint format clean deps web web-packages generated
.DELETE_ON_ERROR:
.SECONDARY:

all: $(BUILD)/minan

objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard $(addsuffix /*.c,$(1)))))

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	@echo 'cc $<'
	$(Q)$(CC) $(CPPFLAGS) $(if $(filter tests/%,$<),-Itests) $(CFLAGS) -MMD -MP -c $< -o $@

# ---- generated: named SQL statements and migrations ------------------------------------------------------------------
# Files are replaced only when their content differs: a changed statement under an old name compiles one file again.

SQL := $(sort $(wildcard sql/migrations/*.sql) $(wildcard sql/queries/*.sql))
GEN := $(BUILD)/gen/sql_statements.h $(BUILD)/gen/sql_statements.c

build/gen-tools/sqlgen: $(wildcard src/gen/*.c src/gen/*.h)
	@mkdir -p $(@D)
	@echo 'cc $@'
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(WARN) -O1 -g $(filter %.c,$^) -o $@
$(BUILD)/gen/.stamp: build/gen-tools/sqlgen $(SQL)
	@mkdir -p $(BUILD)/gen/new
	@echo 'sqlgen $(BUILD)/gen'
	$(Q)build/gen-tools/sqlgen $(BUILD)/gen/new $(SQL)
	@for f in $(notdir $(GEN)); do cmp -s $(@D)/new/$$f $(@D)/$$f || mv $(@D)/new/$$f $(@D)/$$f; done
	@touch $@
$(GEN): $(BUILD)/gen/.stamp
	@:
generated: $(GEN)
$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c
	@mkdir -p $(@D)
	@echo 'cc $<'
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# ---- floors ------------------------------------------------------------------------------------------------------------

FLOORS      := base db http domain api
LIBS_base   := base
LIBS_db     := db base
LIBS_http   := http base
LIBS_domain := domain db base
LIBS_api    := api domain db http base
LIBS_wire   := $(LIBS_api)
LIBS_fuzz   := $(LIBS_api)
libs = $(LIBS_$(1):%=$(BUILD)/lib%.a)

$(foreach f,$(FLOORS),$(eval OBJ_$(f) := $(call objects,src/$(f))))
OBJ_db   += $(BUILD)/obj/gen/sql_statements.o
OBJ_main := $(call objects,src src/main)

define FLOOR
$(BUILD)/lib$(1).a: $$(OBJ_$(1))
	@rm -f $$@
	@ar rcs $$@ $$^
endef
$(foreach f,$(FLOORS),$(eval $(call FLOOR,$(f))))

$(BUILD)/minan: $(OBJ_main) $(call libs,api)
	@echo 'link $@'
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# ---- tests: tests/<floor>/test_*.c, one binary each; helpers beside them are linked into every test of the folder ----------

TEST_FLOORS := base db http domain api wire fuzz
test_objects = $(filter $(BUILD)/obj/tests/$(1)/test_%,$(call objects,tests/$(1)))
HELP_of      = $(filter-out $(call test_objects,$(1)),$(call objects,tests/$(1)))
MORE_HELP_domain := $(BUILD)/obj/tests/base/folder.o
MORE_HELP_api  := $(call HELP_of,domain) $(BUILD)/obj/tests/http/stub.o
MORE_HELP_fuzz := $(call HELP_of,api) $(MORE_HELP_api)
MORE_HELP_wire := $(call HELP_of,api) $(MORE_HELP_api) $(BUILD)/obj/tests/http/client.o $(BUILD)/obj/tests/http/check.o

define TESTS
BIN_$(1) := $(patsubst $(BUILD)/obj/tests/%.o,$(BUILD)/tests/%,$(call test_objects,$(1)))
HELP_$(1) := $(call HELP_of,$(1)) $(MORE_HELP_$(1))
$$(BIN_$(1)): $(BUILD)/tests/%: $(BUILD)/obj/tests/%.o $$(HELP_$(1)) $(call libs,$(1))
	@mkdir -p $$(@D)
	@echo 'link $$@'
	$$(Q)$$(CC) $$(LDFLAGS) $$(LDFLAGS_$(1)) $$^ $$(LDLIBS) -lcmocka -o $$@
# make VARIANT=asan test-db runs one floor's tests
test-$(1): $$(BIN_$(1))
	@for t in $$^; do $$$$t || exit 1; done
.PHONY: test-$(1)
endef
$(foreach f,$(TEST_FLOORS),$(eval $(call TESTS,$(f))))

# make bench: the release build beside a bare libmicrohttpd and plain sqlite3 calls (tests/bench/run)
BENCHES    := $(BUILD)/bench $(BUILD)/ledgers $(BUILD)/exports $(BUILD)/figures $(BUILD)/imports $(BUILD)/grow
BENCH_HELP := $(filter-out $(BENCHES:$(BUILD)/%=$(BUILD)/obj/tests/bench/%.o),$(call objects,tests/bench))
$(BENCHES): $(BUILD)/%: $(BUILD)/obj/tests/bench/%.o $(BENCH_HELP) $(call libs,api)
	@echo 'link $@'
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

.PHONY: test-binaries fuzz-binaries fuzz bench
BINARIES := $(foreach f,$(TEST_FLOORS),$(BIN_$(f)))
test-binaries: $(BINARIES) $(BUILD)/minan
fuzz-binaries: $(BIN_fuzz)

objects_on = $(foreach f,$(1),$(OBJ_$(f)) $(call objects,tests/$(f)))
# Before the first build no dependency file says who includes the generated header; base and http never do.
$(call objects_on,db domain api wire fuzz main bench): | $(BUILD)/gen/sql_statements.h

# ---- front end -----------------------------------------------------------------------------------------------------------

web: build/web/.stamp
web-packages: web/node_modules/.stamp
web/node_modules/.stamp: web/package-lock.json
	@.ci/deps
build/web/.stamp: web/node_modules/.stamp $(shell find web -name node_modules -prune -o -type f -print 2>/dev/null)
	cd web && npm run build --silent
	@touch $@

# ---- everyday --------------------------------------------------------------------------------------------------------------

deps:
	@.ci/deps test

run:
	@.ci/deps
	@$(MAKE) --no-print-directory all web
	@[ -e $(DATA)/minan.db ] || build/minan demo --data $(DATA)
	@exec build/minan serve --data $(DATA) --listen $(LISTEN)

test: deps
	@tests/run

# make fuzz TIME=60: a minute of made-up input for each target of tests/fuzz (needs clang)
TIME ?= 60
fuzz:
	@tests/fuzz/run $(TIME)

C_FILES := $(shell find src include tests -name '*.[ch]')

# make bench SIZE=60000x72 measures every ledger filter, the exports and the figures in a city of 60,000 institutions and
# 72 months instead
bench: $(BUILD)/minan $(BENCHES)
	@tests/bench/run $(BUILD) $(SIZE)

lint: generated
	@CPPFLAGS='$(CPPFLAGS) -Itests' WARN='$(WARN)' tests/lint/run

format:
	clang-format-14 -i $(C_FILES)

clean:
	rm -rf build

-include $(patsubst %.o,%.d,$(call objects_on,$(FLOORS) wire fuzz main bench))
