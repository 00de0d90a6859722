#include "extract/read/encoding.h"

#include "extract/read/line.h"
#include "graph/base/unicode.h"

#include <errno.h>
#include <iconv.h>

/** How far ent_is_binary() looks. */
enum { LOOK = 65536, LONGEST_NAME = 40 };

const char* ent_encoding_mark(EntStr bytes, size_t* mark) {
  static const struct {
    const char* bytes;
    size_t length;
    const char* name;
  } marks[] = {
      {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE", 2, "UTF-16LE"}, {"\xFE\xFF", 2, "UTF-16BE"}};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (bytes.length >= marks[i].length &&
        memcmp(bytes.bytes, marks[i].bytes, marks[i].length) == 0) {
      *mark = marks[i].length;
      return marks[i].name;
    }
  }
  *mark = 0;
  return NULL;
}

/** Does the file begin as formats do that hold no plain text? */
static bool has_magic(EntStr bytes) {
  static const char* const magics[] = {"%PDF-",
                                       "PK\x03\x04",
                                       "\x1F\x8B\x08",
                                       "\x89PNG",
                                       "GIF8",
                                       "\x7F"
                                       "ELF",
                                       NULL};
  for (size_t i = 0; magics[i]; i++) {
    const size_t length = strlen(magics[i]);
    if (bytes.length >= length && memcmp(bytes.bytes, magics[i], length) == 0) {
      return true;
    }
  }
  return false;
}

bool ent_is_binary(EntStr bytes) {
  size_t mark = 0;
  const char* encoding = ent_encoding_mark(bytes, &mark);
  if (has_magic(bytes)) {
    return true;
  }
  if (encoding && strcmp(encoding, "UTF-8") != 0) {
    return false; // UTF-16 is full of zeros
  }
  const size_t length = bytes.length < LOOK ? bytes.length : LOOK;
  size_t controls = 0;
  for (size_t i = 0; i < length; i++) {
    const unsigned char c = (unsigned char)bytes.bytes[i];
    if (c == 0) {
      return true;
    }
    controls += c < ' ' && (c < '\t' || c > '\r');
  }
  return controls * 10 > length;
}

/** The name that iconv should be given: ISO-8859-1 and ASCII are read as Windows-1252, which holds
    them (WHATWG Encoding Standard). NULL if UTF-8 is meant. */
static const char* iconv_name(const char* declared) {
  static EntPatterns western = {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii", NULL};
  static EntPatterns unicode = {"utf-8", "utf8", "unicode", "utf-16", "utf-16le", "utf-16be", NULL};
  const EntStr name = ent_str(declared);
  if (ent_line_is_any(name, western)) {
    return "WINDOWS-1252";
  }
  // a document whose declaration could be read as ASCII is not in UTF-16, whatever it says
  return ent_line_is_any(name, unicode) ? NULL : declared;
}

/** Convert through iconv; a byte that does not fit becomes U+FFFD. */
static void convert(iconv_t handle, EntStr bytes, size_t* broken, EntBuffer* out) {
  char* in = (char*)bytes.bytes; // iconv does not write to it
  size_t left = bytes.length;
  char room[4096];
  while (left > 0 && !out->failed) {
    char* to = room;
    size_t free_bytes = sizeof room;
    const size_t result = iconv(handle, &in, &left, &to, &free_bytes);
    const int reason = errno;
    ent_buffer_add(out, room, (size_t)(to - room));
    if (result == (size_t)-1 && reason != E2BIG) {
      ent_utf8_add(out, 0xFFFD);
      (*broken)++;
      in++;
      left--;
    }
  }
}

static EntStatus note_broken(size_t broken, EntNotes* notes, EntError* err) {
  if (broken == 0) {
    return ENT_OK;
  }
  return ent_note(notes, err, "repaired %zu broken byte%s", broken, broken == 1 ? "" : "s");
}

/** Decode as `name`. @param done  Receives whether iconv knows the name. */
static EntStatus decode_as(EntStr bytes, const char* name, EntBuffer* out, bool* done,
                           EntNotes* notes, EntError* err) {
  iconv_t handle = strlen(name) <= LONGEST_NAME ? iconv_open("UTF-8", name) : (iconv_t)-1;
  *done = handle != (iconv_t)-1;
  if (!*done) {
    return ent_note(notes, err, "the declared encoding \"%.40s\" is not known", name);
  }
  size_t broken = 0;
  convert(handle, bytes, &broken, out);
  (void)iconv_close(handle);
  ENT_TRY(ent_buffer_status(out, err));
  return note_broken(broken, notes, err);
}

EntStatus ent_decode(EntStr bytes, const char* declared, EntBuffer* out, EntNotes* notes,
                     EntError* err) {
  size_t mark = 0;
  const char* marked = ent_encoding_mark(bytes, &mark);
  const char* name = marked ? marked : declared ? iconv_name(declared) : NULL;
  bytes = (EntStr){bytes.bytes + mark, bytes.length - mark};
  bool done = false;
  if (name && strcmp(name, "UTF-8") != 0) {
    ENT_TRY(decode_as(bytes, name, out, &done, notes, err));
  }
  if (!done) {
    size_t broken = 0;
    ent_utf8_repair(bytes, &broken, out);
    ENT_TRY(ent_buffer_status(out, err));
    return note_broken(broken, notes, err);
  }
  return ENT_OK;
}
