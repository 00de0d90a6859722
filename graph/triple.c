#include "graph/triple.h"

static const char* const relation_names[ENT_N_RELATIONS] = {"ally", "rival", "splinter_of"};
static const char* const kind_names[ENT_N_KINDS] = {"person", "organization", "state", "other"};
static const char* const validity_names[ENT_N_VALIDITIES] = {"current", "ended", "unclear"};
static const char* const form_names[ENT_N_FORMS] = {
    "leads",       "member", "sponsor",    "allegiance", "coalition", "joint_action",
    "endorsement", "armed",  "repression", "electoral",  "legal",     "verbal",
    "enmity",      "split",  "roots",      "successor",  "merger"};

const char* ent_relation_name(EntRelation relation) {
  return relation_names[relation];
}

const char* ent_kind_name(EntKind kind) {
  return kind_names[kind];
}

const char* ent_form_name(EntForm form) {
  return form_names[form];
}

const char* ent_validity_name(EntValidity validity) {
  return validity_names[validity];
}

/** Index of `name` in `names`, or `n`. */
static size_t index_of(EntStr name, const char* const* names, size_t n) {
  size_t i = 0;
  while (i < n && !ent_str_is(name, names[i])) {
    i++;
  }
  return i;
}

bool ent_kind_from_name(EntStr name, EntKind* out) {
  const size_t i = index_of(name, kind_names, ENT_N_KINDS);
  if (i < ENT_N_KINDS) {
    *out = (EntKind)i;
  }
  return i < ENT_N_KINDS;
}

bool ent_form_from_name(EntStr name, EntForm* out) {
  const size_t i = index_of(name, form_names, ENT_N_FORMS);
  if (i < ENT_N_FORMS) {
    *out = (EntForm)i;
  }
  return i < ENT_N_FORMS;
}

bool ent_relation_from_name(EntStr name, EntRelation* out) {
  const size_t i = index_of(name, relation_names, ENT_N_RELATIONS);
  if (i < ENT_N_RELATIONS) {
    *out = (EntRelation)i;
  }
  return i < ENT_N_RELATIONS;
}

bool ent_validity_from_name(EntStr name, EntValidity* out) {
  const size_t i = index_of(name, validity_names, ENT_N_VALIDITIES);
  if (i < ENT_N_VALIDITIES) {
    *out = (EntValidity)i;
  }
  return i < ENT_N_VALIDITIES;
}

EntRelation ent_form_relation(EntForm form) {
  if (form <= ENT_ENDORSEMENT) {
    return ENT_ALLY;
  }
  return form <= ENT_ENMITY ? ENT_RIVAL : ENT_SPLINTER_OF;
}
