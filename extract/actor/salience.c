#include "extract/actor/salience.h"

/** How far back a pronoun looks. */
enum { SENTENCES = 3, TRACES = 40, CANDIDATES = 8 };

/** What speaks for or against a candidate. */
enum {
  BIAS,
  SAME_SENTENCE,
  SENTENCE_BEFORE,
  TWO_BEFORE,
  SUBJECT,
  OBJECT,
  OWNER,
  PARALLEL,   ///< both in the same place of their clauses
  NEAREST,    ///< no other candidate was mentioned later
  RANK,       ///< candidates mentioned later, at most 3
  OFTEN,      ///< mentions so far, at most 4
  MAIN,       ///< the actor of the article
  AGREES,     ///< its gender is known
  PARAGRAPH,  ///< the same one
  CHAIN,      ///< last mentioned by a pronoun
  PEOPLE,     ///< other persons mentioned since, at most 2
  THINGS,     ///< other things mentioned since, at most 4
  ACTS,       ///< the pronoun is subject of a verb that needs an actor
  POSSESSIVE, ///< the pronoun is
  OWNS_ROLE,  ///< it owns one who has a role, "its leader", and the candidate is near or prominent
  ABOVE,      ///< the candidate is subject of the clause that the pronoun stands in
  STATE,
  OTHER_KIND,
  PLURAL,
  ADJECTIVE,
  LOCATED,
  FROM_QUOTE, ///< the pronoun stands in a quotation, the candidate outside
  ONLY,       ///< the only candidate
  N_REASONS
};

/** A candidate and what is known of it. */
typedef struct {
  uint32_t actor;
  bool barred; ///< by binding
  int reasons[N_REASONS];
} Candidate;

/** Hundredths, for EntAsked in its order. Logistic regression on the train part of GUM, but for
   OWNS_ROLE, which was set by hand; the bias makes a sum above 0 likely enough. */
static const int weights[N_REASONS][ENT_N_ASKED] = {
    [BIAS] = {-127, -160, -10, -215},
    [SAME_SENTENCE] = {-14, 5, 62, 39},
    [SENTENCE_BEFORE] = {-6, -23, -99, -1},
    [TWO_BEFORE] = {-6, -5, -35, -81},
    [SUBJECT] = {107, 45, 27, 57},
    [OBJECT] = {0, -15, 47, 1},
    [OWNER] = {76, 76, -14, 139},
    [PARALLEL] = {18, 77, -14, -18},
    [NEAREST] = {58, -35, 30, 11},
    [RANK] = {-12, -36, -17, -62},
    [OFTEN] = {29, -12, 30, -7},
    [MAIN] = {94, 87, -14, -10},
    [AGREES] = {30, 0, 0, 0},
    [PARAGRAPH] = {95, 104, 46, 36},
    [CHAIN] = {-30, 74, 60, -12},
    [PEOPLE] = {-36, -8, 0, -60},
    [THINGS] = {-14, -48, -58, -34},
    [ACTS] = {-39, 13, 0, 13},
    [POSSESSIVE] = {-9, 0, -113, -13},
    [OWNS_ROLE] = {0, 0, 220, 60},
    [ABOVE] = {23, 58, 61, 80},
    [STATE] = {0, -176, -55, -33},
    [OTHER_KIND] = {-134, -71, -75, -62},
    [PLURAL] = {-93, -32, -40, 118},
    [ADJECTIVE] = {-10, -61, -79, -48},
    [LOCATED] = {29, -57, -53, 20},
    [FROM_QUOTE] = {-91, -71, 40, 59},
    [ONLY] = {64, -17, 14, 33},
};

static bool fits(const EntReferrer* self, const EntAnaphor* anaphor, const EntTrace* trace) {
  const EntFigure* figure = &self->figures[trace->actor];
  if (anaphor->asked == ENT_ASKS_PERSON) {
    const bool perhaps = figure->kind == ENT_OTHER && // not the Norland of "Edvard of Norland"
                         (trace->place == ENT_PLACE_SUBJECT || trace->place == ENT_PLACE_OBJECT);
    return (figure->kind == ENT_PERSON || perhaps) &&
           (figure->gender == 'u' || figure->gender == anaphor->gender);
  }
  return figure->kind != ENT_PERSON;
}

/** Does the clause of a mention reach up to a word by way of verbs that share its subject? */
static bool shares_clause(const EntReferrer* self, size_t token, size_t verb) {
  enum { MOST = 3 };
  size_t at = ent_referrer_head(self, token);
  for (int steps = 0; steps < MOST && at != verb; steps++) {
    const EntDeprel deprel = ent_referrer_deprel(self, at);
    if ((deprel != ENT_DEPREL_XCOMP && deprel != ENT_DEPREL_CONJ) ||
        ent_referrer_dependent(self, at, ENT_DEPREL_NSUBJ) != ENT_NO_WORD) {
      return false;
    }
    at = ent_referrer_head(self, at);
  }
  return at == verb;
}

/** Does a word stand somewhere below another in the tree? */
static bool is_below(const EntReferrer* self, size_t token, size_t above) {
  enum { MOST = 6 };
  for (int steps = 0; steps < MOST && token != above; steps++) {
    token = ent_referrer_head(self, token);
  }
  return token == above;
}

