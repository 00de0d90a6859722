#include "graph/resolve/respell.h"

#include "graph/resolve/cluster.h"
#include "graph/resolve/form.h"
#include "graph/spelling.h"

#include <stdlib.h>

/** Least letters of a name of one word whose vowels may differ, and of one whose letters may.
    The widest block that is compared pair by pair. Two names that articles have as two actors in
    more than one of so many articles are two. */
enum { LONG = 8, FAIR = 5, WIDEST = 64, SLIPS = 20 };

/** A sense and the form or block that it is compared in. */
typedef struct {
  uint32_t group;
  uint32_t sense;
} Grouped;

static int compare_grouped(const void* left, const void* right) {
  const Grouped* a = left;
  const Grouped* b = right;
  const int order = ent_order(a->group, b->group);
  return order ? order : ent_order(a->sense, b->sense);
}

/** Join two senses, if nothing but their spelling parts them. */
static bool try_join(EntResolver* self, uint32_t sense, uint32_t other) {
  const uint32_t a = ent_cluster_of(self, sense);
  const uint32_t b = ent_cluster_of(self, other);
  const EntSense* x = &self->senses[sense];
  const EntSense* y = &self->senses[other];
  const uint32_t n = self->senses[a].n_articles < self->senses[b].n_articles
                         ? self->senses[a].n_articles
                         : self->senses[b].n_articles;
  if (a == b || !ent_cluster_may_join(self, a, b) || ent_cluster_shared(self, a, b) * SLIPS > n) {
    return true;
  }
  const EntFact fact = {self->owned[x->own], self->owned[y->own], ENT_NONE,
                        x->form.titled != y->form.titled ? ENT_JOIN_SHORT_NAME
                                                         : ENT_JOIN_TRANSLITERATION};
  return ent_cluster_explain(self, fact) && ent_cluster_join(self, a, b);
}

/** May two names of the same sounds be one? */
static bool is_same_form(const EntNameForm* a, const EntNameForm* b) {
  EntSound sound;
  if (a->n > 1) {
    return true;
  }
  if (a->titled || b->titled) {
    return false; // "King Abdullah" is one of many
  }
  return ent_str_equal(a->words[0], b->words[0]) ||
         (ent_sound_of(a->words[0], &sound) && sound.letters >= FAIR);
}

/** Join the senses of one form. Most have one kind; so few are compared. */
static bool join_form(EntResolver* self, const Grouped* list, size_t n) {
  for (size_t i = 1; i < n; i++) {
    for (size_t k = 0; k < i && k < WIDEST; k++) {
      const EntNameForm* a = &self->senses[list[i].sense].form;
      const EntNameForm* b = &self->senses[list[k].sense].form;
      if (is_same_form(a, b) && !try_join(self, list[i].sense, list[k].sense)) {
        return false;
      }
      if (ent_cluster_of(self, list[i].sense) == ent_cluster_of(self, list[k].sense)) {
        break;
      }
    }
  }
  return true;
}

/** All letters of a name as one word. @return false if it is too long. */
static bool run_together(const EntNameForm* form, EntSound* out) {
  char letters[ENT_SOUND_MOST + 1];
  size_t n = 0;
  for (uint32_t i = 0; i < form->n; i++) {
    if (n + form->words[i].length > ENT_SOUND_MOST) {
      return false;
    }
    memcpy(letters + n, form->words[i].bytes, form->words[i].length);
    n += form->words[i].length;
  }
  return ent_sound_of((EntStr){letters, n}, out);
}

/** Do two names agree word by word? */
static bool words_agree(const EntNameForm* a, const EntNameForm* b) {
  size_t respelled = 0;
  for (uint32_t i = 0; i < a->n; i++) {
    EntSound x;
    EntSound y;
    if (a->sounds[i] == b->sounds[i]) {
      continue;
    }
    if (!ent_sound_of(a->words[i], &x) || !ent_sound_of(b->words[i], &y) ||
        !ent_sounds_agree(&x, &y, &respelled) ||
        (a->n == 1 && (x.letters < LONG || y.letters < LONG))) {
      return false;
    }
  }
  return respelled <= 2;
}

