#include "cli/history.h"

static void add_date(EntBuffer* out, EntDate date) {
  char text[ENT_DATE_SIZE];
  ent_date_format(date, text);
  ent_buffer_add_text(out, text);
}

/** From when to when, as far as it is known; what is only attested is not said to last. */
static void add_phase(EntBuffer* out, const EntPhase* phase) {
  ent_buffer_add_text(out, ent_relation_name(phase->relation));
  if (!ent_date_known(phase->from) && !ent_date_known(phase->to)) {
    ent_buffer_add_text(out, " (undated)");
    return;
  }
  if (phase->to_stated) {
    const bool moment =
        ent_date_known(phase->from) && ent_date_compare(phase->from, phase->to) == 0;
    ent_buffer_add_text(out, ent_date_known(phase->from) ? " " : ", over by ");
    if (ent_date_known(phase->from) && !moment) {
      add_date(out, phase->from);
      ent_buffer_add_text(out, "–");
    }
    add_date(out, phase->to);
    return;
  }
  if (phase->from_stated) {
    ent_buffer_add_text(out, " since ");
    add_date(out, phase->from);
    ent_buffer_add_text(out, " (last attested ");
    add_date(out, phase->to);
    ent_buffer_add_text(out, ")");
    return;
  }
  const bool once = ent_date_compare(phase->from, phase->to) == 0;
  ent_buffer_add_text(out, " (attested ");
  add_date(out, phase->from);
  if (!once) {
    ent_buffer_add_text(out, " to ");
    add_date(out, phase->to);
  }
  ent_buffer_add_text(out, ")");
}

void cli_history_add(EntBuffer* out, const EntPair* pair) {
  for (size_t i = 0; i < pair->n_phases; i++) {
    ent_buffer_add_text(out, i > 0 ? ", " : "");
    add_phase(out, &pair->phases[i]);
  }
  ent_buffer_printf(out, ": %s", ent_course_name(pair->course));
}
