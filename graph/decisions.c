#include "graph/decisions.h"

#include "graph/base/file.h"
#include "graph/base/intern.h"
#include "graph/base/unicode.h"
#include "graph/name.h"

#include <stdlib.h>

/** Largest file, in bytes. */
static const size_t FILE_LIMIT = (size_t)64 << 20;

/** Digits of a digest that must be given, and by which decisions are found. */
enum { LEAST_DIGITS = 12 };

enum { N_COLUMNS = 9 };

/** What a triple can be decided on: one decision of each may hold. */
typedef enum { ON_VERDICT, ON_TYPE, ON_DATE } Slot;
enum { N_SLOTS = ON_DATE + 1 };

/** A decision with what its value says. */
typedef struct {
  uint32_t next; ///< the decision before it on the same sentence and names, ENT_NONE if none
  Slot slot;
  bool any_relation; ///< a verdict on whatever is said there
  EntRelation relation;
  EntForm form;
  bool swapped;
  bool has_since;
  bool has_until;
  bool has_status;
  EntDate since;
  EntDate until;
  EntValidity status;
} Meaning;

struct EntDecisions {
  EntArena* arena; ///< owns all but the interned texts
  EntDecision* list;
  Meaning* meanings; ///< [n]
  size_t n;
  size_t capacity;
  size_t meanings_capacity;
  EntIntern* articles;  ///< the first digits of the articles that triples are decided on
  EntIntern* sentences; ///< sentence and names that are decided on
  uint32_t* last;       ///< [sentences] the last decision on each
  size_t last_capacity;
  EntIntern* names;     ///< normalized names that are decided on
  bool* no_actor;       ///< [names]
  bool* seen;           ///< [names] in some triple
  EntIntern* spellings; ///< every spelling that was looked up
  uint32_t* name_of;    ///< [spellings] in `names`, or ENT_NONE
  size_t name_of_capacity;
  EntRulings rulings;
};

static const char* const KIND_NAMES[ENT_N_DECISION_KINDS] = {
    [ENT_DECIDE_SAME] = "same",       [ENT_DECIDE_DIFFERENT] = "different",
    [ENT_DECIDE_RENAME] = "rename",   [ENT_DECIDE_NO_ACTOR] = "no_actor",
    [ENT_DECIDE_ENDED] = "ended",     [ENT_DECIDE_REJECT] = "reject",
    [ENT_DECIDE_CONFIRM] = "confirm", [ENT_DECIDE_RETYPE] = "retype",
    [ENT_DECIDE_REDATE] = "redate"};

const char* ent_decision_kind_name(EntDecisionKind kind) {
  return KIND_NAMES[kind];
}

static bool kind_from_name(EntStr name, EntDecisionKind* out) {
  for (size_t i = 0; i < ENT_N_DECISION_KINDS; i++) {
    if (ent_str_is(name, KIND_NAMES[i])) {
      *out = (EntDecisionKind)i;
      return true;
    }
  }
  return false;
}

static bool is_on_triple(EntDecisionKind kind) {
  return kind >= ENT_DECIDE_REJECT;
}

static bool is_on_two_names(EntDecisionKind kind) {
  return kind == ENT_DECIDE_SAME || kind == ENT_DECIDE_DIFFERENT || is_on_triple(kind);
}

/** The words of a sentence, folded, with one blank between. @return false when memory is short. */
static bool add_words(EntArena* scratch, const char* sentence, EntBuffer* out) {
  const char* folded = ent_fold(scratch, ent_str(sentence ? sentence : ""));
  EntStr rest = ent_str(folded);
  bool inside = false;
  while (rest.length > 0) {
    size_t length = 0;
    const uint32_t code = ent_utf8_next(rest, &length);
    const bool part = ent_is_letter(code) || ent_is_digit(code);
    if (part) {
      ent_buffer_add_text(out, inside || out->length == 0 ? "" : " ");
      ent_buffer_add(out, rest.bytes, length);
    }
    inside = part;
    rest.bytes += length;
    rest.length -= length;
  }
  return folded && !out->failed;
}

/** What a decision on a triple is found by: the words of the sentence and the two names in order.
 */
