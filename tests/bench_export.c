/* How fast a network is written, beside the writers of igraph and networkx: a random network is
   written as GraphML and DOT; igraph reads the GraphML, values and all, and writes both formats of
   its own; so does networkx with the GraphML of a smaller network, if $PYTHON (default
   /usr/bin/python3) has it. Each is told in MB of its own file a second. A file of ours is made
   in memory: the most that is in use above the network is told beside its size.
   usage: bench_export [TIES [ACTORS]] */
#include "export/export.h"
#include "tests/random_network.h"
#include "tests/timing.h"

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MANY_TIES = 100000, MANY_ACTORS = 20000, FEW_TIES = 5000, FEW_ACTORS = 1500 };

static const double MB = 1e6;

static double peak(void) {
  struct rusage usage;
  (void)getrusage(RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss * 1024;
}

/** Write to a file. @return MB a second; 0 if this build cannot write the format. */
static double write_ours(const EntNetwork* network, const char* format, const char* path) {
  EntBuffer bytes = {0};
  EntError err = {0};
  const double before = peak();
  const double start = now();
  if (ent_format_find(format)->write(network, &bytes, &err) != ENT_OK) {
    (void)printf("%-12s not written: %s\n", format, err.text);
    ent_buffer_clear(&bytes);
    return 0;
  }
  FILE* file = fopen(path, "wb");
  require(file != NULL, "cannot write");
  const size_t written = fwrite(bytes.bytes, 1, bytes.length, file);
  require(fclose(file) == 0 && written == bytes.length, "cannot write");
  const double speed = (double)bytes.length / MB / (now() - start);
  (void)printf("%-12s %8.1f MB   %7.1f MB/s   %6.1f MB more memory\n", format,
               (double)bytes.length / MB, speed, (peak() - before) / MB);
  ent_buffer_clear(&bytes);
  return speed;
}

static void tell_igraph(const char* what, FILE* file, double start, double ours) {
  const double seconds = now() - start;
  const double size = (double)ftell(file) / MB;
  (void)printf("%-12s %8.1f MB   %7.1f MB/s   ours is %.1f times as fast\n", what, size,
               size / seconds, ours / (size / seconds));
  require(fclose(file) == 0, "cannot write");
}

/** igraph's writers, on what it reads of our GraphML. */
static void compare_with_igraph(const char* graphml, const char* other, double ours,
                                double ours_dot) {
  igraph_t graph;
  FILE* file = fopen(graphml, "rb");
  igraph_set_attribute_table(&igraph_cattribute_table);
  require(file && igraph_read_graph_graphml(&graph, file, 0) == IGRAPH_SUCCESS, "igraph refuses");
  (void)fclose(file);
  file = fopen(other, "wb");
  double start = now();
  require(file && igraph_write_graph_graphml(&graph, file, true) == IGRAPH_SUCCESS,
          "igraph refuses");
  tell_igraph("igraph", file, start, ours);
  if (ours_dot > 0) {
    file = fopen(other, "wb");
    start = now();
    require(file && igraph_write_graph_dot(&graph, file) == IGRAPH_SUCCESS, "igraph refuses");
    tell_igraph("igraph, DOT", file, start, ours_dot);
  }
  igraph_destroy(&graph);
}

static void compare_with_networkx(const char* folder) {
  static const char program[] =
      "import networkx as nx, os, sys, time\n"
      "graph = nx.read_graphml(sys.argv[1])\n"
      "start = time.time()\n"
      "nx.write_graphml(graph, sys.argv[2])\n"
      "speed = os.path.getsize(sys.argv[2]) / 1e6 / (time.time() - start)\n"
      "print(f'networkx     {os.path.getsize(sys.argv[2]) / 1e6:8.1f} MB   {speed:7.1f} MB/s   '\n"
      "      f'ours is {float(sys.argv[3]) / speed:.1f} times as fast')\n";
  const char* python = getenv("PYTHON") ? getenv("PYTHON") : "/usr/bin/python3";
  char path[256];
  char command[2048];
  RandomNetwork random;
  random_network_make(&random, FEW_ACTORS, FEW_TIES);
  (void)snprintf(path, sizeof path, "%s/few.graphml", folder);
  const double ours = write_ours(&random.network, "graphml-directed", path);
  (void)snprintf(command, sizeof command, "%s -c \"%s\" %s %s/other.graphml %.3f", python, program,
                 path, folder, ours);
  (void)fflush(stdout);
  if (system(command) != 0) { // NOLINT(cert-env33-c): nobody else wrote it
    (void)printf("networkx     not compared (is it there?)\n");
  }
  random_network_clear(&random);
}

int main(int argc, char** argv) {
  const size_t n_ties = argc > 1 ? strtoul(argv[1], NULL, 10) : MANY_TIES;
  const uint32_t n_nodes = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : MANY_ACTORS;
  char folder[] = "/tmp/entente-bench-XXXXXX";
  char graphml[64];
  char other[64];
  char command[64];
  RandomNetwork random;
  require(n_ties > 0 && n_nodes > 1, "usage: bench_export [TIES [ACTORS]]");
  require(mkdtemp(folder) != NULL, "no folder for the files");
  (void)snprintf(graphml, sizeof graphml, "%s/network.graphml", folder);
  (void)snprintf(other, sizeof other, "%s/other", folder);
  random_network_make(&random, n_nodes, n_ties);
  const double ours = write_ours(&random.network, "graphml", graphml);
  const double ours_dot = write_ours(&random.network, "dot", other);
  compare_with_igraph(graphml, other, ours, ours_dot);
  random_network_clear(&random);
  compare_with_networkx(folder);
  (void)snprintf(command, sizeof command, "rm -r %s", folder);
  // NOLINTNEXTLINE(cert-env33-c): the folder is ours
  require(system(command) == 0, "cannot remove the files");
  return 0;
}
