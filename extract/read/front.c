#include "extract/read/front.h"

#include "extract/read/dates.h"
#include "extract/read/junk_line.h"
#include "extract/read/line.h"
#include "graph/base/unicode.h"

/** Blocks among which front matter is looked for, and how long a paragraph of the text is at least,
    in bytes. */
enum { WINDOW = 16, BODY = 120, LABEL_BYTES = 40, LABEL_WORDS = 4, DATELINE = 90 };

/** A view as a string. @return NULL when memory is short. */
static const char* keep(EntArena* arena, EntStr text) {
  return ent_arena_copy(arena, text.bytes, text.length);
}

static bool is_body(EntStr line) {
  return line.length >= BODY && ent_line_ends_sentence(line);
}

/** How many blocks may hold front matter: up to the second paragraph of the text. */
static size_t window_of(const EntRawArticle* raw) {
  size_t bodies = 0;
  for (size_t i = 0; i < raw->n_blocks && i < WINDOW; i++) {
    bodies += is_body(raw->blocks[i].text);
    if (bodies == 2) {
      return i;
    }
  }
  return raw->n_blocks < WINDOW ? raw->n_blocks : WINDOW;
}

static void drop_block(EntRawArticle* raw, size_t i) {
  raw->n_blocks--;
  memmove(raw->blocks + i, raw->blocks + i + 1, (raw->n_blocks - i) * sizeof *raw->blocks);
}

/** The name in "By Jo Doe"; empty if the line is no byline. */
static EntStr byline_name(EntStr line) {
  static EntPatterns by = {"by ", "written by ", "reported by ", NULL};
  for (size_t i = 0; by[i]; i++) {
    const size_t skip = strlen(by[i]);
    if (ent_line_starts(line, by[i])) {
      const EntStr name = ent_line_bare((EntStr){line.bytes + skip, line.length - skip});
      return ent_line_like_name(name) ? name : (EntStr){NULL, 0};
    }
  }
  return (EntStr){NULL, 0};
}

/** Take the lines with the date and the author out of the window. */
static EntStatus take_date_and_author(EntRawArticle* raw, EntArena* arena, EntError* err) {
  EntDate published = {0};
  EntDate updated = {0};
  EntStr author = {NULL, 0};
  for (size_t i = 0; i < window_of(raw);) {
    EntDate date;
    const EntStr line = raw->blocks[i].text;
    const EntDateLine kind = ent_date_line(line, &date);
    const EntStr name = byline_name(line);
    if (kind == ENT_DATE_LINE_NONE && name.length == 0) {
      i++;
      continue;
    }
    if (kind == ENT_DATE_LINE && !ent_date_known(published)) {
      published = date;
    } else if (kind == ENT_DATE_LINE_UPDATED && !ent_date_known(updated)) {
      updated = date;
    }
    author = author.length > 0 ? author : name;
    drop_block(raw, i);
    // a name alone is a byline only above a date: else it might be the title
    if (kind != ENT_DATE_LINE_NONE && i > 1 && ent_line_like_name(raw->blocks[i - 1].text)) {
      author = author.length > 0 ? author : raw->blocks[i - 1].text;
      drop_block(raw, --i);
    }
  }
  if (!ent_date_known(raw->date)) {
    raw->date = ent_date_known(published) ? published : updated;
  }
  if (!raw->author && author.length > 0) {
    raw->author = keep(arena, author);
    return raw->author ? ENT_OK : ent_no_memory(err);
  }
  return ENT_OK;
}

/** Is the first line a section's name: short, with the title under it? */
static bool starts_with_section(const EntRawArticle* raw, bool dated) {
  static EntPatterns sections = {
      "news",    "world",       "world news",  "politics", "opinion",     "analysis",  "comment",
      "africa",  "asia",        "europe",      "americas", "middle east", "business",  "economy",
      "feature", "features",    "sport",       "sports",   "national",    "local",     "security",
      "iraq",    "latest news", "top stories", "region",   "culture",     "editorial", NULL};
  if (raw->n_blocks < 3) {
    return false;
  }
  const EntStr first = raw->blocks[0].text;
  const EntStr second = raw->blocks[1].text;
  if (first.length > LABEL_BYTES || ent_line_words(first, LABEL_WORDS + 1) > LABEL_WORDS ||
      !ent_line_like_title(second) || second.length <= first.length) {
    return false;
  }
  return ent_line_is_any(ent_line_bare(first), sections) ||
         (dated && ent_line_like_title(first) && ent_line_words(second, 5) == 5);
}

