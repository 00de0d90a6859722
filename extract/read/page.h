/** @file extract/read/page.h
    Looking at the tree of an HTML page: which elements are no part of an article, how much text
    each holds, and where the article is. The words are those that sites use for their classes. */
#ifndef ENT_EXTRACT_READ_PAGE_H
#define ENT_EXTRACT_READ_PAGE_H

#include "graph/base/text.h"

#include <libxml/tree.h>

/** How much text an element holds, junk left out. Sizes in bytes, white space not counted. */
typedef struct {
  size_t text;      ///< all of it
  size_t link_text; ///< the part inside of links
  double score;     ///< credit from the paragraphs below (see ent_page_root())
  bool junk;        ///< no part of the article, with all that is below
} EntPageNode;

/** A page with what was counted on it. */
typedef struct {
  xmlNode* top;       ///< the root element
  EntPageNode* nodes; ///< [n_nodes] reached by ent_page_node()
  size_t n_nodes;
} EntPage;

/** The next node in document order; below `node` first, unless `skip`; NULL behind the last one
    below `top`. The tree may be as deep as it likes. */
xmlNode* ent_page_next(const xmlNode* top, xmlNode* node, bool skip);

/** Is this an element of that name (lower case)? */
bool ent_page_is(const xmlNode* node, const char* name);

/** The value of an attribute as a view into the tree; empty if it has none. */
EntStr ent_page_attribute(const xmlNode* node, const char* name);

/** Count a page. Uses the `_private` field of its elements.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_page_count(xmlNode* top, EntArena* arena, EntPage* page, EntError* err);

/** What was counted of an element. */
EntPageNode* ent_page_node(const xmlNode* node);

/** The element that holds the article: what the page declares as such (itemprop=articleBody,
    <article>, <main>), if most of the text is in it; else the element with the most credit. Each
    paragraph credits its parent, and half as much its grandparent, with its length and its commas;
    links count against it. After Kohlschütter, Fankhauser and Nejdl 2010,
    doi:10.1145/1718487.1718542 (text and link density). Linear time. */
xmlNode* ent_page_root(const EntPage* page);

#endif
