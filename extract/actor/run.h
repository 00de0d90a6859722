/** @file extract/actor/run.h
    What a run of capitalized words names: a person with titles, a body, a body and its person. */
#ifndef ENT_EXTRACT_ACTOR_RUN_H
#define ENT_EXTRACT_ACTOR_RUN_H

#include "extract/actor/mention.h"

/** A run of tokens that may be a name. */
typedef struct {
  size_t sentence;
  size_t first;
  size_t end;       ///< index behind the last token
  bool titled;      ///< a title stands before it: a person
  bool at_start;    ///< it opens its sentence, where every word has a capital
  size_t honorific; ///< where a title with a capital before it starts ("King Salman"), or ENT_NONE
} EntRun;

/** Does the run hold a head word of organizations? */
bool ent_run_head(const EntScene* scene, const EntRun* run);

/** How many tokens of title open the run; 0 if none does. One word before the name of a body
   belongs to it: "Communist Party", "General Intelligence Department". */
size_t ent_run_title(const EntScene* scene, const EntRun* run);

/** Is it a person's name and one word for what is his: "Peter Dutton Opposition"? */
bool ent_run_owner(const EntScene* scene, const EntRun* run);

/** Drop titles and plain words from the front of a run. */
void ent_run_strip_front(const EntScene* scene, EntRun* run);

/** Does a title end right before the run ("the cleric Muqtada …", "Gen.", "Mr")? Notes where one
    with a capital starts. @param sentence_first  The first token of the sentence. */
bool ent_run_follows_title(const EntScene* scene, EntRun* run, size_t sentence_first);

/** Does one word stand for a party: "the Liberals", "Republican Senator Jane Roe"? */
bool ent_run_names_party(const EntScene* scene, const EntRun* run);

/** Is it an outlet that acts, is acted upon or has somebody in its service, rather than one that is
    cited: "X sued CNN", "BBC reporter X", not "X told CNN"? */
bool ent_run_is_outlet_that_acts(const EntScene* scene, const EntRun* run);

/** Guess what a run names. @return false if it names no actor at all. */
bool ent_run_classify(const EntScene* scene, const EntRun* run, EntName* name);

/** Does an ordinary word only look like a name because it opens its sentence? */
bool ent_run_only_opens(const EntScene* scene, const EntRun* run);

/** How many tokens in lower case behind the run make it the name of a body: "the Sadrist movement",
    "the Syrian army", "Bolivia's armed forces"; 0 if none do. @param state  Is it a state's name?
 */
size_t ent_run_lower_head(const EntScene* scene, const EntRun* run, bool state);

/** How many tokens in lower case behind the run say that it is a body, and are no part of its name:
    "the Likud party". @param places  ENT_BEHIND_TAIL or ENT_BEHIND_GOVERNMENT. */
size_t ent_run_tail(const EntScene* scene, const EntRun* run, int places);

/** Drop a title that ends the name of a body: "Pheu Thai Party MP". */
void ent_run_strip_back(const EntScene* scene, EntRun* run);

/** Where a title inside the run starts that parts a body from a person ("ANC Leader Musalia
    Mudavadi"), or the run's end. @param n  Receives its length in tokens. */
size_t ent_run_inner_title(const EntScene* scene, const EntRun* run, size_t* n);

/** Where a person starts right behind another name ("Ford Kenya Moses Wetangula"), or the run's
    end. */
size_t ent_run_inner_person(const EntScene* scene, const EntRun* run);

/** Does a name stand where a place would: "in Tehran"?
    @param sentence_first  The first token of the sentence. */
bool ent_run_located(const EntScene* scene, size_t first, size_t sentence_first);

/** Add the name of a run. @param name  What is known of it; its place is filled in.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_run_add(const EntScene* scene, const EntRun* run, EntName name, EntNames* out);

#endif
