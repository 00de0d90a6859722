/** @file cli/document.h
    A text with headings, lists and numbered footnotes, for a terminal, as Markdown or as HTML. On a
    terminal each footnote stands where it is called; else they come at the end. */
#ifndef ENT_CLI_DOCUMENT_H
#define ENT_CLI_DOCUMENT_H

#include "graph/network.h"

/** What a document is written as. */
typedef enum { CLI_TEXT, CLI_MARKDOWN, CLI_HTML } CliMarkup;

/** The markup of that name ("text", "markdown", "html"); NULL is text. @return false for others. */
bool cli_markup_from_name(const char* name, CliMarkup* out);

/** A document in the making. Zero-initialize it with a markup, an arena and an output. */
typedef struct {
  CliMarkup markup;
  EntArena* arena; ///< owns the list of footnotes
  EntBuffer* out;
  const EntEvidence** notes; ///< [n_notes]
  size_t n_notes;
  size_t capacity;
  bool in_list;
} CliDocument;

/** Begin the document; its title is also the first heading. */
void cli_document_begin(CliDocument* document, const char* title);

/** Append a heading of the second level. */
void cli_document_heading(CliDocument* document, const char* text);

/** Begin a paragraph or an item of a list; text follows. */
void cli_document_paragraph(CliDocument* document);
void cli_document_item(CliDocument* document);

/** Append text to the paragraph or item; what would be markup is escaped. */
void cli_document_add(CliDocument* document, const char* text);
void cli_document_addf(CliDocument* document, const char* format, ...) ENT_PRINTF(2, 3);

/** The same, set off from the rest: a name. */
void cli_document_strong(CliDocument* document, const char* text);

/** End the paragraph or item. */
void cli_document_end_block(CliDocument* document);

/** Call a footnote on a piece of evidence: its sentence, title, outlet, date and address.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_document_note(CliDocument* document, const EntEvidence* evidence, EntError* err);

/** Append the footnotes, and end. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_document_end(CliDocument* document, EntError* err);

#endif
