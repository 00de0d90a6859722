#include "extract/read/read.h"

#include "extract/read/dates.h"
#include "extract/read/encoding.h"
#include "extract/read/front.h"
#include "extract/read/junk.h"
#include "extract/read/language.h"
#include "extract/read/line.h"
#include "extract/read/reader.h"
#include "graph/base/unicode.h"

/** Longest ending of a file's name, without the dot, and its room. */
enum { LONGEST_ENDING = 6 };

static bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/** The last part of a path. */
static EntStr base_name(const char* path) {
  EntStr name = ent_str(path);
  while (name.length > 1 && name.bytes[name.length - 1] == '/') {
    name.length--;
  }
  for (size_t i = name.length; i > 0; i--) {
    if (name.bytes[i - 1] == '/' && i < name.length) {
      return (EntStr){name.bytes + i, name.length - i};
    }
  }
  return name;
}

/** Length of the ending of a name with its dot; 0 if it has none. A name that is all dot and ending
    is a hidden file's. */
static size_t ending_length(EntStr name) {
  size_t length = 0;
  while (length < name.length && is_ascii_alnum(name.bytes[name.length - 1 - length])) {
    length++;
  }
  const bool dot = length < name.length && name.bytes[name.length - 1 - length] == '.';
  return dot && length > 0 && length <= LONGEST_ENDING && length + 1 < name.length ? length + 1 : 0;
}

static void get_ending(EntStr name, char ending[LONGEST_ENDING + 1]) {
  const size_t length = ending_length(name);
  size_t n = 0;
  for (size_t i = name.length - length + 1; length > 0 && i < name.length; i++) {
    const char c = name.bytes[i];
    ending[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
  }
  ending[n] = '\0';
}

EntStr ent_article_id(const char* path) {
  if (strcmp(path, "-") == 0) {
    return ent_str("stdin");
  }
  const EntStr name = base_name(path);
  return (EntStr){name.bytes, name.length - ending_length(name)};
}

static const EntReader* pick_reader(const char* path, EntStr bytes) {
  static const EntReader* const readers[] = {&ent_reader_html, &ent_reader_text};
  char ending[LONGEST_ENDING + 1];
  get_ending(base_name(path), ending);
  const size_t last = sizeof readers / sizeof *readers - 1; // accepts everything
  for (size_t i = 0; i < last; i++) {
    if (readers[i]->accepts(ending, bytes)) {
      return readers[i];
    }
  }
  return readers[last];
}

/** The outlet by its address: "example.org" for https://www.example.org/news. NULL when memory is
    short. */
static const char* host_of(const char* url, EntArena* arena) {
  const char* start = strstr(url, "://");
  start = start ? start + 3 : url;
  start += strncmp(start, "www.", 4) == 0 ? 4 : 0;
  return ent_arena_copy(arena, start, strcspn(start, "/?#:"));
}

/** What an address tells where nothing else did. */
static EntStatus read_address(EntRawArticle* raw, EntArena* arena, EntError* err) {
  if (!raw->url) {
    return ENT_OK;
  }
  if (!ent_date_known(raw->date)) {
    (void)ent_date_in_url(ent_str(raw->url), &raw->date);
  }
  const char* host = host_of(raw->url, arena);
  if (!host) {
    return ent_no_memory(err);
  }
  raw->source = raw->source || host[0] == '\0' ? raw->source : host;
  return ENT_OK;
}

/** Put blocks one after the other, parted by an empty line, the title first. */
static EntStatus build_text(const EntRawArticle* raw, EntArena* arena, EntArticle* article,
                            EntError* err) {
  const EntStr title = ent_str(raw->title);
  size_t length = title.length + 2;
  for (size_t i = 0; i < raw->n_blocks; i++) {
    length += raw->blocks[i].text.length + 2;
  }
  char* text = ent_arena_alloc(arena, length + 1);
  EntBlock* blocks = ent_arena_array(arena, raw->n_blocks + 1, sizeof *blocks);
  if (!text || !blocks) {
    return ent_no_memory(err);
  }
  size_t at = 0;
  size_t n = 0;
  for (size_t i = 0; i <= raw->n_blocks; i++) {
    const EntRawBlock block = i > 0 ? raw->blocks[i - 1] : (EntRawBlock){ENT_TITLE, title};
    if (block.text.length == 0) {
      continue;
    }
    if (at > 0) {
      text[at++] = '\n';
      text[at++] = '\n';
    }
    memcpy(text + at, block.text.bytes, block.text.length);
    blocks[n++] = (EntBlock){block.kind, {at, at + block.text.length}};
    at += block.text.length;
  }
  article->text = (EntStr){text, at};
  article->blocks = blocks;
  article->n_blocks = n;
  return ENT_OK;
}

/** Cut a text that is too long for an article at a blank, so that the later stages need a bounded
    amount of memory. */
static EntStatus shorten(EntArticle* article, EntNotes* notes, EntError* err) {
  if (article->text.length <= ENT_TEXT_LIMIT) {
    return ENT_OK;
  }
  char* text = (char*)article->text.bytes; // made by build_text()
  size_t end = ENT_TEXT_LIMIT;
  while (end > ENT_TEXT_LIMIT / 2 && text[end] != ' ' && text[end] != '\n') {
    end--;
  }
  while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80) {
    end--; // never inside a character
  }
  while (article->n_blocks > 0 && article->blocks[article->n_blocks - 1].span.start >= end) {
    article->n_blocks--;
  }
  EntSpan* last = &article->blocks[article->n_blocks - 1].span;
  last->end = last->end < end ? last->end : end;
  article->text.length = last->end;
  text[last->end] = '\0';
  return ent_note(notes, err, "longer than an article: only the first %zu KiB of text were read",
                  last->end >> 10);
}

