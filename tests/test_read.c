// Reading articles: text, HTML, junk, title, date and source, and every kind of bad input.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/read/dates.h"
#include "extract/read/junk_line.h"
#include "extract/read/read.h"
#include "graph/base/file.h"

#include <stdio.h>
#include <stdlib.h>

/** An article with its arena. */
typedef struct {
  EntArena* arena;
  EntArticle article;
  EntNotes notes;
  EntError err;
  EntStatus status;
} Case;

static Case read_bytes(const char* bytes, size_t length, const char* path,
                       const EntCatalog* catalog) {
  Case c = {.arena = ent_arena_new()};
  assert_non_null(c.arena);
  c.notes.arena = c.arena;
  c.status = ent_read_article((EntStr){bytes, length}, path, catalog, c.arena, &c.article, &c.notes,
                              &c.err);
  return c;
}

static Case read_string(const char* text, const char* path) {
  return read_bytes(text, strlen(text), path, NULL);
}

static Case read_fixture(const char* path, const EntCatalog* catalog) {
  EntBuffer bytes = {0};
  EntError err = {0};
  assert_int_equal(ent_file_read(path, ENT_ARTICLE_LIMIT, &bytes, &err), ENT_OK);
  Case c = read_bytes(bytes.bytes, bytes.length, path, catalog);
  ent_buffer_clear(&bytes);
  return c;
}

static void end(Case* c) {
  ent_arena_free(c->arena);
}

static void assert_date(EntDate date, const char* expected) {
  char text[ENT_DATE_SIZE];
  ent_date_format(date, text);
  assert_string_equal(text, expected);
}

/** The text is `expected`, and the blocks cover it. */
static void assert_text(const Case* c, const char* expected) {
  assert_int_equal(c->status, ENT_OK);
  assert_string_equal(c->article.text.bytes, expected);
  assert_int_equal(c->article.text.length, strlen(expected));
  size_t at = 0;
  for (size_t i = 0; i < c->article.n_blocks; i++) {
    assert_int_equal(c->article.blocks[i].span.start, at);
    at = c->article.blocks[i].span.end + 2;
  }
  assert_int_equal(at, strlen(expected) + 2);
}

static bool has_note(const Case* c, const char* part) {
  for (size_t i = 0; i < c->notes.count; i++) {
    if (strstr(c->notes.items[i].text, part)) {
      return true;
    }
  }
  return false;
}

static void assert_refused(const char* bytes, size_t length, const char* path, EntStatus status,
                           const char* sentence) {
  Case c = read_bytes(bytes, length, path, NULL);
  assert_int_equal(c.status, status);
  assert_string_equal(c.err.text, sentence);
  assert_string_equal(c.err.file, path);
  end(&c);
}

static void test_bad_input(void** state) {
  (void)state;
  assert_refused("", 0, "a.txt", ENT_BAD_INPUT, "the file is empty");
  assert_refused(" \n\t\r\n", 5, "a.txt", ENT_BAD_INPUT, "the file is empty");
  assert_refused("abc\0def", 7, "a.txt", ENT_BAD_INPUT, "binary data, not text");
  assert_refused("\x89PNG\r\n\x1a\n", 8, "a.html", ENT_BAD_INPUT, "binary data, not text");
  assert_refused("%PDF-1.4 text", 13, "a.txt", ENT_BAD_INPUT, "binary data, not text");
  assert_refused("\1\2\3\4\5\6", 6, "a.txt", ENT_BAD_INPUT, "binary data, not text");
  assert_refused("{\\rtf1 text}", 12, "a.txt", ENT_BAD_INPUT, "rich text (RTF), not plain text");
  assert_refused("*** 123", 7, "a.txt", ENT_BAD_INPUT, "a file without text");
  assert_refused("\xEF\xBB\xBF", 3, "a.txt", ENT_BAD_INPUT, "a file without text");
  const char* frames = "<html><frameset><frame src=a></frameset></html>";
  assert_refused(frames, strlen(frames), "a.html", ENT_BAD_INPUT, "HTML without text");
  const char* script = "<html><head><script>var a = 'text';</script></head></html>";
  assert_refused(script, strlen(script), "a.html", ENT_BAD_INPUT, "HTML without text");
  assert_refused("<", 1, "a.html", ENT_BAD_INPUT, "HTML without text");
}

