/** @file graph/network.h
    Actors and ties over all triples at once: a signed multigraph. Which triples came first does not
    matter: the same set gives the same network, byte for byte. */
#ifndef ENT_GRAPH_NETWORK_H
#define ENT_GRAPH_NETWORK_H

#include "graph/decisions.h"
#include "graph/rulings.h"
#include "graph/triple.h"

#include <stdint.h>

/** What igraph and we measure of an actor. Which ties each one counts on: graph/measures.h. */
typedef enum {
  ENT_ALLIES,         ///< number of actors it has an ally tie with
  ENT_RIVALS,         ///< number of actors it has a rival tie with
  ENT_SPLINTERS,      ///< number of actors that came out of it
  ENT_BROKERAGE,      ///< share of the pairs of its allies that are rivals of each other, 0 to 1;
                      ///< unknown with fewer than two allies
  ENT_PAGERANK,       ///< PageRank; all actors sum to 1
  ENT_PN,             ///< PN centrality: allies make it greater, rivals smaller
  ENT_NET_STRENGTH,   ///< ally strength less rival strength
  ENT_STRENGTH,       ///< sum of the weights of its ally and rival ties
  ENT_ALLY_STRENGTH,  ///< sum of the weights of its ally ties
  ENT_RIVAL_STRENGTH, ///< sum of the weights of its rival ties
  ENT_BETWEENNESS,    ///< share of shortest paths that run through it, 0 to 1
  ENT_CLOSENESS,      ///< harmonic closeness, 0 to 1
  ENT_EIGENVECTOR,    ///< eigenvector centrality, 0 to 1
  ENT_HUB,            ///< HITS: supports those that have much support, 0 to 1
  ENT_AUTHORITY,      ///< HITS: supported by those that support much, 0 to 1
  ENT_CORENESS,       ///< the largest k for which it is in a k-core of allies
  ENT_CONSTRAINT,     ///< Burt's constraint; unknown without an ally or rival
  ENT_ARTICULATION    ///< 1 if others would be cut off from each other without it, else 0
} EntMeasure;
enum { ENT_N_MEASURES = ENT_ARTICULATION + 1 };

/** Why two names of different articles are one actor. */
typedef enum {
  ENT_JOIN_ALIAS,           ///< an article gives both names to one actor
  ENT_JOIN_SHORT_NAME,      ///< a surname or short form that only this actor can mean
  ENT_JOIN_ACRONYM,         ///< the initials
  ENT_JOIN_TRANSLITERATION, ///< another spelling of the same foreign name
  ENT_JOIN_GIVEN            ///< a person says so: a file of actors or of decisions
} EntJoinReason;
enum { ENT_N_JOIN_REASONS = ENT_JOIN_GIVEN + 1 };

/** "alias", "short name", "acronym", "transliteration", "given". */
ENT_API const char* ent_join_reason_name(EntJoinReason reason);

/** Two names that became one actor, and why. */
typedef struct {
  const char* name; ///< a name
  const char* with; ///< the name that it was joined with
  EntJoinReason reason;
  const char* article; ///< id of an article that shows it; NULL if none does
} EntJoin;

/** An actor of the network. */
typedef struct {
  const char* name;           ///< the spelling that most articles use, or what a decision calls it
  EntKind kind;               ///< the kind that most articles give it
  const char* const* aliases; ///< [n_aliases] every spelling, by byte order; the name included
  size_t n_aliases;
  const EntJoin* joins; ///< [n_joins] why names of different articles are this actor
  size_t n_joins;
  uint32_t actor;    ///< its number among all actors of the builder, the same in every
                     ///< network that is made of the same triples
  EntDate ended;     ///< when it died or was dissolved; unknown if it was not
  size_t n_articles; ///< articles with evidence of this actor
  EntDate first;     ///< earliest date of those articles; unknown if none is dated
  EntDate last;      ///< latest date of those articles
  double measures[ENT_N_MEASURES]; ///< 0 until ent_network_measure(); NAN if unknown
  uint32_t camp;                   ///< 0 … n_camps - 1, the largest camp first
  const char* camp_name; ///< its two actors with the highest PageRank: "Iran, Badr Organization";
                         ///< NULL until ent_network_measure()
  double x;              ///< position of the layout, about -1000 to 1000
  double y;
} EntNode;

