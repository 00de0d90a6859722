#include "extract/relation/relation.h"

#include "extract/relation/denial.h"
#include "extract/relation/dossier.h"
#include "extract/relation/encoder.h"
#include "extract/relation/explain.h"
#include "extract/relation/past.h"
#include "extract/relation/reading.h"
#include "extract/relation/speaker.h"
#include "extract/relation/status.h"
#include "extract/relation/time.h"

/** What is less likely is not told, even if everything is asked for. */
static const double LEAST = 0.02;

/** A candidate once it is judged. */
typedef struct {
  uint32_t pair;
  size_t sentence;
  size_t first_name;                ///< of the sentence
  int32_t scores[ENT_N_JUDGED];     ///< of this sentence
  EntDoubt doubt;                   ///< that took from the scores
  int32_t ended;                    ///< the score of ENT_ASK_ENDED
  bool denied[ENT_N_RELATIONS];     ///< the claim is what the sentence denies
  bool by_rule[ENT_N_RELATIONS];    ///< the claim is a rule's, not only read from what stands near
  EntClaim claims[ENT_N_RELATIONS]; ///< how each relation is read; without a cue it is not
} Verdict;

/** Triples of an article in the making. */
typedef struct {
  const EntScene* scene;
  EntPast past;
  const EntNames* names;
  const EntActor* actors;
  const EntExtractOptions* how;
  EntEncoder* encoder;
  size_t sentence;   ///< 1 + the one under way
  bool may_deny;     ///< it could deny something
  Verdict* verdicts; ///< [n_verdicts] in the order of the text
  size_t n_verdicts;
  size_t verdict_capacity;
  EntPairScores* pairs; ///< [n_pairs]
  size_t n_pairs;
  size_t pair_capacity;
  EntPassage told;  ///< the sentence that is told of
  EntTimes times;   ///< those of `told`
  EntTriple* items; ///< [count]
  size_t count;
  size_t capacity;
} Triples;

static const EntName* name_at(const Triples* self, uint32_t name) {
  return &self->names->items[name];
}

/** Is a claim told as over, by its own words or by all that tells of the past? */
static EntValidity validity_of(const Triples* self, const EntPassage* passage,
                               const EntClaim* claim, EntDate until, int32_t ended) {
  const EntRelation relation = ent_form_relation(claim->form);
  if (ent_is_over(passage, claim, until)) {
    return ENT_ENDED;
  }
  if (relation == ENT_SPLINTER_OF || !ent_may_be_past(passage, claim)) {
    return ENT_CURRENT;
  }
  const unsigned signs = ent_past_signs(&self->past, passage, claim);
  // A single act is neither over nor goes on, if nothing puts it into the past.
  const bool asked = relation == ENT_ALLY || signs;
  return asked && ended + ent_past_weigh(signs) > ENT_JUDGE_ENDED ? ENT_ENDED : ENT_CURRENT;
}

static const char* copy_span(const EntScene* scene, EntSpan span) {
  const EntStr text = ent_str_span(scene->article->text.bytes, span);
  return ent_arena_copy(scene->arena, text.bytes, text.length);
}

/** What a speaker is called; NULL for nobody. */
static EntStatus name_speaker(const Triples* self, const EntSpeaker* speaker, const char** name) {
  const bool outlet = speaker->text.end > speaker->text.start;
  *name = speaker->name != ENT_NONE
              ? self->actors[name_at(self, speaker->name)->actor].participant.name
          : outlet ? copy_span(self->scene, speaker->text)
                   : NULL;
  return outlet && !*name ? ent_no_memory(self->scene->err) : ENT_OK;
}

/** Is the speaker one of the two? */
static bool is_party(const Triples* self, const EntClaim* claim, const EntSpeaker* speaker) {
  const uint32_t actor = speaker->name == ENT_NONE ? ENT_NONE : name_at(self, speaker->name)->actor;
  return actor != ENT_NONE && (actor == name_at(self, claim->subject)->actor ||
                               actor == name_at(self, claim->object)->actor);
}

