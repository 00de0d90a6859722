/* What measuring costs beside the igraph calls that it is made of, and beside networkx.

   A random network (each actor tied with some at random, most ties alliances) is measured, and the
   same calls of igraph are made on graphs that are ready; the ratio hardly depends on the machine.
   Then the network of 5,000 ties is written as CSV, and networkx computes from it what it has, if
   $PYTHON (default /usr/bin/python3) has it.
   usage: bench_measures [TIES [ACTORS]] */
#include "export/export.h"
#include "graph/backend.h"
#include "graph/measures.h"
#include "tests/random_network.h"
#include "tests/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MANY_TIES = 100000, MANY_ACTORS = 20000, FEW_TIES = 5000, FEW_ACTORS = 1500 };

/** The ties of some relations as igraph wants them. */
static EntProjection make_graph(const EntNetwork* network, EntFactors factors) {
  EntProjection on = {0};
  require(ent_projection_make(network, factors, &on) == IGRAPH_SUCCESS, "out of memory");
  return on;
}

/** The calls of igraph that the measures are made of, on graphs that are ready. */
static double time_igraph(const EntNetwork* network) {
  EntProjection paths = make_graph(network, (EntFactors){.ally = 1, .splinter = 1});
  EntProjection allies = make_graph(network, (EntFactors){.ally = 1});
  EntProjection all = make_graph(network, (EntFactors){.ally = 1, .rival = 1, .splinter = 1});
  igraph_vector_t out;
  igraph_vector_int_t whole;
  double value = 0;
  require(igraph_vector_init(&out, 0) == IGRAPH_SUCCESS &&
              igraph_vector_int_init(&whole, 0) == IGRAPH_SUCCESS,
          "out of memory");
  const double start = now();
  bool done =
      ent_igraph_betweenness(&paths, &out) == IGRAPH_SUCCESS &&
      igraph_harmonic_centrality(&paths.graph, &out, igraph_vss_all(), IGRAPH_ALL, NULL, true) ==
          IGRAPH_SUCCESS &&
      igraph_articulation_points(&paths.graph, &whole) == IGRAPH_SUCCESS &&
      igraph_coreness(&allies.graph, &whole, IGRAPH_ALL) == IGRAPH_SUCCESS &&
      igraph_constraint(&all.graph, &out, igraph_vss_all(), &all.weights) == IGRAPH_SUCCESS &&
      ent_igraph_pagerank(&all, 0.85, &out) == IGRAPH_SUCCESS &&
      ent_igraph_eigenvector(&allies, &out, &value) == IGRAPH_SUCCESS;
  for (size_t i = 0; done && i < 5; i++) { // degrees and strengths
    done = igraph_strength(&all.graph, &out, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS,
                           &all.weights) == IGRAPH_SUCCESS;
  }
  const double time = now() - start;
  require(done, "igraph refuses");
  ent_projection_clear(&paths);
  ent_projection_clear(&allies);
  ent_projection_clear(&all);
  igraph_vector_int_destroy(&whole);
  igraph_vector_destroy(&out);
  return time;
}

static double time_measures(EntNetwork* network) {
  const EntMeasureOptions options = {
      .slow_too = true, .without_camps = true, .without_layout = true};
  EntError err = {0};
  const double start = now();
  require(ent_network_measure(network, &options, &err) == ENT_OK, err.text);
  return now() - start;
}

/** Write the two tables that check_networkx.py reads. */
static void write_tables(const EntNetwork* network, const char* folder) {
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  for (size_t i = 0; i < n; i++) {
    char path[256];
    EntBuffer bytes = {0};
    if (!strstr(formats[i].file_name, ".csv")) {
      continue;
    }
    (void)snprintf(path, sizeof path, "%s/%s", folder, formats[i].file_name);
    FILE* file = fopen(path, "wb");
    require(file && formats[i].write(network, &bytes, NULL) == ENT_OK &&
                fwrite(bytes.bytes, 1, bytes.length, file) == bytes.length && fclose(file) == 0,
            "cannot write the tables");
    ent_buffer_clear(&bytes);
  }
}

/** networkx on the network of few ties, which it also checks. */
static void compare_with_networkx(void) {
  char folder[] = "/tmp/entente-bench-XXXXXX";
  char command[512];
  const char* python = getenv("PYTHON") ? getenv("PYTHON") : "/usr/bin/python3";
  RandomNetwork random;
  random_network_make(&random, FEW_ACTORS, FEW_TIES);
  const double ours = time_measures(&random.network);
  require(mkdtemp(folder) != NULL, "no folder for the tables");
  write_tables(&random.network, folder);
  (void)snprintf(command, sizeof command, "%s tests/check_networkx.py %s %.9f", python, folder,
                 ours);
  (void)fflush(stdout);
  if (system(command) != 0) { // NOLINT(cert-env33-c): nobody else wrote it
    (void)printf("networkx                          not compared (is it there?)\n");
  }
  (void)snprintf(command, sizeof command, "rm -r %s", folder);
  // NOLINTNEXTLINE(cert-env33-c): the folder is ours
  require(system(command) == 0, "cannot remove the tables");
  random_network_clear(&random);
}

int main(int argc, char** argv) {
  const size_t n_ties = argc > 1 ? strtoul(argv[1], NULL, 10) : MANY_TIES;
  const uint32_t n_nodes = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : MANY_ACTORS;
  RandomNetwork random;
  require(n_ties > 0 && n_nodes > 1, "usage: bench_measures [TIES [ACTORS]]");
  random_network_make(&random, n_nodes, n_ties);
  const double bare = time_igraph(&random.network);
  const double ours = time_measures(&random.network);
  (void)printf("measures                   %12.2f s   %u actors, %zu ties\n", ours,
               (unsigned)n_nodes, random.network.n_ties);
  (void)printf("calls of igraph alone      %12.2f s   ratio %.2f\n", bare, ours / bare);
  random_network_clear(&random);
  compare_with_networkx();
  return 0;
}
