#include "extract/language/train/lexicons.h"

#include "graph/base/file.h"

#include <stdio.h>

typedef struct {
  EntPair* table;
  size_t used;
} Table;

/** The end of the word at the start of `text`, cut as the treebanks do: at blanks, around hyphens,
    before "'s". */
static size_t word_end(EntStr text) {
  size_t end = 0;
  while (end < text.length && text.bytes[end] != ' ' && text.bytes[end] != '-') {
    const bool genitive = text.bytes[end] == '\'' && end + 1 < text.length &&
                          text.bytes[end + 1] == 's' &&
                          (end + 2 == text.length || text.bytes[end + 2] == ' ');
    if (genitive && end > 0) {
      return end;
    }
    end++;
  }
  return end == 0 ? 1 : end;
}

/** Enter a name of some class. */
static void enter(Table* table, EntStr name, EntGazetteerClass class) {
  uint32_t key = 0;
  size_t n_words = 0;
  while (name.length > 0) {
    if (name.bytes[0] == ' ') {
      name = (EntStr){name.bytes + 1, name.length - 1};
      continue;
    }
    EntWord word;
    const size_t end = word_end(name);
    ent_word_read((EntStr){name.bytes, end}, &word);
    key = ent_gazetteer_key(key, &word);
    name = (EntStr){name.bytes + end, name.length - end};
    n_words++;
  }
  if (n_words == 0 || n_words > ENT_GAZETTEER_LONGEST ||
      table->used >= (size_t)3 << (GAZETTEER_BITS - 2)) {
    return;
  }
  EntPair* pair = &table->table[ent_pair_place(table->table, GAZETTEER_BITS, key)];
  table->used += pair->key == 0;
  pair->key = key;
  pair->value |= 1u << class;
}

static void enter_all(Table* table, EntStr names, EntGazetteerClass class) {
  EntStr name;
  while (ent_str_next(&names, '|', &name)) {
    enter(table, name, class);
  }
}

/** Enter one line of a lexicon. */
typedef void Line(Table* table, const EntStr* columns);

static void state_line(Table* table, const EntStr* columns) {
  static const EntGazetteerClass classes[] = {ENT_GAZETTEER_STATE, ENT_GAZETTEER_DEMONYM,
                                              ENT_GAZETTEER_PLACE, ENT_GAZETTEER_PLACE,
                                              ENT_GAZETTEER_STATE};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
    enter_all(table, columns[i], classes[i]);
  }
}

static void place_line(Table* table, const EntStr* columns) {
  enter(table, columns[0],
        ent_str_is(columns[1], "type") ? ENT_GAZETTEER_PLACE_WORD : ENT_GAZETTEER_PLACE);
}

static void given_name_line(Table* table, const EntStr* columns) {
  enter(table, columns[0], ENT_GAZETTEER_GIVEN_NAME);
}

static void title_line(Table* table, const EntStr* columns) {
  enter(table, columns[0], ENT_GAZETTEER_TITLE);
}

static void organization_line(Table* table, const EntStr* columns) {
  enter(table, columns[0], ENT_GAZETTEER_ORGANIZATION_WORD);
}

static void stop_name_line(Table* table, const EntStr* columns) {
  if (!ent_str_is(columns[1], "word")) {
    enter(table, columns[0],
          ent_str_is(columns[1], "people") || ent_str_is(columns[1], "adherent")
              ? ENT_GAZETTEER_PEOPLE
              : ENT_GAZETTEER_OTHER);
  }
}

static EntStatus read_lexicon(const char* folder, const char* name, Line* line, Table* table,
                              EntError* err) {
  char path[1024];
  EntBuffer bytes = {0};
  const int length = snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
  if (length < 0 || (size_t)length >= sizeof path) {
    return ent_fail(err, ENT_BAD_ARG, folder, 0, "the path of the lexicons is too long");
  }
  const EntStatus status = ent_file_read(path, (size_t)1 << 24, &bytes, err);
  EntStr rest = {bytes.bytes, bytes.length};
  EntStr text;
  while (status == ENT_OK && ent_str_next(&rest, '\n', &text)) {
    EntStr columns[8] = {{0}};
    if (text.length == 0 || text.bytes[0] == '#') {
      continue;
    }
    for (size_t i = 0; i < 8 && ent_str_next(&text, '\t', &columns[i]); i++) {
    }
    line(table, columns);
  }
  ent_buffer_clear(&bytes);
  return status;
}

EntStatus lexicons_read(const char* folder, EntPair* pairs, EntError* err) {
  static const struct {
    const char* name;
    Line* line;
  } lexicons[] = {{"states", state_line},
                  {"places", place_line},
                  {"first_names", given_name_line},
                  {"titles", title_line},
                  {"organizations", organization_line},
                  {"stop_names", stop_name_line}};
  Table table = {.table = pairs};
  for (size_t i = 0; i < sizeof lexicons / sizeof *lexicons; i++) {
    ENT_TRY(read_lexicon(folder, lexicons[i].name, lexicons[i].line, &table, err));
  }
  return ENT_OK;
}
