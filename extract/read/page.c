#include "extract/read/page.h"

#include "extract/read/line.h"

/** Shortest paragraph that earns credit, in bytes, and what a declared article must hold of the
   text of the page, in percent. */
enum { SHORTEST = 25, DECLARED_PERCENT = 25, LONGEST_WORD = 24 };

xmlNode* ent_page_next(const xmlNode* top, xmlNode* node, bool skip) {
  if (!skip && node->type == XML_ELEMENT_NODE && node->children) {
    return node->children;
  }
  while (node != top && !node->next) {
    node = node->parent;
  }
  return node == top ? NULL : node->next;
}

bool ent_page_is(const xmlNode* node, const char* name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char*)node->name, name) == 0;
}

static bool is_any(const xmlNode* node, EntPatterns names) {
  for (size_t i = 0; names[i]; i++) {
    if (ent_page_is(node, names[i])) {
      return true;
    }
  }
  return false;
}

EntStr ent_page_attribute(const xmlNode* node, const char* name) {
  for (const xmlAttr* a = node->type == XML_ELEMENT_NODE ? node->properties : NULL; a;
       a = a->next) {
    if (strcmp((const char*)a->name, name) == 0) {
      return ent_str(a->children ? (const char*)a->children->content : NULL);
    }
  }
  return (EntStr){NULL, 0};
}

EntPageNode* ent_page_node(const xmlNode* node) {
  return node->_private;
}

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/** Words of class and id lists that tell of junk. */
static EntPatterns JUNK_WORDS = {"nav",
                                 "navbar",
                                 "navigation",
                                 "menu",
                                 "breadcrumb",
                                 "breadcrumbs",
                                 "share",
                                 "sharing",
                                 "social",
                                 "addthis",
                                 "cookie",
                                 "cookies",
                                 "consent",
                                 "gdpr",
                                 "newsletter",
                                 "subscribe",
                                 "subscription",
                                 "signup",
                                 "promo",
                                 "promotion",
                                 "advert",
                                 "adverts",
                                 "advertisement",
                                 "advertising",
                                 "ad",
                                 "ads",
                                 "sponsored",
                                 "sponsor",
                                 "related",
                                 "recommended",
                                 "recommendations",
                                 "recirculation",
                                 "trending",
                                 "popular",
                                 "mostread",
                                 "comments",
                                 "comment",
                                 "commentlist",
                                 "disqus",
                                 "respond",
                                 "author",
                                 "authors",
                                 "bio",
                                 "biography",
                                 "byline",
                                 "sidebar",
                                 "widget",
                                 "footer",
                                 "caption",
                                 "figcaption",
                                 "credit",
                                 "copyright",
                                 "tags",
                                 "taglist",
                                 "pagination",
                                 "pager",
                                 "popup",
                                 "modal",
                                 "overlay",
                                 "paywall",
                                 "outbrain",
                                 "taboola",
                                 "toolbar",
                                 "tools",
                                 "print",
                                 "banner",
                                 "readmore",
                                 "infobox",
                                 "reflist",
                                 "references",
                                 "reference",
                                 "navbox",
                                 "editsection",
                                 "catlinks",
                                 "hatnote",
                                 "toc",
                                 "disclaimer",
                                 NULL};

/** Does any word of a class or id list tell of junk? Words are parted by signs and by capitals:
    "shareBar", "share-bar" and "share_bar" are one. */
static bool has_junk_word(EntStr list) {
  size_t at = 0;
  while (at < list.length) {
    size_t end = at;
    while (end < list.length && is_letter(list.bytes[end]) &&
           (end == at || list.bytes[end] >= 'a' || list.bytes[end - 1] < 'a')) {
      end++;
    }
    if (end > at && end - at <= LONGEST_WORD &&
        ent_line_is_any((EntStr){list.bytes + at, end - at}, JUNK_WORDS)) {
      return true;
    }
    at = end > at ? end : at + 1;
  }
  return false;
}

/** Is an element junk by what it is? */
static bool is_junk_element(const xmlNode* node) {
  static EntPatterns names = {"script", "style",  "noscript", "template", "nav",      "footer",
                              "aside",  "form",   "button",   "select",   "textarea", "iframe",
                              "object", "svg",    "math",     "canvas",   "audio",    "video",
                              "figure", "head",   "label",    "input",    "menu",     "dialog",
                              "title",  "option", "map",      NULL};
  static EntPatterns roles = {"navigation", "banner", "contentinfo", "complementary",
                              "search",     "dialog", "alert",       "menu",
                              "menubar",    "form",   "toolbar",     NULL};
  const EntStr style = ent_page_attribute(node, "style");
  return is_any(node, names) || ent_line_is_any(ent_page_attribute(node, "role"), roles) ||
         ent_line_is(ent_page_attribute(node, "aria-hidden"), "true") ||
         (style.length < 200 &&
          (ent_line_has(style, "display:none") || ent_line_has(style, "display: none")));
}

