// HTML through libxml2's parser, which repairs what browsers repair.

#include "extract/read/encoding.h"
#include "extract/read/line.h"
#include "extract/read/page.h"
#include "extract/read/page_meta.h"
#include "extract/read/reader.h"

#include <libxml/HTMLparser.h>

/** Where an encoding must be declared (the HTML standard says 1024), room for its name, and how
   many words a tag may have. */
enum { PROLOGUE = 4096, NAME_SIZE = 41, MOST_WORDS = 4000 };

static bool accepts(const char* ending, EntStr bytes) {
  static EntPatterns endings = {"html", "htm", "xhtml", NULL};
  static EntPatterns starts = {"<!doctype html", "<html", "<head", "<body", NULL};
  size_t mark = 0;
  (void)ent_encoding_mark(bytes, &mark);
  const EntStr head = ent_str_trim((EntStr){bytes.bytes + mark, bytes.length - mark});
  return ent_line_is_any(ent_str(ending), endings) || ent_line_starts_any(head, starts);
}

static bool is_name_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_' || c == '.' || c == ':';
}

/** The encoding behind "charset=" or "encoding=" at the start of the page; "" if there is none. */
static void declared_encoding(EntStr bytes, char name[NAME_SIZE]) {
  static const char* const keys[] = {"charset=", "encoding="};
  const EntStr head = {bytes.bytes, bytes.length < PROLOGUE ? bytes.length : PROLOGUE};
  name[0] = '\0';
  for (size_t at = 0; at < head.length; at++) {
    const EntStr rest = {head.bytes + at, head.length - at};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
      if (!ent_line_starts(rest, keys[k])) {
        continue;
      }
      size_t from = strlen(keys[k]);
      while (from < rest.length && (rest.bytes[from] == '"' || rest.bytes[from] == '\'')) {
        from++;
      }
      size_t n = 0;
      while (n + 1 < NAME_SIZE && from + n < rest.length && is_name_byte(rest.bytes[from + n])) {
        name[n] = rest.bytes[from + n];
        n++;
      }
      name[n] = '\0';
      return;
    }
  }
}

/** Elements that break the text into paragraphs where they begin and end. */
static bool is_block(const xmlNode* node) {
  static EntPatterns inlines = {
      "a",   "abbr", "b",     "bdi",  "bdo",    "big",     "cite", "code",   "data",
      "del", "dfn",  "em",    "font", "i",      "ins",     "kbd",  "mark",   "q",
      "s",   "samp", "small", "span", "strike", "strong",  "sub",  "sup",    "time",
      "tt",  "u",    "var",   "wbr",  "img",    "acronym", "nobr", "center", NULL};
  return node->type == XML_ELEMENT_NODE &&
         !ent_line_is_any(ent_str((const char*)node->name), inlines);
}

static bool is_heading(const xmlNode* node) {
  const char* name = (const char*)node->name;
  return node->type == XML_ELEMENT_NODE && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' &&
         name[2] == '\0';
}

/** Paragraphs as they are put together. */
typedef struct {
  EntArena* arena;
  EntRawArticle* raw;
  EntBuffer text;    ///< of the paragraph so far
  size_t link_bytes; ///< how much of it is in links
  EntBlockKind kind;
} Collector;

/** End the paragraph. One that is nothing but a link is left out, unless it is a sentence. */
static EntStatus flush(Collector* c, EntError* err) {
  ENT_TRY(ent_buffer_status(&c->text, err));
  const EntStr text = {c->text.bytes, c->text.length};
  const bool link = c->kind != ENT_HEADING && c->link_bytes * 10 > ent_str_trim(text).length * 9 &&
                    !ent_line_ends_sentence(ent_str_trim(text));
  c->text.length = 0;
  c->link_bytes = 0;
  return text.length == 0 || link ? ENT_OK : ent_raw_add(c->raw, c->arena, c->kind, text, err);
}

static EntStatus enter(Collector* c, const xmlNode* node, size_t* links, EntError* err) {
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
    const EntStr text = ent_str((const char*)node->content);
    ent_buffer_add_str(&c->text, text);
    c->link_bytes += *links > 0 ? text.length : 0;
    return ENT_OK;
  }
  if (ent_page_is(node, "br") && c->kind == ENT_HEADING) {
    ent_buffer_add_byte(&c->text, ' ');
    return ENT_OK;
  }
  *links += ent_page_is(node, "a");
  if (is_block(node)) {
    ENT_TRY(flush(c, err));
    c->kind = is_heading(node) ? ENT_HEADING : c->kind;
  }
  return ENT_OK;
}

