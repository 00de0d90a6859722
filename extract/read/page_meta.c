#include "extract/read/page_meta.h"

#include "extract/read/dates.h"
#include "extract/read/line.h"
#include "graph/base/json.h"

/** Kinds of what is found. */
typedef enum { DATE, TITLE, SOURCE, AUTHOR, URL, N_FIELDS } Field;

/** Deepest nesting of JSON-LD that is followed, and longest title of a site in words. */
enum { DEEPEST = 5, SITE_WORDS = 6 };

/** The best value of each field so far. */
typedef struct {
  EntArena* arena;
  EntStr values[N_FIELDS];
  int ranks[N_FIELDS]; ///< how good it is; 0 for none
  EntStr head;         ///< <title>
  EntStr h1;
  int h1_rank;
  bool failed; ///< memory was short
} Meta;

/** Keep `value` if it is better than what is there. An address or a date that cannot be one is no
    value at all. */
static void offer(Meta* meta, Field field, int rank, EntStr value) {
  EntDate date;
  if (rank <= meta->ranks[field] || ent_str_trim(value).length == 0 ||
      (field == URL && !ent_line_starts(value, "http")) ||
      (field == DATE && !ent_date_find(value, &date))) {
    return;
  }
  const EntStr tidy = ent_tidy(meta->arena, value);
  if (!tidy.bytes) {
    meta->failed = true;
  } else if (tidy.length > 0) {
    meta->values[field] = tidy;
    meta->ranks[field] = rank;
  }
}

/** Names of meta elements, and how far each is to be trusted. */
static const struct {
  const char* name;
  Field field;
  int rank;
} META_NAMES[] = {{"article:published_time", DATE, 8},
                  {"og:article:published_time", DATE, 8},
                  {"datepublished", DATE, 7},
                  {"og:published_time", DATE, 7},
                  {"article.published", DATE, 6},
                  {"parsely-pub-date", DATE, 6},
                  {"sailthru.date", DATE, 6},
                  {"pubdate", DATE, 6},
                  {"publishdate", DATE, 6},
                  {"publish-date", DATE, 6},
                  {"publish_date", DATE, 6},
                  {"publication_date", DATE, 6},
                  {"publication-date", DATE, 6},
                  {"dc.date.issued", DATE, 6},
                  {"dcterms.issued", DATE, 6},
                  {"dcterms.created", DATE, 5},
                  {"dc.date", DATE, 5},
                  {"dcterms.date", DATE, 5},
                  {"citation_publication_date", DATE, 5},
                  {"date", DATE, 5},
                  {"og:title", TITLE, 5},
                  {"twitter:title", TITLE, 3},
                  {"dc.title", TITLE, 3},
                  {"og:site_name", SOURCE, 8},
                  {"application-name", SOURCE, 3},
                  {"dc.publisher", SOURCE, 4},
                  {"citation_journal_title", SOURCE, 4},
                  {"author", AUTHOR, 4},
                  {"article:author", AUTHOR, 2},
                  {"dc.creator", AUTHOR, 3},
                  {"parsely-author", AUTHOR, 3},
                  {"og:url", URL, 5}};

/** <meta name=… property=… itemprop=… content=…>. */
static void read_meta(Meta* meta, const xmlNode* node) {
  static const char* const attributes[] = {"property", "name", "itemprop"};
  const EntStr content = ent_page_attribute(node, "content");
  for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
    const EntStr name = ent_page_attribute(node, attributes[a]);
    for (size_t i = 0; name.length > 0 && i < sizeof META_NAMES / sizeof *META_NAMES; i++) {
      if (ent_line_is(name, META_NAMES[i].name)) {
        offer(meta, META_NAMES[i].field, META_NAMES[i].rank, content);
      }
    }
  }
}

static EntStr json_text(const json_t* value) {
  return json_is_string(value) ? (EntStr){json_string_value(value), json_string_length(value)}
                               : (EntStr){NULL, 0};
}

