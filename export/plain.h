/** @file export/plain.h
    Text and numbers as every format can hold them. */
#ifndef ENT_EXPORT_PLAIN_H
#define ENT_EXPORT_PLAIN_H

#include "graph/base/text.h"

/** Append `text` as valid UTF-8 on one line: broken bytes are repaired; line ends and tabs become
    blanks; other control characters and the non-characters U+FFFE, U+FFFF and their kin, which XML
    forbids or no reader wants, are dropped. NULL appends nothing. Check `out` with
    ent_buffer_status(). */
void ent_add_plain(EntBuffer* out, const char* text);

/** Append `value` with six significant digits and a point, whatever the locale. A value that is not
    finite appends nothing. */
void ent_add_number(EntBuffer* out, double value);

#endif
