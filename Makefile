# Orderpaper. `make help` lists what can be made. Needs GNU make.
#
# VARIANT=release|debug|san|clang chooses the flags and the folder build/VARIANT; CC, CFLAGS, CPPFLAGS, LDFLAGS are added
# to, not replaced. V=1 shows the commands. DEPS=no leaves out the check for packages.

VARIANT = release
PREFIX = /usr/local
LIBDIR = $(PREFIX)/lib
DESTDIR =
T =
DEPS =

STAGES = base load check style compute review image text chart compose paginate audit paint driver serve preview cli
# What programs that embed the library have no use for.
PROGRAM_ONLY = serve preview cli
PKGS = yaml-0.1 md4c harfbuzz harfbuzz-subset libunibreak libdeflate libpng libjpeg
PROGRAM_PKGS = libmicrohttpd
# Libraries without a pkg-config file.
BARE_LIBS = -lhpdf -lhyphen -lcsv -lm -pthread

ifeq ($(origin CC),default)
CC = gcc
endif
OBJCOPY = objcopy

# --- flags

WARNINGS = -Wall -Wextra -Werror -Wpedantic -Wconversion -Wshadow -Wvla -Wstrict-prototypes -Wmissing-prototypes \
	-Wcast-qual -Wwrite-strings -Wundef -Wformat=2 -Wimplicit-fallthrough -Wpointer-arith -Wnull-dereference
ifeq ($(findstring clang,$(shell $(CC) --version 2>/dev/null)),)
WARNINGS += -Wlogical-op -Wduplicated-cond -Wduplicated-branches
endif

FLAGS_release = -O2 -g
FLAGS_clang = -O2 -g
FLAGS_debug = -O0 -g3
# gcc's flow warnings see paths that only the instrumentation makes.
FLAGS_san = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all \
	-Wno-null-dereference -Wno-maybe-uninitialized
LINK_san = -fsanitize=address,undefined
ifndef FLAGS_$(VARIANT)
$(error VARIANT is release, debug, san or clang, not "$(VARIANT)")
endif