/** Is it junk by its class or id? Wrappers of the page and the article name all sorts of things
    there, so this counts only for what holds less than half of the text. */
static bool is_junk_by_name(const xmlNode* node) {
  static EntPatterns wrappers = {"html", "body", "main", "article", "h1", NULL};
  return !is_any(node, wrappers) && (has_junk_word(ent_page_attribute(node, "class")) ||
                                     has_junk_word(ent_page_attribute(node, "id")));
}

/** Bytes of a text node that are not white space, and its commas. */
static size_t text_size(const xmlNode* node, size_t* commas) {
  size_t size = 0;
  for (const char* c = (const char*)node->content; c && *c; c++) {
    size += *c != ' ' && (*c < '\t' || *c > '\r');
    *commas += *c == ',';
  }
  return size;
}

/** Make a record for every element, and mark what is junk by what it is. */
static EntStatus make_records(xmlNode* top, EntArena* arena, EntPage* page, EntError* err) {
  size_t n = 0;
  for (xmlNode* node = top; node; node = ent_page_next(top, node, false)) {
    n += node->type == XML_ELEMENT_NODE;
  }
  *page = (EntPage){top, ent_arena_array(arena, n + 1, sizeof(EntPageNode)), 0};
  if (!page->nodes) {
    return ent_no_memory(err);
  }
  for (xmlNode* node = top; node; node = ent_page_next(top, node, false)) {
    if (node->type == XML_ELEMENT_NODE) {
      node->_private = &page->nodes[page->n_nodes++];
      ent_page_node(node)->junk = is_junk_element(node);
    }
  }
  return ENT_OK;
}

/** Is the node inside of a link below `top`? Only the nearest elements are asked. */
static bool in_link(const xmlNode* node, const xmlNode* top) {
  for (int up = 0; up < 4 && node && node != top; up++, node = node->parent) {
    if (ent_page_is(node, "a")) {
      return true;
    }
  }
  return false;
}

/** Add the sizes of an element to its parent, once all below it is counted. */
static void pass_up(const xmlNode* top, const xmlNode* node) {
  if (node == top || node->type != XML_ELEMENT_NODE) {
    return;
  }
  const EntPageNode* mine = ent_page_node(node);
  EntPageNode* above = ent_page_node(node->parent);
  if (!mine->junk) {
    above->text += mine->text;
    above->link_text += mine->link_text;
  }
}

/** Add up text from the leaves to the top, junk left out. */
static void add_sizes(const EntPage* page) {
  for (size_t i = 0; i < page->n_nodes; i++) {
    page->nodes[i].text = 0;
    page->nodes[i].link_text = 0;
    page->nodes[i].score = 0;
  }
  xmlNode* node = page->top;
  while (node) {
    const bool skip = node->type == XML_ELEMENT_NODE && ent_page_node(node)->junk;
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      size_t commas = 0;
      EntPageNode* above = ent_page_node(node->parent);
      const size_t size = text_size(node, &commas);
      above->text += size;
      above->link_text += in_link(node->parent, page->top) ? size : 0;
      above->score += (double)commas; // of its own text; ent_page_root() makes credit of it
    }
    xmlNode* next = ent_page_next(page->top, node, skip);
    // leave every element that ends before `next`
    const xmlNode* stop = next ? next->parent : page->top->parent;
    if (!next || stop != node) {
      for (xmlNode* done = node; done && done != stop; done = done->parent) {
        pass_up(page->top, done);
        if (done == page->top) {
          break;
        }
      }
    }
    node = next;
  }
}

EntStatus ent_page_count(xmlNode* top, EntArena* arena, EntPage* page, EntError* err) {
  ENT_TRY(make_records(top, arena, page, err));
  add_sizes(page);
  const size_t all = ent_page_node(top)->text;
  for (xmlNode* node = top; node; node = ent_page_next(top, node, false)) {
    if (node->type == XML_ELEMENT_NODE && is_junk_by_name(node) &&
        ent_page_node(node)->text * 2 < all) {
      ent_page_node(node)->junk = true;
    }
  }
  add_sizes(page);
  return ENT_OK;
}

