#include "extract/language/labels.h"

static const char* const UPOS_NAMES[] = {
#define NAME(id, name) name,
    ENT_UPOS_LIST(NAME)};

static const char* const DEPREL_NAMES[] = {ENT_DEPREL_LIST(NAME)
#undef NAME
};

const char* ent_upos_name(EntUpos upos) {
  return UPOS_NAMES[upos];
}

const char* ent_deprel_name(EntDeprel deprel) {
  return DEPREL_NAMES[deprel];
}

EntDeprel ent_deprel_plain(EntDeprel deprel) {
  const char* name = DEPREL_NAMES[deprel];
  const size_t n = strcspn(name, ":");
  EntDeprel plain = deprel;
  // a relation stands before its subtypes in the list
  while (plain > 0 && (strncmp(DEPREL_NAMES[plain], name, n) != 0 || DEPREL_NAMES[plain][n])) {
    plain--;
  }
  return plain;
}

uint16_t ent_feats_bits(EntStr feats) {
  static const struct {
    const char* text;
    EntFeat bit;
  } known[] = {{"Number=Sing", ENT_FEAT_SINGULAR},     {"Number=Plur", ENT_FEAT_PLURAL},
               {"Number=Ptan", ENT_FEAT_PLURAL},       {"Tense=Past", ENT_FEAT_PAST},
               {"Tense=Pres", ENT_FEAT_PRESENT},       {"Voice=Pass", ENT_FEAT_PASSIVE},
               {"VerbForm=Fin", ENT_FEAT_FINITE},      {"VerbForm=Inf", ENT_FEAT_INFINITIVE},
               {"VerbForm=Part", ENT_FEAT_PARTICIPLE}, {"VerbForm=Ger", ENT_FEAT_GERUND},
               {"Mood=Imp", ENT_FEAT_IMPERATIVE},      {"Person=1", ENT_FEAT_FIRST},
               {"Person=2", ENT_FEAT_SECOND},          {"Person=3", ENT_FEAT_THIRD},
               {"Poss=Yes", ENT_FEAT_POSSESSIVE},      {"Polarity=Neg", ENT_FEAT_NEGATIVE},
               {"PronType=Rel", ENT_FEAT_RELATIVE}};
  unsigned bits = 0;
  EntStr one;
  while (ent_str_next(&feats, '|', &one)) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
      bits |= ent_str_is(one, known[i].text) ? (unsigned)known[i].bit : 0;
    }
  }
  return (uint16_t)bits;
}

const char* ent_entity_name(EntEntity entity) {
  static const char* const names[] = {"Person", "Organization", "Location", "NORP", ""};
  return names[entity];
}