static bool make_key(const char* sentence, const char* a, const char* b, EntBuffer* out) {
  EntArena* scratch = ent_arena_new();
  EntStr x;
  EntStr y;
  bool made = scratch && add_words(scratch, sentence, out) &&
              ent_name_normalize(scratch, ent_str(a), &x) &&
              ent_name_normalize(scratch, ent_str(b), &y);
  if (made) {
    const size_t shared = x.length < y.length ? x.length : y.length;
    const int order = memcmp(x.bytes, y.bytes, shared);
    const bool turned = order > 0 || (order == 0 && x.length > y.length);
    const EntStr first = turned ? y : x;
    const EntStr second = turned ? x : y;
    ent_buffer_add_byte(out, '\n');
    ent_buffer_add_str(out, first);
    ent_buffer_add_byte(out, '\n');
    ent_buffer_add_str(out, second);
    made = !out->failed;
  }
  ent_arena_free(scratch);
  return made;
}

/** "since=2003,until=2008-05,status=ended" */
static bool parse_dates(EntStr value, Meaning* out) {
  EntStr part;
  while (ent_str_next(&value, ',', &part)) {
    EntStr name;
    if (!ent_str_next(&part, '=', &name)) {
      return false;
    }
    if (ent_str_is(name, "status")) {
      out->has_status = ent_validity_from_name(part, &out->status);
      if (!out->has_status) {
        return false;
      }
      continue;
    }
    const bool since = ent_str_is(name, "since");
    EntDate* date = since ? &out->since : &out->until;
    if ((!since && !ent_str_is(name, "until")) ||
        (part.length > 0 && !ent_date_parse(part, date))) {
      return false;
    }
    out->has_since = out->has_since || since;
    out->has_until = out->has_until || !since;
  }
  return out->has_since || out->has_until || out->has_status;
}

/** "armed" or "sponsor,swapped" */
static bool parse_type(EntStr value, Meaning* out) {
  EntStr form;
  if (!ent_str_next(&value, ',', &form) || !ent_form_from_name(form, &out->form)) {
    return false;
  }
  out->swapped = ent_str_is(value, "swapped");
  return out->swapped || value.length == 0;
}

/** What the value of a decision says. @return what is wrong with it, or NULL. */
static const char* parse_value(EntDecisionKind kind, EntStr value, Meaning* out) {
  switch (kind) {
  case ENT_DECIDE_RENAME:
    return value.length > 0 ? NULL : "rename needs the new name as its value";
  case ENT_DECIDE_ENDED:
    return ent_date_parse(value, &out->until) ? NULL : "ended needs a date as its value";
  case ENT_DECIDE_REJECT:
  case ENT_DECIDE_CONFIRM:
    out->slot = ON_VERDICT;
    out->any_relation = value.length == 0;
    return out->any_relation || ent_relation_from_name(value, &out->relation)
               ? NULL
               : "the value must be ally, rival, splinter_of or nothing";
  case ENT_DECIDE_RETYPE:
    out->slot = ON_TYPE;
    return parse_type(value, out) ? NULL : "retype needs a form as its value, such as armed";
  case ENT_DECIDE_REDATE:
    out->slot = ON_DATE;
    return parse_dates(value, out) ? NULL : "redate needs a value such as since=2003,status=ended";
  default:
    return value.length == 0 ? NULL : "takes no value";
  }
}

static bool is_digest(EntStr text) {
  size_t n = 0;
  while (n < text.length && strchr("0123456789abcdef", text.bytes[n])) {
    n++;
  }
  return n == text.length && n >= LEAST_DIGITS && n < ENT_DIGEST_SIZE;
}

/** Understand the columns of a line. @return what is wrong with it, or NULL. */
static const char* understand(const EntStr columns[N_COLUMNS], EntDecision* decision,
                              Meaning* meaning) {
  *meaning = (Meaning){.next = ENT_NONE};
  if (!kind_from_name(columns[0], &decision->kind)) {
    return "no such decision";
  }
  if (columns[1].length == 0) {
    return "the column of the actor a is empty";
  }
  if (is_on_two_names(decision->kind) != (columns[2].length > 0)) {
    return columns[2].length > 0 ? "the column of the actor b must be empty"
                                 : "the column of the actor b is empty";
  }
  if (is_on_triple(decision->kind) != (columns[4].length > 0) ||
      is_on_triple(decision->kind) != (columns[5].length > 0)) {
    return "a decision on a triple, and only such a one, needs an article and a sentence";
  }
  if (is_on_triple(decision->kind) && !is_digest(columns[4])) {
    return "the article must be given by twelve or more digits of its SHA-256";
  }
  return parse_value(decision->kind, columns[3], meaning);
}