/** Does the page declare the element as the article? 3 surely, 2 and 1 less so, 0 no. */
static int declared_rank(const xmlNode* node) {
  if (ent_line_is(ent_page_attribute(node, "itemprop"), "articlebody")) {
    return 3;
  }
  if (ent_page_is(node, "article")) {
    return 2;
  }
  return ent_page_is(node, "main") || ent_line_is(ent_page_attribute(node, "role"), "main");
}

/** Part of the text of an element that is in no link. */
static size_t plain_text(const xmlNode* node) {
  const EntPageNode* counts = ent_page_node(node);
  return counts->text - (counts->link_text < counts->text ? counts->link_text : counts->text);
}

/** The declared element of the highest rank with enough text, the largest of them; or NULL. */
static xmlNode* find_declared(const EntPage* page) {
  xmlNode* best[4] = {NULL};
  for (xmlNode* node = page->top; node;) {
    const bool junk = node->type == XML_ELEMENT_NODE && ent_page_node(node)->junk;
    const int rank = node->type == XML_ELEMENT_NODE && !junk ? declared_rank(node) : 0;
    if (rank > 0 && (!best[rank] || plain_text(node) > plain_text(best[rank]))) {
      best[rank] = node;
    }
    node = ent_page_next(page->top, node, junk);
  }
  for (int rank = 3; rank > 0; rank--) {
    if (best[rank] && plain_text(best[rank]) * 100 >= plain_text(page->top) * DECLARED_PERCENT) {
      return best[rank];
    }
  }
  return NULL;
}

/** Credit for the text that an element holds itself. Its commas wait in the score of the element.
 */
static double credit_of(const xmlNode* node, double commas) {
  static EntPatterns paragraphs = {"p", "pre", "td", "blockquote", "li", "div", "section", NULL};
  const size_t text = plain_text(node);
  if (text < SHORTEST || !is_any(node, paragraphs)) {
    return 0;
  }
  const double length = (double)text / 100;
  const bool block = ent_page_is(node, "p") || ent_page_is(node, "pre");
  return (block ? 1 + (length < 3 ? length : 3) : 0) + commas;
}

static void give(const xmlNode* node, double credit) {
  if (node && node->type == XML_ELEMENT_NODE && ent_page_node(node)) {
    ent_page_node(node)->score += credit;
  }
}

/** Turn the commas into credit of parents and grandparents. An element's children come behind it in
    document order, so its own commas are read before any credit reaches it. */
static void give_credit(const EntPage* page) {
  for (xmlNode* node = page->top; node;) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const bool junk = element && ent_page_node(node)->junk;
    if (element && !junk) {
      const double credit = credit_of(node, ent_page_node(node)->score);
      ent_page_node(node)->score = 0;
      give(node == page->top ? NULL : node->parent, credit);
      give(node == page->top || node->parent == page->top ? NULL : node->parent->parent,
           credit / 2);
      if (ent_page_is(node, "div") || ent_page_is(node, "td")) {
        give(node, credit); // text that stands in a box without paragraphs
      }
    }
    node = ent_page_next(page->top, node, junk);
  }
}

/** The parent, while it holds a good deal more plain text and few links. */
static xmlNode* widen(const EntPage* page, xmlNode* node) {
  while (node != page->top && node->parent != page->top && !ent_page_is(node->parent, "body")) {
    const size_t mine = plain_text(node);
    const EntPageNode* above = ent_page_node(node->parent);
    if (plain_text(node->parent) * 10 < mine * 13 || above->link_text * 4 > above->text) {
      return node;
    }
    node = node->parent;
  }
  return node;
}

xmlNode* ent_page_root(const EntPage* page) {
  xmlNode* declared = find_declared(page);
  if (declared) {
    return declared;
  }
  give_credit(page);
  xmlNode* best = page->top;
  double most = 0;
  for (xmlNode* node = page->top; node;) {
    const bool element = node->type == XML_ELEMENT_NODE;
    const EntPageNode* counts = element ? ent_page_node(node) : NULL;
    if (element && !counts->junk && counts->text > 0) {
      const double score = counts->score * (double)plain_text(node) / (double)counts->text;
      if (score > most) {
        most = score;
        best = node;
      }
    }
    node = ent_page_next(page->top, node, element && counts->junk);
  }
  return most > 0 ? widen(page, best) : page->top;
}
