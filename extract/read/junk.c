#include "extract/read/junk.h"

#include "extract/read/junk_line.h"
#include "extract/read/line.h"
#include "graph/base/unicode.h"

/** Longest head of a list and shortest prose, in bytes; longest caption and biography. */
enum { LONGEST_HEAD = 80, SHORTEST_PROSE = 80, LONGEST_CAPTION = 260, LONGEST_BIOGRAPHY = 400 };

/** A tail behind an author's biography is at most this long. */
enum { TAIL_BLOCKS = 12, TAIL_PERCENT = 30, BIO_BLOCKS = 4 };

/** Heads of what stands behind a text: sources and notes. */
static EntPatterns SOURCE_HEADS = {"sources",
                                   "references",
                                   "notes",
                                   "footnotes",
                                   "endnotes",
                                   "bibliography",
                                   "further reading",
                                   "external links",
                                   "see also",
                                   "works cited",
                                   "citations",
                                   "notes and references",
                                   "sources and notes",
                                   "references and notes",
                                   NULL};

/** Heads of what a reader may say or do behind a text. */
static EntPatterns COMMENT_HEADS = {"comments",
                                    "leave a comment",
                                    "leave a reply",
                                    "post a comment",
                                    "add a comment",
                                    "write a comment",
                                    "join the conversation",
                                    "reader comments",
                                    "leave your comment",
                                    NULL};

static EntPatterns AUTHOR_HEADS = {"about the author",
                                   "about the authors",
                                   "about author",
                                   "about the writer",
                                   "newsletter",
                                   "newsletters",
                                   "contributors",
                                   "author",
                                   NULL};

/** Is it an entry of a list of sources rather than prose? */
static bool is_citation(EntStr line) {
  static EntPatterns parts = {"http", "retrieved", "accessed", "doi:",  "isbn",  " pp. ",
                              " p. ", " vol. ",    "ibid",     "et al", "(ed.)", NULL};
  const char first = line.bytes[0];
  return first == '[' || first == '^' || first == '*' || (first >= '0' && first <= '9') ||
         (line.length <= (size_t)2 * LONGEST_BIOGRAPHY && ent_line_has_any(line, parts));
}

static bool is_prose(EntStr line) {
  return line.length >= SHORTEST_PROSE && ent_line_ends_sentence(line) && !is_citation(line);
}

/** What stands behind block `i`. */
typedef struct {
  size_t blocks;
  size_t prose;
  size_t bytes;
} Tail;

/** Does a list of sources start here? Its head alone does not tell: "Sources" may head a chapter on
    rivers. But then prose follows. */
static bool starts_sources(EntStr line, const Tail* tail) {
  return line.length <= LONGEST_HEAD && ent_line_is_any(ent_line_bare(line), SOURCE_HEADS) &&
         tail->prose * 4 <= tail->blocks;
}

static bool starts_comments(EntStr line) {
  const EntStr bare = ent_line_bare(line);
  return bare.length <= LONGEST_HEAD &&
         (ent_line_is_any(bare, COMMENT_HEADS) ||
          (ent_is_counter(bare) && ent_line_ends(bare, " comments")));
}

/** "Author Jo Doe". */
static bool is_author_label(EntStr line) {
  const size_t skip = strlen("author ");
  return ent_line_starts(line, "author ") &&
         ent_line_like_name((EntStr){line.bytes + skip, line.length - skip});
}

/** Does the box on the author start here, and with it the end of the page? */
static bool starts_author_box(EntStr line, const Tail* tail, size_t all_bytes) {
  const EntStr bare = ent_line_bare(line);
  const bool head = ent_line_is_any(bare, AUTHOR_HEADS) ||
                    ent_line_starts(line, "profile picture of ") || is_author_label(bare);
  return line.length <= LONGEST_HEAD && head && tail->blocks <= TAIL_BLOCKS &&
         tail->bytes * 100 <= all_bytes * TAIL_PERCENT;
}

/** Cut everything from the first line on that ends the text; some prose must stand before it. */
static void cut_end(EntRawArticle* raw) {
  size_t all_bytes = 0;
  size_t all_prose = 0;
  for (size_t i = 0; i < raw->n_blocks; i++) {
    all_bytes += raw->blocks[i].text.length;
    all_prose += is_prose(raw->blocks[i].text);
  }
  size_t prose = 0;
  Tail tail = {raw->n_blocks, all_prose, all_bytes};
  for (size_t i = 0; i < raw->n_blocks; i++) {
    const EntStr line = raw->blocks[i].text;
    const bool is_text = is_prose(line);
    tail.blocks--;
    tail.prose -= is_text;
    tail.bytes -= line.length;
    if (prose > 0 && (starts_sources(line, &tail) || starts_comments(line) ||
                      starts_author_box(line, &tail, all_bytes))) {
      raw->n_blocks = i;
      return;
    }
    prose += is_text;
  }
}

