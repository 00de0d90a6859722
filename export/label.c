#include "export/label.h"

#include "export/plain.h"

/** Labels: characters of a line, and of all lines. */
enum { LINE_WIDTH = 18, LABEL_WIDTH = 60 };

/** Add one character to a value in which Graphviz gives meaning to the backslash and to entities.
 */
static void add_escaped(EntBuffer* out, char c) {
  if (c == '\\') {
    ent_buffer_add_text(out, "\\\\");
  } else if (c == '&') {
    ent_buffer_add_text(out, "&amp;");
  } else {
    ent_buffer_add_byte(out, c);
  }
}

/** Add a text, made plain and escaped. */
static void add_text(EntBuffer* out, const char* text) {
  EntBuffer plain = {0};
  ent_add_plain(&plain, text);
  out->failed = out->failed || plain.failed;
  for (size_t i = 0; i < plain.length; i++) {
    add_escaped(out, plain.bytes[i]);
  }
  ent_buffer_clear(&plain);
}

static bool starts_character(char byte) {
  return ((unsigned char)byte & 0xC0) != 0x80;
}

/** How many characters stand before the next blank. */
static size_t word_width(EntStr rest) {
  size_t width = 0;
  for (size_t i = 0; i < rest.length && rest.bytes[i] != ' '; i++) {
    width += starts_character(rest.bytes[i]);
  }
  return width;
}

void ent_label_add(EntBuffer* out, const char* name) {
  EntBuffer plain = {0};
  ent_add_plain(&plain, name);
  out->failed = out->failed || plain.failed;
  size_t line = 0;
  size_t all = 0;
  for (size_t i = 0; i < plain.length; i++) {
    const EntStr rest = {plain.bytes + i + 1, plain.length - i - 1};
    if (starts_character(plain.bytes[i])) {
      line++;
      all++;
    }
    if (all > LABEL_WIDTH) {
      ent_buffer_add_text(out, "…");
      break;
    }
    if (plain.bytes[i] == ' ' && line + word_width(rest) > LINE_WIDTH) {
      ent_buffer_add_text(out, "\\n");
      line = 0;
    } else {
      add_escaped(out, plain.bytes[i]);
    }
  }
  ent_buffer_clear(&plain);
}

void ent_label_add_actor(EntBuffer* out, const EntNode* actor) {
  add_text(out, actor->name);
  ent_buffer_printf(out, " (%s)", ent_kind_name(actor->kind));
  const char* separator = "\\nalso: ";
  for (size_t i = 0; i < actor->n_aliases; i++) {
    if (strcmp(actor->aliases[i], actor->name) != 0) {
      ent_buffer_add_text(out, separator);
      add_text(out, actor->aliases[i]);
      separator = "; ";
    }
  }
}

void ent_label_add_tie(EntBuffer* out, const EntNetwork* network, const EntTie* tie) {
  static const char* const joints[ENT_N_RELATIONS] = {"ally of", "rival of", "splinter of"};
  add_text(out, network->nodes[tie->source].name);
  ent_buffer_printf(out, " – %s – ", joints[tie->relation]);
  add_text(out, network->nodes[tie->target].name);
  ent_buffer_printf(out, " (%s)", ent_validity_name(tie->validity));
  if (tie->best->text) {
    ent_buffer_add_text(out, "\\n");
    add_text(out, tie->best->text);
  }
  if (tie->best->article->id) {
    ent_buffer_add_text(out, "\\n— ");
    add_text(out, tie->best->article->id);
  }
}
