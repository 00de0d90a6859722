#include "cli/command.h"
#include "cli/review_csv.h"
#include "cli/safe.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/** Questions of a sitting, and the longest answer in bytes. */
enum { DEFAULT_TOP = 20, LONGEST_ANSWER = 1024 };

/** A review under way. */
typedef struct {
  CliNetwork made;
  const char* path; ///< the file of decisions, which may not be there yet
  const char* who;
  char today[ENT_DATE_SIZE];
  size_t n_decided;
} Review;

/** Append a decision, with who and when. */
static EntStatus record(void* handle, const EntDecision* decision, EntError* err) {
  Review* review = handle;
  EntDecision signed_one = *decision;
  signed_one.who = review->who;
  signed_one.when = review->today;
  ENT_TRY(ent_decisions_append(review->path, &signed_one, err));
  review->n_decided++;
  return ENT_OK;
}

static void set_today(Review* review) {
  const time_t now = time(NULL);
  struct tm local;
  if (now == (time_t)-1 || !localtime_r(&now, &local) ||
      strftime(review->today, sizeof review->today, "%Y-%m-%d", &local) == 0) {
    review->today[0] = '\0';
  }
}

static void print_safe(const char* text) {
  EntBuffer safe = {0};
  cli_safe_add(&safe, text ? text : "");
  (void)fputs(safe.failed || !safe.bytes ? "" : safe.bytes, stdout);
  ent_buffer_clear(&safe);
}

static void print_join(const CliReviewItem* item) {
  (void)printf("Are these one actor? “");
  print_safe(item->join->name);
  (void)printf("” and “");
  print_safe(item->join->with);
  (void)printf("” (%s", ent_join_reason_name(item->join->reason));
  if (item->join->article) {
    (void)printf(", as in ");
    print_safe(item->join->article);
  }
  (void)printf("; %zu articles)\n", item->node->n_articles);
}

static void print_tie(const EntNetwork* network, const CliReviewItem* item) {
  const EntArticleInfo* article = item->evidence->article;
  char date[ENT_DATE_SIZE];
  ent_date_format(article->date, date);
  (void)printf("Is this right? ");
  print_safe(network->nodes[item->evidence->subject].name);
  (void)printf(" – %s (%s) – ", ent_relation_name(item->tie->relation),
               ent_form_name(item->evidence->form));
  print_safe(network->nodes[item->evidence->object].name);
  (void)printf(", confidence %.2f\n  “", item->tie->confidence);
  print_safe(item->evidence->text);
  (void)printf("”\n  ");
  print_safe(article->title ? article->title : article->id);
  (void)printf(", ");
  print_safe(article->source ? article->source : "unknown outlet");
  (void)printf(", %s\n", date[0] ? date : "undated");
}

/** Read a line of an answer without its end. @return false at the end of the input. */
static bool read_answer(char answer[LONGEST_ANSWER]) {
  if (!fgets(answer, LONGEST_ANSWER, stdin)) {
    return false;
  }
  answer[strcspn(answer, "\n")] = '\0';
  return true;
}

/** What follows the letter. */
static const char* rest_of(const char* answer) {
  return answer[0] ? answer + 1 + strspn(answer + 1, " \t") : answer;
}

/** Ask until the answer is one. @return false to stop. */
static EntStatus ask(Review* review, const CliReviewItem* item, bool* go_on, EntError* err) {
  static const char help[] =
      "  y yes · n no · e VALUE instead (names: what to call it; ties: a form such as armed, or\n"
      "  since=2003,until=2008,status=ended) · s skip · q quit; a reason may follow y and n\n";
  char answer[LONGEST_ANSWER];
  for (;;) {
    EntDecision decision;
    (void)printf("  y/n/e/s/q? ");
    if (cli_print_end() != CLI_OK || !read_answer(answer) || answer[0] == 'q') {
      *go_on = false;
      return ENT_OK;
    }
    if (answer[0] == 's') {
      return ENT_OK;
    }
    const char* rest = rest_of(answer);
    if (cli_review_decide(item, answer[0] ? answer[0] : '?', answer[0] == 'e' ? rest : "",
                          &decision)) {
      const char* wrong = ent_decision_check(&decision);
      decision.why = answer[0] == 'e' ? "" : rest;
      if (!wrong) {
        return record(review, &decision, err);
      }
      (void)printf("  %s\n", wrong);
    } else {
      (void)fputs(help, stdout);
    }
  }
}

