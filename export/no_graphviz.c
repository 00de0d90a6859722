// Takes the place of the writers that need Graphviz in a build without it (make GRAPHVIZ=no).
#include "export/writers.h"

static EntStatus refuse(EntError* err) {
  return ent_fail(err, ENT_BACKEND, NULL, 0, "built without Graphviz: no DOT and no pictures");
}

EntStatus ent_write_dot(const EntNetwork* network, EntBuffer* out, EntError* err) {
  (void)network;
  (void)out;
  return refuse(err);
}

EntStatus ent_write_svg(const EntNetwork* network, EntBuffer* out, EntError* err) {
  (void)network;
  (void)out;
  return refuse(err);
}

EntStatus ent_write_png(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return ent_write_svg(network, out, err);
}

EntStatus ent_write_pdf(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return ent_write_svg(network, out, err);
}
