/** @file extract/read/catalog.h
    What a person knows of the articles better than their files do: an articles.tsv with a header
    line and tab-separated columns in any order: id, title, date, outlet, url, trust. */
#ifndef ENT_EXTRACT_READ_CATALOG_H
#define ENT_EXTRACT_READ_CATALOG_H

#include "graph/base/date.h"

/** A catalog of articles. */
typedef struct EntCatalog EntCatalog;

/** What the catalog says of one article; a field is NULL (date: unknown, trust: -1) where it says
    nothing. */
typedef struct {
  const char* title;
  const char* outlet;
  const char* url;
  EntDate date;
  double trust; ///< 0 to 1, how far the outlet is trusted; -1 if not given
} EntCatalogEntry;

/** Read a catalog.
    @param problem  Told of every malformed line (no id, a date that is none, …); may be NULL.
    @param out      Receives the catalog; free it with ent_catalog_free().
    @return ENT_IO if the file cannot be read, ENT_BAD_INPUT if its header has no column id,
            ENT_NO_MEMORY. */
ENT_API EntStatus ent_catalog_read(const char* path, EntLineProblem* problem, void* handle,
                                   EntCatalog** out, EntError* err);

/** The entry of the article with this id, or NULL. Owned by the catalog. */
ENT_API const EntCatalogEntry* ent_catalog_find(const EntCatalog* catalog, const char* id);

/** Free the catalog. NULL is fine. */
ENT_API void ent_catalog_free(EntCatalog* catalog);

#endif
