# entente: who is allied with whom, who opposes whom, who split from whom.
# Targets: all deps demo test check bench asan lint format install uninstall clean

VERSION   := 0.1.0
SOVERSION := 0

# What the user may replace.
BUILD      ?= build
PREFIX     ?= /usr/local
CFLAGS     ?= -O2 -g
PKG_CONFIG ?= pkg-config
INSTALL    ?= install
DEPS       ?= yes
GRAPHVIZ   ?= yes

# What the code needs, as pkg-config names it.
MODULES := igraph libxml-2.0 jansson libutf8proc nettle popt serd-0 sqlite3
ifneq ($(GRAPHVIZ),no)
MODULES += libcgraph libgvc
endif
# These have no pkg-config module and are found by their headers; the latter is linked into the program.
HEADERS_ONLY := uthash.h csv.h

override CPPFLAGS += -I. -D_POSIX_C_SOURCE=200809L -DENT_VERSION='"$(VERSION)"'
override CFLAGS   += -std=c11 -fPIC -fvisibility=hidden -ffp-contract=off -pthread \
                     -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
# Libraries' own headers are not ours to warn about.
PKG_CFLAGS := $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(MODULES) 2>/dev/null))
LIBS       := $(shell $(PKG_CONFIG) --libs $(MODULES) 2>/dev/null) -lm