/** Fill in what is known of the article; the catalog has the last word. The text stays what the
    file says, so that the article's identity does not hang on the catalog. */
static void set_info(const EntRawArticle* raw, const EntCatalog* catalog, EntArticle* article) {
  EntArticleInfo* info = &article->info;
  info->title = raw->title;
  info->source = raw->source;
  info->url = raw->url;
  info->date = raw->date;
  article->trust = 1;
  const EntCatalogEntry* entry = catalog ? ent_catalog_find(catalog, info->id) : NULL;
  if (!entry) {
    return;
  }
  info->title = entry->title ? entry->title : info->title;
  info->source = entry->outlet ? entry->outlet : info->source;
  info->url = entry->url ? entry->url : info->url;
  info->date = ent_date_known(entry->date) ? entry->date : info->date;
  article->trust = entry->trust >= 0 ? entry->trust : 1;
}

static bool has_letters(EntStr text) {
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    if (ent_is_letter(ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n))) {
      return true;
    }
  }
  return false;
}

/** Refuse what cannot hold an article. */
static EntStatus check_bytes(EntStr bytes, const char* path, EntError* err) {
  if (ent_str_trim(bytes).length == 0) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "the file is empty");
  }
  if (bytes.length > ENT_ARTICLE_LIMIT) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "larger than %zu MiB", ENT_ARTICLE_LIMIT >> 20);
  }
  if (ent_line_starts(bytes, "{\\rtf")) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "rich text (RTF), not plain text");
  }
  if (ent_is_binary(bytes)) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "binary data, not text");
  }
  return ENT_OK;
}

/** Read the file and drop all that is not the article. */
static EntStatus read_raw(EntStr bytes, const char* path, EntArena* arena, EntRawArticle* raw,
                          EntNotes* notes, EntError* err) {
  const EntReader* reader = pick_reader(path, bytes);
  ENT_TRY(reader->read(bytes, path, arena, raw, notes, err));
  ENT_TRY(ent_front_take(raw, arena, err));
  ent_junk_drop(raw);
  ENT_TRY(read_address(raw, arena, err));
  bool text = raw->title && has_letters(ent_str(raw->title)) && raw->n_blocks > 0;
  for (size_t i = 0; !text && i < raw->n_blocks; i++) {
    text = has_letters(raw->blocks[i].text);
  }
  if (!text) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "%s without text", reader->name);
  }
  return ENT_OK;
}

EntStatus ent_read_article(EntStr bytes, const char* path, const EntCatalog* catalog,
                           EntArena* arena, EntArticle* article, EntNotes* notes, EntError* err) {
  *article = (EntArticle){.trust = 1};
  const EntStr id = ent_article_id(path);
  article->info.id = ent_arena_copy(arena, id.bytes, id.length);
  article->info.path = ent_arena_copy(arena, path, strlen(path));
  if (!article->info.id || !article->info.path) {
    return ent_no_memory(err);
  }
  ENT_TRY(check_bytes(bytes, path, err));
  EntRawArticle raw = {0};
  ENT_TRY(read_raw(bytes, path, arena, &raw, notes, err));
  set_info(&raw, catalog, article);
  ENT_TRY(build_text(&raw, arena, article, err));
  ENT_TRY(shorten(article, notes, err));
  ent_digest(article->text, article->info.sha256);
  if (!ent_is_english(article->text)) {
    return ent_fail(err, ENT_NOT_ENGLISH, path, 0, "not in English; passed over");
  }
  if (!ent_date_known(article->info.date)) {
    return ent_note(notes, err, "no date found");
  }
  return ENT_OK;
}
