/** @file export/style.h
    How actors and ties look, the same in every format that shows them: camps by colour, influence
    by size, relations by colour, weight by width. */
#ifndef ENT_EXPORT_STYLE_H
#define ENT_EXPORT_STYLE_H

#include "graph/network.h"

/** A colour of the sRGB space. */
typedef struct {
  uint8_t r;
  uint8_t g;
  uint8_t b;
} EntColor;

/** A network and the scales of its look. */
typedef struct {
  const EntNetwork* network; ///< borrowed
  double top_influence;      ///< the highest PageRank; 0 if not measured
  double top_weight;         ///< the highest weight of a tie; 0 if there is none
  uint32_t n_shared_camps;   ///< camps of two actors or more; they come first
} EntStyle;

/** Scale a look to `network`, which must outlive it. Nothing to free. @return ENT_NO_MEMORY. */
EntStatus ent_style_init(EntStyle* style, const EntNetwork* network, EntError* err);

/** The colour of the actor's camp, light enough for black text: the "light" scheme of P. Tol,
    "Colour Schemes" (SRON/EPS/TN/09-002, 2021), which the colour-blind can tell apart. It repeats
    after eight camps; grey for an actor that is alone in its camp. */
EntColor ent_style_actor_color(const EntStyle* style, const EntNode* actor);

/** From 0 to 1: the square root of the actor's PageRank against the highest, so that the area of a
    node tells its influence. */
double ent_style_influence(const EntStyle* style, const EntNode* actor);

/** Ally teal, rival red, splinter_of grey: the "vibrant" scheme of the same report. */
EntColor ent_style_relation_color(EntRelation relation);

/** From 0 to 1: the square root of the tie's weight against the highest. */
double ent_style_strength(const EntStyle* style, const EntTie* tie);

#endif