static void test_too_large(void** state) {
  (void)state;
  const size_t size = ENT_ARTICLE_LIMIT + 1;
  char* bytes = malloc(size);
  assert_non_null(bytes);
  memset(bytes, 'a', size);
  assert_refused(bytes, size, "a.txt", ENT_BAD_INPUT, "larger than 64 MiB");
  free(bytes);
}

static void test_other_languages(void** state) {
  (void)state;
#define FRENCH                                                                                     \
  "Le parti a rompu avec le gouvernement dimanche, accusant le premier ministre d'avoir trahi le " \
  "pacte qui les avait port\u00e9s au pouvoir. "
  const char* french = FRENCH FRENCH FRENCH FRENCH;
  assert_refused(french, strlen(french), "fr.txt", ENT_NOT_ENGLISH, "not in English; passed over");
  const char* russian = "Партия вышла из коалиции в воскресенье.";
  assert_refused(russian, strlen(russian), "ru.txt", ENT_NOT_ENGLISH,
                 "not in English; passed over");
  Case c = read_string("Sadr, Maliki, Allawi: Iraqiya, Dawa, Badr.", "names.txt");
  assert_int_equal(c.status, ENT_OK); // short texts full of names are English
  end(&c);
}

static void test_one_sentence(void** state) {
  (void)state;
  Case c = read_string("The Reds broke away from the Blues in 1920", "x/one.txt");
  assert_text(&c, "The Reds broke away from the Blues in 1920");
  assert_int_equal(c.article.n_blocks, 1);
  assert_int_equal(c.article.blocks[0].kind, ENT_PARAGRAPH);
  assert_null(c.article.info.title);
  assert_string_equal(c.article.info.id, "one");
  assert_string_equal(c.article.info.path, "x/one.txt");
  assert_true(has_note(&c, "no date found"));
  assert_true(c.article.trust >= 1);
  end(&c);
}

static void test_ids(void** state) {
  (void)state;
  static const char* const pairs[][2] = {{"-", "stdin"},         {"../x", "x"},
                                         {"a/b/c.html", "c"},    {"a.b.txt", "a.b"},
                                         {".hidden", ".hidden"}, {"dir/.x.txt", ".x"},
                                         {"a/b/", "b"},          {"-rf.txt", "-rf"},
                                         {"a\nb.txt", "a\nb"},   {"two. words", "two. words"}};
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    Case c = read_string("The Reds fought the Blues.", pairs[i][0]);
    assert_int_equal(c.status, ENT_OK);
    assert_string_equal(c.article.info.id, pairs[i][1]);
    end(&c);
  }
}

static void test_tidy(void** state) {
  (void)state;
  Case c = read_string("\xEF\xBB\xBFThe\u00a0Reds \t and\u200b the \u201cBlues\u201d\u2003fought"
                       " the co\u00adalition.\n\u00a0\nThey   lost.\n",
                       "t.txt");
  assert_text(&c, "The Reds and the \u201cBlues\u201d fought the coalition.\n\nThey lost.");
  assert_int_equal(strlen(c.article.info.sha256), 64);
  end(&c);
}

