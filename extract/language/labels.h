/** @file extract/language/labels.h
    The labels of Universal Dependencies, version 2, as English uses them, as numbers and names.
    https://universaldependencies.org/guidelines.html */
#ifndef ENT_EXTRACT_LANGUAGE_LABELS_H
#define ENT_EXTRACT_LANGUAGE_LABELS_H

#include "graph/base/text.h"

#include <stdint.h>

// clang-format off
/** Parts of speech. */
#define ENT_UPOS_LIST(X)                                                                           \
  X(ADJ, "ADJ")                                                                                    \
  X(ADP, "ADP")                                                                                    \
  X(ADV, "ADV") X(AUX, "AUX") X(CCONJ, "CCONJ") X(DET, "DET") X(INTJ, "INTJ") X(NOUN, "NOUN")      \
      X(NUM, "NUM") X(PART, "PART") X(PRON, "PRON") X(PROPN, "PROPN") X(PUNCT, "PUNCT")            \
          X(SCONJ, "SCONJ") X(SYM, "SYM") X(VERB, "VERB") X(X, "X")

/** Relations of a word to its head. */
#define ENT_DEPREL_LIST(X)                                                                         \
  X(ROOT, "root")                                                                                  \
  X(NSUBJ, "nsubj")                                                                                \
  X(NSUBJ_PASS, "nsubj:pass") X(NSUBJ_OUTER, "nsubj:outer") X(OBJ, "obj") X(IOBJ, "iobj") X(       \
      CSUBJ, "csubj") X(CSUBJ_PASS, "csubj:pass") X(CSUBJ_OUTER, "csubj:outer") X(CCOMP, "ccomp")  \
      X(XCOMP, "xcomp") X(OBL, "obl") X(OBL_AGENT, "obl:agent") X(OBL_UNMARKED, "obl:unmarked")    \
          X(VOCATIVE, "vocative") X(EXPL, "expl") X(DISLOCATED, "dislocated") X(ADVCL, "advcl")    \
              X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(DISCOURSE, "discourse")          \
                  X(AUX, "aux") X(AUX_PASS, "aux:pass") X(COP, "cop") X(MARK, "mark")              \
                      X(NMOD, "nmod") X(NMOD_POSS, "nmod:poss") X(NMOD_DESC, "nmod:desc")          \
                          X(NMOD_UNMARKED, "nmod:unmarked") X(APPOS, "appos") X(NUMMOD, "nummod")  \
                              X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(AMOD, "amod")              \
                                  X(DET, "det") X(DET_PREDET, "det:predet") X(CASE, "case")        \
                                      X(CONJ, "conj") X(CC, "cc") X(CC_PRECONJ, "cc:preconj") X(   \
                                          FIXED, "fixed") X(FLAT, "flat") X(COMPOUND, "compound")  \
                                          X(COMPOUND_PRT, "compound:prt") X(LIST, "list")          \
                                              X(PARATAXIS, "parataxis") X(ORPHAN, "orphan")        \
                                                  X(GOESWITH, "goeswith")                          \
                                                      X(REPARANDUM, "reparandum")                  \
                                                          X(PUNCT, "punct") X(DEP, "dep")
// clang-format on

typedef enum {
#define ENT_LABEL_VALUE(id, name) ENT_UPOS_##id,
  ENT_UPOS_LIST(ENT_LABEL_VALUE)
#undef ENT_LABEL_VALUE
      ENT_N_UPOS
} EntUpos;

typedef enum {
#define ENT_LABEL_VALUE(id, name) ENT_DEPREL_##id,
  ENT_DEPREL_LIST(ENT_LABEL_VALUE)
#undef ENT_LABEL_VALUE
      ENT_N_DEPRELS
} EntDeprel;

ENT_API const char* ent_upos_name(EntUpos upos);       ///< "ADJ", …
ENT_API const char* ent_deprel_name(EntDeprel deprel); ///< "root", …, "nsubj:pass", …

/** The relation without its subtype: ENT_DEPREL_NSUBJ for "nsubj:pass". */
ENT_API EntDeprel ent_deprel_plain(EntDeprel deprel);

/** Morphology, as bits that may be joined. */
typedef enum {
  ENT_FEAT_SINGULAR = 1 << 0,
  ENT_FEAT_PLURAL = 1 << 1,
  ENT_FEAT_PAST = 1 << 2,
  ENT_FEAT_PRESENT = 1 << 3,
  ENT_FEAT_PASSIVE = 1 << 4,
  ENT_FEAT_FINITE = 1 << 5,
  ENT_FEAT_INFINITIVE = 1 << 6,
  ENT_FEAT_PARTICIPLE = 1 << 7,
  ENT_FEAT_GERUND = 1 << 8,
  ENT_FEAT_IMPERATIVE = 1 << 9,
  ENT_FEAT_FIRST = 1 << 10,
  ENT_FEAT_SECOND = 1 << 11,
  ENT_FEAT_THIRD = 1 << 12,
  ENT_FEAT_POSSESSIVE = 1 << 13,
  ENT_FEAT_NEGATIVE = 1 << 14,
  ENT_FEAT_RELATIVE = 1 << 15
} EntFeat;

/** The bits of a FEATS column such as "Mood=Ind|Tense=Past". */
ENT_API uint16_t ent_feats_bits(EntStr feats);

/** Kinds of named entity. */
typedef enum {
  ENT_ENTITY_PERSON,
  ENT_ENTITY_ORGANIZATION,
  ENT_ENTITY_LOCATION,
  ENT_ENTITY_NORP, ///< peoples, religions, adherents of a party
  ENT_ENTITY_NONE
} EntEntity;

ENT_API const char* ent_entity_name(EntEntity entity); ///< "Person", …; "" for none

#endif