static EntStatus add_triple(Triples* self, const EntClaim* claim, EntFactors factors,
                            const Verdict* verdict) {
  const EntScene* scene = self->scene;
  const EntPassage* passage = &self->told;
  const bool denied = verdict->denied[ent_form_relation(claim->form)];
  const EntToken* tokens = scene->analysis->tokens;
  const EntSpan sentence = scene->analysis->sentences[passage->sentence].span;
  const EntPeriod period = ent_find_period(passage, &self->times, claim);
  const EntSpeaker speaker = ent_find_speaker(passage, claim->cue);
  EntTriple* items =
      ent_arena_grow(scene->arena, self->items, self->count, &self->capacity, sizeof *items);
  const char* cue = copy_span(
      scene, (EntSpan){tokens[claim->cue.start].span.start, tokens[claim->cue.end - 1].span.end});
  const char* evidence = copy_span(scene, sentence);
  const EntExplanation* explanation = NULL;
  const char* said_by = NULL;
  ENT_TRY(name_speaker(self, &speaker, &said_by));
  if (self->how->explain) {
    factors.denied = denied;
    factors.said = said_by != NULL;
    factors.by_party = is_party(self, claim, &speaker);
    ENT_TRY(ent_explain(passage, claim, &factors, &explanation));
  }
  if (!items || !cue || !evidence) {
    return ent_no_memory(scene->err);
  }
  self->items = items;
  items[self->count++] = (EntTriple){
      .article = &scene->article->info,
      .subject = &self->actors[name_at(self, claim->subject)->actor].participant,
      .object = &self->actors[name_at(self, claim->object)->actor].participant,
      .relation = ent_form_relation(claim->form),
      .form = claim->form,
      .validity =
          denied ? ENT_UNCLEAR : validity_of(self, passage, claim, period.until, verdict->ended),
      .since = period.since,
      .until = period.until,
      .cue = cue,
      .evidence = evidence,
      .sentence = sentence,
      .subject_span = name_at(self, claim->subject)->span,
      .object_span = name_at(self, claim->object)->span,
      .confidence = claim->confidence,
      .said_by = said_by,
      .denied = denied,
      .explanation = explanation};
  return ENT_OK;
}

/** The scores of the pair of a candidate, new if this is its first sentence. */
static EntPairScores* pair_of(Triples* self, const EntCandidate* candidate) {
  if (candidate->pair < self->n_pairs) {
    return &self->pairs[candidate->pair];
  }
  EntPairScores* pairs = ent_arena_grow(self->scene->arena, self->pairs, self->n_pairs,
                                        &self->pair_capacity, sizeof *pairs);
  if (!pairs) {
    return NULL;
  }
  self->pairs = pairs;
  pairs[self->n_pairs++] = (EntPairScores){
      .actors = {name_at(self, candidate->left)->actor, name_at(self, candidate->right)->actor}};
  return &pairs[candidate->pair];
}

/** What a sentence denies of two names takes the place of what it was read to state, unless that
    rests on other words; what no rule found beside a denial is not told. */
static void read_denials(const Triples* self, const EntCandidate* candidate, Verdict* verdict) {
  bool denies = false;
  for (EntRelation r = ENT_ALLY; self->may_deny && r <= ENT_SPLINTER_OF; r++) {
    EntClaim denied;
    const EntSpan own = verdict->claims[r].cue;
    if (ent_find_denial(candidate, r, &denied) &&
        (!verdict->by_rule[r] || (own.start < denied.cue.end && denied.cue.start < own.end))) {
      verdict->claims[r] = denied;
      verdict->denied[r] = true;
      verdict->by_rule[r] = false;
      denies = true;
    }
  }
  for (EntRelation r = ENT_ALLY; denies && r <= ENT_SPLINTER_OF; r++) {
    if (!verdict->denied[r] && !verdict->by_rule[r]) {
      verdict->claims[r] = (EntClaim){0};
    }
  }
}

/** Prepare a sentence, if it is not the one under way. */
static void begin_sentence(Triples* self, const EntCandidate* candidate) {
  if (self->sentence != 1 + candidate->passage->sentence) {
    self->sentence = 1 + candidate->passage->sentence;
    self->may_deny = ent_may_deny(candidate->passage);
    ent_encoder_read(self->encoder, candidate->tree, candidate->passage);
  }
}

/** Score a candidate by the judge and the encoder. */
static void score(const Triples* self, const EntCandidate* candidate, Verdict* verdict) {
  const EntFeatures* f = candidate->features;
  int32_t scores[ENT_N_QUESTIONS];
  ent_encoder_score(self->encoder, &f->words, scores);
  ent_judge_all(ent_judge(), f->items, f->n, f->doubt, scores, scores);
  verdict->scores[ENT_ALLY] = scores[ENT_ALLY];
  verdict->scores[ENT_RIVAL] = scores[ENT_RIVAL];
  verdict->ended = scores[ENT_ASK_ENDED];
}

/** What no rule found gives way to what holds of the pair in the same sentence. */
static void yield_to_firm(Verdict* verdict) {
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    const EntRelation other = r == ENT_ALLY ? ENT_RIVAL : ENT_ALLY;
    if (verdict->claims[r].firm && verdict->by_rule[r] && !verdict->by_rule[other]) {
      verdict->claims[other] = (EntClaim){0};
    }
  }
}

