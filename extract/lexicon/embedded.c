#include "extract/lexicon/embedded.h"

#ifdef __APPLE__
#define SECTION      ".const_data\n"
#define SYMBOL(name) "_" #name
#else
#define SECTION      ".section .rodata,\"a\"\n"
#define SYMBOL(name) #name
#endif

/** Put a file of this folder between two symbols. */
#define EMBED(name)                                                                                \
  __asm__(SECTION ".balign 16\n" SYMBOL(                                                           \
      lexicon_##name) ":\n"                                                                        \
                      ".incbin \"extract/lexicon/" #name                                           \
                      ".tsv\"\n" SYMBOL(lexicon_##name##_end) ":\n"                                \
                                                              ".byte 0\n.text\n");                 \
  extern const char lexicon_##name[] __attribute__((visibility("hidden")));                        \
  extern const char lexicon_##name##_end[] __attribute__((visibility("hidden")))

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
  { "extract/lexicon/" #name ".tsv", lexicon_##name, lexicon_##name##_end }

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