/** Room for one more decision. */
static bool make_room(EntDecisions* self) {
  EntDecision* list =
      ent_arena_grow(self->arena, self->list, self->n, &self->capacity, sizeof *list);
  Meaning* meanings = ent_arena_grow(self->arena, self->meanings, self->n, &self->meanings_capacity,
                                     sizeof *meanings);
  self->list = list ? list : self->list;
  self->meanings = meanings ? meanings : self->meanings;
  return list && meanings;
}

/** Index a decision on a triple. */
static bool index_triple(EntDecisions* self, size_t i) {
  const EntDecision* decision = &self->list[i];
  EntBuffer key = {0};
  uint32_t sentence = ENT_NONE;
  const uint32_t n = ent_intern_count(self->sentences);
  uint32_t* last = ent_arena_grow(self->arena, self->last, n, &self->last_capacity, sizeof *last);
  if (last && make_key(decision->evidence, decision->a, decision->b, &key)) {
    self->last = last;
    sentence = ent_intern_add(self->sentences, (EntStr){key.bytes, key.length});
  }
  ent_buffer_clear(&key);
  if (sentence == ENT_NONE ||
      ent_intern_add(self->articles, (EntStr){decision->article, LEAST_DIGITS}) == ENT_NONE) {
    return false;
  }
  self->meanings[i].next = sentence == n ? ENT_NONE : last[sentence];
  last[sentence] = (uint32_t)i;
  return true;
}

/** Note a name that is decided on. */
static bool index_name(EntDecisions* self, const char* name) {
  EntStr normalized;
  return ent_name_normalize(self->arena, ent_str(name), &normalized) &&
         ent_intern_add(self->names, normalized) != ENT_NONE;
}

/** Take in a line. @param columns  Missing ones are empty. @return false when memory is short. */
static bool add_line(EntDecisions* self, const EntStr columns[N_COLUMNS], unsigned long number,
                     const char** wrong) {
  EntDecision decision = {.line = number};
  Meaning meaning;
  const char* texts[N_COLUMNS];
  *wrong = understand(columns, &decision, &meaning);
  if (*wrong) {
    return true;
  }
  if (!make_room(self)) {
    return false;
  }
  for (size_t i = 0; i < N_COLUMNS; i++) {
    texts[i] =
        ent_arena_copy(self->arena, columns[i].bytes ? columns[i].bytes : "", columns[i].length);
    if (!texts[i]) {
      return false;
    }
  }
  decision.a = texts[1];
  decision.b = texts[2];
  decision.value = texts[3];
  decision.article = texts[4];
  decision.evidence = texts[5];
  decision.who = texts[6];
  decision.when = texts[7];
  decision.why = texts[8];
  self->list[self->n] = decision;
  self->meanings[self->n++] = meaning;
  return is_on_triple(decision.kind)
             ? index_triple(self, self->n - 1)
             : index_name(self, decision.a) && (!decision.b[0] || index_name(self, decision.b));
}

/** The number of a name that is decided on, or ENT_NONE; normalized once for each spelling. */
static bool find_name(EntDecisions* self, const char* spelling, uint32_t* name) {
  const uint32_t n = ent_intern_count(self->spellings);
  uint32_t id = ent_intern_find(self->spellings, ent_str(spelling));
  if (id == ENT_NONE) {
    EntArena* scratch = ent_arena_new();
    EntStr normalized;
    uint32_t* name_of =
        ent_arena_grow(self->arena, self->name_of, n, &self->name_of_capacity, sizeof *name_of);
    const bool done =
        scratch && name_of && ent_name_normalize(scratch, ent_str(spelling), &normalized);
    self->name_of = name_of ? name_of : self->name_of;
    id = done ? ent_intern_add(self->spellings, ent_str(spelling)) : ENT_NONE;
    if (id != ENT_NONE) {
      self->name_of[id] = ent_intern_find(self->names, normalized);
    }
    ent_arena_free(scratch);
    if (id == ENT_NONE) {
      return false;
    }
  }
  *name = self->name_of[id];
  return true;
}

/** What a decision on names is overruled by: a pair is the same or different; an actor has one name
    and one end. */
typedef struct {
  uint32_t group;
  uint32_t a;
  uint32_t b;
} NameSlot;

