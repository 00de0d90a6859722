#include "extract/lexicon/embedded.h"

#include "graph/base/embed.h"

#define EMBED(name) ENT_EMBED(lexicon_##name, "extract/lexicon/" #name ".tsv")

EMBED(states);
EMBED(titles);
EMBED(organizations);
EMBED(first_names);
EMBED(places);
EMBED(stop_names);
EMBED(function_words);
EMBED(aliases);
EMBED(bodies);
EMBED(cues);
EMBED(descriptions);
EMBED(modality);

#define FILE_ENTRY(name)                                                                           \
  {                                                                                                \
    "extract/lexicon/" #name ".tsv", ent_embedded_lexicon_##name,                                  \
        ent_embedded_lexicon_##name##_end                                                          \
  }

static const struct {
  const char* name;
  const char* start;
  const char* end;
} files[ENT_N_LEXICON_FILES] = {
    [ENT_LEXICON_STATES] = FILE_ENTRY(states),
    [ENT_LEXICON_TITLES] = FILE_ENTRY(titles),
    [ENT_LEXICON_ORGANIZATIONS] = FILE_ENTRY(organizations),
    [ENT_LEXICON_FIRST_NAMES] = FILE_ENTRY(first_names),
    [ENT_LEXICON_PLACES] = FILE_ENTRY(places),
    [ENT_LEXICON_STOP_NAMES] = FILE_ENTRY(stop_names),
    [ENT_LEXICON_FUNCTION_WORDS] = FILE_ENTRY(function_words),
    [ENT_LEXICON_ALIASES] = FILE_ENTRY(aliases),
    [ENT_LEXICON_BODIES] = FILE_ENTRY(bodies),
    [ENT_LEXICON_CUES] = FILE_ENTRY(cues),
    [ENT_LEXICON_DESCRIPTIONS] = FILE_ENTRY(descriptions),
    [ENT_LEXICON_MODALITY] = FILE_ENTRY(modality),
};

const char* ent_lexicon_file_name(EntLexiconFile file) {
  return files[file].name;
}

EntStr ent_lexicon_file_text(EntLexiconFile file) {
  return (EntStr){files[file].start, (size_t)(files[file].end - files[file].start)};
}