static void test_encodings(void** state) {
  (void)state;
  Case c = read_string("The caf\xe9 owners fought \x93the state\x94.", "broken.txt");
  assert_text(&c, "The caf\u00e9 owners fought \u201cthe state\u201d.");
  assert_true(has_note(&c, "repaired 3 broken bytes"));
  end(&c);
  const char wide[] = "\xFF\xFET\0h\0e\0 \0R\0e\0d\0s\0 \0w\0o\0n\0.\0";
  c = read_bytes(wide, sizeof wide - 1, "wide.txt", NULL);
  assert_text(&c, "The Reds won.");
  end(&c);
  const char big[] = "\xFE\xFF\0R\0e\0d\0s\0 \0w\0i\0n\0.\xD8";
  c = read_bytes(big, sizeof big - 1, "big.txt", NULL);
  assert_int_equal(c.status, ENT_OK);
  assert_true(has_note(&c, "repaired 1 broken byte"));
  end(&c);
  c = read_string("<html><meta charset=\"no-such-code\"><body><p>The Reds won the vote.</p>",
                  "odd.html");
  assert_text(&c, "The Reds won the vote.");
  assert_true(has_note(&c, "\"no-such-code\" is not known"));
  end(&c);
  c = read_string("<html><body><p>The caf\xe9 owners won the vote.</p>", "latin.html");
  assert_text(&c, "The caf\u00e9 owners won the vote.");
  end(&c);
}

static void test_layouts(void** state) {
  (void)state;
  Case c = read_string("First paragraph of the text stands in one line, and it is a rather long "
                       "one, as they are.\r\nThe second one follows at once, without any empty "
                       "line between the two of them.\r\n",
                       "lines.txt");
  assert_int_equal(c.status, ENT_OK);
  assert_int_equal(c.article.n_blocks, 2);
  end(&c);
  c = read_fixture("fixtures/read/wrapped.txt", NULL);
  assert_int_equal(c.status, ENT_OK);
  assert_int_equal(c.article.n_blocks, 3);
  assert_string_equal(c.article.info.title, "Two wings of a guild");
  assert_non_null(strstr(c.article.text.bytes, "when its younger members, led by"));
  assert_null(strstr(c.article.text.bytes, "archive")); // the list of sources
  end(&c);
}

static void test_saved_page(void** state) {
  (void)state;
  Case c = read_fixture("fixtures/read/saved_page.txt", NULL);
  assert_text(&c,
              "Harbour party walks out of ruling coalition in Port Selm\n\n"
              "PORT SELM, Selmia \u2013 The Harbour Party left the governing coalition on Sunday, "
              "accusing Prime Minister Lena Ostrow of breaking the pact that brought both to "
              "power.\n\n"
              "Brandt, who founded the party in 2009 after splitting from the Dock Workers' "
              "Union, said that his deputies would vote with the opposition from now on.\n\n"
              "The old quarrel\n\n"
              "The two leaders have fought over the port authority since 2018, when Ostrow\u2019s "
              "ministry arrested three of Brandt\u2019s advisers.\n\n"
              "\u201cWe were partners. Now we are rivals,\u201d he told reporters.\n\n"
              "Ostrow's office did not comment on the accusations.");
  assert_date(c.article.info.date, "2021-03-14");
  assert_int_equal(c.article.blocks[0].kind, ENT_TITLE);
  assert_int_equal(c.article.blocks[3].kind, ENT_HEADING);
  assert_int_equal(c.notes.count, 0);
  end(&c);
}

static void test_address_and_agency(void** state) {
  (void)state;
  Case c = read_string("https://www.courier.example/news/2022/07/9/title\n\nThe Reds fought the "
                       "Blues on Monday.\n",
                       "u.txt");
  assert_text(&c, "The Reds fought the Blues on Monday.");
  assert_string_equal(c.article.info.url, "https://www.courier.example/news/2022/07/9/title");
  assert_string_equal(c.article.info.source, "courier.example");
  assert_date(c.article.info.date, "2022-07-09");
  end(&c);
  c = read_string("VARN, May 20 2022 (Reuters) - The Reds fought the Blues.", "a.txt");
  assert_text(&c, "VARN, May 20 2022 (Reuters) - The Reds fought the Blues.");
  assert_string_equal(c.article.info.source, "Reuters");
  assert_date(c.article.info.date, "2022-05-20");
  end(&c);
}

