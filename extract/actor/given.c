#include "extract/actor/given.h"

#include "graph/base/file.h"
#include "graph/base/unicode.h"

#include <stdlib.h>

/** Largest file and longest line in bytes. */
static const size_t LIMIT = (size_t)64 << 20;
enum { LINE_BYTES = 1 << 16, STARTS = 1 << 16 };

struct EntGiven {
  EntArena* arena;
  EntGivenActor* actors; ///< [n_actors]
  size_t n_actors;
  size_t actor_capacity;
  EntIntern* keys;             ///< folded spellings
  EntGivenSpelling* spellings; ///< [keys]
  size_t spelling_capacity;
  uint16_t reach[STARTS]; ///< by the first two bytes
};

/** A line on its way into the object. */
typedef struct {
  EntGiven* given;
  const char* path;
  unsigned long line;
  EntLineProblem* problem;
  void* handle;
  EntError* err;
  size_t alias_capacity;
} Reading;

static EntStatus report(const Reading* reading, const char* text) {
  if (reading->problem) {
    reading->problem(reading->handle, reading->path, reading->line, text);
  }
  return ENT_OK;
}

/** Where the first two bytes stand in the table. */
static size_t start_of(EntStr folded) {
  const unsigned first = (unsigned char)folded.bytes[0];
  const unsigned second = folded.length > 1 ? (unsigned char)folded.bytes[1] : 0;
  return first * 256u + second;
}

size_t ent_given_count(const EntGiven* given) {
  return given->n_actors;
}

const EntGivenActor* ent_given_actor(const EntGiven* given, uint32_t i) {
  return &given->actors[i];
}

const EntGivenSpelling* ent_given_find(const EntGiven* given, EntStr folded) {
  const uint32_t id = ent_intern_find(given->keys, folded);
  return id == ENT_NONE ? NULL : &given->spellings[id];
}

size_t ent_given_reach(const EntGiven* given, EntStr folded) {
  if (folded.length == 0) {
    return 0;
  }
  const size_t reach = given->reach[start_of(folded)];
  const size_t single = given->reach[start_of((EntStr){folded.bytes, 1})];
  return reach > single ? reach : single;
}

/** What is wrong with a text as a name, or NULL. */
static const char* check_name(EntStr text) {
  bool letter = false;
  if (text.length > ENT_GIVEN_NAME_BYTES) {
    return "a name of more than 256 bytes";
  }
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) {
      return "a name with a control character";
    }
    letter |= ent_is_letter(code) || ent_is_digit(code);
  }
  return letter ? NULL : "a name without a letter";
}

static EntGivenCase case_of(EntStr text) {
  size_t upper = 0, lower = 0;
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    upper += ent_is_upper(code);
    lower += ent_is_lower(code);
  }
  if (upper == 0) {
    return ENT_CASE_ANY;
  }
  return lower == 0 && upper > 1 ? ENT_CASE_CAPS : ENT_CASE_CAPITAL;
}

/** The folded text that a spelling is found by: without a leading "the". */
static const char* key_of(const Reading* reading, EntStr text) {
  const char* folded = ent_fold(reading->given->arena, text);
  return folded && strncmp(folded, "the ", 4) == 0 && folded[4] ? folded + 4 : folded;
}

/** Give the actor that is being read a spelling. @param taken  Set if another one has it. */
static EntStatus add_spelling(Reading* reading, uint32_t actor, EntStr text, bool* taken) {
  EntGiven* given = reading->given;
  const char* key = key_of(reading, text);
  const uint32_t before = ent_intern_count(given->keys);
  EntGivenSpelling* spellings = ent_arena_grow(given->arena, given->spellings, before,
                                               &given->spelling_capacity, sizeof *spellings);
  const uint32_t id = key && spellings ? ent_intern_add(given->keys, ent_str(key)) : ENT_NONE;
  if (id == ENT_NONE) {
    return ent_no_memory(reading->err);
  }
  given->spellings = spellings;
  EntGivenSpelling* spelling = &spellings[id];
  const EntGivenCase needs = case_of(text);
  if (id == before) {
    uint16_t* reach = &given->reach[start_of(ent_str(key))];
    const size_t length = strlen(key);
    *reach = length > *reach ? (uint16_t)length : *reach; // a folded name is short, see check_name
    *spelling = (EntGivenSpelling){actor, needs, false};
  }
  *taken = spelling->actor != actor;
  if (!*taken && needs < spelling->needs) {
    spelling->needs = needs; // "ISIS" and "Isis": either will do
  }
  return ENT_OK;
}

/** Keep an alias of the actor that is being read. */
static EntStatus keep_alias(Reading* reading, EntStr text) {
  EntGiven* given = reading->given;
  EntParticipant* who = &given->actors[given->n_actors - 1].who;
  const char** aliases = ent_arena_grow(given->arena, (void*)who->aliases, who->n_aliases,
                                        &reading->alias_capacity, sizeof *aliases);
  const char* copy = ent_arena_copy(given->arena, text.bytes, text.length);
  if (!aliases || !copy) {
    return ent_no_memory(reading->err);
  }
  aliases[who->n_aliases++] = copy;
  who->aliases = aliases;
  who->name = aliases[0];
  return ENT_OK;
}

static EntStatus new_actor(Reading* reading, EntStr name, EntKind kind, bool dropped) {
  EntGiven* given = reading->given;
  const char* key = key_of(reading, name);
  bool taken = false;
  if (key && ent_given_find(given, ent_str(key))) {
    return report(reading, "the name stands in an earlier line; that one is used");
  }
  EntGivenActor* actors = ent_arena_grow(given->arena, given->actors, given->n_actors,
                                         &given->actor_capacity, sizeof *actors);
  if (!actors || !key) {
    return ent_no_memory(reading->err);
  }
  given->actors = actors;
  actors[given->n_actors++] = (EntGivenActor){.who = {.kind = kind}, .dropped = dropped};
  reading->alias_capacity = 0;
  ENT_TRY(keep_alias(reading, name));
  return add_spelling(reading, (uint32_t)(given->n_actors - 1), name, &taken);
}

