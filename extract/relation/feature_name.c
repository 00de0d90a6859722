#include "extract/relation/pair.h"

/** A hash of a folded word. */
static uint32_t hash_of(EntStr text) {
  uint32_t hash = 0;
  for (size_t i = 0; i < text.length; i++) {
    hash = ent_mix(hash, (unsigned char)text.bytes[i]);
  }
  return hash;
}

/** The words of a name that is no person's: they tell a body from an event or a place. */
static void add_name_words(const EntPair* pair, unsigned which, const EntName* name) {
  const EntScene* scene = pair->passage->scene;
  const size_t last = name->first + name->count - 1;
  const uint32_t end = hash_of(ent_scene_folded(scene, last, 1));
  if (ent_sense_of(ent_scene_senses(scene, last, 1), ENT_SENSE_ORGANIZATION)) {
    ent_pair_add(pair, ENT_T_TYPE, end, which, 0);
    ent_pair_add(pair, ENT_T_TYPE, end, 2, pair->kinds);
  }
  if (name->kind != ENT_PERSON && name->state == ENT_NONE && name->how != ENT_BY_PRONOUN) {
    ent_pair_add(pair, ENT_T_NAME_WORD, end, 0, 0);
    ent_pair_add(pair, ENT_T_NAME_WORD, hash_of(ent_scene_folded(scene, name->first, 1)), 1, 0);
  }
}

static const EntName* name_of(const EntPair* pair, unsigned which) {
  return which ? pair->b : pair->a;
}

uint32_t ent_pair_lean(const EntPair* pair, unsigned which) {
  const EntName* name = name_of(pair, which);
  uint32_t least = 15;
  if (!ent_is_named(name)) {
    return least + 1;
  }
  for (size_t i = 0; i < name->count; i++) {
    const uint32_t lean = ent_scene_token(pair->passage->scene, name->first + i)->lean;
    least = lean < least ? lean : least;
  }
  return least;
}

/** The kind that the tagger gives one of the names. */
static uint32_t tagged_of(const EntPair* pair, unsigned which) {
  return ent_scene_token(pair->passage->scene, pair->passage->first + pair->head[which])->entity;
}

static uint32_t sure_of(const EntName* name) {
  return (name->sure ? 1u : 0u) + (name->located ? 2u : 0u) +
         (name->honorific != ENT_NONE ? 4u : 0u) + (name->tail > 0 ? 8u : 0u);
}

uint32_t ent_pair_sure(const EntPair* pair, unsigned which) {
  const uint32_t tagged = tagged_of(pair, which);
  return sure_of(name_of(pair, which)) + 16 * (tagged < 3 ? tagged : 3);
}

/** How sure the tagger is that a name is one. */
static void add_lean(const EntPair* pair, unsigned which, const EntName* name) {
  if (!ent_is_named(name)) {
    return;
  }
  const EntScene* scene = pair->passage->scene;
  const uint32_t least = ent_pair_lean(pair, which);
  uint32_t most = 0;
  for (size_t i = 0; i < name->count; i++) {
    const uint32_t lean = ent_scene_token(scene, name->first + i)->lean;
    most = lean > most ? lean : most;
  }
  const uint32_t tagged = tagged_of(pair, which);
  ent_pair_add(pair, ENT_T_LEAN, least, (uint32_t)name->kind, 0);
  ent_pair_add(pair, ENT_T_LEAN, most, (uint32_t)name->kind, 1);
  ent_pair_add(pair, ENT_T_LEAN, least, pair->kinds, 2 + which);
  ent_pair_add(pair, ENT_T_LEAN, least, tagged, 4);
}

/** What is known of an actor beside its place: how sure it is that it is one. */
static void add_actor(const EntPair* pair, unsigned which, const EntName* name, uint32_t mentions) {
  const EntToken* head =
      ent_scene_token(pair->passage->scene, pair->passage->first + pair->head[which]);
  const uint32_t tagged = tagged_of(pair, which);
  const uint32_t sure = sure_of(name);
  ent_pair_add(pair, ENT_T_ACTOR, tagged, (uint32_t)name->kind, 0);
  ent_pair_add(pair, ENT_T_ACTOR, tagged, pair->kinds, 1 + which);
  ent_pair_add(pair, ENT_T_ACTOR, sure, (uint32_t)name->kind, 3);
  ent_pair_add(pair, ENT_T_ACTOR, sure, pair->kinds, 4 + which);
  ent_pair_add(pair, ENT_T_ACTOR, (uint32_t)name->how, (uint32_t)name->kind, 6);
  ent_pair_add(pair, ENT_T_ACTOR, (uint32_t)name->how, pair->kinds, 7 + which);
  ent_pair_add(pair, ENT_T_ACTOR, ent_bucket(mentions), (uint32_t)name->kind, 9);
  if (name->state != ENT_NONE) {
    ent_pair_add(pair, ENT_T_ACTOR, (uint32_t)name->state_name, head->deprel, 10 + which);
  }
}

void ent_add_name(const EntPair* pair, unsigned which, uint32_t mentions) {
  const EntNode* head = ent_pair_node(pair, pair->head[which]);
  const EntNode* first = ent_pair_node(pair, head->first);
  const EntName* name = name_of(pair, which);
  ent_pair_add(pair, ENT_T_ENDS, first->deprel, head->prep, which);
  add_name_words(pair, which, name);
  add_actor(pair, which, name, mentions);
  add_lean(pair, which, name);
  ent_pair_add(pair, ENT_T_TYPE, (uint32_t)name->kind, head->upos,
               ent_mix(which, name->count == 1));
  uint32_t at = head->first;
  for (int steps = 0; steps < 8 && ent_pair_node(pair, at)->head != ENT_NONE; steps++) {
    const EntNode* word = ent_pair_node(pair, at);
    at = word->head;
    if (ent_pair_node(pair, at)->upos == ENT_UPOS_VERB) {
      ent_pair_add(pair, ENT_T_VERB, ent_pair_node(pair, at)->symbol, word->deprel, which);
      ent_pair_add(pair, ENT_T_VERB, ent_class_of(ent_pair_node(pair, at)), word->deprel, which);
      break;
    }
  }
}
