#include "graph/nodes.h"

#include "graph/vote.h"

/** Find the node of each actor. @param node_of  [n_actors]. @return how many nodes there are. */
static uint32_t number_nodes(const EntNetworkBuilder* builder, const EntNetwork* network,
                             uint32_t* node_of) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    node_of[i] = ENT_NONE;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    node_of[network->ties[i].source] = 0;
    node_of[network->ties[i].target] = 0;
  }
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    node_of[i] = node_of[i] == ENT_NONE ? ENT_NONE : n++;
  }
  return n;
}

static EntNode make_node(const EntNetworkBuilder* builder, uint32_t actor) {
  const EntActorEntry* entry = &builder->actors[actor];
  return (EntNode){.name = entry->name,
                   .kind = entry->kind,
                   .aliases = entry->aliases,
                   .n_aliases = entry->n_aliases,
                   .joins = entry->joins,
                   .n_joins = entry->n_joins,
                   .actor = actor};
}

/** Turn the ends of what the network has. @param pairs  The network's own, to be changed. */
static bool renumber(EntNetwork* network, const uint32_t* node_of) {
  EntPair* pairs = ent_arena_array(network->arena, network->n_pairs, sizeof *pairs);
  if (!pairs) {
    return false;
  }
  for (size_t i = 0; i < network->n_pairs; i++) {
    pairs[i] = network->pairs[i];
    pairs[i].a = node_of[pairs[i].a];
    pairs[i].b = node_of[pairs[i].b];
  }
  network->pairs = pairs;
  for (size_t i = 0; i < network->n_ties; i++) {
    EntTie* tie = &network->ties[i];
    tie->source = node_of[tie->source];
    tie->target = node_of[tie->target];
  }
  return true;
}

/** Turn the ends of the evidence, which is the network's own and nobody else's yet. */
static void renumber_evidence(EntNetwork* network, const uint32_t* node_of) {
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    for (size_t k = 0; k < tie->n_evidence; k++) {
      EntEvidence* evidence = (EntEvidence*)&tie->evidence[k];
      evidence->subject = node_of[evidence->subject];
      evidence->object = node_of[evidence->object];
    }
  }
}

/** A vote of both ends of a tie for each of its articles. */
static size_t add_votes(const EntTie* tie, EntVote* votes, size_t n, const EntArticleInfo** of) {
  const EntArticleInfo* last = NULL;
  for (size_t i = 0; i < tie->n_evidence; i++) {
    const EntArticleInfo* article = tie->evidence[i].article;
    if (!tie->evidence[i].denied && article != last) {
      const uint32_t rank = ((const EntArticleEntry*)article)->rank; // its first member
      of[rank] = article;
      votes[n++] = (EntVote){tie->source, 0, rank};
      votes[n++] = (EntVote){tie->target, 0, rank};
      last = article;
    }
  }
  return n;
}

static void take_article(EntNode* node, EntDate date) {
  node->n_articles++;
  ent_date_take_earliest(&node->first, date);
  ent_date_take_latest(&node->last, date);
}

/** Count the articles of each node and find the first and the last. */
static bool set_articles(const EntNetworkBuilder* builder, EntArena* scratch, EntNetwork* network) {
  size_t most = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    most += 2 * network->ties[i].n_articles;
  }
  EntVote* votes = ent_arena_array(scratch, most, sizeof *votes);
  const EntArticleInfo** of =
      ent_arena_array(scratch, ent_intern_count(builder->digests), sizeof *of);
  size_t n = 0;
  if (!votes || !of) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    n = add_votes(&network->ties[i], votes, n, of);
  }
  n = ent_votes_sort(votes, n);
  for (size_t i = 0; i < n; i++) {
    take_article(&network->nodes[votes[i].actor], of[votes[i].article]->date);
  }
  return true;
}

bool ent_nodes_make(const EntNetworkBuilder* builder, const EntDate* ended, EntArena* scratch,
                    EntNetwork* network) {
  uint32_t* node_of = ent_arena_array(scratch, builder->n_actors, sizeof *node_of);
  if (!node_of) {
    return false;
  }
  network->n_nodes = number_nodes(builder, network, node_of);
  network->nodes = ent_arena_array(network->arena, network->n_nodes, sizeof *network->nodes);
  if (!network->nodes) {
    return false;
  }
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    if (node_of[i] != ENT_NONE) {
      network->nodes[node_of[i]] = make_node(builder, i);
      network->nodes[node_of[i]].ended = ended[i];
    }
  }
  renumber_evidence(network, node_of);
  return renumber(network, node_of) && set_articles(builder, scratch, network);
}
