#include "cli/document.h"

#include "cli/safe.h"

#include <stdarg.h>
#include <stdio.h>

bool cli_markup_from_name(const char* name, CliMarkup* out) {
  static const char* const names[] = {
      [CLI_TEXT] = "text", [CLI_MARKDOWN] = "markdown", [CLI_HTML] = "html"};
  *out = CLI_TEXT;
  for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
    if (strcmp(name, names[i]) == 0) {
      *out = (CliMarkup)i;
      return true;
    }
  }
  return name == NULL;
}

/** What stands for a byte in this markup, or NULL for itself. */
static const char* escape(CliMarkup markup, char byte) {
  static const char marked[] = "\\`*_[]<>#|~&";
  static const char* const escaped[] = {"\\\\", "\\`", "\\*", "\\_", "\\[", "\\]",
                                        "\\<",  "\\>", "\\#", "\\|", "\\~", "\\&"};
  const char* at = strchr(marked, byte);
  if (markup == CLI_MARKDOWN && at) {
    return escaped[at - marked];
  }
  if (markup == CLI_HTML) {
    return byte == '&'    ? "&amp;"
           : byte == '<'  ? "&lt;"
           : byte == '>'  ? "&gt;"
           : byte == '"'  ? "&quot;"
           : byte == '\'' ? "&#39;"
                          : NULL;
  }
  return NULL;
}

void cli_document_add(CliDocument* document, const char* text) {
  EntBuffer safe = {0};
  cli_safe_add(&safe, text);
  for (size_t i = 0; i < safe.length; i++) {
    const char* instead = escape(document->markup, safe.bytes[i]);
    if (instead) {
      ent_buffer_add_text(document->out, instead);
    } else {
      ent_buffer_add_byte(document->out, safe.bytes[i]);
    }
  }
  document->out->failed = document->out->failed || safe.failed;
  ent_buffer_clear(&safe);
}

void cli_document_addf(CliDocument* document, const char* format, ...) {
  char text[256];
  va_list values;
  va_start(values, format);
  const int length = vsnprintf(text, sizeof text, format, values);
  va_end(values);
  if (length >= 0) {
    cli_document_add(document, text);
  }
}

/** Markup as it is: one text for each kind. */
static void add_mark(CliDocument* document, const char* text, const char* markdown,
                     const char* html) {
  const char* const marks[] = {text, markdown, html};
  ent_buffer_add_text(document->out, marks[document->markup]);
}

static void end_list(CliDocument* document) {
  if (document->in_list) {
    add_mark(document, "", "", "</ul>\n");
    document->in_list = false;
  }
}

void cli_document_begin(CliDocument* document, const char* title) {
  add_mark(document, "", "# ", "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>");
  if (document->markup == CLI_HTML) {
    cli_document_add(document, title);
    ent_buffer_add_text(document->out, "</title>\n<h1>");
  }
  cli_document_add(document, title);
  add_mark(document, "\n", "\n", "</h1>\n");
}

void cli_document_heading(CliDocument* document, const char* text) {
  end_list(document);
  add_mark(document, "\n", "\n## ", "<h2>");
  cli_document_add(document, text);
  add_mark(document, "\n", "\n\n", "</h2>\n");
}

void cli_document_paragraph(CliDocument* document) {
  end_list(document);
  add_mark(document, "", "\n", "<p>");
}

void cli_document_item(CliDocument* document) {
  if (!document->in_list) {
    add_mark(document, "", "", "<ul>\n");
    document->in_list = true;
  }
  add_mark(document, "  ", "- ", "<li>");
}

void cli_document_strong(CliDocument* document, const char* text) {
  add_mark(document, "", "**", "<strong>");
  cli_document_add(document, text);
  add_mark(document, "", "**", "</strong>");
}

void cli_document_end_block(CliDocument* document) {
  add_mark(document, "\n", "\n", document->in_list ? "</li>\n" : "</p>\n");
}

/** Is it an address that a reader may follow? */
static bool is_link(const char* url) {
  return url && (strncmp(url, "https://", 8) == 0 || strncmp(url, "http://", 7) == 0);
}

static void add_address(CliDocument* document, const char* url) {
  if (!is_link(url)) {
    return;
  }
  add_mark(document, " ", " ", " <a href=\"");
  if (document->markup == CLI_HTML) {
    cli_document_add(document, url);
    ent_buffer_add_text(document->out, "\">");
  }
  cli_document_add(document, url);
  add_mark(document, "", "", "</a>");
}

/** Title, outlet, date and address of an article. */
static void add_article(CliDocument* document, const EntArticleInfo* article) {
  char date[ENT_DATE_SIZE];
  ent_date_format(article->date, date);
  cli_document_add(document, article->title ? article->title : article->id ? article->id : "");
  if (article->source) {
    cli_document_addf(document, ", ");
    cli_document_add(document, article->source);
  }
  cli_document_add(document, ", ");
  cli_document_add(document, date[0] ? date : "undated");
  cli_document_add(document, ".");
  add_address(document, article->url);
}

/** What a footnote says. */
static void add_note(CliDocument* document, const EntEvidence* evidence) {
  cli_document_add(document, "“");
  cli_document_add(document, evidence->text ? evidence->text : "");
  cli_document_add(document, "” — ");
  add_article(document, evidence->article);
}

EntStatus cli_document_note(CliDocument* document, const EntEvidence* evidence, EntError* err) {
  if (document->markup == CLI_TEXT) {
    ent_buffer_add_text(document->out, "\n      ");
    add_note(document, evidence);
    return ENT_OK;
  }
  const EntEvidence** notes = ent_arena_grow(document->arena, document->notes, document->n_notes,
                                             &document->capacity, sizeof *notes);
  if (!notes) {
    return ent_no_memory(err);
  }
  document->notes = notes;
  notes[document->n_notes++] = evidence;
  const unsigned long number = document->n_notes;
  if (document->markup == CLI_MARKDOWN) {
    ent_buffer_printf(document->out, "[^%lu]", number);
  } else {
    ent_buffer_printf(document->out, "<sup><a href=\"#note%lu\" id=\"call%lu\">%lu</a></sup>",
                      number, number, number);
  }
  return ENT_OK;
}

EntStatus cli_document_end(CliDocument* document, EntError* err) {
  end_list(document);
  add_mark(document, "", "\n", document->n_notes > 0 ? "<hr>\n<ol>\n" : "");
  for (size_t i = 0; i < document->n_notes; i++) {
    const unsigned long number = i + 1;
    if (document->markup == CLI_MARKDOWN) {
      ent_buffer_printf(document->out, "[^%lu]: ", number);
    } else {
      ent_buffer_printf(document->out, "<li id=\"note%lu\">", number);
    }
    add_note(document, document->notes[i]);
    if (document->markup == CLI_HTML) {
      ent_buffer_printf(document->out, " <a href=\"#call%lu\">↩</a></li>", number);
    }
    ent_buffer_add_byte(document->out, '\n');
  }
  add_mark(document, "", "", document->n_notes > 0 ? "</ol>\n" : "");
  return ent_buffer_status(document->out, err);
}