/** What one sentence of one article says of a tie. */
typedef struct {
  const EntArticleInfo* article; ///< its path is NULL
  uint32_t subject;              ///< the actor (node) that the sentence's subject is
  uint32_t object;
  const char* subject_name; ///< as the article names it, to know the triple by
  const char* object_name;
  EntRelation relation;
  EntForm form;
  EntValidity validity; ///< at the time of the article
  EntDate since;        ///< as the sentence states
  EntDate until;
  EntSpan sentence;    ///< where it stands in the article's clean text
  uint32_t run;        ///< in which it was added (ent_network_builder_set_run())
  double confidence;   ///< 0 if it is denied
  bool denied;         ///< the sentence denies the tie: counter-evidence
  bool confirmed;      ///< a person has confirmed it
  bool repeated;       ///< another article has it in nearly the same words: it adds no weight
  const char* cue;     ///< the words that carry the relation
  const char* text;    ///< the sentence
  const char* said_by; ///< who claims it; NULL if the article itself says it
} EntEvidence;

/** All evidence of one relation between two actors. */
typedef struct {
  uint32_t source; ///< index of an actor; for ally and rival the smaller of the two, for
                   ///< splinter_of the newer actor
  uint32_t target;
  EntRelation relation;
  EntForm form;         ///< the form with most evidence
  uint32_t forms;       ///< all forms: bit 1 << EntForm of each
  EntValidity validity; ///< current if any of the latest evidence says so (graph/ties.h)
  double confidence;    ///< noisy-or over independent articles of each one's best confidence
  double weight;        ///< sum over independent articles of each one's best confidence; > 0
  size_t n_articles;
  size_t n_independent; ///< articles of which none repeats another's words: what weight sums over
  size_t n_sources;     ///< outlets; an article of an unknown outlet counts as one
  size_t n_sentences;
  size_t n_claims;             ///< sentences that somebody is said to have said
  size_t n_denials;            ///< sentences that deny it; counted nowhere else
  EntDate since;               ///< earliest beginning that a text states; unknown if none does
  EntDate until;               ///< latest end that a text states
  EntDate first;               ///< earliest date of an article that attests it
  EntDate last;                ///< latest date of an article that attests it
  const EntEvidence* evidence; ///< [n_evidence] in the order of the articles' dates (unknown ones
                               ///< last), then of their digests and sentences; denials included
  size_t n_evidence;
  const EntEvidence* best; ///< the sentence with the highest confidence, one of them; not NULL
} EntTie;

/** How a pair of actors went on. */
typedef enum {
  ENT_STEADY,   ///< allies or rivals all the time
  ENT_TURNED,   ///< allies became rivals, or the other way round
  ENT_OVER,     ///< what they were has ended, and nothing came after
  ENT_CONTESTED ///< allies and rivals in one period
} EntCourse;
enum { ENT_N_COURSES = ENT_CONTESTED + 1 };

/** "steady", "turned", "ended", "contested". */
ENT_API const char* ent_course_name(EntCourse course);

/** A stretch of time in which two actors were allies or rivals. */
typedef struct {
  EntRelation relation; ///< ally or rival
  EntDate from;         ///< unknown if nothing dates it, or nothing but that it was over by `to`
  EntDate to;           ///< if not `to_stated`: when it was last attested; it may have gone on
  bool from_stated;     ///< a text says that it began then, else it is first attested then
  bool to_stated;       ///< a text says so, or one of the two has ended
  double confidence;    ///< noisy-or over independent articles
  size_t n_articles;
} EntPhase;

/** The history of two actors that are allies or rivals, or were. */
typedef struct {
  uint32_t a; ///< < b
  uint32_t b;
  EntCourse course;
  const EntPhase* phases; ///< [n_phases] at least one, in order of time, undated ones last
  size_t n_phases;
} EntPair;

/** Ties that a view does not show, by why not. */
typedef struct {
  size_t roles;  ///< only leads and member
  size_t lists;  ///< only one list that ties everybody in it with everybody
  size_t verbal; ///< a single verbal act
  size_t claims; ///< only what one of the two says
} EntHidden;

/** A finished network. Every actor has a tie with another one. Nodes are ordered by name (byte
   order), ties by source, target and relation, pairs by a and b. */
