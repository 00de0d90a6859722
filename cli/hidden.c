#include "cli/hidden.h"

bool cli_hidden_add(EntBuffer* out, const EntHidden* hidden) {
  const struct {
    size_t n;
    const char* one;
    const char* many;
  } reasons[] = {{hidden->roles, "role", "roles"},
                 {hidden->lists, "from a list", "from lists"},
                 {hidden->verbal, "single verbal act", "single verbal acts"},
                 {hidden->claims, "claim of one side", "claims of one side"}};
  const size_t n = hidden->roles + hidden->lists + hidden->verbal + hidden->claims;
  const char* separator = " (";
  if (n == 0) {
    return false;
  }
  ent_buffer_printf(out, "%zu tie%s", n, n == 1 ? "" : "s");
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
    if (reasons[i].n > 0) {
      ent_buffer_printf(out, "%s%zu %s", separator, reasons[i].n,
                        reasons[i].n == 1 ? reasons[i].one : reasons[i].many);
      separator = ", ";
    }
  }
  ent_buffer_printf(out, "); --all shows %s", n == 1 ? "it" : "them");
  return true;
}
