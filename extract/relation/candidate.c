#include "extract/relation/candidate.h"

#include "extract/relation/sense.h"

#include <string.h>

/** Two actors of the article. */
typedef struct {
  uint64_t key;      ///< both, the smaller number first; 0 for a free slot
  uint32_t number;   ///< in the order of their first sentence
  uint32_t together; ///< sentences that name both
  size_t stamp;      ///< 1 + the last sentence that was looked at
} Pair;

/** An article under way. */
typedef struct {
  const EntScene* scene;
  const EntNames* names;
  Pair* pairs; ///< [mask + 1] hash table
  size_t mask;
  uint32_t n_pairs;
  EntProminence* actors; ///< [topic.actors]
  EntTopic topic;
  uint32_t* here; ///< [n_here] names of actors in the sentence
  size_t n_here;
} Search;

/** Two names of a sentence. */
typedef struct {
  uint32_t left;
  uint32_t right;
  Pair* pair;
} Match;

/** Move the names of a sentence that are actors into `here`. @param next  Index of the first. */
static void gather(Search* self, size_t sentence, size_t* next) {
  self->n_here = 0;
  for (; *next < self->names->count && self->names->items[*next].sentence == sentence; (*next)++) {
    if (self->names->items[*next].actor != ENT_NONE) {
      self->here[self->n_here++] = (uint32_t)*next;
    }
  }
}

static Pair* find_pair(Search* self, uint32_t a, uint32_t b) {
  const uint64_t key = ((uint64_t)(a < b ? a : b) << 32) + (a < b ? b : a);
  uint64_t hash = key * 0x9E3779B97F4A7C15u;
  hash ^= hash >> 32;
  size_t at = (size_t)hash & self->mask;
  while (self->pairs[at].key != 0 && self->pairs[at].key != key) {
    at = (at + 1) & self->mask;
  }
  Pair* pair = &self->pairs[at];
  if (pair->key == 0) {
    *pair = (Pair){.key = key, .number = self->n_pairs++};
  }
  return pair;
}

/** Two mentions of the sentence: round 0 takes names, which tell more, round 1 all. */
static bool is_looked_at(const Search* self, uint32_t left, uint32_t right, int round) {
  const EntName* names = self->names->items;
  return round == 1 || (ent_is_named(&names[left]) && ent_is_named(&names[right]));
}

/** The pairs of the sentence, names first, then neighbours first, each once.
    @return how many. */
static size_t match(Search* self, size_t stamp, Match matches[ENT_SENTENCE_PAIRS]) {
  size_t n = 0;
  size_t looked = 0;
  const size_t n_steps = 2 * self->n_here;
  for (size_t at = 0; at < n_steps; at++) {
    const int round = at >= self->n_here;
    const size_t step = at % self->n_here;
    for (size_t i = 0; step > 0 && i + step < self->n_here; i++) {
      const uint32_t left = self->here[i];
      const uint32_t right = self->here[i + step];
      if (!is_looked_at(self, left, right, round)) {
        continue;
      }
      const uint32_t a = self->names->items[left].actor;
      const uint32_t b = self->names->items[right].actor;
      if (++looked > ENT_SENTENCE_PAIRS) {
        return n;
      }
      Pair* pair = a == b ? NULL : find_pair(self, a, b);
      if (pair && pair->stamp != stamp) {
        pair->stamp = stamp;
        // The matches of a sentence are never NULL.
        matches[n++] = (Match){left, right, pair}; // NOLINT(clang-analyzer-core.NullDereference)
      }
    }
  }
  return n;
}

/** Count the cues of the article. */
static void count_cues(Search* self) {
  const EntScene* scene = self->scene;
  for (size_t i = 0; i < scene->analysis->n_sentences; i++) {
    const EntSentence* sentence = &scene->analysis->sentences[i];
    const size_t end = sentence->first_token + sentence->n_tokens;
    size_t n = 1;
    for (size_t at = sentence->first_token; at < end; at += n) {
      if (!ent_scene_longest(scene, at, end, ENT_SENSE_CUE, &n)) {
        n = 1;
        continue;
      }
      const EntCue* cue = ent_cue_of(scene, at, n);
      self->topic.cues[ent_form_relation(cue->form)] += !cue->neutral;
    }
  }
}

/** Count the names of each actor, and see where they stand. */
static void rank_actors(Search* self) {
  enum { LEAD = 2 };
  for (size_t i = 0; i < self->names->count; i++) {
    const EntName* name = &self->names->items[i];
    if (name->actor != ENT_NONE) {
      const bool headed = ent_scene_block(self->scene, name->sentence) == ENT_HEADING;
      self->actors[name->actor].mentions++;
      self->actors[name->actor].places |=
          (headed ? ENT_IN_HEADING : 0u) | (name->sentence < LEAD ? ENT_IN_LEAD : 0u);
    }
  }
}

