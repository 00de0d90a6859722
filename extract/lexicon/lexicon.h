/** @file extract/lexicon/lexicon.h
    What the program knows of words: states, titles, head words of organizations, given names,
    places, cues. Read once from the embedded files, then only looked up, by any number of threads.
 */
#ifndef ENT_EXTRACT_LEXICON_LEXICON_H
#define ENT_EXTRACT_LEXICON_LEXICON_H

#include "graph/base/intern.h"
#include "graph/triple.h"

/** Which lexicon a sense comes from, and so what its other fields mean. */
typedef enum {
  ENT_SENSE_STATE,         ///< a name for a state: `type` is an EntStateName, `index` the state
  ENT_SENSE_TITLE,         ///< "prime minister": `type` is an EntTitle, `index` 1 for a plural
  ENT_SENSE_ORGANIZATION,  ///< "brigade": a head word of organizations; `type` is an EntBody,
                           ///< `index` 1 if names only go on behind it: "Jaysh"
  ENT_SENSE_FIRST_NAME,    ///< a given name; `type` is 'm', 'f' or 'u'
  ENT_SENSE_PLACE,         ///< a place that is no actor
  ENT_SENSE_STOP_NAME,     ///< capitalized, but no name: a day, an event; `type` is an EntStopName
  ENT_SENSE_FUNCTION_WORD, ///< "the", "however"
  ENT_SENSE_ALIAS,         ///< one of several names of a body: `index` is the body, `type` 1 for an
                           ///< acronym, which only capitals are
  ENT_SENSE_BODY,        ///< behind a name, in lower case, a body: `type` holds ENT_BEHIND_… bits
  ENT_SENSE_CUE,         ///< carries a relation: `index` is the cue
  ENT_SENSE_DESCRIPTION, ///< "the group": `type` is an EntDescription, `index` 1 for a plural
  ENT_SENSE_MODALITY     ///< how to read the words around it: `type` holds ENT_WORD_… bits
} EntSenseKind;

/** How a phrase names a state. */
typedef enum {
  ENT_STATE_NAME,    ///< "Iran"
  ENT_STATE_DEMONYM, ///< "Iranian", "Iranians"
  ENT_STATE_CAPITAL, ///< "Tehran": a state or a place
  ENT_STATE_SEAT,    ///< "the Kremlin"
  ENT_STATE_ACRONYM  ///< "UAE": only in capitals
} EntStateName;

/** What a title says of its bearer. */
typedef enum {
  ENT_TITLE_HONORIFIC, ///< "Mr", "Sheikh": a person, no more
  ENT_TITLE_MILITARY,  ///< "General"
  ENT_TITLE_OFFICE,    ///< "President"
  ENT_TITLE_LEADER,    ///< "leader", "founder"
  ENT_TITLE_MEMBER,    ///< "spokesman", "lawmaker": belongs to it, does not lead it
  ENT_TITLE_OTHER      ///< "cleric": a person, without any body
} EntTitle;

/** What kind of body a head word names. */
typedef enum {
  ENT_BODY_PARTY,
  ENT_BODY_MOVEMENT,
  ENT_BODY_ARMED,
  ENT_BODY_STATE, ///< a ministry, a court, a parliament
  ENT_BODY_COMPANY,
  ENT_BODY_UNION,
  ENT_BODY_CHURCH,
  ENT_BODY_INTERNATIONAL,
  ENT_BODY_MEDIA,
  ENT_BODY_TEAM,
  ENT_BODY_EDUCATION,
  ENT_BODY_COUNTRY, ///< "Principality", "Emirate": a state
  ENT_BODY_OTHER
} EntBody;

/** Behind what a word in lower case makes a body. */
enum {
  ENT_BEHIND_STATE = 1,      ///< "Syrian army"
  ENT_BEHIND_PEOPLE = 2,     ///< "Kurdish forces"
  ENT_BEHIND_NAME = 4,       ///< "the Sadrist movement"
  ENT_BEHIND_KIN = 8,        ///< "Gandhi family"
  ENT_BEHIND_TAIL = 16,      ///< "the Likud party", whose name is whole without it
  ENT_BEHIND_GOVERNMENT = 32 ///< "Syrian government": the state
};