/** A string, or the name of an object or of the first of a list. */
static EntStr json_name(const json_t* value) {
  value = json_is_array(value) ? json_array_get(value, 0) : value;
  return json_text(json_is_object(value) ? json_object_get(value, "name") : value);
}

/** Does an object of JSON-LD describe an article? */
static bool is_article(const json_t* object) {
  const json_t* type = json_object_get(object, "@type");
  const EntStr name = json_text(json_is_array(type) ? json_array_get(type, 0) : type);
  return ent_line_ends(name, "article") || ent_line_ends(name, "posting") ||
         ent_line_is(name, "report");
}

/** Look through JSON-LD: objects, lists, and what stands under @graph. */
static void read_json(Meta* meta, const json_t* value, int depth) {
  if (depth > DEEPEST) {
    return;
  }
  if (json_is_array(value)) {
    for (size_t i = 0; i < json_array_size(value); i++) {
      read_json(meta, json_array_get(value, i), depth + 1);
    }
  } else if (json_is_object(value)) {
    read_json(meta, json_object_get(value, "@graph"), depth + 1);
    read_json(meta, json_object_get(value, "mainEntity"), depth + 1);
    const bool article = is_article(value);
    offer(meta, DATE, article ? 9 : 2, json_text(json_object_get(value, "datePublished")));
    if (article) {
      offer(meta, TITLE, 6, json_text(json_object_get(value, "headline")));
      offer(meta, SOURCE, 7, json_name(json_object_get(value, "publisher")));
      offer(meta, AUTHOR, 5, json_name(json_object_get(value, "author")));
      offer(meta, URL, 3, json_text(json_object_get(value, "url")));
    }
  }
}

static void read_script(Meta* meta, const xmlNode* node) {
  const xmlNode* text = node->children;
  if (!text || !text->content ||
      !ent_line_is(ent_page_attribute(node, "type"), "application/ld+json")) {
    return;
  }
  json_t* value = json_loads((const char*)text->content, 0, NULL); // broken JSON says nothing
  read_json(meta, value, 0);
  json_decref(value);
}

/** All text below an element, tidied. */
static EntStr element_text(Meta* meta, xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(node);
  if (!content) {
    meta->failed = true;
    return (EntStr){NULL, 0};
  }
  const EntStr tidy = ent_tidy(meta->arena, ent_str((const char*)content));
  xmlFree(content);
  meta->failed = meta->failed || !tidy.bytes;
  return tidy;
}

static void read_time(Meta* meta, xmlNode* node, bool inside) {
  const EntStr datetime = ent_page_attribute(node, "datetime");
  const EntStr itemprop = ent_page_attribute(node, "itemprop");
  if (ent_line_is(itemprop, "datemodified")) {
    return;
  }
  const int rank = ent_line_is(itemprop, "datepublished") ? 7 : inside ? 4 : 3;
  offer(meta, DATE, rank, datetime);
  if (datetime.length == 0 && rank > meta->ranks[DATE]) {
    offer(meta, DATE, rank, element_text(meta, node));
  }
}

static void read_h1(Meta* meta, xmlNode* node, bool inside) {
  const int rank = inside ? 2 : 1;
  if (rank > meta->h1_rank) {
    const EntStr text = element_text(meta, node);
    if (text.length > 0) {
      meta->h1 = text;
      meta->h1_rank = rank;
    }
  }
}

static void read_element(Meta* meta, xmlNode* node, bool inside) {
  if (ent_page_is(node, "meta")) {
    read_meta(meta, node);
  } else if (ent_page_is(node, "script")) {
    read_script(meta, node);
  } else if (ent_page_is(node, "time")) {
    read_time(meta, node, inside);
  } else if (ent_page_is(node, "h1")) {
    read_h1(meta, node, inside);
  } else if (ent_page_is(node, "title") && meta->head.length == 0) {
    meta->head = element_text(meta, node);
  } else if (ent_page_is(node, "link") &&
             ent_line_is(ent_page_attribute(node, "rel"), "canonical")) {
    offer(meta, URL, 6, ent_page_attribute(node, "href"));
  }
}