/** A headline or a link: like a title, and more than a word. */
static bool is_headline(EntStr line) {
  return ent_line_like_title(line) && !ent_line_ends_sentence(line);
}

/** A caption without credit, when the next line is the credit: it tells where people stand in the
    picture, or ends with the day on which it was taken. */
static bool is_caption_above(EntStr line, EntStr next) {
  static EntPatterns marks = {"(left)",   "(right)",   "(l)",      "(r)",
                              "(c)",      "from left", "pictured", "left to right",
                              "looks on", "seen here", NULL};
  if (line.length > LONGEST_CAPTION || !(ent_is_caption(next) || ent_is_copyright(next) ||
                                         ent_line_ends(next, "all rights reserved."))) {
    return false;
  }
  const EntStr bare = ent_line_bare(line);
  const bool year = bare.length > 6 && bare.bytes[bare.length - 5] == ' ' &&
                    (bare.bytes[bare.length - 4] == '1' || bare.bytes[bare.length - 4] == '2') &&
                    bare.bytes[bare.length - 1] >= '0' && bare.bytes[bare.length - 1] <= '9';
  return year || ent_line_has_any(line, marks);
}

/** Drop single lines, and headlines under the head of a list of links. */
static void drop_lines(EntRawArticle* raw) {
  size_t kept = 0;
  bool links = false;
  for (size_t i = 0; i < raw->n_blocks; i++) {
    const EntRawBlock block = raw->blocks[i];
    const bool last = i + 1 == raw->n_blocks;
    if (ent_heads_links(block.text)) {
      links = true;
      continue;
    }
    links = links && is_headline(block.text);
    if (links || ent_is_junk_line(block.text) ||
        (!last && is_caption_above(block.text, raw->blocks[i + 1].text))) {
      continue;
    }
    raw->blocks[kept++] = block;
  }
  raw->n_blocks = kept;
}

/** Is the paragraph about its author: "Jo Doe is a reporter …"? */
static bool is_biography(EntStr line, const char* author) {
  static EntPatterns verbs = {" is ",      " was ",    " has ",   " holds ",
                              " writes ",  " covers ", " works ", " reports ",
                              " teaches ", " tweets ", NULL};
  static EntPatterns parts = {"can be reached at",
                              "tweets at ",
                              "tweets as ",
                              "follow him on",
                              "follow her on",
                              "follow them on",
                              "is the author of the book",
                              "is a journalist based in",
                              "is a freelance journalist",
                              "is a freelance writer",
                              "is a freelance reporter",
                              NULL};
  if (author && strlen(author) > 3 && line.length > strlen(author) &&
      memcmp(line.bytes, author, strlen(author)) == 0) {
    const EntStr rest = {line.bytes + strlen(author), line.length - strlen(author)};
    return ent_line_starts_any(rest, verbs);
  }
  return line.length <= LONGEST_BIOGRAPHY && ent_line_has_any(line, parts);
}

/** Drop biographies among the last blocks. */
static void drop_biographies(EntRawArticle* raw) {
  const size_t first = raw->n_blocks > BIO_BLOCKS ? raw->n_blocks - BIO_BLOCKS : 1;
  size_t kept = first;
  for (size_t i = first; i < raw->n_blocks; i++) {
    if (!is_biography(raw->blocks[i].text, raw->author)) {
      raw->blocks[kept++] = raw->blocks[i];
    }
  }
  raw->n_blocks = raw->n_blocks > first ? kept : raw->n_blocks;
}

/** Does the line look like a link to another article, and not like an item of a list? */
static bool is_bare_headline(EntStr line) {
  size_t n = 0;
  const uint32_t first = ent_utf8_next(line, &n);
  return is_headline(line) && ent_line_words(line, 4) == 4 &&
         (ent_is_upper(first) || first == 0x2018 || first == 0x201C);
}

/** Drop headlines of other articles at the end, three or more in a row. */
static void drop_last_headlines(EntRawArticle* raw) {
  size_t end = raw->n_blocks;
  while (end > 1 && is_bare_headline(raw->blocks[end - 1].text)) {
    end--;
  }
  if (raw->n_blocks - end >= 3 && ent_line_ends_sentence(raw->blocks[end - 1].text)) {
    raw->n_blocks = end;
  }
}

/** A heading with nothing below it heads nothing. */
static void drop_last_headings(EntRawArticle* raw) {
  while (raw->n_blocks > 1 && raw->blocks[raw->n_blocks - 1].kind == ENT_HEADING) {
    raw->n_blocks--;
  }
}

void ent_junk_drop(EntRawArticle* raw) {
  cut_end(raw);
  drop_lines(raw);
  drop_biographies(raw);
  drop_last_headlines(raw);
  drop_last_headings(raw);
}