static EntStatus add_alias(Reading* reading, EntStr alias) {
  bool taken = false;
  const char* wrong = alias.length == 0 ? "an empty alias" : check_name(alias);
  if (wrong) {
    return report(reading, wrong);
  }
  ENT_TRY(add_spelling(reading, (uint32_t)(reading->given->n_actors - 1), alias, &taken));
  if (taken) {
    return report(reading, "an alias that stands in an earlier line, whose actor keeps it");
  }
  return keep_alias(reading, alias);
}

/** name, kind, aliases */
static EntStatus read_actor(Reading* reading, EntStr line) {
  EntStr name = {0};
  EntStr cell = {0};
  EntKind kind = ENT_OTHER;
  (void)ent_str_next(&line, '\t', &name);
  name = ent_str_trim(name);
  const char* wrong = name.length == 0 ? "no name" : check_name(name);
  if (wrong) {
    return report(reading, wrong);
  }
  if (!ent_str_next(&line, '\t', &cell) || !ent_kind_from_name(ent_str_trim(cell), &kind)) {
    return report(reading, "the second column is not person, organization, state or other");
  }
  const size_t before = reading->given->n_actors;
  ENT_TRY(new_actor(reading, name, kind, false));
  while (reading->given->n_actors > before && ent_str_next(&line, '\t', &cell)) {
    ENT_TRY(add_alias(reading, ent_str_trim(cell)));
  }
  return ENT_OK;
}

static EntStatus read_line(Reading* reading, EntStr line) {
  size_t repaired = 0;
  EntBuffer text = {0};
  if (line.length > LINE_BYTES) {
    return report(reading, "a line of more than 65536 bytes");
  }
  ent_utf8_repair(line, &repaired, &text);
  const bool failed = text.failed;
  ent_buffer_clear(&text);
  if (failed) {
    return ent_no_memory(reading->err);
  }
  if (repaired > 0) {
    return report(reading, "the line is not UTF-8");
  }
  if (line.length < 2 || memcmp(line.bytes, "- ", 2) != 0) {
    return read_actor(reading, line);
  }
  const EntStr name = ent_str_trim((EntStr){line.bytes + 2, line.length - 2});
  const char* wrong = name.length == 0 ? "no name" : check_name(name);
  return wrong ? report(reading, wrong) : new_actor(reading, name, ENT_OTHER, true);
}

static EntStatus read_lines(Reading* reading, EntStr text) {
  EntStr line = {0};
  while (ent_str_next(&text, '\n', &line)) {
    reading->line++;
    while (line.length > 0 && strchr("\t\r ", line.bytes[line.length - 1])) {
      line.length--; // spreadsheets pad short lines with tabs
    }
    if (line.length > 0 && line.bytes[0] != '#') {
      ENT_TRY(read_line(reading, line));
    }
  }
  return ENT_OK;
}

/** Mark the spellings that are the end of a longer one of the same actor. */
static void mark_short(EntGiven* given) {
  const uint32_t n = given->spellings ? ent_intern_count(given->keys) : 0;
  for (uint32_t id = 0; id < n; id++) {
    EntStr rest = ent_intern_text(given->keys, id);
    for (; rest.length > 0; rest.bytes++, rest.length--) {
      const bool starts_word = rest.bytes[0] == ' ' || rest.bytes[0] == '-';
      const EntStr end = {rest.bytes + 1, rest.length - 1};
      const uint32_t other = starts_word ? ent_intern_find(given->keys, end) : ENT_NONE;
      if (other != ENT_NONE && given->spellings[other].actor == given->spellings[id].actor) {
        given->spellings[other].is_short = true;
      }
    }
  }
}

/** NULL when memory is short. */
static EntGiven* new_given(void) {
  EntGiven* given = calloc(1, sizeof *given);
  if (given) {
    given->arena = ent_arena_new();
    given->keys = ent_intern_new();
    if (!given->arena || !given->keys) {
      ent_given_free(given);
      return NULL;
    }
  }
  return given;
}

EntStatus ent_given_read(const char* path, EntLineProblem* problem, void* handle, EntGiven** out,
                         EntError* err) {
  EntBuffer bytes = {0};
  Reading reading = {.path = path, .problem = problem, .handle = handle, .err = err};
  *out = NULL;
  EntStatus status = ent_file_read(path, LIMIT, &bytes, err);
  EntStr text = {bytes.bytes ? bytes.bytes : "", bytes.length};
  if (status == ENT_OK && memchr(text.bytes, '\0', text.length)) {
    status = ent_fail(err, ENT_BAD_INPUT, path, 0, "not a text file in UTF-8");
  }
  if (status == ENT_OK) {
    reading.given = new_given();
    status = reading.given ? ENT_OK : ent_no_memory(err);
  }
  if (status == ENT_OK) {
    status = read_lines(&reading, ent_utf8_unmarked(text));
  }
  ent_buffer_clear(&bytes);
  if (status != ENT_OK) {
    ent_given_free(reading.given);
    return status;
  }
  mark_short(reading.given);
  *out = reading.given;
  return ENT_OK;
}

void ent_given_free(EntGiven* given) {
  if (given) {
    ent_intern_free(given->keys);
    ent_arena_free(given->arena);
    free(given);
  }
}