static void test_news_page(void** state) {
  (void)state;
  Case c = read_fixture("fixtures/read/news_page.html", NULL);
  assert_text(&c, "Hill militia turns on its old patron\n\n"
                  "KARSK \u2014 The Hill Guard, once armed and paid by the government of Selmia, "
                  "has attacked an army post near Karsk, killing four soldiers.\n\n"
                  "An alliance ends\n\n"
                  "Its commander, Jon Aster, broke with the defence ministry in June. "
                  "\u201cThey sold us,\u201d he said.\n\n"
                  "The ministry called the Guard a gang of smugglers.\n\n"
                  "The Guard wants its fighters paid.\n\n"
                  "The army wants them disarmed.\n\n"
                  "No one here trusts the capital, said a village elder.");
  assert_string_equal(c.article.info.title, "Hill militia turns on its old patron");
  assert_string_equal(c.article.info.source, "The Selm Courier");
  assert_string_equal(c.article.info.url, "https://www.selmcourier.example/world/hill-militia");
  assert_date(c.article.info.date, "2019-07-21");
  assert_int_equal(c.article.blocks[2].kind, ENT_HEADING);
  end(&c);
}

static void test_old_page(void** state) {
  (void)state;
  Case c = read_fixture("fixtures/read/old_page.html", NULL);
  assert_text(&c, "Ferry lines merge\n\n"
                  "The White Line and the Caf\u00e9 Line, rivals on the Selm crossing for thirty "
                  "years, have merged, and the new company will run both piers, its director "
                  "said.\n\n"
                  "The dockers' union, which opposed the merger, has asked the court in Varn to "
                  "stop it, and a strike is planned for Monday.");
  assert_string_equal(c.article.info.source, "Coast Gazette");
  assert_date(c.article.info.date, "2004-02-03");
  end(&c);
}

static void test_undeclared_root(void** state) {
  (void)state;
  Case c = read_fixture("fixtures/read/undeclared.html", NULL);
  assert_text(&c, "Two chip makers at war\n\n"
                  "Norlit, once a division of Selm Electric, sued its former parent on Tuesday, "
                  "saying that it had copied a design, a plan and a price list.\n\n"
                  "Selm Electric, which spun Norlit off in 2011, said the claim was absurd, late "
                  "and badly argued.\n\n"
                  "What comes next\n\n"
                  "The court in Varn will hear both sides in May, and the two firms, which share "
                  "a street, will go on selling to the same buyers.");
  assert_string_equal(c.article.info.source, "Varn Business Daily");
  assert_date(c.article.info.date, "2016-03-01");
  end(&c);
}

static void test_catalog_overrules(void** state) {
  (void)state;
  EntCatalog* catalog = NULL;
  EntError err = {0};
  assert_int_equal(ent_catalog_read("fixtures/read/articles.tsv", NULL, NULL, &catalog, &err),
                   ENT_OK);
  Case c = read_fixture("fixtures/read/saved_page.txt", catalog);
  assert_int_equal(c.status, ENT_OK);
  assert_string_equal(c.article.info.title, "A better title");
  assert_string_equal(c.article.info.source, "Selm Wire");
  assert_string_equal(c.article.info.url, "https://wire.example/1");
  assert_date(c.article.info.date, "2021-03-15");
  assert_true(c.article.trust > 0.39 && c.article.trust < 0.41);
  Case without = read_fixture("fixtures/read/saved_page.txt", NULL);
  assert_string_equal(c.article.info.sha256, without.article.info.sha256);
  end(&without);
  end(&c);
  c = read_fixture("fixtures/read/wrapped.txt", catalog); // its cells are empty
  assert_string_equal(c.article.info.title, "Two wings of a guild");
  assert_true(c.article.trust >= 1);
  end(&c);
  ent_catalog_free(catalog);
}

