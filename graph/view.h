/** @file graph/view.h
    What a view leaves of the ties. */
#ifndef ENT_GRAPH_VIEW_H
#define ENT_GRAPH_VIEW_H

#include "graph/builder.h"

/** Drop the ties that the view does not show, and the pairs without one, and count in
    `network->hidden` what only its `all` would show. Ends of ties and pairs are numbers of actors.

    Hidden are the ties that an analyst would strike out: those of which all evidence is leads or
    member (roles), those that have nothing but a sentence that ties four actors or more with each
    other as allies (lists), rivals by a single verbal act, and what only one of the two says
    (claims). A splinter, a pair that turned or is contested, and what a person has confirmed are
    never hidden.
    @return false when memory is short. */
bool ent_view_apply(const EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                    EntNetwork* network);

#endif
