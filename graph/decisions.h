/** @file graph/decisions.h
    What a person has decided, kept in a text file that outlives every new run: decisions.tsv, one
    decision a line, its columns parted by tabs. Empty lines and those that start with # say
   nothing.

      decision  a  b  value  article  evidence  who  when  why

    - same, different: the names a and b are one actor, or are not.
    - rename: the actor a is to be called `value`.
    - no_actor: a is no actor; its triples are dropped.
    - ended: the actor a died or was dissolved on the date `value`.
    - reject, confirm: the triple of a and b is wrong, or right; if `value` is a relation, only the
      triple of that relation.
    - retype: it is of the form `value`; "armed", or "sponsor,swapped" to turn subject and object.
    - redate: `value` tells when and whether it holds: "since=2003,until=2008-05,status=ended"; what
      is not named stays, "since=" takes a date away.

    A triple is known by the SHA-256 of its article (or the first twelve digits or more of it), the
    words of its sentence (case, punctuation and blanks do not matter) and the two names that it is
    told of, in any order; never by a place in the text or a version of the program. A later line
    overrules an earlier one on the same. who, when and why are for people. */
#ifndef ENT_GRAPH_DECISIONS_H
#define ENT_GRAPH_DECISIONS_H

#include "graph/rulings.h"

/** What a decision does. */
typedef enum {
  ENT_DECIDE_SAME,
  ENT_DECIDE_DIFFERENT,
  ENT_DECIDE_RENAME,
  ENT_DECIDE_NO_ACTOR,
  ENT_DECIDE_ENDED,
  ENT_DECIDE_REJECT,
  ENT_DECIDE_CONFIRM,
  ENT_DECIDE_RETYPE,
  ENT_DECIDE_REDATE
} EntDecisionKind;
enum { ENT_N_DECISION_KINDS = ENT_DECIDE_REDATE + 1 };

/** "same", "different", … */
ENT_API const char* ent_decision_kind_name(EntDecisionKind kind);

/** A line of the file. Texts are "" for nothing, never NULL. */
typedef struct {
  EntDecisionKind kind;
  const char* a;
  const char* b;
  const char* value;
  const char* article;
  const char* evidence;
  const char* who;
  const char* when;
  const char* why;
  unsigned long line; ///< in its file, from 1
  bool matched; ///< something that was read is what it speaks of, or a later line overrules it
} EntDecision;

/** The decisions of a file. */
typedef struct EntDecisions EntDecisions;

/** Read a file of decisions.
    @param problem  Told of every line that cannot be used; the others are. May be NULL.
    @param out      Receives the decisions; free them with ent_decisions_free().
    @return ENT_IO if the file cannot be read, ENT_NO_MEMORY. */
ENT_API EntStatus ent_decisions_read(const char* path, EntLineProblem* problem, void* handle,
                                     EntDecisions** out, EntError* err);

/** NULL is fine. */
ENT_API void ent_decisions_free(EntDecisions* decisions);

/** All decisions, in the order of the file. @param n  Receives how many. */
ENT_API const EntDecision* ent_decisions_list(const EntDecisions* decisions, size_t* n);

/** What is decided on names. */
ENT_API const EntRulings* ent_decisions_rulings(const EntDecisions* decisions);

/** What is decided on a triple. */
typedef struct {
  bool dropped;     ///< rejected, or of what is no actor
  bool confirmed;   ///< then its confidence is 1, and it is not denied
  EntTriple triple; ///< as it is to be
} EntDecided;

/** Apply the decisions to a triple, and note which of them matched, also those on its names.
    @param out  Its texts are those of the triple and of the decisions.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_decisions_apply(EntDecisions* decisions, const EntTriple* triple,
                                      EntDecided* out, EntError* err);

/** Is something decided already on what `decision` speaks of, the same two names or the same
   triple? Its kind and value do not matter, but for which of the two it is.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_decisions_knows(EntDecisions* decisions, const EntDecision* decision,
                                      bool* known, EntError* err);

/** What is wrong with a decision, as with a line of the file; NULL if nothing is. */
ENT_API const char* ent_decision_check(const EntDecision* decision);

/** Append a decision to the file, which is made if it is missing: its line is on the disk when this
    returns. What cannot stand in a column (tabs, line ends) becomes a blank.
    @return ENT_IO (then the file is as it was), ENT_NO_MEMORY. */
ENT_API EntStatus ent_decisions_append(const char* path, const EntDecision* decision,
                                       EntError* err);

#endif
