/** @file graph/store/schema.h
    Which files are stores, and what stands in a new one. */
#ifndef ENT_GRAPH_STORE_SCHEMA_H
#define ENT_GRAPH_STORE_SCHEMA_H

#include "graph/store/database.h"

/** Look at the first bytes of a file, without SQLite, which would touch it.
    @param create  Take a file that holds nothing for a store to be, and make one if it is missing.
    @return ENT_IO if it cannot be read or, unless `create`, holds nothing; ENT_BAD_INPUT if it is
   no store. */
EntStatus ent_schema_check_file(const char* path, bool create, EntError* err);

/** Make the tables, unless they are there. */
EntStatus ent_schema_create(EntStore* store, EntError* err);

/** Is the store of the version that we read? @return ENT_BAD_INPUT if not. */
EntStatus ent_schema_check_version(EntStore* store, EntError* err);

#endif