/** Could the line be the title of what follows? A long question or exclamation is rather the text's
    first sentence, and so is a line that starts in the middle of one. */
static bool may_be_title(EntStr line) {
  const size_t most = ent_line_ends_sentence(line) ? 12 : 20;
  size_t n = 0;
  return ent_line_like_title(line) && !ent_is_lower(ent_utf8_next(line, &n)) &&
         ent_line_words(line, most + 1) <= most;
}

/** Does any block below the first hold a sentence? Without one, all is body. */
static bool has_text_below(const EntRawArticle* raw) {
  const size_t title = raw->blocks[0].text.length;
  for (size_t i = 1; i < raw->n_blocks; i++) {
    const EntStr text = raw->blocks[i].text;
    if (ent_line_ends_sentence(text) || text.length > 2 * title) {
      return true;
    }
  }
  return false;
}

static EntStatus take_title(EntRawArticle* raw, EntArena* arena, bool dated, EntError* err) {
  if (raw->title) {
    const EntStr title = ent_str(raw->title);
    for (size_t i = 0; i < window_of(raw); i++) {
      const EntStr text = raw->blocks[i].text;
      if (ent_str_equal(text, title)) {
        drop_block(raw, i--);
      }
    }
    return ENT_OK;
  }
  while (raw->n_blocks > 1 && ent_is_junk_line(raw->blocks[0].text)) {
    drop_block(raw, 0);
  }
  if (starts_with_section(raw, dated)) {
    drop_block(raw, 0);
  }
  if (raw->n_blocks < 2 || !may_be_title(raw->blocks[0].text) || !has_text_below(raw)) {
    return ENT_OK;
  }
  raw->title = keep(arena, raw->blocks[0].text);
  drop_block(raw, 0);
  return raw->title ? ENT_OK : ent_no_memory(err);
}

/** The agency's name in "(Reuters) -" at byte `open`; NULL if it is not one. */
static const char* agency_at(EntStr line, size_t open) {
  static const char* const agencies[] = {
      "Reuters", "AP",   "AFP",  "Xinhua", "UPI",     "DPA",  "IPS",     "EFE",      "ANSA",
      "TASS",    "PTI",  "IANS", "ANI",    "Kyodo",   "SANA", "Anadolu", "Interfax", "Bloomberg",
      "Yonhap",  "IRNA", "WAFA", "SPA",    "Bernama", "APP",  NULL};
  static EntPatterns dashes = {"-", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
  for (size_t i = 0; agencies[i]; i++) {
    const size_t length = strlen(agencies[i]);
    const size_t close = open + 1 + length;
    if (close >= line.length || line.bytes[close] != ')' ||
        memcmp(line.bytes + open + 1, agencies[i], length) != 0) {
      continue;
    }
    const EntStr rest = ent_str_trim((EntStr){line.bytes + close + 1, line.length - close - 1});
    return ent_line_starts_any(rest, dashes) ? agencies[i] : NULL;
  }
  return NULL;
}

/** Look for "PLACE, May 20 2022 (AGENCY) -" at the start of the first paragraphs. */
static void read_dateline(EntRawArticle* raw) {
  for (size_t i = 0; i < raw->n_blocks && i < 3; i++) {
    const EntStr line = raw->blocks[i].text;
    const size_t most = line.length < DATELINE ? line.length : DATELINE;
    const char* open = memchr(line.bytes, '(', most);
    const size_t at = open ? (size_t)(open - line.bytes) : 0;
    const char* agency = open ? agency_at(line, at) : NULL;
    if (!agency) {
      continue;
    }
    raw->source = raw->source ? raw->source : agency;
    if (!ent_date_known(raw->date)) {
      (void)ent_date_find((EntStr){line.bytes, at}, &raw->date);
    }
    return;
  }
}

EntStatus ent_front_take(EntRawArticle* raw, EntArena* arena, EntError* err) {
  const size_t before = raw->n_blocks;
  ENT_TRY(take_date_and_author(raw, arena, err));
  const bool dated = raw->n_blocks < before;
  ENT_TRY(take_title(raw, arena, dated, err));
  read_dateline(raw);
  return ENT_OK;
}