/** Mark the decisions on names that a later one overrules. */
static bool settle_names(EntDecisions* self, EntIntern* slots) {
  for (size_t i = self->n; i-- > 0;) {
    EntDecision* decision = &self->list[i];
    NameSlot slot = {decision->kind <= ENT_DECIDE_DIFFERENT ? 0 : (uint32_t)decision->kind, 0, 0};
    if (is_on_triple(decision->kind)) {
      continue;
    }
    if (!find_name(self, decision->a, &slot.a) || !find_name(self, decision->b, &slot.b)) {
      return false;
    }
    if (slot.b < slot.a) {
      slot = (NameSlot){slot.group, slot.b, slot.a};
    }
    const uint32_t n = ent_intern_count(slots);
    const uint32_t id = ent_intern_add(slots, (EntStr){(const char*)&slot, sizeof slot});
    if (id == ENT_NONE) {
      return false;
    }
    decision->matched = id < n;
  }
  return true;
}

/** What holds on names, as resolution wants it. */
static bool make_rulings(EntDecisions* self) {
  EntNamePair* same = ent_arena_array(self->arena, self->n, sizeof *same);
  EntNamePair* apart = ent_arena_array(self->arena, self->n, sizeof *apart);
  EntNamePair* renamed = ent_arena_array(self->arena, self->n, sizeof *renamed);
  EntNameEnd* ended = ent_arena_array(self->arena, self->n, sizeof *ended);
  EntRulings* out = &self->rulings;
  self->no_actor =
      ent_arena_array(self->arena, ent_intern_count(self->names), sizeof *self->no_actor);
  self->seen = ent_arena_array(self->arena, ent_intern_count(self->names), sizeof *self->seen);
  if (!same || !apart || !renamed || !ended || !self->no_actor || !self->seen) {
    return false;
  }
  *out = (EntRulings){.same = same, .apart = apart, .renamed = renamed, .ended = ended};
  for (size_t i = 0; i < self->n; i++) {
    const EntDecision* decision = &self->list[i];
    uint32_t name = ENT_NONE;
    if (decision->matched) {
      continue; // overruled
    }
    if (decision->kind == ENT_DECIDE_SAME) {
      same[out->n_same++] = (EntNamePair){decision->a, decision->b};
    } else if (decision->kind == ENT_DECIDE_DIFFERENT) {
      apart[out->n_apart++] = (EntNamePair){decision->a, decision->b};
    } else if (decision->kind == ENT_DECIDE_RENAME) {
      renamed[out->n_renamed++] = (EntNamePair){decision->a, decision->value};
    } else if (decision->kind == ENT_DECIDE_ENDED) {
      ended[out->n_ended++] = (EntNameEnd){decision->a, self->meanings[i].until};
    } else if (decision->kind == ENT_DECIDE_NO_ACTOR) {
      if (!find_name(self, decision->a, &name)) {
        return false;
      }
      self->no_actor[name] = true;
    }
  }
  return true;
}

/** Read all lines. */
static EntStatus read_lines(EntDecisions* self, const char* path, EntLineProblem* problem,
                            void* handle, EntError* err) {
  EntStr rest;
  EntStr line;
  ENT_TRY(ent_file_keep(path, FILE_LIMIT, self->arena, &rest, err));
  rest = ent_utf8_unmarked(rest);
  for (unsigned long number = 1; ent_str_next(&rest, '\n', &line); number++) {
    EntStr columns[N_COLUMNS] = {{NULL, 0}};
    const char* wrong = NULL;
    line.length -= line.length > 0 && line.bytes[line.length - 1] == '\r';
    if (ent_str_trim(line).length == 0 || line.bytes[0] == '#') {
      continue;
    }
    for (size_t i = 0; i < N_COLUMNS && ent_str_next(&line, '\t', &columns[i]); i++) {
      columns[i] = ent_str_trim(columns[i]);
    }
    if (!add_line(self, columns, number, &wrong)) {
      return ent_no_memory(err);
    }
    if (wrong && problem) {
      problem(handle, path, number, wrong);
    }
  }
  EntIntern* slots = ent_intern_new();
  const bool settled = slots && settle_names(self, slots) && make_rulings(self);
  ent_intern_free(slots);
  return settled ? ENT_OK : ent_no_memory(err);
}

EntStatus ent_decisions_read(const char* path, EntLineProblem* problem, void* handle,
                             EntDecisions** out, EntError* err) {
  EntDecisions* self = calloc(1, sizeof *self);
  *out = NULL;
  if (!self) {
    return ent_no_memory(err);
  }
  self->arena = ent_arena_new();
  self->articles = ent_intern_new();
  self->sentences = ent_intern_new();
  self->names = ent_intern_new();
  self->spellings = ent_intern_new();
  const EntStatus status =
      self->arena && self->articles && self->sentences && self->names && self->spellings
          ? read_lines(self, path, problem, handle, err)
          : ent_no_memory(err);
  if (status != ENT_OK) {
    ent_decisions_free(self);
    return status;
  }
  *out = self;
  return ENT_OK;
}

