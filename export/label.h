/** @file export/label.h
    The texts of a drawing, in the spelling of Graphviz: it gives meaning to the backslash and to
    entities. All append to `out`. */
#ifndef ENT_EXPORT_LABEL_H
#define ENT_EXPORT_LABEL_H

#include "graph/network.h"

/** A name as the label of a node: broken into short lines at blanks, cut when very long. */
void ent_label_add(EntBuffer* out, const char* name);

/** What a browser shows when the mouse rests on an actor. */
void ent_label_add_actor(EntBuffer* out, const EntNode* actor);

/** What a browser shows when the mouse rests on a tie. */
void ent_label_add_tie(EntBuffer* out, const EntNetwork* network, const EntTie* tie);

#endif