# Foreign headers are system headers: our warnings are not for them.
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PKGS) $(PROGRAM_PKGS) 2>/dev/null))
PKG_LIBS := $(shell pkg-config --libs $(PKGS) $(PROGRAM_PKGS) 2>/dev/null)
COMPILE = $(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Iinclude $(PKG_CFLAGS) $(CPPFLAGS) \
	$(WARNINGS) $(FLAGS_$(VARIANT)) $(CFLAGS)
LINK = $(CC) $(FLAGS_$(VARIANT)) $(CFLAGS) $(LINK_$(VARIANT)) -Wl,--as-needed $(LDFLAGS)
DATADIR = $(PREFIX)/share/orderpaper
DOCDIR = $(PREFIX)/share/doc/orderpaper
COMPLETIONDIR = $(PREFIX)/share/bash-completion/completions
DATADIR_DEFINE = -DORDERPAPER_DATADIR='"$(DATADIR)"'
VERSION = $(shell sed -n 's/^\#define ORDERPAPER_VERSION "\(.*\)"/\1/p' include/orderpaper.h)

# --- files

B = build/$(VARIANT)
SRC := $(foreach stage,$(STAGES),$(wildcard src/$(stage)/*.c))
# The preview's page for browsers, whose files are compiled in.
PAGE_OBJ = $(B)/obj/src/preview/page.o
PAGE_FILES := $(wildcard src/preview/page/*)
OBJ = $(SRC:%.c=$(B)/obj/%.o) $(PAGE_OBJ)
LIB = $(B)/liborderpaper.a
PUBLIC_LIB = $(B)/public/liborderpaper.a
PROGRAM = $(B)/orderpaper
MAIN_OBJ = $(B)/obj/src/cli/main.o
LIBRARY_OBJ = $(filter-out $(PROGRAM_ONLY:%=$(B)/obj/src/%/%),$(OBJ))

# A file that ends in _test.c is a program of its own, and so is print_tree.c; the others in its folder are helpers for
# all of them.
TEST_SRC := $(wildcard tests/unit/*.c tests/pdf/*.c)
TEST_OBJ = $(TEST_SRC:%.c=$(B)/obj/%.o)
TEST_LIB = $(B)/libtests.a
TESTS := $(patsubst %_test.c,%_test,$(filter %_test.c,$(TEST_SRC)))
PRINT_TREE = $(B)/tests/pdf/print_tree
TEST_BIN = $(patsubst %,$(B)/%,$(if $(T),$(foreach t,$(TESTS),$(if $(findstring $(T),$(t:tests/%_test=%)),$(t))),$(TESTS)))
BENCH_SRC := $(wildcard tests/bench/*.c)
BENCH_OBJ = $(BENCH_SRC:%.c=$(B)/obj/%.o)
ALL_OBJ = $(OBJ) $(TEST_OBJ) $(BENCH_OBJ)
FORMATTED := $(wildcard src/*/*.[ch] include/*.h tests/*/*.[ch] examples/*/*.c)

EXAMPLES := $(patsubst examples/%/report.yaml,%,$(wildcard examples/*/report.yaml))
# Several papers from one quarter's data, built side by side by one command.
PAPERS := $(wildcard examples/one-quarter/*.yaml)
# The paper with exempt parts is built for the public and, as NAME-exempt.pdf, for members.
DEMOS = $(EXAMPLES:%=build/demo/%.pdf) build/demo/committee-paper-exempt.pdf
DEMO_PAPERS = $(PAPERS:examples/%.yaml=build/demo/%.pdf)
# What `orderpaper new` begins reports with.
TEMPLATES := $(wildcard templates/*/*)
DOCUMENTS := README.md LICENSE $(wildcard docs/*.md docs/*/*.png) \
    $(shell find examples -name '*.yaml' -o -name '*.csv' -o -name '*.png' -o -name '*.jpg' -o -name '*.c' -o -name '*.md')
# Pictures of README and docs, as NAME:EXAMPLE:PAGE, and their dots per inch.
PICTURES = quarterly:quarterly:13 overview:quarterly:6 department:department:3 officer:officer:1 \
    improvement-plan:improvement-plan:3 appendix:appendix:2 slides:slides:3 house-style:house-style:1 \
    committee-paper:committee-paper:1 committee-paper-exempt:committee-paper-exempt:3
PICTURE_DPI = 60

# Everything runs on all processors unless -j says otherwise.
ifeq ($(MAKELEVEL)$(filter -j% --jobs%,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
MAKEFLAGS += --no-builtin-rules --no-print-directory
Q = $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' $(1) $(2))
# Runs before the second make, so that what it installs is there when that one reads this file.
packages = $(if $(filter no,$(DEPS)),@:,@tests/packages.sh $(1))

.DELETE_ON_ERROR:
.PHONY: all objects deps demo demo-files test test-browser check san lint lint-run tidy accept docs pictures preview-picture format format-check cppcheck \
	bench install uninstall deb clean help FORCE

all: $(PROGRAM) $(LIB) ## The program and the library (build/release)

# --- building

# A file that changes when its text does: what depends on it is made again when flags or lists change.
define stamp
	$(shell mkdir -p $(@D))$(file >$@.new,$(1))
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
endef

$(B)/flags: FORCE
	@{ pkg-config --exists $(PKGS) $(PROGRAM_PKGS) && command -v $(CC); } >/dev/null 2>&1 || \
	    { echo "The compiler or some libraries are missing. 'make deps' installs them."; exit 1; }
	$(call stamp,$(COMPILE) $(LINK))

$(B)/datadir: FORCE
	$(call stamp,$(DATADIR))

$(B)/objects: FORCE
	$(call stamp,$(OBJ) $(TEST_OBJ))

$(B)/obj/%.o: %.c $(B)/flags
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) $(if $(filter src/driver/%,$<),$(DATADIR_DEFINE)) -MMD -MP -c -o $@ $<

$(filter $(B)/obj/src/driver/%,$(OBJ)): $(B)/datadir

$(PAGE_OBJ): src/preview/page.S $(PAGE_FILES) $(B)/flags
	$(call say,AS,$<)
	@mkdir -p $(@D)
	$(Q)$(COMPILE) -Isrc/preview/page -MMD -MP -c -o $@ $<

$(LIB): $(filter-out $(MAIN_OBJ),$(OBJ)) $(B)/objects
	$(call say,AR,$@)
	@rm -f $@
	$(Q)$(AR) qcs $@ $(filter %.o,$^)

# The library that is installed: one object, of which only the names of the header can be seen. The others are common
# words, which its users may need for themselves.
$(PUBLIC_LIB): $(LIBRARY_OBJ) $(B)/objects
	$(call say,AR,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) -nostdlib -r -o $(@D)/orderpaper.o $(LIBRARY_OBJ)
	$(Q)$(OBJCOPY) --wildcard --keep-global-symbol='orderpaper_*' $(@D)/orderpaper.o
	@rm -f $@
	$(Q)$(AR) qcs $@ $(@D)/orderpaper.o

$(TEST_LIB): $(filter-out %_test.o %/print_tree.o,$(TEST_OBJ)) $(B)/objects
	@rm -f $@
	$(Q)$(AR) qcs $@ $(filter %.o,$^)

$(PROGRAM): $(MAIN_OBJ) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(PKG_LIBS) $(BARE_LIBS)

$(B)/tests/%: $(B)/obj/tests/%.o $(TEST_LIB) $(LIB)
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(LINK) -o $@ $^ -lcmocka -lqpdf -lexpat -lz $(PKG_LIBS) $(BARE_LIBS)

$(B)/bench: $(BENCH_OBJ) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(LINK) -o $@ $^ $(PKG_LIBS) $(BARE_LIBS)

objects: $(ALL_OBJ)

-include $(ALL_OBJ:.o=.d)

# --- for users

deps: ## Install the Debian packages that building, tests and lint need (test-browser and deb install theirs)
	@tests/packages.sh build test lint

demo: ## Render every example into build/demo
	$(call packages,build)
	@$(MAKE) demo-files
	@echo "The examples are rendered:"; ls $(DEMOS) $(DEMO_PAPERS)

demo-files: $(DEMOS) build/demo/one-quarter

build/demo/%.pdf: examples/%/report.yaml $(PROGRAM) FORCE
	@mkdir -p $(@D)
	$(PROGRAM) build $< -o $@

build/demo/%-exempt.pdf: examples/%/report.yaml $(PROGRAM) FORCE
	@mkdir -p $(@D)
	$(PROGRAM) build --exempt $< -o $@

build/demo/one-quarter: $(PAPERS) $(PROGRAM) FORCE
	@mkdir -p $@
	$(PROGRAM) build $(PAPERS) -o $@

# --- for those who change it

test: ## All tests; T=words: only those whose name contains this, as golden/boxes or unit/base_str
	$(call packages,build test)
	@$(MAKE) check

check: $(PROGRAM) $(OBJ) $(TEST_BIN) $(PRINT_TREE)
	@CC='$(CC)' T='$(T)' tests/run.sh $(B) $(PARTS)

test-browser: ## The preview in headless Chromium; T=words: only tests whose name holds them
	$(call packages,build browser test)
	@$(MAKE) $(PROGRAM)
	@T='$(T)' tests/browser/run.sh $(B)

san: ## The tests under the address and undefined-behaviour sanitizers
	$(call packages,build test)
	@$(MAKE) check VARIANT=san PARTS='unit golden cli pdf examples'

lint: ## Clang's warnings, clang-tidy, cppcheck, clang-format
	$(call packages,build test lint)
	@$(MAKE) lint-run VARIANT=clang CC=clang

lint-run: format-check objects tidy cppcheck
	@echo "lint: nothing found"

tidy: $(SRC:src/%.c=$(B)/tidy/%)

# Made again when the object is, that is when the source or a header of it changes.
$(B)/tidy/%: $(B)/obj/src/%.o .clang-tidy
	$(call say,TIDY,src/$*.c)
	@mkdir -p $(@D)
	$(Q)clang-tidy --quiet src/$*.c -- $(wordlist 2,99,$(COMPILE)) $(DATADIR_DEFINE) >$@.log 2>&1 || { cat $@.log; exit 1; }
	@touch $@

cppcheck:
	$(call say,CHECK,src)
	@mkdir -p $(B)/cppcheck
	$(Q)cppcheck --quiet --std=c11 --library=posix --enable=warning,performance,portability --error-exitcode=1 \
	    --suppressions-list=tests/cppcheck.txt --cppcheck-build-dir=$(B)/cppcheck -D_POSIX_C_SOURCE=200809L \
	    $(DATADIR_DEFINE) -Isrc -Iinclude src

format-check:
	$(if $(FORMATTED),@clang-format --dry-run -Werror $(FORMATTED))

format: ## Format the C sources
	$(if $(FORMATTED),clang-format -i $(FORMATTED))

accept: $(PROGRAM) $(PRINT_TREE) ## Show how golden tests differ and accept what the program prints now; T=words chooses them
	$(if $(T),,$(error Say which: make accept T=boxes/rowspan))
	@ORDERPAPER='$(abspath $(PROGRAM))' tests/golden.sh accept '$(T)'

docs: $(PROGRAM) ## Write the reference pages anew from the tables of the language and of layouts
	$(PROGRAM) schema --markdown >docs/language.md.new
	mv docs/language.md.new docs/language.md
	$(PROGRAM) schema --layout --markdown >docs/layout-reference.md.new
	mv docs/layout-reference.md.new docs/layout-reference.md

pictures: demo-files ## Make the pictures of README and docs from the demo
	@mkdir -p docs/pictures
	@set -e; for picture in $(PICTURES); do \
	    name=$${picture%%:*} page=$${picture##*:} pdf=$${picture#*:}; pdf=build/demo/$${pdf%:*}.pdf; \
	    pdftoppm -r $(PICTURE_DPI) -f $$page -l $$page -singlefile -png "$$pdf" "docs/pictures/$$name" || \
	        { echo "$$pdf has no page $$page: mend PICTURES."; exit 1; }; \
	done

preview-picture: ## Make the picture of docs/preview.md, in headless Chromium
	$(call packages,build browser)
	@$(MAKE) $(PROGRAM)
	@tests/browser/run.sh $(B) tests/browser/picture.js

bench: ## Measure time and memory; ARGS= goes to the benchmark
	$(call packages,build)
	@$(MAKE) $(B)/bench $(PROGRAM)
	$(B)/bench $(ARGS)

# --- installing

install: all $(PUBLIC_LIB) ## Install under PREFIX (DESTDIR= goes before it; LIBDIR= is the folder of libraries)
	@test -n '$(VERSION)' || { echo 'include/orderpaper.h defines no ORDERPAPER_VERSION.'; exit 1; }
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/include' '$(DESTDIR)$(LIBDIR)/pkgconfig' \
	    '$(DESTDIR)$(DATADIR)/layouts' '$(DESTDIR)$(DATADIR)/fonts' '$(DESTDIR)$(PREFIX)/share/man/man1'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/orderpaper'
	install -m 644 $(PUBLIC_LIB) '$(DESTDIR)$(LIBDIR)/liborderpaper.a'
	install -m 644 include/orderpaper.h '$(DESTDIR)$(PREFIX)/include/orderpaper.h'
	install -m 644 $(wildcard layouts/*.yaml) '$(DESTDIR)$(DATADIR)/layouts'
	install -d $(patsubst %,'$(DESTDIR)$(DATADIR)/%',$(sort $(dir $(TEMPLATES))))
	@set -e; for template in $(TEMPLATES); do \
	    install -m 644 "$$template" '$(DESTDIR)$(DATADIR)'/"$$template"; \
	done
	install -d '$(DESTDIR)$(COMPLETIONDIR)'
	install -m 644 completions/orderpaper.bash '$(DESTDIR)$(COMPLETIONDIR)/orderpaper'
	install -m 644 fonts/families.yaml '$(DESTDIR)$(DATADIR)/fonts/families.yaml'
	install -m 644 docs/orderpaper.1 '$(DESTDIR)$(PREFIX)/share/man/man1/orderpaper.1'
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(patsubst $(PREFIX)/%,$${prefix}/%,$(LIBDIR))|' \
	    -e 's|@VERSION@|$(VERSION)|' -e 's|@REQUIRES@|$(PKGS)|' -e 's|@LIBS@|$(BARE_LIBS)|' \
	    include/orderpaper.pc.in >$(B)/orderpaper.pc
	install -m 644 $(B)/orderpaper.pc '$(DESTDIR)$(LIBDIR)/pkgconfig/orderpaper.pc'
	install -d $(patsubst %,'$(DESTDIR)$(DOCDIR)/%',$(sort $(dir $(DOCUMENTS))))
	@set -e; for document in $(DOCUMENTS); do \
	    install -m 644 "$$document" '$(DESTDIR)$(DOCDIR)'/"$$document"; \
	done

uninstall: ## Remove what `make install` put there
	rm -f '$(DESTDIR)$(PREFIX)/bin/orderpaper' '$(DESTDIR)$(LIBDIR)/liborderpaper.a' \
	    '$(DESTDIR)$(PREFIX)/include/orderpaper.h' '$(DESTDIR)$(LIBDIR)/pkgconfig/orderpaper.pc' \
	    '$(DESTDIR)$(PREFIX)/share/man/man1/orderpaper.1' '$(DESTDIR)$(COMPLETIONDIR)/orderpaper'
	rm -rf '$(DESTDIR)$(DATADIR)' '$(DESTDIR)$(DOCDIR)'

deb: ## Build the Debian packages into build/deb
	$(call packages,build deb)
	@debian/build.sh

clean: ## Remove build
	rm -rf build

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile
