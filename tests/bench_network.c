/* How fast triples become a network: a million of them, of 50,000 articles and 50,000 names (full
   names of persons, their surnames and respellings, bodies and their acronyms), are added, resolved
   and summed up into ties. The same triples are also sorted by actors, for a ratio that hardly
   depends on the machine.
   usage: bench_network [TRIPLES] */
#include "graph/network.h"
#include "tests/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum {
  TRIPLES = 1000000,
  TRIPLES_OF_ARTICLE = 20,
  ACTORS_OF_ARTICLE = 4,
  NAMES = 50000,
  NAME_SIZE = 64
};

/** A name that articles use. */
typedef struct {
  char text[NAME_SIZE];
  EntKind kind;
  uint32_t alias; ///< another name of the same actor; its own number if it has none
} Name;

/** A triple to be sorted. */
typedef struct {
  const char* subject;
  const char* object;
  uint32_t article;
} Row;

/** Append a made-up word with a capital. */
static void add_word(uint64_t* state, char* text, unsigned syllables) {
  static const char consonants[] = "bdfghjklmnpqrstvz";
  static const char vowels[] = "aeiou";
  size_t at = strlen(text);
  for (unsigned i = 0; i < syllables && at + 3 < NAME_SIZE; i++) {
    text[at++] = consonants[draw(state) % (sizeof consonants - 1)];
    text[at++] = vowels[draw(state) % (sizeof vowels - 1)];
  }
  text[at] = '\0';
}

/** Four names an actor: a person's with respelling, surname and title, a body's with acronym. */
static void make_actor(uint64_t* state, Name* names, uint32_t first) {
  static const char* const heads[] = {"Front", "Party", "Army", "League", "Movement"};
  char given[NAME_SIZE] = "";
  char surname[NAME_SIZE] = "";
  add_word(state, given, 3);
  add_word(state, surname, 2 + draw(state) % 3);
  given[0] = (char)(given[0] - 'a' + 'A');
  surname[0] = (char)(surname[0] - 'a' + 'A');
  if (first % 8 != 0) {
    (void)snprintf(names[0].text, NAME_SIZE, "%.20s al-%.20s", given, surname);
    (void)snprintf(names[1].text, NAME_SIZE, "%.20s el %.20s", given, surname);
    (void)snprintf(names[2].text, NAME_SIZE, "%.20s", surname);
    (void)snprintf(names[3].text, NAME_SIZE, "President %.20s", surname);
  } else {
    const char* head = heads[draw(state) % 5];
    (void)snprintf(names[0].text, NAME_SIZE, "%.20s %.20s %s", given, surname, head);
    (void)snprintf(names[1].text, NAME_SIZE, "%.20s and %.20s %s", given, surname, head);
    (void)snprintf(names[2].text, NAME_SIZE, "%c%c%c", given[0], surname[0], head[0]);
    (void)snprintf(names[3].text, NAME_SIZE, "%.20s %.20s", given, surname);
  }
  for (uint32_t i = 0; i < 4; i++) {
    names[i].kind = first % 8 != 0 ? ENT_PERSON : ENT_ORGANIZATION;
    names[i].alias = i == 0 && draw(state) % 2 == 0 ? first + 2 : first + i;
  }
}

/** Few names are in many articles, most in few. */
static uint32_t choose_name(uint64_t* state) {
  uint32_t limit = NAMES;
  for (int i = 0; i < 3; i++) {
    limit = 1 + draw(state) % limit;
  }
  return limit - 1;
}

static EntParticipant participant(const Name* names, uint32_t i, const char* aliases[2]) {
  aliases[0] = names[i].text;
  aliases[1] = names[names[i].alias].text;
  return (EntParticipant){names[i].text, names[i].kind, aliases, 2};
}