static void test_hostile_html(void** state) {
  (void)state;
  EntBuffer page = {0};
  ent_buffer_add_text(&page, "<html><body><p>The Reds fought the Blues near the river.</p>");
  for (int i = 0; i < 100000; i++) {
    ent_buffer_add_text(&page, i % 2 ? "<div>" : "<b><font>");
  }
  ent_buffer_add_text(&page, "<p ");
  for (int i = 0; i < 100000; i++) {
    ent_buffer_printf(&page, "a%d=1 ", i);
  }
  ent_buffer_add(&page, ">\0\xFF&#0;&#xD800;<![CDATA[<!--", 27);
  Case c = read_bytes(page.bytes, page.length, "deep.html", NULL);
  assert_int_equal(c.status, ENT_OK);
  assert_non_null(strstr(c.article.text.bytes, "The Reds fought the Blues near the river."));
  assert_true(has_note(&c, "only the first part of the page"));
  end(&c);
  ent_buffer_clear(&page);
}

static void test_large_line(void** state) {
  (void)state;
  const char* sentence = "The Reds fought the Blues near the river. ";
  EntBuffer text = {0};
  while (text.length < (size_t)8 << 20) {
    ent_buffer_add_text(&text, sentence);
  }
  Case c = read_bytes(text.bytes, text.length, "large.txt", NULL);
  assert_int_equal(c.status, ENT_OK);
  assert_int_equal(c.article.n_blocks, 1);
  assert_true(c.article.text.length <= ENT_TEXT_LIMIT);
  assert_true(c.article.text.length > ENT_TEXT_LIMIT - 64);
  assert_int_equal(c.article.text.bytes[c.article.text.length], '\0');
  assert_int_equal(c.article.blocks[0].span.end, c.article.text.length);
  assert_true(has_note(&c, "longer than an article"));
  assert_true(ent_arena_size(c.arena) < 4 * text.length);
  end(&c);
  ent_buffer_clear(&text);
}

static void assert_date_line(const char* line, EntDateLine kind, const char* expected) {
  EntDate date;
  assert_int_equal(ent_date_line(ent_str(line), &date), kind);
  assert_date(date, expected);
}

static void test_date_lines(void** state) {
  (void)state;
  assert_date_line("Dec. 05, 2024 \u2022 3 min read", ENT_DATE_LINE, "2024-12-05");
  assert_date_line("10 February 2020, 12.01am", ENT_DATE_LINE, "2020-02-10");
  assert_date_line("January 27, 2020", ENT_DATE_LINE, "2020-01-27");
  assert_date_line("2020-02-10", ENT_DATE_LINE, "2020-02-10");
  assert_date_line("2020-02-10T08:00:00Z", ENT_DATE_LINE, "2020-02-10");
  assert_date_line("Published: 3 March 2021 14:05", ENT_DATE_LINE, "2021-03-03");
  assert_date_line("Last updated on Friday, 3rd Sept 2021", ENT_DATE_LINE_UPDATED, "2021-09-03");
  assert_date_line("By Jo van Doe | 3 March 2021", ENT_DATE_LINE, "2021-03-03");
  assert_date_line("27/01/2020", ENT_DATE_LINE, "2020-01-27");
  assert_date_line("01/27/2020", ENT_DATE_LINE, "2020-01-27");
  assert_date_line("05/06/2020", ENT_DATE_LINE_NONE, ""); // May or June?
  assert_date_line("31 February 2020", ENT_DATE_LINE_NONE, "");
  assert_date_line("March 2021", ENT_DATE_LINE_NONE, "");
  assert_date_line("The war began on 3 March 2021", ENT_DATE_LINE_NONE, "");
  assert_date_line("", ENT_DATE_LINE_NONE, "");
}

