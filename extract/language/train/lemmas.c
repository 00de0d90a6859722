#include "extract/language/train/lemmas.h"

#include "extract/language/lemma.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT_BITS = 21, TABLE_BITS = 16, MOST_RULES = 4096, CHOICES = 4, LONGEST_CUT = 9 };

/** How often each of a few rules was right for a key. */
typedef struct {
  uint32_t key;
  uint16_t rule[CHOICES]; ///< 0 is an empty place
  uint16_t count[CHOICES];
} Votes;

typedef struct {
  EntIntern* rules; ///< rule r is string r - 1
  Votes* votes;     ///< [2^COUNT_BITS]
  size_t n_rules_kept;
} Learner;

static Votes* find(Votes* votes, uint32_t key) {
  const uint32_t mask = ((uint32_t)1 << COUNT_BITS) - 1;
  uint32_t at = ent_pair_start(key, COUNT_BITS);
  while (votes[at].key != 0 && votes[at].key != key) {
    at = (at + 1) & mask;
  }
  votes[at].key = key;
  return &votes[at];
}

static void vote(Votes* votes, uint32_t rule) {
  for (size_t i = 0; i < CHOICES; i++) {
    if (votes->rule[i] == 0 || votes->rule[i] == rule) {
      votes->rule[i] = (uint16_t)rule;
      votes->count[i] = (uint16_t)(votes->count[i] + (votes->count[i] < UINT16_MAX));
      return;
    }
  }
}

/** The rule with the most votes, and how many. */
static uint32_t elected(const Votes* votes, uint32_t* count) {
  size_t best = 0;
  for (size_t i = 1; i < CHOICES; i++) {
    best = votes->count[i] > votes->count[best] ? i : best;
  }
  *count = votes->count[best];
  return votes->rule[best];
}

static size_t common(EntStr a, EntStr b) {
  size_t n = 0;
  while (n < a.length && n < b.length && a.bytes[n] == b.bytes[n]) {
    n++;
  }
  return n;
}

/** The rule that makes `lemma` of `form`, from 1; 0 if there is none. */
static uint32_t rule_for(Learner* learner, EntStr form, EntStr lower, EntStr lemma) {
  const size_t kept = common(form, lemma);
  const size_t kept_lower = common(lower, lemma);
  const bool lowered = kept_lower > kept || (kept_lower == kept && kept < form.length);
  const size_t same = lowered ? kept_lower : kept;
  const size_t cut = form.length - same;
  char text[64];
  if (cut > LONGEST_CUT || lemma.length - same > 40) {
    return 0;
  }
  text[0] = lowered ? 'L' : 'K';
  text[1] = (char)('0' + cut);
  memcpy(text + 2, lemma.bytes + same, lemma.length - same);
  const uint32_t id = ent_intern_add(learner->rules, (EntStr){text, 2 + lemma.length - same});
  return id < MOST_RULES ? id + 1 : 0;
}

static void count_word(Learner* learner, const Word* word) {
  char lower[200];
  const size_t n = word->form.length ? ent_lemma_lower(word->form, lower) : 0;
  if (n == 0 || word->feats == NO_LABEL || ent_str_is(word->lemma, "_")) {
    return;
  }
  const uint32_t rule = rule_for(learner, word->form, (EntStr){lower, n}, word->lemma);
  if (rule == 0) {
    return;
  }
  vote(find(learner->votes, ent_lemma_key(word->form, word->feats, true)), rule);
  for (size_t end = 0; end <= ENT_LEMMA_LONGEST_END && end <= n; end++) {
    const EntStr ending = {lower + n - end, end};
    vote(find(learner->votes, ent_lemma_key(ending, word->feats, false)), rule);
  }
}

/** Enter a rule; a table that is nearly full takes no more. */
static void put(Learner* learner, EntPair* table, uint32_t key, uint32_t rule) {
  const uint32_t at = ent_pair_place(table, TABLE_BITS, key);
  if (table[at].key == 0 && ++learner->n_rules_kept > (size_t)3 << (TABLE_BITS - 2)) {
    return;
  }
  table[at] = (EntPair){key, rule};
}

/** Keep what a shorter key does not say already: endings first, then whole forms. */
static void keep_word(Learner* learner, const Word* word, EntPair* table) {
  char lower[200];
  const size_t n = word->form.length ? ent_lemma_lower(word->form, lower) : 0;
  if (n == 0 || word->feats == NO_LABEL) {
    return;
  }
  uint32_t said = 0;
  uint32_t count = 0;
  for (size_t end = 0; end <= ENT_LEMMA_LONGEST_END && end <= n; end++) {
    const uint32_t key = ent_lemma_key((EntStr){lower + n - end, end}, word->feats, false);
    const uint32_t rule = elected(find(learner->votes, key), &count);
    if (rule != 0 && rule != said && (end < 2 || count >= 2)) {
      put(learner, table, key, rule);
      said = rule;
    }
  }
  const uint32_t key = ent_lemma_key(word->form, word->feats, true);
  const uint32_t rule = elected(find(learner->votes, key), &count);
  if (rule != 0 && rule != said) {
    put(learner, table, key, rule);
  }
}

static void write_rules(const EntIntern* rules, EntBuffer* out) {
  const uint32_t n = ent_intern_count(rules) < MOST_RULES ? ent_intern_count(rules) : MOST_RULES;
  uint32_t at = (n + 1) * (uint32_t)sizeof at;
  ent_buffer_add(out, (const char*)&at, sizeof at);
  for (uint32_t id = 0; id < n; id++) {
    ent_buffer_add(out, (const char*)&at, sizeof at);
    at += (uint32_t)ent_intern_text(rules, id).length + 1;
  }
  for (uint32_t id = 0; id < n; id++) {
    ent_buffer_add_str(out, ent_intern_text(rules, id));
    ent_buffer_add_byte(out, '\0');
  }
}

EntStatus lemmas_learn(const Corpus* corpus, Lemmas* out, EntError* err) {
  Learner learner = {.rules = ent_intern_new(),
                     .votes = calloc((size_t)1 << COUNT_BITS, sizeof *learner.votes)};
  *out = (Lemmas){.bits = TABLE_BITS, .table = calloc((size_t)1 << TABLE_BITS, sizeof *out->table)};
  EntStatus status = ENT_OK;
  if (!learner.rules || !learner.votes || !out->table) {
    status = ent_no_memory(err);
  } else {
    for (size_t i = 0; i < corpus->n_words; i++) {
      count_word(&learner, &corpus->words[i]);
    }
    for (size_t i = 0; i < corpus->n_words; i++) {
      keep_word(&learner, &corpus->words[i], out->table);
    }
    write_rules(learner.rules, &out->rules);
    status = ent_buffer_status(&out->rules, err);
  }
  ent_intern_free(learner.rules);
  free(learner.votes);
  return status;
}

void lemmas_free(Lemmas* lemmas) {
  free(lemmas->table);
  ent_buffer_clear(&lemmas->rules);
  *lemmas = (Lemmas){0};
}