/** Cut "Title | Site" at its last bar or dash. @param site  Receives what is behind it; empty if
    there is none, or if it is too long for a name. */
static EntStr without_site(EntStr head, EntStr* site) {
  static const char* const marks[] = {" | ",        " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                      " \xC2\xB7 ", " :: ", " \xC2\xBB "};
  *site = (EntStr){NULL, 0};
  for (size_t at = head.length; at > 0; at--) {
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
      const size_t length = strlen(marks[m]);
      if (at + length > head.length || memcmp(head.bytes + at, marks[m], length) != 0) {
        continue;
      }
      const EntStr tail = {head.bytes + at + length, head.length - at - length};
      if (ent_line_words(tail, SITE_WORDS + 1) <= SITE_WORDS && tail.length < at) {
        *site = tail;
        return (EntStr){head.bytes, at};
      }
      return head;
    }
  }
  return head;
}

/** Does `text` begin with `start`? */
static bool begins(EntStr text, EntStr start) {
  return start.length > 0 && start.length <= text.length &&
         memcmp(text.bytes, start.bytes, start.length) == 0;
}

/** The title: the <h1> of the article, or one that the page confirms; else what metadata says; else
    <title> without the site's name. */
static EntStr choose_title(const Meta* meta) {
  EntStr site;
  const EntStr head = without_site(meta->head, &site);
  const EntStr said = meta->values[TITLE];
  const bool confirmed = begins(meta->head, meta->h1) || ent_str_equal(said, meta->h1);
  if (meta->h1.length > 0 && (confirmed || meta->h1_rank == 2)) {
    return meta->h1;
  }
  EntStr said_site;
  const EntStr bare = without_site(said, &said_site);
  if (said.length > 0) {
    return ent_str_equal(said_site, meta->values[SOURCE]) ? bare : said;
  }
  return meta->h1.length > 0 && head.length == 0 ? meta->h1 : head;
}

/** A view as a string; NULL for an empty one. */
static const char* keep(Meta* meta, EntStr text) {
  const char* copy = text.length > 0 ? ent_arena_copy(meta->arena, text.bytes, text.length) : NULL;
  meta->failed = meta->failed || (text.length > 0 && !copy);
  return copy;
}

static void fill(Meta* meta, EntRawArticle* raw) {
  EntStr site;
  const EntStr head = without_site(meta->head, &site);
  const EntStr title = choose_title(meta);
  if (meta->ranks[SOURCE] == 0 && ent_str_equal(head, title)) {
    meta->values[SOURCE] = site;
  }
  raw->title = keep(meta, title);
  raw->source = keep(meta, meta->values[SOURCE]);
  raw->author = keep(meta, meta->values[AUTHOR]);
  raw->url = keep(meta, meta->values[URL]);
  if (meta->ranks[DATE] > 0) {
    (void)ent_date_find(meta->values[DATE], &raw->date);
  }
}

/** The node behind `root` and all below it; NULL at the end of the page. */
static const xmlNode* behind(const EntPage* page, xmlNode* root) {
  return ent_page_next(page->top, root, true);
}

EntStatus ent_page_meta(const EntPage* page, const xmlNode* root, EntArena* arena,
                        EntRawArticle* raw, EntError* err) {
  Meta meta = {.arena = arena};
  bool inside = false;
  const xmlNode* end = NULL;
  for (xmlNode* node = page->top; node; node = ent_page_next(page->top, node, false)) {
    if (node == root) {
      inside = node != page->top;
      end = behind(page, node);
    } else if (node == end) {
      inside = false;
    }
    if (node->type == XML_ELEMENT_NODE) {
      read_element(&meta, node, inside);
    }
  }
  fill(&meta, raw);
  return meta.failed ? ent_no_memory(err) : ENT_OK;
}