/** Ask the questions one by one. */
static EntStatus ask_all(Review* review, const CliReviewItem* items, size_t n, EntError* err) {
  bool go_on = true;
  for (size_t i = 0; i < n && go_on; i++) {
    (void)printf("\n%zu of %zu. ", i + 1, n);
    if (items[i].join) {
      print_join(&items[i]);
    } else {
      print_tie(review->made.network, &items[i]);
    }
    ENT_TRY(ask(review, &items[i], &go_on, err));
  }
  (void)printf("\n%zu decision%s written to ", review->n_decided,
               review->n_decided == 1 ? "" : "s");
  print_safe(review->path);
  (void)printf("\n");
  return ENT_OK;
}

/** Make the network, and ask or list. */
static EntStatus make(Review* review, const CliOptions* options, const CliSource* source,
                      EntBuffer* out, EntError* err) {
  CliNetwork* made = &review->made;
  CliOptions known = *options;
  CliReviewItem* items = NULL;
  size_t n = 0;
  if (access(review->path, F_OK) != 0) {
    known.decisions = NULL; // nothing is decided yet
  }
  ENT_TRY(cli_network_load(made, &known, source, err));
  ENT_TRY(cli_review_list(made->network, made->rules.decisions, made->arena, &items, &n, err));
  if (options->csv) {
    const size_t top = options->top > 0 && options->top < n ? options->top : n;
    return cli_review_csv_write(items, top, out, err);
  }
  const size_t top = options->top > 0 ? options->top : DEFAULT_TOP;
  return ask_all(review, items, n < top ? n : top, err);
}

static void line_problem(void* handle, const char* path, unsigned long line, const char* text) {
  CliNetwork* made = handle;
  EntError problem = {0};
  (void)ent_fail(&problem, ENT_BAD_INPUT, path, line, "%s; line left out", text);
  cli_report_error(&made->report, &problem, NULL);
  made->problem = true;
}

/** Where decisions go: --decisions, or beside the store. @return false after misuse. */
static bool find_path(Review* review, const CliOptions* options, EntBuffer* beside) {
  review->path = options->decisions;
  if (!review->path && options->store) {
    const char* slash = strrchr(options->store, '/');
    ent_buffer_add(beside, options->store, slash ? (size_t)(slash - options->store) + 1 : 0);
    ent_buffer_add_text(beside, "decisions.tsv");
    review->path = beside->bytes;
  }
  if (!review->path) {
    cli_misuse("review", NULL, "name the file that decisions go to (--decisions FILE)");
  }
  return review->path != NULL;
}

static CliExit run(const CliOptions* options) {
  Review review = {.who = options->by ? options->by : getenv("USER")};
  CliSource source;
  EntError err = {0};
  EntBuffer out = {0};
  EntBuffer beside = {0};
  if (!find_path(&review, options, &beside) ||
      (!options->csv_in && !cli_source_of(options, "review", &source))) {
    ent_buffer_clear(&beside);
    return CLI_MISUSE;
  }
  review.who = review.who ? review.who : "";
  set_today(&review);
  cli_report_init(&review.made.report, options->quiet, true);
  const EntStatus status =
      options->csv_in
          ? cli_review_csv_read(options->csv_in, line_problem, &review.made, record, &review, &err)
          : make(&review, options, &source, &out, &err);
  if (status == ENT_OK && options->csv_in) {
    ent_buffer_printf(&out, "%zu decision%s written to ", review.n_decided,
                      review.n_decided == 1 ? "" : "s");
    cli_safe_add(&out, review.path);
    ent_buffer_add_byte(&out, '\n');
  }
  const CliExit result = cli_network_end(&review.made, status, &err, &out);
  ent_buffer_clear(&beside);
  return result;
}

static const struct poptOption review_options[] = {
    {"top", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TOP,
     "Ask N questions (default: 20; with --csv, all)", "N"},
    {"by", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_BY,
     "Sign decisions with NAME (default: the user's)", "NAME"},
    {"csv", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_CSV,
     "Print the questions as CSV, to be answered in a spreadsheet", NULL},
    {"csv-in", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_CSV_IN,
     "Take the answers from a spreadsheet that --csv made", "FILE"},
    CLI_INCLUDE(cli_store_options, NULL),
    CLI_INCLUDE(cli_view_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_review = {
    .name = "review",
    .summary = "decide what is doubtful, the most consequential first",
    .operands = "[OPTION...] [--store FILE] [TRIPLES...]",
    .about = "Asks about names that were joined for their form alone, and about ties that one\n"
             "source tells, those first on which most influence hangs. Each answer goes to the\n"
             "file of decisions at once (--decisions, or decisions.tsv beside the store), which\n"
             "every command obeys; what is decided is not asked again.\n",
    .examples = "  entente review --store iraq.db\n"
                "  entente review --store iraq.db --csv > questions.csv\n"
                "  entente review --store iraq.db --csv-in answered.csv\n",
    .options = review_options,
    .run = run,
};