static bool forms_agree(const EntNameForm* a, const EntNameForm* b) {
  EntSound x;
  EntSound y;
  size_t respelled = 0;
  if (a->n == b->n) {
    return words_agree(a, b);
  }
  return run_together(a, &x) && run_together(b, &y) && x.letters >= LONG &&
         x.letters == y.letters && // not "George Bush" and "George W. Bush"
         ent_sounds_agree(&x, &y, &respelled);
}

/** Do two names sound the same, so that they have been compared already? */
static bool is_one_form(const EntNameForm* a, const EntNameForm* b) {
  return a->n == b->n && memcmp(a->sounds, b->sounds, a->n * sizeof *a->sounds) == 0;
}

/** The consonants of a name, which its spellings agree in. */
static uint32_t block_of(EntIntern* blocks, const EntNameForm* form) {
  EntSound sound;
  EntBuffer text = {0};
  if (run_together(form, &sound)) {
    return ent_intern_add(blocks, (EntStr){sound.consonants, sound.n});
  }
  for (uint32_t i = 0; i < form->n; i++) {
    if (ent_sound_of(form->words[i], &sound)) {
      ent_buffer_add(&text, sound.consonants, sound.n);
    } else {
      ent_buffer_add_str(&text, form->words[i]);
    }
  }
  const EntStr bytes = {text.bytes ? text.bytes : "", text.length};
  const uint32_t id = text.failed ? ENT_NONE : ent_intern_add(blocks, bytes);
  ent_buffer_clear(&text);
  return id;
}

/** Join the senses of one block whose names agree. */
static bool join_block(EntResolver* self, const Grouped* list, size_t n) {
  for (size_t i = 1; i < n && n <= WIDEST; i++) {
    for (size_t k = 0; k < i; k++) {
      const EntSense* a = &self->senses[list[i].sense];
      const EntSense* b = &self->senses[list[k].sense];
      if (a->own_kind != ENT_STATE && b->own_kind != ENT_STATE &&
          ent_cluster_of(self, list[i].sense) != ent_cluster_of(self, list[k].sense) &&
          !is_one_form(&a->form, &b->form) && forms_agree(&a->form, &b->form) &&
          !try_join(self, list[i].sense, list[k].sense)) {
        return false;
      }
    }
  }
  return true;
}

/** What is done with the senses of one group. */
typedef bool GroupDo(EntResolver* self, const Grouped* list, size_t n);

static bool for_each_group(EntResolver* self, Grouped* list, size_t n, GroupDo* visit) {
  if (n > 1) {
    qsort(list, n, sizeof *list, compare_grouped);
  }
  for (size_t i = 0, end = 0; i < n; i = end) {
    while (end < n && list[end].group == list[i].group) {
      end++;
    }
    if (end - i > 1 && !visit(self, &list[i], end - i)) {
      return false;
    }
  }
  return true;
}

static bool join_all(EntResolver* self, EntIntern* blocks) {
  Grouped* forms = ent_arena_array(self->arena, self->n_senses, sizeof *forms);
  Grouped* same = ent_arena_array(self->arena, self->n_senses, sizeof *same);
  size_t n = 0;
  if (!forms || !same) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_senses; i++) {
    const EntNameForm* form = &self->senses[i].form;
    if (form->n > 0) {
      const EntStr bytes = {(const char*)form->sounds, form->n * sizeof *form->sounds};
      forms[n] = (Grouped){ent_intern_add(self->forms, bytes), i};
      same[n] = (Grouped){block_of(blocks, form), i};
      if (forms[n].group == ENT_NONE || same[n].group == ENT_NONE) {
        return false;
      }
      n++;
    }
  }
  return for_each_group(self, forms, n, join_form) && for_each_group(self, same, n, join_block);
}

bool ent_respell_join(EntResolver* self) {
  EntIntern* blocks = ent_intern_new();
  const bool joined = blocks && join_all(self, blocks);
  ent_intern_free(blocks);
  return joined;
}