/** Judge a sentence; pairs come in the order of their numbers. */
static EntStatus judge(void* handle, const EntCandidate* candidate) {
  static const int32_t hopeless = -5 * ENT_JUDGE_UNIT;
  Triples* self = handle;
  Verdict* verdicts = ent_arena_grow(self->scene->arena, self->verdicts, self->n_verdicts,
                                     &self->verdict_capacity, sizeof *verdicts);
  EntPairScores* pair = verdicts ? pair_of(self, candidate) : NULL;
  if (!pair) {
    return ent_no_memory(self->scene->err);
  }
  self->verdicts = verdicts;
  Verdict* verdict = &verdicts[self->n_verdicts++];
  *verdict = (Verdict){.pair = candidate->pair,
                       .sentence = candidate->passage->sentence,
                       .first_name = candidate->passage->first_name,
                       .doubt = candidate->features->doubt};
  begin_sentence(self, candidate);
  score(self, candidate, verdict);
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    const EntClaim* said = ent_claim_of(candidate, r);
    if (verdict->scores[r] > hopeless || (said && said->firm)) {
      verdict->claims[r] = said ? *said : ent_read_candidate(candidate, r);
      verdict->by_rule[r] = said != NULL;
      ent_fit_form(candidate->passage, &verdict->claims[r]);
    }
  }
  yield_to_firm(verdict);
  const EntClaim* split = ent_claim_of(candidate, ENT_SPLINTER_OF);
  if (split) {
    verdict->claims[ENT_SPLINTER_OF] = *split;
    verdict->by_rule[ENT_SPLINTER_OF] = true;
  }
  read_denials(self, candidate, verdict);
  ent_pair_scores_add(pair, verdict->scores);
  return ENT_OK;
}

/** How likely the relations of a pair are: what the article says of it, less what this sentence
    falls short of its surest one. For ENT_SPLINTER_OF what the rule says. */
static EntFactors factors_of(const Triples* self, const EntDossier* dossier, const Verdict* verdict,
                             EntRelation relation) {
  EntFactors factors = {.by_rule = verdict->by_rule[relation],
                        .likely = verdict->claims[relation].confidence,
                        .trust = self->scene->article->trust};
  if (relation == ENT_SPLINTER_OF) {
    return factors;
  }
  int32_t facts[ENT_N_FACTS];
  ent_dossier_facts(dossier, verdict->pair, relation, facts);
  const int32_t best = self->pairs[verdict->pair].best[relation];
  const EntClaim* claim = &verdict->claims[relation];
  factors.judged = true;
  factors.doubt = verdict->doubt;
  factors.sentence = verdict->scores[relation];
  factors.article = ent_judge_weigh(ent_judge(), relation, facts) - best;
  factors.likely = ent_judge_likely(ent_judge(), relation, factors.sentence + factors.article);
  if (claim->firm && claim->confidence > factors.likely) {
    factors.judged = false; // a cue of the user, or two who are "enemies"
    factors.likely = claim->confidence;
  }
  return factors;
}

/** Turn to the sentence of a verdict, if it is not the one that was told of last. */
static void turn_to(Triples* self, const Verdict* verdict) {
  if (!self->told.names || self->told.sentence != verdict->sentence) {
    size_t name = verdict->first_name;
    ent_passage_set(&self->told, self->scene, self->names, verdict->sentence, &name);
    ent_find_times(&self->told, &self->times);
  }
}

/** The triples of one candidate: at most one of each relation. */
static EntStatus tell(Triples* self, const EntDossier* dossier, const Verdict* verdict) {
  const double least = self->how->min_confidence > LEAST ? self->how->min_confidence : LEAST;
  for (EntRelation r = ENT_ALLY; r <= ENT_SPLINTER_OF; r++) {
    EntClaim claim = verdict->claims[r];
    if (claim.cue.end == claim.cue.start) {
      continue;
    }
    const EntFactors factors = factors_of(self, dossier, verdict, r);
    claim.confidence = verdict->denied[r] ? 0 : factors.likely * factors.trust;
    if (verdict->denied[r] ? self->how->all : claim.confidence >= least) {
      turn_to(self, verdict);
      ENT_TRY(add_triple(self, &claim, factors, verdict));
    }
  }
  return ENT_OK;
}

EntStatus ent_find_relations(const EntScene* scene, const EntNames* names, const EntActor* actors,
                             size_t n_actors, const EntExtractOptions* how, EntTriple** triples,
                             size_t* n_triples) {
  Triples self = {
      .scene = scene, .past = ent_past_of(scene), .names = names, .actors = actors, .how = how};
  EntDossier dossier;
  ENT_TRY(ent_passage_new(&self.told, scene));
  self.encoder = ent_encoder_new(scene->arena, self.told.room);
  if (!self.encoder) {
    return ent_no_memory(scene->err);
  }
  ENT_TRY(ent_visit_candidates(scene, names, n_actors, judge, &self));
  ENT_TRY(ent_dossier_set(&dossier, self.pairs, self.n_pairs, n_actors, scene->arena, scene->err));
  for (size_t i = 0; i < self.n_verdicts; i++) {
    ENT_TRY(tell(&self, &dossier, &self.verdicts[i]));
  }
  *triples = self.items;
  *n_triples = self.count;
  return ENT_OK;
}