void ent_decisions_free(EntDecisions* decisions) {
  if (decisions) {
    ent_intern_free(decisions->articles);
    ent_intern_free(decisions->sentences);
    ent_intern_free(decisions->names);
    ent_intern_free(decisions->spellings);
    ent_arena_free(decisions->arena);
    free(decisions);
  }
}

const EntDecision* ent_decisions_list(const EntDecisions* decisions, size_t* n) {
  *n = decisions->n;
  return decisions->list;
}

const EntRulings* ent_decisions_rulings(const EntDecisions* decisions) {
  return &decisions->rulings;
}

/** Mark the decisions on a name as matched, the first time that it is seen. */
static void mark_name(EntDecisions* self, uint32_t name) {
  for (size_t i = 0; i < self->n && !self->seen[name]; i++) {
    EntDecision* decision = &self->list[i];
    uint32_t a = ENT_NONE;
    // the names of decisions have been looked up before, so that no memory is needed
    if (!is_on_triple(decision->kind) && find_name(self, decision->a, &a) && a == name) {
      decision->matched = true;
    }
  }
  self->seen[name] = true;
}

/** Look at the names of one end. @return false when memory is short. */
static bool look_at(EntDecisions* self, const EntParticipant* actor, bool* dropped) {
  uint32_t name = ENT_NONE;
  if (!find_name(self, actor->name, &name)) {
    return false;
  }
  if (name != ENT_NONE) {
    *dropped = *dropped || self->no_actor[name];
    mark_name(self, name);
  }
  for (size_t i = 0; i < actor->n_aliases; i++) {
    if (!find_name(self, actor->aliases[i], &name)) {
      return false;
    }
    if (name != ENT_NONE) {
      mark_name(self, name);
    }
  }
  return true;
}

/** Does a decision speak of this article and relation? */
static bool speaks_of(const EntDecisions* self, uint32_t i, const EntTriple* triple) {
  const char* article = self->list[i].article;
  const Meaning* meaning = &self->meanings[i];
  return strncmp(article, triple->article->sha256, strlen(article)) == 0 &&
         (meaning->slot != ON_VERDICT || meaning->any_relation ||
          meaning->relation == triple->relation);
}

static void apply_type(const Meaning* meaning, EntTriple* triple) {
  triple->form = meaning->form;
  triple->relation = ent_form_relation(meaning->form);
  if (meaning->swapped) {
    const EntParticipant* subject = triple->subject;
    const EntSpan span = triple->subject_span;
    triple->subject = triple->object;
    triple->object = subject;
    triple->subject_span = triple->object_span;
    triple->object_span = span;
  }
}

static void apply_dates(const Meaning* meaning, EntTriple* triple) {
  triple->since = meaning->has_since ? meaning->since : triple->since;
  triple->until = meaning->has_until ? meaning->until : triple->until;
  triple->validity = meaning->has_status ? meaning->status : triple->validity;
}

/** Apply the last decision of each slot on one sentence. */
static void apply_sentence(EntDecisions* self, uint32_t last, const EntTriple* triple,
                           EntDecided* out) {
  bool done[N_SLOTS] = {false};
  for (uint32_t i = last; i != ENT_NONE; i = self->meanings[i].next) {
    const Meaning* meaning = &self->meanings[i];
    if (!speaks_of(self, i, triple)) {
      continue;
    }
    self->list[i].matched = true;
    if (done[meaning->slot]) {
      continue; // overruled
    }
    done[meaning->slot] = true;
    if (meaning->slot == ON_TYPE) {
      apply_type(meaning, &out->triple);
    } else if (meaning->slot == ON_DATE) {
      apply_dates(meaning, &out->triple);
    } else if (self->list[i].kind == ENT_DECIDE_REJECT) {
      out->dropped = true;
    } else {
      out->confirmed = true;
      out->triple.denied = false;
      out->triple.confidence = 1;
    }
  }
}