/** Add the triples of an article. */
static EntStatus add_article(EntNetworkBuilder* builder, const Name* names, uint64_t* state,
                             uint32_t number, Row* rows, EntError* err) {
  char id[32];
  uint32_t actors[ACTORS_OF_ARTICLE];
  EntArticleInfo article = {.id = id, .date = {(int16_t)(2000 + number % 20), 1, 1}};
  (void)snprintf(id, sizeof id, "article-%u", number);
  ent_digest(ent_str(id), article.sha256);
  for (int i = 0; i < ACTORS_OF_ARTICLE; i++) {
    actors[i] = choose_name(state);
  }
  for (uint32_t i = 0; i < TRIPLES_OF_ARTICLE; i++) {
    const uint32_t a = actors[draw(state) % ACTORS_OF_ARTICLE];
    const uint32_t b = actors[draw(state) % ACTORS_OF_ARTICLE];
    const char* of_a[2];
    const char* of_b[2];
    char sentence[96];
    (void)snprintf(sentence, sizeof sentence, "Sentence %u of %s says that they are at odds.", i,
                   id);
    const EntParticipant subject = participant(names, a, of_a);
    const EntParticipant object = participant(names, b, of_b);
    const EntTriple triple = {.article = &article,
                              .subject = &subject,
                              .object = &object,
                              .relation = i % 3 == 0 ? ENT_ALLY : ENT_RIVAL,
                              .form = i % 3 == 0 ? ENT_COALITION : ENT_ENMITY,
                              .cue = "at odds",
                              .evidence = sentence,
                              .sentence = {i * (size_t)100, i * (size_t)100 + 90},
                              .confidence = 0.5};
    rows[i] = (Row){names[a].text, names[b].text, number};
    ENT_TRY(ent_network_builder_add(builder, &triple, err));
  }
  return ENT_OK;
}

static int compare_rows(const void* left, const void* right) {
  const Row* a = left;
  const Row* b = right;
  int order = strcmp(a->subject, b->subject);
  order = order ? order : strcmp(a->object, b->object);
  return order ? order : (a->article > b->article) - (a->article < b->article);
}

/** MiB that the program has taken at most. */
static double memory(void) {
  struct rusage usage;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? (double)usage.ru_maxrss / 1024 : 0;
}

static EntStatus measure(EntNetworkBuilder* builder, const Name* names, Row* rows, uint32_t n,
                         EntError* err) {
  const EntView everything = {.all = true};
  EntNetwork* network = NULL;
  uint64_t state = 7;
  double start = now();
  for (uint32_t i = 0; i < n / TRIPLES_OF_ARTICLE; i++) {
    ENT_TRY(add_article(builder, names, &state, i, rows + (size_t)i * TRIPLES_OF_ARTICLE, err));
  }
  (void)printf("%-28s %9.2f s\n", "add", now() - start);
  start = now();
  ENT_TRY(ent_network_build(builder, &everything, &network, err));
  const double built = now() - start;
  (void)printf("%-28s %9.2f s   %u actors, %zu ties of %u triples\n", "resolution and ties", built,
               network->n_nodes, network->n_ties, n);
  ent_network_free(network);
  (void)printf("%-28s %9.0f MiB\n", "memory", memory());
  start = now();
  qsort(rows, n, sizeof *rows, compare_rows);
  (void)printf("%-28s %9.1f times sorting the triples\n", "ratio", built / (now() - start));
  return ENT_OK;
}

int main(int n_arguments, char** arguments) {
  uint32_t n = TRIPLES;
  uint64_t state = 1;
  EntError err = {0};
  if (n_arguments > 1) {
    n = (uint32_t)strtoul(arguments[1], NULL, 10);
  }
  Name* names = calloc(NAMES, sizeof *names);
  Row* rows = calloc((size_t)n + 1, sizeof *rows);
  EntNetworkBuilder* builder = ent_network_builder_new(0);
  EntStatus status = ENT_NO_MEMORY;
  if (names && rows && builder) {
    for (uint32_t i = 0; i < NAMES; i += 4) {
      make_actor(&state, &names[i], i);
    }
    status = measure(builder, names, rows, n / TRIPLES_OF_ARTICLE * TRIPLES_OF_ARTICLE, &err);
  }
  if (status != ENT_OK) {
    (void)fprintf(stderr, "bench_network: %s\n", err.text);
  }
  ent_network_builder_free(builder);
  free(names);
  free(rows);
  return status == ENT_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