static EntStatus leave(Collector* c, const xmlNode* node, size_t* links, EntError* err) {
  *links -= ent_page_is(node, "a");
  if (is_block(node) && !(ent_page_is(node, "br") && c->kind == ENT_HEADING)) {
    ENT_TRY(flush(c, err));
    c->kind = is_heading(node) ? ENT_PARAGRAPH : c->kind;
  }
  return ENT_OK;
}

/** Take the paragraphs below `root`, junk left out. */
static EntStatus collect(xmlNode* root, Collector* c, EntError* err) {
  size_t links = 0;
  for (xmlNode* node = root; node;) {
    const bool junk = node != root && node->type == XML_ELEMENT_NODE && ent_page_node(node)->junk;
    if (!junk) {
      ENT_TRY(enter(c, node, &links, err));
    }
    if (!junk && node->type == XML_ELEMENT_NODE && node->children) {
      node = node->children;
      continue;
    }
    if (!junk) {
      ENT_TRY(leave(c, node, &links, err));
    }
    while (node != root && !node->next) {
      node = node->parent;
      ENT_TRY(leave(c, node, &links, err));
    }
    node = node == root ? NULL : node->next;
  }
  return flush(c, err);
}

/** Take a parsed page apart. */
static EntStatus read_page(xmlNode* top, EntArena* arena, EntRawArticle* raw, EntError* err) {
  EntPage page;
  ENT_TRY(ent_page_count(top, arena, &page, err));
  xmlNode* root = ent_page_root(&page);
  ENT_TRY(ent_page_meta(&page, root, arena, raw, err));
  Collector c = {.arena = arena, .raw = raw, .kind = ENT_PARAGRAPH};
  const EntStatus status = collect(root, &c, err);
  ent_buffer_clear(&c.text);
  return status;
}

/** Make the page harmless for libxml2: a null byte would end the text, as it takes strings, and it
    compares every attribute of a tag with all others, so that of a tag with more words than any
    honest one the rest is blanked. */
static void disarm(EntBuffer* text) {
  size_t words = 0; // of the tag that `i` is in; 0 outside of tags
  for (size_t i = 0; i < text->length; i++) {
    const char c = text->bytes[i];
    if (c == '<' || c == '>') {
      words = c == '<';
    } else if (words > 0 && (c == ' ' || (c >= '\t' && c <= '\r') || c == '/' || c == '=')) {
      words++;
    }
    if (c == '\0' || words > MOST_WORDS) {
      text->bytes[i] = ' ';
    }
  }
}

/** Did the parser stop at a text that is too large for it? It says so as if memory were short. */
static bool is_huge_text(const xmlError* error) {
  return error->message && strstr(error->message, "huge");
}

static EntStatus parse(const EntBuffer* text, EntArena* arena, EntRawArticle* raw, EntNotes* notes,
                       EntError* err) {
  const int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (!parser) {
    return ent_no_memory(err);
  }
  EntStatus status = ENT_OK;
  xmlDoc* doc = htmlCtxtReadMemory(parser, text->bytes, (int)text->length, NULL, "UTF-8", options);
  xmlNode* top = doc ? xmlDocGetRootElement(doc) : NULL;
  if (parser->lastError.code == XML_ERR_NO_MEMORY && !is_huge_text(&parser->lastError)) {
    status = ent_no_memory(err);
  } else if (parser->disableSAX) { // the parser gave up: nested too deep, or a piece too large
    status = ent_note(notes, err, "only the first part of the page could be read");
  }
  if (status == ENT_OK && top) {
    status = read_page(top, arena, raw, err);
  }
  xmlFreeDoc(doc);
  htmlFreeParserCtxt(parser);
  return status;
}

static EntStatus read_html(EntStr bytes, const char* path, EntArena* arena, EntRawArticle* raw,
                           EntNotes* notes, EntError* err) {
  (void)path;
  char declared[NAME_SIZE];
  EntBuffer text = {0};
  declared_encoding(bytes, declared);
  EntStatus status = ent_decode(bytes, declared[0] ? declared : NULL, &text, notes, err);
  if (status == ENT_OK && text.length > 0) {
    disarm(&text);
    status = parse(&text, arena, raw, notes, err);
  }
  ent_buffer_clear(&text);
  return status;
}

const EntReader ent_reader_html = {"HTML", accepts, read_html};