/** Why a capitalized phrase is no name of an actor. */
typedef enum {
  ENT_STOP_WORD,     ///< an ordinary word
  ENT_STOP_CALENDAR, ///< a day, a month, a holiday
  ENT_STOP_EVENT,    ///< a war, an election, a game
  ENT_STOP_PEOPLE,   ///< a people, a religion, an ideology
  ENT_STOP_ADHERENT, ///< one of a party: "Liberal", "Sandinistas"
  ENT_STOP_MEDIA,    ///< an outlet, cited as a source
  ENT_STOP_OTHER
} EntStopName;

/** What kind of actor a noun can refer to. */
typedef enum {
  ENT_DESCRIBES_MAN,
  ENT_DESCRIBES_WOMAN,
  ENT_DESCRIBES_PERSON,
  ENT_DESCRIBES_GROUP, ///< any body
  ENT_DESCRIBES_ARMED,
  ENT_DESCRIBES_PARTY,
  ENT_DESCRIBES_COMPANY,
  ENT_DESCRIBES_BODY, ///< another body
  ENT_DESCRIBES_STATE,
  ENT_DESCRIBES_GOVERNMENT,
  ENT_DESCRIBES_PLAIN ///< an adjective that does not single one out: "the armed group"
} EntDescription;

/** How a word has the words around it read; it may be of several classes. */
enum {
  ENT_WORD_NEGATION = 1 << 0,       ///< "not", "never"
  ENT_WORD_WEAK_NEGATION = 1 << 1,  ///< "hardly": only right beside the word
  ENT_WORD_DENIES = 1 << 2,         ///< "denied", "rejects"
  ENT_WORD_FAILURE = 1 << 3,        ///< "failed"
  ENT_WORD_MODAL = 1 << 4,          ///< "may"
  ENT_WORD_CONDITION = 1 << 5,      ///< "if"
  ENT_WORD_EXCEPTION = 1 << 6,      ///< "unless"
  ENT_WORD_HOPE = 1 << 7,           ///< "plans", "urged", "possible"
  ENT_WORD_FORMER = 1 << 8,         ///< "former", "ousted"
  ENT_WORD_FORMER_NOUN = 1 << 9,    ///< "late": only before a noun
  ENT_WORD_NEARLY_FORMER = 1 << 10, ///< "once", "outgoing"
  ENT_WORD_DEFUNCT = 1 << 11,       ///< "defunct", "retired"
  ENT_WORD_BE = 1 << 12,            ///< "was"
  ENT_WORD_BECOME = 1 << 13,        ///< "remains", "became"
  ENT_WORD_PREPOSITION = 1 << 14,   ///< what follows is no subject
  ENT_WORD_CLAUSE = 1 << 15,        ///< opens a clause
  ENT_WORD_DENIAL = 1 << 16,        ///< lemmas from here on: "deny", "refute"
  ENT_WORD_FIRM_DENIAL = 1 << 17,   ///< also with a bare object: "deny"
  ENT_WORD_WISH = 1 << 18,          ///< "hope", "demand": what it governs is no fact
  ENT_WORD_SAY = 1 << 19,           ///< "say", "claim"
  ENT_WORD_QUOTE = 1 << 20,         ///< with direct speech: "say", "tweet"
  ENT_WORD_ACCUSE = 1 << 21,        ///< "blame"
  ENT_WORD_CLAIM = 1 << 22,         ///< a noun for what is said: "allegation"
  ENT_WORD_LIGHT = 1 << 23,         ///< "launch": only lends a verb to its noun
  ENT_WORD_BOND = 1 << 24,          ///< "link": too weak to state a tie, but not to deny one
  ENT_WORD_OFFICE = 1 << 25,        ///< "head": lasts while the office is held
  ENT_WORD_FOUNDING = 1 << 26,      ///< "found": begins a bond
  ENT_WORD_LASTING = 1 << 27        ///< "continue", "stop": what may do it, or does not, does it
};

/** One meaning of a phrase. */
typedef struct EntSense {
  EntSenseKind kind;
  int type;
  uint32_t index;
  const struct EntSense* next; ///< another meaning of the same phrase; NULL if none
} EntSense;