/** Memory for all sentences. */
static EntStatus set_up(Search* self, size_t n_actors) {
  const EntScene* scene = self->scene;
  size_t most = 0;
  size_t next = 0;
  for (size_t i = 0; i < scene->analysis->n_sentences; i++) {
    size_t n = 0;
    for (; next < self->names->count && self->names->items[next].sentence == i; next++) {
      n++;
    }
    const size_t pairs = n > 1 ? n * (n - 1) / 2 : 0;
    most += pairs < ENT_SENTENCE_PAIRS ? pairs : ENT_SENTENCE_PAIRS;
  }
  for (self->mask = 15; self->mask < 2 * most; self->mask = self->mask * 2 + 1) {
  }
  self->pairs = ent_arena_array(scene->arena, self->mask + 1, sizeof *self->pairs);
  self->here = ent_arena_array(scene->arena, self->names->count, sizeof *self->here);
  self->actors = ent_arena_array(scene->arena, n_actors, sizeof *self->actors);
  if (!self->pairs || !self->here || !self->actors) {
    return ent_no_memory(scene->err);
  }
  self->topic = (EntTopic){.actors = (uint32_t)n_actors,
                           .sentences = (uint32_t)scene->analysis->n_sentences,
                           .words = (uint32_t)scene->analysis->n_tokens};
  count_cues(self);
  rank_actors(self);
  return ENT_OK;
}

/** Scratch for one sentence. */
typedef struct {
  EntPassage passage;
  EntTree tree;
  EntClaims claims;
  EntFeatures features;
  Match matches[ENT_SENTENCE_PAIRS];
} Sentence;

static EntStatus new_sentence(const EntScene* scene, Sentence** out) {
  Sentence* s = ent_arena_alloc(scene->arena, sizeof *s);
  *out = s;
  if (!s) {
    return ent_no_memory(scene->err);
  }
  ENT_TRY(ent_passage_new(&s->passage, scene));
  s->tree.nodes = ent_arena_array(scene->arena, s->passage.room, sizeof *s->tree.nodes);
  return s->tree.nodes ? ENT_OK : ent_no_memory(scene->err);
}

static EntStatus visit_sentence(const Search* self, Sentence* s, size_t n, EntVisit visit,
                                void* handle) {
  s->claims.n = 0;
  ent_tree_set(&s->tree, &s->passage);
  ent_find_roles(&s->passage, &s->claims);
  ent_find_cues(&s->passage, &s->claims);
  ent_find_splits(&s->passage, &s->claims);
  for (size_t i = 0; i < n; i++) {
    const Match* m = &s->matches[i];
    const EntAcquaintance known = {.together = m->pair->together,
                                   .a = &self->actors[self->names->items[m->left].actor],
                                   .b = &self->actors[self->names->items[m->right].actor],
                                   .topic = &self->topic};
    ent_features_set(&s->features, &s->passage, &s->tree, &s->claims, m->left, m->right, &known);
    const EntCandidate candidate = {m->left,  m->right,   m->pair->number, &s->passage,
                                    &s->tree, &s->claims, &s->features};
    ENT_TRY(visit(handle, &candidate));
  }
  return ENT_OK;
}

EntStatus ent_visit_candidates(const EntScene* scene, const EntNames* names, size_t n_actors,
                               EntVisit visit, void* handle) {
  const size_t n_sentences = scene->analysis->n_sentences;
  Search self = {.scene = scene, .names = names};
  Sentence* s = NULL;
  ENT_TRY(set_up(&self, n_actors));
  ENT_TRY(new_sentence(scene, &s));
  for (int round = 0; round < 2; round++) { // count, then visit
    size_t next_name = 0;
    for (size_t i = 0; i < n_sentences; i++) {
      const size_t first_name = next_name;
      gather(&self, i, &next_name);
      if (self.n_here < 2 || ent_scene_block(scene, i) == ENT_HEADING) {
        continue;
      }
      const size_t n = match(&self, 1 + i + (size_t)round * n_sentences, s->matches);
      for (size_t k = 0; round == 0 && k < n; k++) {
        s->matches[k].pair->together++;
      }
      size_t name = first_name;
      if (round == 1 && n > 0) {
        ent_passage_set(&s->passage, scene, names, i, &name);
        ENT_TRY(visit_sentence(&self, s, n, visit, handle));
      }
    }
  }
  return ENT_OK;
}
