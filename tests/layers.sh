#!/bin/bash
# The walls between the folders: who may include whom.
# usage: PUBLIC_HEADERS="HEADER..." tests/layers.sh   (from the repository root)
set -euo pipefail
export LC_ALL=C
read -ra public <<<"$PUBLIC_HEADERS"
failed=0

# Remark what grep finds, if anything.
refuse() {
  local why=$1 found
  shift
  if found=$(grep "$@"); then
    printf '%s:\n%s\n' "$why" "$found" >&2
    failed=1
  fi
}

# Files of FOLDER do not include what begins with one of PREFIXES: apart FOLDER PREFIXES
apart() {
  refuse "$1/ must not include this" -rnE --include='*.[ch]' "^ *# *include +[\"<]($2)" "$1"
}

apart graph 'extract/|export/|cli/|tests/'
apart extract 'export/|cli/|tests/'
apart export 'extract/|cli/|tests/'
apart cli 'tests/'
for folder in graph extract cli; do
  apart "$folder" 'gvc\.h|cgraph\.h|graphviz/'
done
for folder in extract export cli; do
  apart "$folder" 'igraph'
done
refuse 'an installed header names a library that its user need not know' \
  -nE '^ *# *include +<(igraph|libxml|jansson|utf8proc|uthash|nettle|popt|sqlite3|gvc|cgraph|pthread)' "${public[@]}"

# FILE INCLUDED for every header of ours, by its path from the root.
includes=$(grep -roE --include='*.[ch]' '^ *# *include +"[^"]+"' graph extract export cli tests |
  sed -E 's/^([^:]*):.*"([^"]*)"$/\1 \2/' | sort -u)

missing=$(cut -d' ' -f2 <<<"$includes" | sort -u | while read -r header; do
  [ -f "$header" ] || echo "$header"
done)
if [ -n "$missing" ]; then
  printf 'included, but not by a path from the root:\n%s\n' "$missing" >&2
  failed=1
fi

unused=$(comm -13 <(cut -d' ' -f2 <<<"$includes" | sort -u) \
  <(find graph extract export cli tests -name '*.h' | sort))
if [ -n "$unused" ]; then
  printf 'no file includes:\n%s\n' "$unused" >&2
  failed=1
fi

# tsort complains of circles, of any length.
if ! circles=$(tsort <<<"$includes" 2>&1 >/dev/null) || [ -n "$circles" ]; then
  printf 'files that include each other:\n%s\n' "$circles" >&2
  failed=1
fi
exit "$failed"
