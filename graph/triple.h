/** @file graph/triple.h
    What extraction hands to the network: a triple with its evidence, as plain values. */
#ifndef ENT_GRAPH_TRIPLE_H
#define ENT_GRAPH_TRIPLE_H

#include "graph/base/date.h"
#include "graph/base/digest.h"
#include "graph/base/text.h"

#include <stddef.h>
#include <stdint.h>

/** How two actors stand to each other. */
typedef enum {
  ENT_ALLY,       ///< on the same side; no direction
  ENT_RIVAL,      ///< opposed; no direction
  ENT_SPLINTER_OF ///< the subject came out of the object
} EntRelation;
enum { ENT_N_RELATIONS = ENT_SPLINTER_OF + 1 };

/** What an actor is. */
typedef enum { ENT_PERSON, ENT_ORGANIZATION, ENT_STATE, ENT_OTHER } EntKind;
enum { ENT_N_KINDS = ENT_OTHER + 1 };

/** The bond or act behind a relation. */
typedef enum {
  // ally
  ENT_LEADS,        ///< the subject leads, founded or heads the object
  ENT_MEMBER,       ///< the subject belongs to the object
  ENT_SPONSOR,      ///< the subject funds, arms, trains or backs the object
  ENT_ALLEGIANCE,   ///< the subject is loyal to the object
  ENT_COALITION,    ///< alliance, partnership, pact
  ENT_JOINT_ACTION, ///< they act together
  ENT_ENDORSEMENT,  ///< the subject speaks for the object
  // rival
  ENT_ARMED,      ///< fighting, attack, war
  ENT_REPRESSION, ///< arrest, ban, expulsion, execution
  ENT_ELECTORAL,  ///< competition for votes, office or a market
  ENT_LEGAL,      ///< suit, charge, sanction
  ENT_VERBAL,     ///< accusation, denunciation, threat
  ENT_ENMITY,     ///< rivalry, hostility, opposition as a state of things
  // splinter_of
  ENT_SPLIT,     ///< broke away from
  ENT_ROOTS,     ///< traces its origin to
  ENT_SUCCESSOR, ///< took the place of, renamed from
  ENT_MERGER     ///< came out of a merger with others
} EntForm;
enum { ENT_N_FORMS = ENT_MERGER + 1 };

/** Does the relation hold at the time of the article? */
typedef enum { ENT_CURRENT, ENT_ENDED, ENT_UNCLEAR } EntValidity;
enum { ENT_N_VALIDITIES = ENT_UNCLEAR + 1 };

ENT_API const char* ent_relation_name(EntRelation relation); ///< "ally", "rival", "splinter_of"
ENT_API const char* ent_kind_name(EntKind kind);             ///< "person", …, "other"
ENT_API const char* ent_form_name(EntForm form);             ///< "leads", "joint_action", …
ENT_API const char* ent_validity_name(EntValidity validity); ///< "current", "ended", "unclear"

/** The values with these names; false, and `out` untouched, for any other text. */
ENT_API bool ent_kind_from_name(EntStr name, EntKind* out);
ENT_API bool ent_form_from_name(EntStr name, EntForm* out);
ENT_API bool ent_relation_from_name(EntStr name, EntRelation* out);
ENT_API bool ent_validity_from_name(EntStr name, EntValidity* out);

/** The relation that a form belongs to. */
ENT_API EntRelation ent_form_relation(EntForm form);

/** The article that a triple stands in. All strings are NUL-terminated UTF-8 of its owner. */
typedef struct {
  const char* id;               ///< for people: the file's name without folder and ending
  const char* path;             ///< as the user gave it
  char sha256[ENT_DIGEST_SIZE]; ///< of the clean text: the article's identity
  const char* url;              ///< NULL if unknown
  const char* source;           ///< the outlet; NULL if unknown
  const char* title;            ///< NULL if it has none
  EntDate date;                 ///< of publication; unknown if not found
} EntArticleInfo;

/** An actor as one article names it. */
typedef struct {
  const char* name;
  EntKind kind;
  const char* const* aliases; ///< [n_aliases] every spelling in the article, the name included
  size_t n_aliases;
} EntParticipant;

/** Why a triple was told, and each factor of its confidence. Scores are log-odds: `sentence`,
    `doubt_score` and `article` add up to what `likely` says as a probability, and the confidence is
    `likely` times `trust`. That a party says it is told, but weighs nothing: on articles that the
    judge had not learned from, claims were right as often as reports of the same likelihood. */
typedef struct {
  const char*
      found_by;       ///< "rule": the words stand where a rule wants them; "cue": they stand near;
                      ///< "denial": they are denied; "judge": no words of the lexicon at all
  const char* phrase; ///< the cue or title as the lexicon lists it; NULL if there is none
  const char* place;  ///< "verb", "noun", …, "title"; NULL if there is none
  const char* path;   ///< the way through the tree: "A <-nsubj- fund -obj-> B"; NULL if too long
  bool judged;        ///< else `likely` is the weight of the rule, and there are no scores
  double sentence;    ///< what the sentence says
  const char* doubt;  ///< "negated", "modal", "denied", "listed"; NULL for none
  double doubt_score;
  double article;    ///< what the rest of the article adds
  double likely;     ///< 0 to 1
  double trust;      ///< 0 to 1, of the outlet
  const char* claim; ///< who says it: "party", one of the two; "other"; NULL: the article itself
} EntExplanation;

/** Subject, relation, object as one sentence states it. Borrowed from the article's extraction:
    copy what is to outlive it. */
typedef struct {
  const EntArticleInfo* article;
  const EntParticipant* subject;
  const EntParticipant* object;
  EntRelation relation;
  EntForm form;
  EntValidity validity;
  EntDate since;        ///< when the text dates the beginning, or a dated act; else unknown
  EntDate until;        ///< when the text dates the end; else unknown
  const char* cue;      ///< the words that carry the relation, as they stand in the text
  const char* evidence; ///< the sentence
  EntSpan sentence;     ///< where it stands, in bytes of the article's clean text
  EntSpan subject_span; ///< where the subject is named there
  EntSpan object_span;  ///< where the object is named there
  double confidence;    ///< 0 to 1
  bool denied;         ///< the sentence denies it; then the confidence is 0, and no tie comes of it
  const char* said_by; ///< the actor or outlet that claims it; NULL if the article itself says it
  const EntExplanation* explanation; ///< NULL unless asked for
} EntTriple;

/** Takes triples from whoever reads them. What it is given is valid during the call only. A status
    other than ENT_OK stops the reader, which returns it. */
typedef struct {
  /** Take a triple. @param run  The run of a store in which it came in; 0 if there is none. */
  EntStatus (*triple)(void* handle, const EntTriple* triple, uint32_t run, EntError* err);
  /** Take an article that holds no triple. NULL passes such articles over. */
  EntStatus (*article)(void* handle, const EntArticleInfo* article, uint32_t run, EntError* err);
  void* handle;
} EntTripleSink;

/** Version of the lines, their field "v". */
enum { ENT_LINE_VERSION = 1 };

/** Append `triple` as one line of JSON, the newline included.
    @return ENT_NO_MEMORY, or ENT_OK. */
ENT_API EntStatus ent_triple_write_json(const EntTriple* triple, EntBuffer* out, EntError* err);

/** Append the line of an article that holds no triple, so that nothing read is lost. */
ENT_API EntStatus ent_article_write_json(const EntArticleInfo* article, EntBuffer* out,
                                         EntError* err);

#endif
