#include "extract/actor/affix.h"

#include "extract/actor/extent.h"

size_t ent_affix_prefix(const EntScene* scene, size_t i) {
  static const char* const prefixes[] = {"pro-", "anti-"};
  const EntStr form = ent_scene_token(scene, i)->form;
  const EntStr folded = ent_scene_folded(scene, i, 1);
  if (form.bytes[0] != folded.bytes[0] && i + 1 < scene->analysis->n_tokens &&
      ent_extent_capital(scene, i + 1)) {
    return 0; // "Anti-Revolutionary Party"
  }
  for (size_t k = 0; k < 2; k++) {
    const size_t n = strlen(prefixes[k]);
    if (form.length > n + 1 && folded.length > n && memcmp(folded.bytes, prefixes[k], n) == 0 &&
        form.bytes[n] >= 'A' && form.bytes[n] <= 'Z') {
      return n;
    }
  }
  return 0;
}

bool ent_affix_denies(const EntScene* scene, size_t i) {
  const EntStr folded = ent_scene_folded(scene, i, 1);
  const bool name = ent_scene_token(scene, i)->form.bytes[0] == 'N' &&
                    i + 1 < scene->analysis->n_tokens && ent_extent_capital(scene, i + 1);
  if (folded.length > 4 && memcmp(folded.bytes, "non-", 4) == 0) {
    return !name; // but "Non-Aligned Movement"
  }
  return folded.length > 0 && folded.bytes[folded.length - 1] == '$';
}

EntStatus ent_affix_add_prefixed(const EntScene* scene, const EntRun* run, size_t prefix,
                                 EntNames* out) {
  EntStr folded = ent_scene_folded(scene, run->first, 1);
  folded.bytes += prefix;
  folded.length -= prefix;
  const EntSense* sense = ent_sense_of(ent_lexicon_phrase(scene->lexicon, folded), ENT_SENSE_STATE);
  const EntName name = {.state = sense ? sense->index : ENT_NONE,
                        .state_name = sense ? (EntStateName)sense->type : ENT_STATE_NAME,
                        .kind = sense ? ENT_STATE : ENT_OTHER,
                        .sure = sense != NULL};
  ENT_TRY(ent_run_add(scene, run, name, out));
  out->items[out->count - 1].span.start += prefix;
  return ENT_OK;
}

EntStatus ent_affix_add_body(const EntScene* scene, const EntRun* run, size_t noun, size_t end,
                             EntNames* out) {
  static const char* const bodies[] = {"coalition", "forces",   "rebels",   "alliance",
                                       "militia",   "militias", "fighters", "factions",
                                       "bloc",      "camp",     NULL};
  if (noun >= end || !ent_scene_is_one_of(scene, noun, bodies)) {
    return ENT_OK;
  }
  const EntRun body = {run->sentence, noun, noun + 1, false, false, ENT_NONE};
  ENT_TRY(ent_run_add(scene, &body,
                      (EntName){.state = ENT_NONE, .kind = ENT_ORGANIZATION, .sure = true}, out));
  out->items[out->count - 1].span.start = ent_scene_token(scene, run->first)->span.start;
  return ENT_OK;
}

bool ent_affix_follows(const EntScene* scene, const EntRun* run, size_t end) {
  return run->end + 1 < end && ent_extent_hyphened(scene, run->end - 1) &&
         ent_scene_token(scene, run->end + 1)->upos != ENT_UPOS_PROPN;
}
