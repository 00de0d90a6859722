#include "tests/support_network.h"

static const char* const raw_names[HOSTILE_ACTORS] = {"Movement \"A\" \\ <b>&amp; Co</b>",
                                                      "Ends in \\",
                                                      "Line\nbreak\ttab\x01\x7F.",
                                                      "</script><!-- ]]> -->",
                                                      "Caf\xE9 Front",
                                                      "\U0001F469\u200D\U0001F467 Group",
                                                      "مقتدى الصدر",
                                                      "=HYPERLINK(\"http://x\")",
                                                      "null",
                                                      "INF Treaty, MINF",
                                                      "\xEF\xBF\xBE\xEF\xBF\xBF@sign\xC2\x85.",
                                                      "\\N \\G \\L \\n \\\"",
                                                      "Alone"};

const char* const hostile_names[HOSTILE_ACTORS] = {"Movement \"A\" \\ <b>&amp; Co</b>",
                                                   "Ends in \\",
                                                   "Line break tab.",
                                                   "</script><!-- ]]> -->",
                                                   "Café Front",
                                                   "\U0001F469\u200D\U0001F467 Group",
                                                   "مقتدى الصدر",
                                                   "=HYPERLINK(\"http://x\")",
                                                   "null",
                                                   "INF Treaty, MINF",
                                                   "@sign .",
                                                   "\\N \\G \\L \\n \\\"",
                                                   "Alone"};

static EntNode nodes[HOSTILE_ACTORS];
static EntTie ties[HOSTILE_TIES];
static const EntArticleInfo article = {
    .id = "-article", .url = "https://example.org/?a=1&b=2", .date = {2020, 2, 10}};
static EntEvidence evidence[HOSTILE_TIES];

static EntTie tie(uint32_t source, uint32_t target, EntRelation relation, EntForm form) {
  return (EntTie){.source = source,
                  .target = target,
                  .relation = relation,
                  .form = form,
                  .forms = 1u << form,
                  .validity = ENT_CURRENT,
                  .confidence = 0.75,
                  .weight = 1.5,
                  .n_articles = 2,
                  .n_sentences = 3,
                  .since = {2003, 0, 0},
                  .first = {2020, 2, 10},
                  .last = {2021, 12, 0}};
}

/** Every tie has one sentence. */
static void add_evidence(uint32_t i) {
  evidence[i] = (EntEvidence){.article = &article,
                              .subject = ties[i].source,
                              .object = ties[i].target,
                              .relation = ties[i].relation,
                              .form = ties[i].form,
                              .since = ties[i].since,
                              .confidence = 0.75,
                              .cue = "split\\\"",
                              .text = "\"They\\split\",\r\n=it <said> & \xFFleft\"."};
  ties[i].evidence = &evidence[i];
  ties[i].n_evidence = 1;
  ties[i].best = &evidence[i];
}

static EntNode actor(uint32_t i) {
  EntNode node = {.name = raw_names[i],
                  .kind = (EntKind)(i % ENT_N_KINDS),
                  .aliases = &raw_names[i],
                  .n_aliases = i + 1 < HOSTILE_ACTORS ? 2 : 1,
                  .n_articles = i + 1,
                  .first = {2020, 2, 0},
                  .ended = {2021, 0, 0},
                  .camp = i < 8 ? i / 4 : 2 + (i - 8) / 3,
                  .camp_name = raw_names[i < 8 ? i / 4 * 4 : 8 + (i - 8) / 3 * 3],
                  .x = -1000.0 + 0.5 * i,
                  .y = 12.25};
  node.measures[ENT_PAGERANK] = 0.01 * (i + 1);
  node.measures[ENT_ALLIES] = i;
  return node;
}

/** The first two actors were allies, and became rivals. */
static const EntPhase phases[] = {
    {.relation = ENT_ALLY, .from = {2003, 0, 0}, .to = {2006, 2, 0}, .to_stated = true},
    {.relation = ENT_RIVAL, .to = {2007, 0, 0}},
    {.relation = ENT_RIVAL}};
static const EntPair pair = {
    .b = 1, .course = ENT_TURNED, .phases = phases, .n_phases = sizeof phases / sizeof phases[0]};

EntNetwork hostile_network(void) {
  for (uint32_t i = 0; i < HOSTILE_ACTORS; i++) {
    nodes[i] = actor(i);
  }
  ties[0] = tie(0, 1, ENT_ALLY, ENT_JOINT_ACTION);
  ties[1] = tie(0, 1, ENT_RIVAL, ENT_ARMED);
  ties[2] = tie(1, 0, ENT_SPLINTER_OF, ENT_SPLIT);
  for (uint32_t i = 3; i < HOSTILE_TIES; i++) {
    ties[i] = tie(i - 3, i - 2, ENT_RIVAL, ENT_VERBAL);
  }
  ties[3].relation = ENT_SPLINTER_OF; // 0 → 1, the other way round than tie 2
  ties[0].forms |= 1u << ENT_SPONSOR;
  ties[4].weight = 1e-7;
  for (uint32_t i = 0; i < HOSTILE_TIES; i++) {
    add_evidence(i);
  }
  evidence[5].text = NULL;
  evidence[6].said_by = "+INF";
  return (EntNetwork){.nodes = nodes,
                      .n_nodes = HOSTILE_ACTORS,
                      .ties = ties,
                      .n_ties = HOSTILE_TIES,
                      .pairs = &pair,
                      .n_pairs = 1,
                      .n_camps = 4};
}

EntNetwork empty_network(void) {
  return (EntNetwork){0};
}
