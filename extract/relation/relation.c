#include "extract/relation/relation.h"

#include "extract/relation/dossier.h"
#include "extract/relation/reading.h"

/** What is less likely is not told, even if everything is asked for. */
static const double LEAST = 0.02;

/** A candidate once it is judged. */
typedef struct {
  uint32_t pair;
  size_t sentence;
  size_t first_name;                ///< of the sentence
  int32_t scores[ENT_N_JUDGED];     ///< of this sentence
  bool ended;                       ///< what it states is over
  EntClaim claims[ENT_N_RELATIONS]; ///< how each relation is read; without a cue it is not
} Verdict;

/** Triples of an article in the making. */
typedef struct {
  const EntScene* scene;
  const EntNames* names;
  const EntActor* actors;
  double min_confidence;
  Verdict* verdicts; ///< [n_verdicts] in the order of the text
  size_t n_verdicts;
  size_t verdict_capacity;
  EntPairScores* pairs; ///< [n_pairs]
  size_t n_pairs;
  size_t pair_capacity;
  EntTriple* items; ///< [count]
  size_t count;
  size_t capacity;
} Triples;

static const EntName* name_at(const Triples* self, uint32_t name) {
  return &self->names->items[name];
}

static EntValidity validity_of(const EntClaim* claim, const EntPeriod* period) {
  return claim->ended || ent_date_known(period->until) ? ENT_ENDED : ENT_CURRENT;
}

static const char* copy_span(const EntScene* scene, EntSpan span) {
  const EntStr text = ent_str_span(scene->article->text.bytes, span);
  return ent_arena_copy(scene->arena, text.bytes, text.length);
}

static EntStatus add_triple(Triples* self, const EntPassage* passage, const EntClaim* claim) {
  const EntScene* scene = self->scene;
  const EntToken* tokens = scene->analysis->tokens;
  const EntSpan sentence = scene->analysis->sentences[passage->sentence].span;
  const EntPeriod period = ent_find_period(passage, claim->cue);
  const uint32_t speaker = ent_find_speaker(passage);
  EntTriple* items =
      ent_arena_grow(scene->arena, self->items, self->count, &self->capacity, sizeof *items);
  const char* cue = copy_span(
      scene, (EntSpan){tokens[claim->cue.start].span.start, tokens[claim->cue.end - 1].span.end});
  const char* evidence = copy_span(scene, sentence);
  if (!items || !cue || !evidence) {
    return ent_no_memory(scene->err);
  }
  self->items = items;
  items[self->count++] =
      (EntTriple){.article = &scene->article->info,
                  .subject = &self->actors[name_at(self, claim->subject)->actor].participant,
                  .object = &self->actors[name_at(self, claim->object)->actor].participant,
                  .relation = ent_form_relation(claim->form),
                  .form = claim->form,
                  .validity = validity_of(claim, &period),
                  .since = period.since,
                  .until = period.until,
                  .cue = cue,
                  .evidence = evidence,
                  .sentence = sentence,
                  .subject_span = name_at(self, claim->subject)->span,
                  .object_span = name_at(self, claim->object)->span,
                  .confidence = claim->confidence,
                  .said_by = speaker == ENT_NONE
                                 ? NULL
                                 : self->actors[name_at(self, speaker)->actor].participant.name};
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
                       .first_name = candidate->passage->first_name};
  const EntFeatures* features = candidate->features;
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    verdict->scores[r] =
        ent_judge_score(ent_judge(), r, features->items, features->n, features->doubt);
    const EntClaim* said = ent_claim_of(candidate, r);
    if (verdict->scores[r] > hopeless || (said && said->firm)) {
      verdict->claims[r] = ent_read_candidate(candidate, r);
    }
  }
  verdict->ended =
      !features->present && ent_judge_score(ent_judge(), ENT_ASK_ENDED, features->items,
                                            features->n, ENT_DOUBT_NONE) > ENT_JUDGE_ENDED;
  const EntClaim* split = ent_claim_of(candidate, ENT_SPLINTER_OF);
  if (split) {
    verdict->claims[ENT_SPLINTER_OF] = *split;
  }
  ent_pair_scores_add(pair, verdict->scores);
  return ENT_OK;
}

/** How likely the relations of a pair are: what the article says of it, less what this sentence
    falls short of its surest one. For ENT_SPLINTER_OF what the rule says. */
static double confidence_of(const Triples* self, const EntDossier* dossier, const Verdict* verdict,
                            EntRelation relation) {
  if (relation == ENT_SPLINTER_OF) {
    return verdict->claims[relation].confidence;
  }
  int32_t facts[ENT_N_FACTS];
  ent_dossier_facts(dossier, verdict->pair, relation, facts);
  const int32_t lacking = self->pairs[verdict->pair].best[relation] - verdict->scores[relation];
  const int32_t score = ent_judge_weigh(ent_judge(), relation, facts) - lacking;
  const double likely = ent_judge_likely(ent_judge(), relation, score);
  const EntClaim* claim = &verdict->claims[relation];
  return claim->firm && claim->confidence > likely ? claim->confidence : likely;
}

/** The triples of one candidate: at most one of each relation. */
static EntStatus tell(Triples* self, const EntDossier* dossier, const Verdict* verdict,
                      EntPassage* passage) {
  const double least = self->min_confidence > LEAST ? self->min_confidence : LEAST;
  for (EntRelation r = ENT_ALLY; r <= ENT_SPLINTER_OF; r++) {
    EntClaim claim = verdict->claims[r];
    if (claim.cue.end == claim.cue.start) {
      continue;
    }
    claim.ended |= verdict->ended && r == ENT_ALLY; // a single act is neither over nor goes on
    claim.confidence = confidence_of(self, dossier, verdict, r) * self->scene->article->trust;
    if (claim.confidence >= least) {
      size_t name = verdict->first_name;
      ent_passage_set(passage, self->scene, self->names, verdict->sentence, &name);
      ENT_TRY(add_triple(self, passage, &claim));
    }
  }
  return ENT_OK;
}

EntStatus ent_find_relations(const EntScene* scene, const EntNames* names, const EntActor* actors,
                             size_t n_actors, double min_confidence, EntTriple** triples,
                             size_t* n_triples) {
  Triples self = {
      .scene = scene, .names = names, .actors = actors, .min_confidence = min_confidence};
  EntDossier dossier;
  EntPassage passage = {0};
  ENT_TRY(ent_passage_new(&passage, scene));
  ENT_TRY(ent_visit_candidates(scene, names, n_actors, judge, &self));
  ENT_TRY(ent_dossier_set(&dossier, self.pairs, self.n_pairs, n_actors, scene->arena, scene->err));
  for (size_t i = 0; i < self.n_verdicts; i++) {
    ENT_TRY(tell(&self, &dossier, &self.verdicts[i], &passage));
  }
  *triples = self.items;
  *n_triples = self.count;
  return ENT_OK;
}
