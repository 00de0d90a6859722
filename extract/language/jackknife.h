/** @file extract/language/jackknife.h
    Analysis with another part for names than the one that is linked in: the judge of relations
    learns from articles that the linked one has learned from, where it is better than on new ones;
    there it is given taggers that have not seen them (Quenouille 1956, doi:10.2307/2332914). */
#ifndef ENT_EXTRACT_LANGUAGE_JACKKNIFE_H
#define ENT_EXTRACT_LANGUAGE_JACKKNIFE_H

#include "extract/language/analysis.h"
#include "extract/language/model.h"

/** As ent_analyze(), with the names that `names` finds. It is borrowed for this call. */
EntStatus ent_analyze_with(const EntModel* names, const EntArticle* article, EntArena* arena,
                           EntAnalysis* out, EntError* err);

#endif
