#include "graph/voices.h"

#include "graph/reprint.h"

#include <stdlib.h>

/** The evidence of one article. */
typedef struct {
  const EntArticleInfo* article;
  double best;    ///< its highest confidence
  uint32_t voice; ///< the first article that it repeats, itself if none
} Speaker;

/** A tie under way. */
typedef struct {
  EntEvidence* evidence; ///< [n_evidence]
  size_t n_evidence;
  Speaker* speakers; ///< [n_speakers] in the order of the evidence
  size_t n_speakers;
  uint32_t* speaker_of; ///< [n_evidence] meaningless for a denial
} Voices;

static bool list_speakers(Voices* voices, EntArena* scratch) {
  voices->speakers = ent_arena_array(scratch, voices->n_evidence, sizeof *voices->speakers);
  voices->speaker_of = ent_arena_array(scratch, voices->n_evidence, sizeof *voices->speaker_of);
  if (!voices->speakers || !voices->speaker_of) {
    return false;
  }
  for (size_t i = 0; i < voices->n_evidence; i++) {
    const EntEvidence* evidence = &voices->evidence[i];
    Speaker* last = voices->n_speakers > 0 ? &voices->speakers[voices->n_speakers - 1] : NULL;
    if (evidence->denied) {
      continue;
    }
    if (!last || last->article != evidence->article) {
      last = &voices->speakers[voices->n_speakers];
      *last = (Speaker){evidence->article, 0, (uint32_t)voices->n_speakers++};
    }
    last->best = evidence->confidence > last->best ? evidence->confidence : last->best;
    voices->speaker_of[i] = (uint32_t)voices->n_speakers - 1;
  }
  return true;
}

static uint32_t find_voice(Speaker* speakers, uint32_t i) {
  while (speakers[i].voice != i) {
    speakers[i].voice = speakers[speakers[i].voice].voice;
    i = speakers[i].voice;
  }
  return i;
}

static void join(Speaker* speakers, uint32_t a, uint32_t b) {
  const uint32_t x = find_voice(speakers, a);
  const uint32_t y = find_voice(speakers, b);
  speakers[x > y ? x : y].voice = x > y ? y : x;
}

/** Join the articles that have a sentence in common, and mark the repetitions. */
static bool join_reprints(Voices* voices, EntArena* scratch) {
  const size_t n = voices->n_evidence;
  const char** texts = ent_arena_array(scratch, n, sizeof *texts);
  uint32_t* of = ent_arena_array(scratch, n, sizeof *of); // [texts] evidence
  uint32_t* group = ent_arena_array(scratch, n, sizeof *group);
  size_t n_texts = 0;
  if (!texts || !of || !group) {
    return false;
  }
  for (size_t i = 0; i < n; i++) {
    if (!voices->evidence[i].denied) {
      of[n_texts] = (uint32_t)i;
      texts[n_texts++] = voices->evidence[i].text ? voices->evidence[i].text : "";
    }
  }
  if (!ent_reprints_find(texts, n_texts, scratch, group)) {
    return false;
  }
  for (size_t i = 0; i < n_texts; i++) {
    const uint32_t first = voices->speaker_of[of[group[i]]];
    const uint32_t speaker = voices->speaker_of[of[i]];
    if (first != speaker) {
      voices->evidence[of[i]].repeated = true;
      join(voices->speakers, first, speaker);
    }
  }
  return true;
}

/** Add up the voices, each with the best that one of its articles says. */
static void add_up(EntTie* tie, Voices* voices) {
  double doubt = 1;
  for (uint32_t i = 0; i < voices->n_speakers; i++) {
    Speaker* voice = &voices->speakers[find_voice(voices->speakers, i)];
    voice->best = voices->speakers[i].best > voice->best ? voices->speakers[i].best : voice->best;
  }
  for (uint32_t i = 0; i < voices->n_speakers; i++) {
    const Speaker* speaker = &voices->speakers[i];
    if (speaker->voice == i) {
      doubt *= 1 - speaker->best;
      tie->weight += speaker->best;
      tie->n_independent++;
    }
  }
  tie->n_articles = voices->n_speakers;
  tie->confidence = 1 - doubt;
}

static int compare_outlets(const void* left, const void* right) {
  return strcmp(*(const char* const*)left, *(const char* const*)right);
}

/** Different outlets of the voices; each voice without one counts. */
static bool count_sources(EntTie* tie, const Voices* voices, EntArena* scratch) {
  const char** outlets = ent_arena_array(scratch, voices->n_speakers, sizeof *outlets);
  size_t n = 0;
  if (!outlets) {
    return false;
  }
  for (uint32_t i = 0; i < voices->n_speakers; i++) {
    const Speaker* speaker = &voices->speakers[i];
    if (speaker->voice == i && speaker->article->source) {
      outlets[n++] = speaker->article->source;
    } else {
      tie->n_sources += speaker->voice == i;
    }
  }
  if (n > 1) {
    qsort(outlets, n, sizeof *outlets, compare_outlets);
  }
  for (size_t i = 0; i < n; i++) {
    tie->n_sources += i == 0 || strcmp(outlets[i - 1], outlets[i]) != 0;
  }
  return true;
}

bool ent_voices_count(EntTie* tie, EntEvidence* evidence) {
  Voices voices = {.evidence = evidence, .n_evidence = tie->n_evidence};
  EntArena* scratch = ent_arena_new();
  bool done = scratch && list_speakers(&voices, scratch);
  if (done && voices.n_speakers > 1) {
    done = join_reprints(&voices, scratch);
  }
  if (done) {
    add_up(tie, &voices);
    done = count_sources(tie, &voices, scratch);
  }
  ent_arena_free(scratch);
  return done;
}