TRAIN_SOURCES := $(sort $(wildcard extract/language/train/*.c))
JUDGE_SOURCES := $(sort $(wildcard extract/relation/train/*.c))
LIB_SOURCES := $(filter-out $(TRAIN_SOURCES) $(JUDGE_SOURCES),$(sort $(shell find graph extract export -name '*.c')))
ifeq ($(GRAPHVIZ),no)
LIB_SOURCES := $(filter-out export/dot.c export/drawing.c export/label.c export/picture.c,$(LIB_SOURCES))
else
LIB_SOURCES := $(filter-out export/no_graphviz.c,$(LIB_SOURCES))
endif
CLI_SOURCES := $(sort $(wildcard cli/*.c))
TESTS       := $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/test_*.c)))
ifeq ($(GRAPHVIZ),no)
TESTS := $(filter-out $(BUILD)/tests/test_dot,$(TESTS))
endif
BENCHES     := $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/bench_*.c)))
TEST_SUPPORT := $(sort $(wildcard tests/support*.c))

LIB_OBJECTS := $(LIB_SOURCES:%.c=$(BUILD)/%.o)
CLI_OBJECTS := $(CLI_SOURCES:%.c=$(BUILD)/%.o)
SUPPORT_OBJECTS := $(TEST_SUPPORT:%.c=$(BUILD)/%.o)

STATIC := $(BUILD)/libentente.a
SHARED := $(BUILD)/libentente.so.$(VERSION)

.PHONY: all train vectors train-relations train-taggers held-out always deps demo test check bench asan lint objects \
  lint-format lint-shell lint-gcc lint-clang lint-cppcheck lint-tidy format install uninstall clean
.SECONDARY:

all: $(STATIC) $(BUILD)/libentente.so $(BUILD)/entente

# One short line for each file that is made; make V=1 shows the commands.
V ?= 0
ifeq ($(V),1)
SAY := @:
RUN :=
else
SAY := @printf '  %s\n'
RUN := @
endif

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(SAY) 'CC $<'
	$(RUN)$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# The lexicons are linked into the program; a changed line makes them anew.
$(BUILD)/extract/lexicon/embedded.o: $(wildcard extract/lexicon/*.tsv)
$(BUILD)/graph/resolve/words.o: graph/resolve/words.tsv

# So is the page, with d3; D3=no leaves it out, as does a machine that has none.
D3 ?= $(firstword $(wildcard /usr/share/nodejs/d3/dist/d3.min.js node_modules/d3/dist/d3.min.js))
ifneq ($(filter-out no,$(D3)),)
$(BUILD)/export/html.o: override CPPFLAGS += -DENT_D3_FILE='"$(D3)"'
endif
$(BUILD)/export/html.o: $(wildcard export/page/*) $(filter-out no,$(D3))

# So are the learned models; one that is cut short or changed is refused here.
MODEL := extract/language/english.model
JUDGE := extract/relation/judge.model
ENCODER := extract/relation/encoder.model
VECTORS := extract/language/vectors.model
$(BUILD)/%.model.checked: %.model %.model.sha256
	@mkdir -p $(@D)
	sha256sum --check --quiet $<.sha256
	touch $@
$(BUILD)/extract/language/model.o: $(BUILD)/$(MODEL).checked
$(BUILD)/extract/language/vectors.o: $(BUILD)/$(VECTORS).checked
$(BUILD)/extract/relation/judge.o: $(BUILD)/$(JUDGE).checked
$(BUILD)/extract/relation/encoder.o: $(BUILD)/$(ENCODER).checked

# The trainer. It sums in a fixed order without fused steps, so that neither the width of the
# machine's vectors nor the number of threads changes what it learns.
TRAIN_CFLAGS ?= -O3 -march=native
TRAINED_WITH := $(wildcard graph/base/*.c) \
                $(addprefix extract/language/,atom.c feature.c gazetteer.c conllu.c eisner.c token.c lemma.c labels.c vectors.c)
$(BUILD)/entente-train: $(TRAIN_SOURCES) $(TRAINED_WITH) $(VECTORS) $(wildcard extract/language/*.h extract/language/train/*.h)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) $(TRAIN_CFLAGS) $(TRAIN_SOURCES) $(TRAINED_WITH) $(LIBS) -o $@

# HELD_OUT=FOLDER, for all that learns names: what shares a sentence with FOLDER/*.txt is learned neither by the model's
# tagger of names nor by those of train-taggers. The models that are linked in are made with our development articles
# held out, so that what is measured on these is what the program does with articles that are new to it.
HELD_OUT ?=
HELD_OUT_TEXTS = $(if $(HELD_OUT),$(or $(sort $(wildcard $(HELD_OUT)/*.txt)),$(error no texts in $(HELD_OUT))))

# make vectors GLOVE=FILE: the vectors of words anew (extract/THIRD_PARTY.md says from what). What was learned with the old
# ones is to be learned anew, too.
vectors: $(BUILD)/entente-train
	$< --glove $(GLOVE) $(VECTORS)
	sha256sum $(VECTORS) > $(VECTORS).sha256

# make train DATA=FOLDER [HELD_OUT=FOLDER]: learn the model anew.
train: $(BUILD)/entente-train
	cat $(HELD_OUT_TEXTS) </dev/null >$(BUILD)/held-out.txt
	$(BUILD)/entente-train --held-out $(BUILD)/held-out.txt $(DATA) $(MODEL)
	sha256sum $(MODEL) > $(MODEL).sha256

$(STATIC): $(LIB_OBJECTS)
	$(SAY) 'AR $@'
	@rm -f $@
	$(RUN)$(AR) rcs $@ $^

$(SHARED): $(LIB_OBJECTS)
	$(SAY) 'LD $@'
	$(RUN)$(CC) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libentente.so.$(SOVERSION) $^ $(LIBS) -o $@

$(BUILD)/libentente.so: $(SHARED)
	ln -sf $(<F) $(BUILD)/libentente.so.$(SOVERSION)
	ln -sf libentente.so.$(SOVERSION) $@

$(BUILD)/entente: $(CLI_OBJECTS) $(STATIC)
	$(SAY) 'LD $@'
	$(RUN)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -lcsv -o $@

# make train-relations DATA=FOLDER ARTICLES=FOLDER [HELD_OUT=FOLDER]: learn the judge of relations and its encoder anew,
# 8 minutes on two cores, 24 on slow ones, after their taggers. They start from the sizes of the models that are there, and learn from
#   ARTICLES/ID.txt with ID.json, in the order of their names; then
#   the texts of DATA/{newswire,text,names,relations,opinion} that extract/relation/train/annotations.tsv names, in its order.
# A text's place in this order, divided by five, leaves the number of the tagger that has not seen it. Five folds, in which
# texts on the same actors stay together, are each judged by what the others teach. What HELD_OUT names is only kept from
# the taggers: keep ARTICLES free of it.
ANNOTATIONS := extract/relation/train/annotations.tsv
ANNOTATED = --annotations $(ANNOTATIONS) --texts $(DATA) $(sort $(wildcard $(ARTICLES)/*.txt))

# The encoder learns with the layers of the tagger's trainer, made as those are.
ENCODER_SOURCES := $(addprefix extract/language/train/,back.c learn.c matrix.c net.c pass.c quantize.c vocabulary.c) \
                   extract/relation/train/encode.c
$(BUILD)/fast/%.o: %.c
	@mkdir -p $(@D)
	$(SAY) 'CC $<'
	$(RUN)$(CC) $(CPPFLAGS) $(PKG_CFLAGS) $(CFLAGS) $(TRAIN_CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/entente-train-relations: $(patsubst %.c,$(BUILD)/%.o,$(filter-out $(ENCODER_SOURCES),$(JUDGE_SOURCES))) \
                                  $(ENCODER_SOURCES:%.c=$(BUILD)/fast/%.o) $(STATIC)
	$(SAY) 'LD $@'
	$(RUN)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

train-relations: $(BUILD)/entente-train-relations train-taggers
	$< --taggers $(BUILD)/taggers -o $(JUDGE) --encoder $(ENCODER) $(ANNOTATED)
	sha256sum $(JUDGE) > $(JUDGE).sha256
	sha256sum $(ENCODER) > $(ENCODER).sha256

# make held-out DATA=FOLDER: build/held-out/ID.txt with ID.json, texts that are annotated like those of train-relations but
# that nothing is learned from, for a scorer.
held-out: $(BUILD)/entente-train-relations
	@mkdir -p $(BUILD)/held-out
	$< --annotations extract/relation/train/held_out.tsv --texts $(DATA) --export $(BUILD)/held-out

# make train-taggers DATA=FOLDER ARTICLES=FOLDER [HELD_OUT=FOLDER]: five taggers of names, build/taggers/FOLD.model, seven
# minutes on two cores. Most of the texts are among those that the model's own tagger has learned from, where it errs
# less than on new ones; each of these has not seen the texts of one fold, nor those of HELD_OUT, which stand in FOLD.txt
# beside it. They are made anew when the texts or the model change.
train-taggers: $(foreach fold,0 1 2 3 4,$(BUILD)/taggers/$(fold).model)

$(BUILD)/taggers/%.txt: $(BUILD)/entente-train-relations always
	@mkdir -p $(@D)
	$< --held-out $* $(ANNOTATED) >$@.new
	cat $(HELD_OUT_TEXTS) </dev/null >>$@.new
	if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(BUILD)/taggers/%.model: $(BUILD)/taggers/%.txt $(MODEL) | $(BUILD)/entente-train
	cp $(MODEL) $@.new
	$(BUILD)/entente-train --names-only --held-out $< $(DATA) $@.new
	mv $@.new $@

# tests/support_alloc.c makes our own allocations fail on demand.
WRAP := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(SUPPORT_OBJECTS) $(STATIC)
	$(SAY) 'LD $@'
	$(RUN)$(CC) $(CFLAGS) $(LDFLAGS) $(WRAP) $(filter %.o,$^) $(STATIC) $(LIBS) -lcmocka -o $@

# What the trainer has that the library has not.
$(BUILD)/tests/test_standoff: $(patsubst %,$(BUILD)/extract/relation/train/%.o,body gold origin sentence source standoff)
$(BUILD)/tests/test_topic: $(patsubst %,$(BUILD)/extract/relation/train/%.o,source topic)
$(BUILD)/tests/test_encoder: $(ENCODER_SOURCES:%.c=$(BUILD)/fast/%.o)

# Without the tests' allocator, which would slow all threads down.
$(BUILD)/tests/bench_%: $(BUILD)/tests/bench_%.o $(BUILD)/tests/timing.o $(BUILD)/tests/random_network.o $(STATIC)
	$(SAY) 'LD $@'
	$(RUN)$(CC) $(CFLAGS) $(LDFLAGS) $^ $(LIBS) -o $@

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# Set-up: the only rule that calls apt, unless DEPS=no.
deps:
ifneq ($(DEPS),no)
	@.ci/deps $(MODULES) cmocka -- $(HEADERS_ONLY) -- /usr/share/nodejs/d3/dist/d3.min.js
endif

# The flags of a library that deps has just installed are known only to a new make.
demo: deps
	@$(MAKE) --no-print-directory $(BUILD)/entente
	$(BUILD)/entente build -o entente-out fixtures/articles

test: deps
	@$(MAKE) --no-print-directory check

# The tests that are shell scripts: what holds for the tree and for what is installed.
SCRIPTS ?= tests/layers.sh tests/symbols.sh tests/install.sh tests/networkx.sh tests/readers.sh tests/page.sh
# By another name than MAKE, with which a recipe would run even under `make -n`.
PLAIN_MAKE := $(MAKE)

check: all $(TESTS)
	@failed=0; for t in $(TESTS) $(SCRIPTS); do \
	  echo "== $$t"; ENTENTE=$(BUILD)/entente LIBRARY=$(SHARED) \
	    MAKE='$(PLAIN_MAKE)' BUILD=$(BUILD) CC='$(CC)' \
	    PUBLIC_HEADERS='$(PUBLIC_HEADERS)' \
	    LSAN_OPTIONS=suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0 $$t || failed=1; \
	done; exit $$failed

# The texts that the language stages are timed on: make bench TEXTS='FOLDER/*.txt'.
TEXTS ?= $(sort $(wildcard fixtures/clean/*.txt))

bench: $(BENCHES) $(BUILD)/entente
	$(BUILD)/tests/bench_extract
	$(BUILD)/tests/bench_language $(TEXTS)
	$(BUILD)/tests/bench_network
	$(BUILD)/tests/bench_measures
	$(BUILD)/tests/bench_export
	ENTENTE=$(BUILD)/entente $(BUILD)/tests/bench_store

asan:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-asan SCRIPTS= check \
	  CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=undefined' \
	  LDFLAGS='$(LDFLAGS) -fsanitize=address,undefined'

C_FILES := $(sort $(shell find graph extract export cli tests -name '*.c'))
H_FILES := $(sort $(shell find graph extract export cli tests -name '*.h'))

S_FILES := .ci/deps .ci/run $(sort $(wildcard tests/*.sh))

# `make -k lint` goes on after the first that finds something.
lint: lint-format lint-shell lint-gcc lint-clang lint-cppcheck lint-tidy

lint-format:
	@echo clang-format; clang-format --dry-run -Werror $(C_FILES) $(H_FILES)

lint-shell:
	shellcheck $(S_FILES)

lint-gcc lint-clang: lint-%:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-$* CC=$* CFLAGS='-O2 -Werror' objects

lint-cppcheck:
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr --suppress=missingIncludeSystem \
	  --enable=warning,portability,performance -I. -DENT_VERSION='""' graph extract export cli tests

# clang-tidy gets one file at a time: version 14 misjudges va_list from the second file on.
lint-tidy:
	@echo clang-tidy; printf '%s\n' $(C_FILES) | xargs -P 2 -I{} sh -c \
	  'found=$$(clang-tidy --quiet "$$@" 2>&1) || { printf "%s\n" "$$found"; exit 1; }' tidy {} \
	  -- $(CPPFLAGS) $(PKG_CFLAGS) -std=c11

# Every file compiled, nothing linked.
objects: $(C_FILES:%.c=$(BUILD)/%.o)

format:
	clang-format -i $(C_FILES) $(H_FILES)

# Headers that a user of the library includes, and what they include.
PUBLIC_HEADERS := graph/balance.h graph/camp.h graph/compare.h graph/decisions.h graph/lineage.h graph/measures.h graph/trim.h graph/network.h graph/rulings.h graph/triple.h graph/triple_read.h graph/store/store.h graph/base/arena.h \
  graph/base/date.h graph/base/digest.h graph/base/file.h graph/base/intern.h graph/base/status.h \
  graph/base/text.h graph/base/unicode.h extract/actor/given.h extract/article.h extract/batch.h \
  extract/extract.h extract/input.h extract/language/analysis.h extract/language/conllu.h \
  extract/language/labels.h extract/read/catalog.h extract/read/plain.h extract/read/read.h export/export.h

install: all
	$(INSTALL) -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/pkgconfig \
	  $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	$(INSTALL) -m 755 $(BUILD)/entente $(DESTDIR)$(PREFIX)/bin/entente
	$(INSTALL) -m 644 $(STATIC) $(DESTDIR)$(PREFIX)/lib/
	$(INSTALL) -m 755 $(SHARED) $(DESTDIR)$(PREFIX)/lib/
	ln -sf libentente.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libentente.so.$(SOVERSION)
	ln -sf libentente.so.$(SOVERSION) $(DESTDIR)$(PREFIX)/lib/libentente.so
	for h in $(PUBLIC_HEADERS); do \
	  $(INSTALL) -D -m 644 $$h $(DESTDIR)$(PREFIX)/include/entente/$$h || exit 1; \
	done
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: entente' \
	  'Description: who is allied with whom, who opposes whom, who split from whom' \
	  'Version: $(VERSION)' 'Requires.private: $(MODULES)' 'Cflags: -I$${prefix}/include/entente' \
	  'Libs: -L$${prefix}/lib -lentente' >$(DESTDIR)$(PREFIX)/lib/pkgconfig/entente.pc
	$(INSTALL) -m 644 cli/entente.1 $(DESTDIR)$(PREFIX)/share/man/man1/entente.1
	$(INSTALL) -m 644 cli/entente.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/entente

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/entente $(DESTDIR)$(PREFIX)/lib/libentente.a \
	  $(DESTDIR)$(PREFIX)/lib/libentente.so* $(DESTDIR)$(PREFIX)/lib/pkgconfig/entente.pc \
	  $(DESTDIR)$(PREFIX)/share/man/man1/entente.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/entente
	rm -rf $(DESTDIR)$(PREFIX)/include/entente

clean:
	rm -rf $(BUILD) $(BUILD)-asan $(BUILD)-gcc $(BUILD)-clang $(BUILD)-plain entente-out
