#include "graph/resolve/context.h"

#include "graph/resolve/cluster.h"

/** Articles of a cluster that are looked at; from so many on an actor in a tenth of all articles
    says nothing. */
enum { MOST_ARTICLES = 4096, MANY = 50, TENTH = 10, RARE = 5 };

bool ent_context_new(EntResolver* self, EntContext* out) {
  out->company = ent_arena_array(self->arena, self->n_senses, sizeof *out->company);
  out->touched = ent_arena_array(self->arena, self->n_senses, sizeof *out->touched);
  out->seen = ent_arena_array(self->arena, self->n_senses, sizeof *out->seen);
  out->n_touched = 0;
  return out->company && out->touched && out->seen;
}

/** The local actors of the article of one of them; none of an article with too many. */
static void list_article(const EntResolver* self, uint32_t local, uint32_t* start, uint32_t* end) {
  const uint32_t article = self->locals[local].article;
  *start = self->articles[article];
  *end = self->articles[article + 1];
  *end = *end - *start > ENT_CIRCLE_MOST ? *start : *end;
}

void ent_context_learn(EntResolver* self, EntContext* context, const uint32_t* roots, size_t n) {
  while (context->n_touched > 0) {
    context->company[context->touched[--context->n_touched]] = 0;
  }
  for (size_t i = 0; i < n; i++) {
    uint32_t left = MOST_ARTICLES;
    for (uint32_t local = self->senses[roots[i]].first; local != ENT_NONE && left > 0;
         local = self->locals[local].next, left--) {
      uint32_t start = 0;
      uint32_t end = 0;
      list_article(self, local, &start, &end);
      for (uint32_t k = start; k < end; k++) {
        const uint32_t root = ent_cluster_of_local(self, k);
        if (context->company[root] == 0) {
          context->touched[context->n_touched++] = root;
        }
        context->company[root] |= 1U << i;
      }
    }
  }
}

static bool is_everywhere(const EntResolver* self, uint32_t root) {
  return self->n_articles >= MANY && self->senses[root].n_articles * TENTH > self->n_articles;
}

/** Weight of an actor of the article, so that sums are the same in any order. */
static uint64_t weight_of(const EntResolver* self, uint32_t root) {
  const uint32_t n = self->senses[root].n_articles;
  return 1000000U / (n > 0 ? n : 1U);
}

/** What the article of a local actor says for a cluster. */
typedef struct {
  uint64_t weight;
  unsigned points; ///< two that are common say as much as a rare one
} Score;

/** Add up what the others in the article say for each cluster. */
static void add_scores(EntResolver* self, EntContext* context, const uint32_t* roots, size_t n,
                       uint32_t local, Score* scores) {
  const uint32_t own = ent_cluster_of_local(self, local);
  uint32_t start = 0;
  uint32_t end = 0;
  list_article(self, local, &start, &end);
  for (uint32_t k = start; k < end; k++) {
    const uint32_t root = ent_cluster_of_local(self, k);
    const bool counts = root != own && !context->seen[root] && !is_everywhere(self, root);
    context->seen[root] = true;
    for (size_t i = 0; counts && i < n; i++) {
      if ((context->company[root] >> i & 1U) != 0 && root != roots[i]) {
        scores[i].weight += weight_of(self, root);
        scores[i].points += self->senses[root].n_articles <= RARE ? 2 : 1;
      }
    }
  }
  for (uint32_t k = start; k < end; k++) {
    context->seen[ent_cluster_of_local(self, k)] = false;
  }
}

uint32_t ent_context_choose(EntResolver* self, EntContext* context, const uint32_t* roots, size_t n,
                            uint32_t local) {
  Score scores[ENT_CONTEXT_MOST] = {{0}};
  uint32_t best = ENT_NONE;
  uint64_t next = 0;
  add_scores(self, context, roots, n, local, scores);
  for (uint32_t i = 0; i < n; i++) {
    if (ent_cluster_is_in(self, roots[i], self->locals[local].article)) {
      continue; // two actors of one article are two
    }
    if (best == ENT_NONE || scores[i].weight > scores[best].weight) {
      next = best == ENT_NONE ? 0 : scores[best].weight;
      best = i;
    } else if (scores[i].weight > next) {
      next = scores[i].weight;
    }
  }
  return best != ENT_NONE && scores[best].points > 1 && scores[best].weight >= 3 * next ? best
                                                                                        : ENT_NONE;
}
