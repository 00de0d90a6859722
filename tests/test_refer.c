// Who pronouns and descriptions refer to, by fixtures/references.tsv.

#include "tests/support_extract.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static EntExtractor* extractor;

static int set_up(void** state) {
  (void)state;
  const EntExtractOptions options = {0};
  extractor = support_extractor(&options);
  return 0;
}

static int tear_down(void** state) {
  (void)state;
  ent_extractor_free(extractor);
  return 0;
}

/** Where a word stands in a text for the n-th time, from 1 on. */
static size_t place_of(const char* text, const char* word, unsigned long n) {
  const size_t length = strlen(word);
  for (const char* at = text; (at = strstr(at, word)) != NULL; at++) {
    const bool begins = at == text || !isalnum((unsigned char)at[-1]);
    if (begins && !isalnum((unsigned char)at[length]) && --n == 0) {
      return (size_t)(at - text);
    }
  }
  fail_msg("'%s' does not stand in: %s", word, text);
  return 0;
}

/** The actor that a pronoun or description at a place is linked to, or NULL. */
static const EntActor* linked_at(const EntExtraction* article, size_t place) {
  for (size_t i = 0; i < article->n_actors; i++) {
    const EntActor* actor = &article->actors[i];
    for (size_t k = 0; k < actor->n_mentions; k++) {
      const EntLink how = actor->mentions[k].how;
      if (actor->mentions[k].span.start == place &&
          (how == ENT_BY_PRONOUN || how == ENT_BY_DESCRIPTION)) {
        return actor;
      }
    }
  }
  return NULL;
}

/** text, word or word#n, actor or none */
static void check_reference(void* handle, char* const* columns, size_t n) {
  unsigned* counts = handle;
  EntExtraction article;
  char word[64];
  assert_int_equal(n, 3);
  (void)snprintf(word, sizeof word, "%s", columns[1]);
  char* mark = strchr(word, '#');
  const unsigned long which = mark ? strtoul(mark + 1, NULL, 10) : 1;
  if (mark) {
    *mark = '\0';
  }
  support_extract_text(extractor, columns[0], &article);
  const size_t place = place_of(article.article.text.bytes, word, which);
  const EntActor* actor = linked_at(&article, place);
  const bool none = strcmp(columns[2], "none") == 0;
  const bool right = actor ? !none && support_is_named(&actor->participant, columns[2]) : none;
  if (!right) {
    print_error("%s in '%s' is %s, not %s\n", columns[1], columns[0],
                actor ? actor->participant.name : "none", columns[2]);
  }
  counts[0]++;
  counts[1] += !right;
  ent_extraction_clear(&article);
}

static void test_references(void** state) {
  (void)state;
  unsigned counts[2] = {0, 0};
  support_read_table("fixtures/references.tsv", check_reference, counts);
  assert_true(counts[0] >= 60);
  assert_int_equal(counts[1], 0);
}

/** A word given for both of two actors names each at a place of its own. */
static void test_pair(void** state) {
  (void)state;
  EntExtraction article;
  support_extract_text(extractor,
                       "Norway signed a treaty with Iceland in March. Both countries will patrol "
                       "the northern waters from next year on.",
                       &article);
  const char* text = article.article.text.bytes;
  const EntActor* one = linked_at(&article, place_of(text, "Both", 1));
  const EntActor* other = linked_at(&article, place_of(text, "countries", 1));
  assert_non_null(one);
  assert_non_null(other);
  assert_true(support_is_named(&one->participant, "Norway"));
  assert_true(support_is_named(&other->participant, "Iceland"));
  ent_extraction_clear(&article);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_references),
      cmocka_unit_test(test_pair),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