/** Where a cue's two arguments stand in the sentence. */
typedef enum {
  ENT_CUE_VERB,   ///< "A attacked B", "B was attacked by A"
  ENT_CUE_MUTUAL, ///< "A and B clashed", "A clashed with B"
  ENT_CUE_NOUN,   ///< "A's attack on B", "clashes between A and B"
  ENT_CUE_ROLE,   ///< "B, an ally of A", "A's ally B", "A is B's ally"
  ENT_CUE_LINK,   ///< "A … alongside B"
  ENT_CUE_PREFIX, ///< "pro-A B"
  ENT_CUE_SUFFIX  ///< "A-backed B"
} EntCuePlace;
enum { ENT_N_CUE_PLACES = ENT_CUE_SUFFIX + 1 };

/** What a word does in a construction of several cues. */
typedef enum {
  ENT_PART_NONE,
  ENT_PART_STAFF,     ///< who acts for its owner: "Iran's forces", "the troops of Iran"
  ENT_PART_LEAVES,    ///< "left", "was expelled from"
  ENT_PART_FOUNDS,    ///< "founded", "the formation of"
  ENT_PART_SPLITS,    ///< "split", "broke away", "a schism in"
  ENT_PART_DISSENTER, ///< "dissidents", "former"
  ENT_PART_FRACTION   ///< "a faction of", "members of"
} EntCuePart;

/** A cue of the lexicon. */
typedef struct {
  EntForm form;
  EntCuePlace place;
  double weight;       ///< 0 to 1: how sure it is, when both arguments stand beside it
  bool swapped;        ///< the subject of the relation is what follows the cue
  bool ended;          ///< the relation is over: "former ally", "split with"
  bool neutral;        ///< carries no relation, and tells mere company from ties ("met", "visited")
  const char* phrases; ///< as listed, parted by "|"
  EntCuePart part;
  bool own;      ///< from a file of the user
  uint16_t type; ///< hash of its form and class, never 0
} EntCue;

/** The lexicons. */
typedef struct EntLexicon EntLexicon;

/** Longest phrase of the lexicons, in tokens. */
enum { ENT_PHRASE_WORDS = 9 };

/** Read the embedded lexicons.
    @return ENT_BAD_INPUT, with file and line, if one is malformed; ENT_NO_MEMORY. */
EntStatus ent_lexicon_new(EntLexicon** out, EntError* err);

/** Add cues from a file in the format of extract/lexicon/cues.tsv, before anybody looks up.
    @param problem  Told of each malformed line; NULL for nobody.
    @return ENT_IO or ENT_BAD_INPUT if the file cannot be read, ENT_NO_MEMORY. */
EntStatus ent_lexicon_read_cues(EntLexicon* lexicon, const char* path, EntLineProblem* problem,
                                void* handle, EntError* err);

/** NULL is fine. */
void ent_lexicon_free(EntLexicon* lexicon);

/** All meanings of a phrase by its folded text; NULL if it has none. */
const EntSense* ent_lexicon_phrase(const EntLexicon* lexicon, EntStr folded);

/** Bytes of the longest phrase that starts with the first word of a folded text, letters and digits
    up to any other sign; 0 if none does. It spares looking up what cannot be there. */
size_t ent_lexicon_reach(const EntLexicon* lexicon, EntStr folded);

/** The meaning of this kind in a list of meanings, or NULL. */
const EntSense* ent_sense_of(const EntSense* senses, EntSenseKind kind);

/** Do these meanings of a word put it into one of these ENT_WORD_… classes? */
bool ent_sense_is_word(const EntSense* senses, int classes);

/** Is a word of one of these ENT_WORD_… classes? @param word  A folded form, or a lemma. */
bool ent_lexicon_word(const EntLexicon* lexicon, EntStr word, int classes);

/** The cue of a sense. */
const EntCue* ent_lexicon_cue(const EntLexicon* lexicon, uint32_t index);

/** The usual name of a state, NUL-terminated. */
const char* ent_lexicon_state(const EntLexicon* lexicon, uint32_t index);

#endif
