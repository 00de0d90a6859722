// A page for any browser that needs nothing else: the network as JSON, d3 (its licence stands in
// the template) and our own script (export/page/) in one file.
#include "export/writers.h"

#ifdef ENT_D3_FILE

#include "graph/base/embed.h"

ENT_EMBED(page_html, "export/page/page.html");
ENT_EMBED(page_css, "export/page/page.css");
ENT_EMBED(page_js, "export/page/page.js");
ENT_EMBED(page_d3, ENT_D3_FILE);

/** Append JSON so that it can stand in an element: what could end that, or is a line end to a
   script and not to JSON, is escaped. None of it stands outside of strings. */
static void add_escaped(EntBuffer* out, const EntBuffer* json) {
  for (size_t i = 0; i < json->length; i++) {
    const char* at = json->bytes + i;
    if (*at == '<' || *at == '>' || *at == '&') {
      ent_buffer_printf(out, "\\u%04x", (unsigned)*at);
    } else if (strncmp(at, "\xE2\x80\xA8", 3) == 0 || strncmp(at, "\xE2\x80\xA9", 3) == 0) {
      ent_buffer_printf(out, "\\u%04x", at[2] == '\xA8' ? 0x2028u : 0x2029u);
      i += 2;
    } else {
      ent_buffer_add_byte(out, *at);
    }
  }
}

/** Fill the places of the template: "@data@" and the like. */
static void fill(EntBuffer* out, const EntBuffer* json) {
  static const struct {
    const char* place;
    const char* text; ///< NULL for the data
  } parts[] = {{"@css@", ent_embedded_page_css},
               {"@data@", NULL},
               {"@d3@", ent_embedded_page_d3},
               {"@js@", ent_embedded_page_js}};
  const char* rest = ent_embedded_page_html;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const char* place = strstr(rest, parts[i].place);
    if (!place) {
      break; // not with the template as it is
    }
    ent_buffer_add(out, rest, (size_t)(place - rest));
    if (parts[i].text) {
      ent_buffer_add_text(out, parts[i].text);
    } else {
      add_escaped(out, json);
    }
    rest = place + strlen(parts[i].place);
  }
  ent_buffer_add_text(out, rest);
}

EntStatus ent_write_html(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntBuffer json = {0};
  const EntStatus status = ent_write_json(network, &json, err);
  if (status == ENT_OK) {
    fill(out, &json);
  }
  ent_buffer_clear(&json);
  return status == ENT_OK ? ent_buffer_status(out, err) : status;
}

#else

EntStatus ent_write_html(const EntNetwork* network, EntBuffer* out, EntError* err) {
  (void)network;
  (void)out;
  return ent_fail(err, ENT_BACKEND, NULL, 0, "built without d3: no page");
}

#endif