EntStatus ent_decisions_apply(EntDecisions* decisions, const EntTriple* triple, EntDecided* out,
                              EntError* err) {
  *out = (EntDecided){.triple = *triple};
  if (ent_intern_count(decisions->names) > 0 &&
      (!look_at(decisions, triple->subject, &out->dropped) ||
       !look_at(decisions, triple->object, &out->dropped))) {
    return ent_no_memory(err);
  }
  if (ent_intern_find(decisions->articles, (EntStr){triple->article->sha256, LEAST_DIGITS}) ==
      ENT_NONE) {
    return ENT_OK;
  }
  EntBuffer key = {0};
  if (!make_key(triple->evidence, triple->subject->name, triple->object->name, &key)) {
    ent_buffer_clear(&key);
    return ent_no_memory(err);
  }
  const uint32_t sentence = ent_intern_find(decisions->sentences, (EntStr){key.bytes, key.length});
  ent_buffer_clear(&key);
  if (sentence != ENT_NONE) {
    apply_sentence(decisions, decisions->last[sentence], triple, out);
  }
  return ENT_OK;
}

/** Is a triple decided on? */
static EntStatus knows_triple(EntDecisions* self, const EntDecision* decision, bool* known,
                              EntError* err) {
  EntBuffer key = {0};
  if (!make_key(decision->evidence, decision->a, decision->b, &key)) {
    ent_buffer_clear(&key);
    return ent_no_memory(err);
  }
  const uint32_t sentence = ent_intern_find(self->sentences, (EntStr){key.bytes, key.length});
  ent_buffer_clear(&key);
  uint32_t i = sentence == ENT_NONE ? ENT_NONE : self->last[sentence];
  for (; i != ENT_NONE && !*known; i = self->meanings[i].next) {
    const char* article = self->list[i].article;
    *known = strncmp(article, decision->article, strlen(article)) == 0;
  }
  return ENT_OK;
}

EntStatus ent_decisions_knows(EntDecisions* decisions, const EntDecision* decision, bool* known,
                              EntError* err) {
  uint32_t names[2];
  *known = false;
  if (is_on_triple(decision->kind)) {
    return knows_triple(decisions, decision, known, err);
  }
  if (!find_name(decisions, decision->a, &names[0]) ||
      !find_name(decisions, decision->b, &names[1])) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < decisions->n && !*known; i++) {
    const EntDecision* other = &decisions->list[i];
    uint32_t a = ENT_NONE;
    uint32_t b = ENT_NONE;
    if (other->kind > ENT_DECIDE_DIFFERENT || names[0] == ENT_NONE || names[1] == ENT_NONE) {
      continue;
    }
    if (!find_name(decisions, other->a, &a) || !find_name(decisions, other->b, &b)) {
      return ent_no_memory(err);
    }
    *known = (a == names[0] && b == names[1]) || (a == names[1] && b == names[0]);
  }
  return ENT_OK;
}

const char* ent_decision_check(const EntDecision* decision) {
  const EntStr columns[N_COLUMNS] = {ent_str(KIND_NAMES[decision->kind]),
                                     ent_str(decision->a),
                                     ent_str(decision->b),
                                     ent_str(decision->value),
                                     ent_str(decision->article),
                                     ent_str(decision->evidence)};
  EntDecision read = *decision;
  Meaning meaning;
  return understand(columns, &read, &meaning);
}

/** A column, in one line. */
static void add_column(EntBuffer* out, const char* text, char end) {
  for (const char* c = text ? text : ""; *c; c++) {
    ent_buffer_add_byte(out, (unsigned char)*c < ' ' || *c == '\x7F' ? ' ' : *c);
  }
  ent_buffer_add_byte(out, end);
}

EntStatus ent_decisions_append(const char* path, const EntDecision* decision, EntError* err) {
  static const char head[] =
      "# What people have decided; later lines overrule earlier ones (man entente: DECISIONS).\n"
      "# decision\ta\tb\tvalue\tarticle\tevidence\twho\twhen\twhy\n";
  EntBuffer line = {0};
  add_column(&line, KIND_NAMES[decision->kind], '\t');
  add_column(&line, decision->a, '\t');
  add_column(&line, decision->b, '\t');
  add_column(&line, decision->value, '\t');
  add_column(&line, decision->article, '\t');
  add_column(&line, decision->evidence, '\t');
  add_column(&line, decision->who, '\t');
  add_column(&line, decision->when, '\t');
  add_column(&line, decision->why, '\n');
  EntStatus status = ent_buffer_status(&line, err);
  if (status == ENT_OK) {
    status = ent_file_append(path, ent_str(head), (EntStr){line.bytes, line.length}, err);
  }
  ent_buffer_clear(&line);
  return status;
}