typedef struct {
  EntNode* nodes; ///< [n_nodes]
  uint32_t n_nodes;
  EntTie* ties; ///< [n_ties]
  size_t n_ties;
  const EntPair* pairs; ///< [n_pairs]
  size_t n_pairs;
  EntHidden hidden;
  uint32_t n_camps; ///< 0 until ent_network_measure()
  EntArena* arena;  ///< owns all of it, but for the texts, which are the builder's
} EntNetwork;

/** Which part of the evidence a network is made of. Zeroed fields ask for nothing special. */
typedef struct {
  bool all;              ///< also what is hidden otherwise (EntHidden)
  uint32_t forms;        ///< only these forms: bit 1 << EntForm of each; 0 for all
  size_t min_sources;    ///< only ties with so many outlets (EntTie.n_sources)
  EntDate since;         ///< only evidence that speaks of this day or later (graph/period.h)
  EntDate until;         ///< only evidence that speaks of this day or earlier
  const uint32_t* about; ///< [n_about] only these actors (EntNode.actor), with all in reach of
                         ///< them, and the ties among all these
  size_t n_about;
  unsigned hops;      ///< how far that reach is, in ties; 0: only ties among `about`
  uint32_t first_run; ///< only triples that were added in this run or later (see
                      ///< ent_network_builder_set_run())
  uint32_t last_run;  ///< only triples that were added in this run or earlier; 0 for no limit
} EntView;

/** Collects triples. */
typedef struct EntNetworkBuilder EntNetworkBuilder;

/** @param min_confidence  Triples below are passed over.
    @return a new builder, or NULL when memory is short. Free it with
    ent_network_builder_free(). */
ENT_API EntNetworkBuilder* ent_network_builder_new(double min_confidence);

/** Number what is added from now on, for EntView.first_run. 0 at first. */
ENT_API void ent_network_builder_set_run(EntNetworkBuilder* builder, uint32_t run);

/** Say what overrules the resolution of names.
    @param rulings  Borrowed: it must outlive the builder. NULL for none.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_builder_set_rulings(EntNetworkBuilder* builder,
                                                  const EntRulings* rulings, EntError* err);
/** Obey what a person has decided, in all that is added from now on and in which names are one
   actor.
    @param decisions  The builder's only in that they must outlive it; NULL for none. */
ENT_API void ent_network_builder_set_decisions(EntNetworkBuilder* builder, EntDecisions* decisions);

/** Add a triple; everything needed of it is copied. Which names are one actor: graph/resolve.h.
    Copies of an article (same digest) count once. A triple that is denied is kept as
    counter-evidence for a tie that something else attests. A triple that has too little confidence
    or an actor whose name shows nothing is passed over.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_builder_add(EntNetworkBuilder* builder, const EntTriple* triple,
                                          EntError* err);

/** Make a network of all triples added. Which names are one actor is decided over all of them,
    whatever the view shows.
    @param view  NULL for the default view.
    @param out   Receives the network; the builder must outlive it. Free it with
                 ent_network_free().
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_build(EntNetworkBuilder* builder, const EntView* view,
                                    EntNetwork** out, EntError* err);

/** The pair of two actors of a network, in any order, or NULL if they are neither allies nor
   rivals. O(log pairs). */
ENT_API const EntPair* ent_network_pair(const EntNetwork* network, uint32_t a, uint32_t b);

/** The pair of the two ends of an ally or rival tie; NULL for splinter_of. */
ENT_API const EntPair* ent_network_pair_of(const EntNetwork* network, const EntTie* tie);

/** Free a network. NULL is fine. */
ENT_API void ent_network_free(EntNetwork* network);

/** Free the builder. NULL is fine. */
ENT_API void ent_network_builder_free(EntNetworkBuilder* builder);

/** Find an actor among all that the builder's triples name, by any of its spellings (compared as
    graph/name.h does).
    @param actor  Receives its number (EntNode.actor).
    @return how many actors have this name: 0, 1, or more (then `*actor` is the one that most
            articles name); the names are resolved first, if they are not yet. SIZE_MAX when memory
   is short. */
ENT_API size_t ent_network_builder_find(EntNetworkBuilder* builder, const char* name,
                                        uint32_t* actor);

/** Append the names of the actors whose spellings are nearest to `name`, parted by "; ", at most
    three; nothing if none is near. @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_builder_suggest(EntNetworkBuilder* builder, const char* name,
                                              EntBuffer* out, EntError* err);

#endif