static void test_junk_lines(void** state) {
  (void)state;
  static const char* const junk[] = {"Advertisement",
                                     "SHARE THIS ARTICLE",
                                     "Read more: Reds win the vote",
                                     "\u00a9 2021 The Courier",
                                     "(Photo by Jo Doe)",
                                     "Troops in Karsk. [Jo Doe/AFP]",
                                     "5 min read",
                                     "12 comments",
                                     "https://example.org/a",
                                     "Facebook Twitter WhatsApp Email Print",
                                     "Sign up for our newsletter",
                                     "We use cookies to improve the site.",
                                     "* * *",
                                     "Get the latest updates delivered to your inbox."};
  static const char* const text[] = {"The minister resigned.",
                                     "Sources close to the family denied it.",
                                     "Copyright law divides the two parties.",
                                     "Subscribe to that view and you join the Reds, he said, in a "
                                     "speech that went on and on until "
                                     "nobody in the hall could tell which of the two sides he had "
                                     "meant to support, or why, or for "
                                     "how long he would do so, and many of those who had come to "
                                     "hear him had left before the end.",
                                     "Share prices fell after the attack by the Reds.",
                                     "Facebook sued Twitter over the deal.",
                                     "Related groups joined the Reds in the north.",
                                     "Image of the president burned in protest."};
  for (size_t i = 0; i < sizeof junk / sizeof *junk; i++) {
    assert_true(ent_is_junk_line(ent_str(junk[i])));
  }
  for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
    assert_false(ent_is_junk_line(ent_str(text[i])));
  }
}

static void test_ends_of_pages(void** state) {
  (void)state;
  const char* body =
      "The Reds fought the Blues for a year, and in the end the Greens left them both, "
      "their leader said on Monday.\n\n";
  static const char* const tails[] = {
      "Comments\n\nThe Reds are the enemies of us all.",
      "Related articles\n\nReds and Blues sign pact\n\nGreens attack the Blues again",
      "Jo Doe is a freelance journalist based in Varn.",
      "Reds win the vote in Varn\n\nBlues sue the state bank\n\nGreens break with their leader",
      "Sources:\n\n[1] Varn archive, 1920.\n\nJ. Doe, The Reds, Varn 1930, pp. 3-9.",
      "The views expressed in this article are the author's own."};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    char text[1000];
    assert_true(snprintf(text, sizeof text, "%s%s", body, tails[i]) < (int)sizeof text);
    Case c = read_string(text, "tail.txt");
    assert_int_equal(c.status, ENT_OK);
    assert_int_equal(c.article.text.length, strlen(body) - 2);
    end(&c);
  }
}

static void test_any_bytes(void** state) {
  (void)state;
  char bytes[4096];
  uint32_t seed = 1;
  for (int round = 0; round < 300; round++) {
    for (size_t i = 0; i < sizeof bytes; i++) {
      seed = seed * 1664525u + 1013904223u;
      const unsigned char any = (unsigned char)(seed >> 24);
      static const char common[] = "<>/ap \n=\"'&;-.,Td 0(";
      bytes[i] = any < 200 ? common[any % (sizeof common - 1)] : (char)(any | 1);
    }
    Case c = read_bytes(bytes, sizeof bytes, round % 2 ? "x.html" : "x.txt", NULL);
    assert_true(c.status == ENT_OK || c.status == ENT_BAD_INPUT || c.status == ENT_NOT_ENGLISH);
    end(&c);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_bad_input),
      cmocka_unit_test(test_too_large),
      cmocka_unit_test(test_other_languages),
      cmocka_unit_test(test_one_sentence),
      cmocka_unit_test(test_ids),
      cmocka_unit_test(test_tidy),
      cmocka_unit_test(test_encodings),
      cmocka_unit_test(test_layouts),
      cmocka_unit_test(test_saved_page),
      cmocka_unit_test(test_address_and_agency),
      cmocka_unit_test(test_news_page),
      cmocka_unit_test(test_old_page),
      cmocka_unit_test(test_undeclared_root),
      cmocka_unit_test(test_catalog_overrules),
      cmocka_unit_test(test_hostile_html),
      cmocka_unit_test(test_large_line),
      cmocka_unit_test(test_date_lines),
      cmocka_unit_test(test_junk_lines),
      cmocka_unit_test(test_ends_of_pages),
      cmocka_unit_test(test_any_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