/** Binding: "X met him" is not X, "X and he" neither; "X hurt himself" is. */
static bool may_bind(const EntReferrer* self, const EntAnaphor* anaphor, const EntTrace* trace) {
  const EntDeprel deprel = ent_referrer_deprel(self, anaphor->token);
  if (trace->sentence != self->sentence) {
    return !anaphor->reflexive;
  }
  const bool argument =
      deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_IOBJ || deprel == ENT_DEPREL_OBL;
  const bool own = trace->place == ENT_PLACE_SUBJECT && argument &&
                   shares_clause(self, anaphor->token, trace->verb);
  const bool beside =
      deprel == ENT_DEPREL_CONJ && ent_referrer_head(self, anaphor->token) == trace->token;
  return anaphor->reflexive ? own : !own && !beside;
}

static int at_most(size_t n, int most) {
  return n > (size_t)most ? most : (int)n;
}

/** The place of a pronoun, as of a trace; what is left is an owner. */
static EntPlace place_of(const EntReferrer* self, size_t token) {
  const EntPlace place = ent_referrer_place(self, token);
  return place == ENT_PLACE_OTHER ? ENT_PLACE_OWNER : place;
}

static void weigh(const EntReferrer* self, const EntAnaphor* anaphor, const EntTrace* trace,
                  size_t rank, Candidate* c) {
  const EntFigure* figure = &self->figures[trace->actor];
  const EntSentence* sentences = self->scene->analysis->sentences;
  const size_t apart = self->sentence - trace->sentence;
  int* r = c->reasons;
  *c = (Candidate){.actor = trace->actor};
  r[BIAS] = 1;
  r[SAME_SENTENCE] = apart == 0;
  r[SENTENCE_BEFORE] = apart == 1;
  r[TWO_BEFORE] = apart == 2;
  r[SUBJECT] = trace->place == ENT_PLACE_SUBJECT;
  r[OBJECT] = trace->place == ENT_PLACE_OBJECT;
  r[OWNER] = trace->place == ENT_PLACE_OWNER;
  r[PARALLEL] = trace->place == place_of(self, anaphor->token);
  r[NEAREST] = rank == 0;
  r[RANK] = at_most(rank, 3);
  r[OFTEN] = at_most(figure->n_so_far, 4);
  r[MAIN] = trace->actor == self->main_person || trace->actor == self->main_body;
  r[AGREES] = figure->gender == anaphor->gender && figure->gender != 'u';
  r[PARAGRAPH] = sentences[self->sentence].block == sentences[trace->sentence].block;
  r[CHAIN] = trace->pronoun;
  r[PEOPLE] = at_most(self->people[anaphor->token] - self->people[trace->token + 1], 2);
  r[POSSESSIVE] = ent_scene_token(self->scene, anaphor->token)->deprel == ENT_DEPREL_NMOD_POSS;
  r[OWNS_ROLE] = anaphor->owns_role && (apart == 0 || trace->place == ENT_PLACE_SUBJECT ||
                                        trace->actor == self->main_body);
  r[THINGS] =
      r[OWNS_ROLE] ? 0 : at_most(self->things[anaphor->token] - self->things[trace->token + 1], 4);
  r[ACTS] = anaphor->acts;
  r[ABOVE] = apart == 0 && trace->place == ENT_PLACE_SUBJECT &&
             is_below(self, anaphor->token, trace->verb);
  r[STATE] = figure->kind == ENT_STATE;
  r[OTHER_KIND] = figure->kind == ENT_OTHER;
  r[PLURAL] = figure->plural;
  r[ADJECTIVE] = trace->adjective;
  r[LOCATED] = trace->located;
  r[FROM_QUOTE] = self->quoted[anaphor->token] && !self->quoted[trace->token];
}

/** The actors that a pronoun might mean, the nearest first, each by its last mention, with those
    that binding bars.
    @param n_free  Receives how many are not barred. @return how many. */
static size_t gather(const EntReferrer* self, const EntAnaphor* anaphor,
                     Candidate found[CANDIDATES], size_t* n_free) {
  size_t n = 0;
  *n_free = 0;
  for (size_t i = self->n_traces; i > 0 && self->n_traces - i < TRACES && n < CANDIDATES; i--) {
    const EntTrace* trace = &self->traces[i - 1];
    bool seen = false;
    if (self->sentence - trace->sentence > SENTENCES) {
      break;
    }
    for (size_t k = 0; k < n; k++) {
      seen |= found[k].actor == trace->actor;
    }
    const bool barred = !may_bind(self, anaphor, trace);
    if (seen || !fits(self, anaphor, trace) || (barred && anaphor->reflexive)) {
      continue;
    }
    weigh(self, anaphor, trace, *n_free, &found[n]);
    found[n++].barred = barred;
    *n_free += !barred;
  }
  return n;
}

uint32_t ent_salient_actor(const EntReferrer* self, const EntAnaphor* anaphor) {
  Candidate found[CANDIDATES];
  size_t n_free = 0;
  const size_t n = gather(self, anaphor, found, &n_free);
  uint32_t best = ENT_NONE;
  int most = 0;
  for (size_t i = 0; i < n; i++) {
    int score = 0;
    found[i].reasons[ONLY] = n_free == 1;
    for (int k = 0; k < N_REASONS; k++) {
      score += weights[k][anaphor->asked] * found[i].reasons[k];
    }
    if (!found[i].barred && score > most) {
      most = score;
      best = found[i].actor;
    }
  }
  return best;
}
