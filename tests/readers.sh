#!/bin/bash
# Every export read back by other people's readers: the fixtures' network, and one of hostile names.
# Skipped where they are missing, unless NETWORKX=required.
# usage: readers.sh   (ENTENTE and PYTHON from the environment)
set -euo pipefail
cd "$(dirname "$0")/.."
entente=${ENTENTE:-build/entente}
python=${PYTHON:-/usr/bin/python3}

if ! "$python" -c 'import networkx' 2>/dev/null || ! command -v xmllint rapper >/dev/null; then
  echo "readers.sh: no networkx, xmllint or rapper (Debian: python3-networkx libxml2-utils raptor2-utils)"
  if [ "${NETWORKX:-}" = required ]; then
    exit 1
  fi
  echo 'readers.sh: skipped'
  exit 0
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$entente" extract -q fixtures/articles >"$out/articles.jsonl"
for triples in "$out/articles.jsonl" fixtures/hostile/triples.jsonl; do
  for format in graphml graphml-directed gexf json cytoscape actors ties turtle ntriples lineage; do
    "$entente" export -q --all -f "$format" -o "$out/$format" "$triples"
  done
  xmllint --noout "$out/graphml" "$out/graphml-directed" "$out/gexf" "$out/lineage"
  "$python" tests/check_readers.py "$out"
  # What Gephi draws: every actor has a place, a size and a colour, every tie a colour and a weight.
  "$python" tests/draw_graphml.py "$out/graphml" >"$out/picture"
  xmllint --noout "$out/picture"
done
