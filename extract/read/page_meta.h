/** @file extract/read/page_meta.h
    What an HTML page says of its article: meta elements (Open Graph, Dublin Core and the usual
    names), JSON-LD (schema.org), <time>, <link rel=canonical>, <title> and <h1>. */
#ifndef ENT_EXTRACT_READ_PAGE_META_H
#define ENT_EXTRACT_READ_PAGE_META_H

#include "extract/read/page.h"
#include "extract/read/reader.h"

/** Fill title, author, source, url and date of `raw` with what is found.
    @param root  The element that holds the article; its <h1> and <time> go before others.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_page_meta(const EntPage* page, const xmlNode* root, EntArena* arena,
                        EntRawArticle* raw, EntError* err);

#endif
