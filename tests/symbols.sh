#!/bin/bash
# The shared library exports what tests/symbols.txt lists, and the installed headers declare just that.
# usage: LIBRARY=FILE PUBLIC_HEADERS="HEADER..." tests/symbols.sh [--update]   (from the repository root)
# --update writes the list anew, after a change that was meant.
set -euo pipefail
export LC_ALL=C
list=tests/symbols.txt
read -ra public <<<"$PUBLIC_HEADERS"

exported=$(nm -D --defined-only "$LIBRARY" | awk '{print $NF}' | sort)
if [ "${1-}" = --update ]; then
  printf '%s\n' "$exported" >"$list"
fi
declared=$(cat "${public[@]}" | grep '^ENT_API ' | grep -oE '\bent_[a-z0-9_]+\(' | tr -d '(' | sort)

failed=0
if foreign=$(grep -v '^ent_' <<<"$exported"); then
  printf 'exported without the prefix ent_:\n%s\n' "$foreign" >&2
  failed=1
fi
diff -u --label "$list" --label "exported by $LIBRARY" "$list" - <<<"$exported" >&2 || failed=1
diff -u --label "$list" --label 'declared by the installed headers' "$list" - <<<"$declared" >&2 ||
  failed=1
if hidden=$(grep -rl --include='*.h' '^ENT_API ' graph extract export |
  grep -vxF "$(printf '%s\n' "${public[@]}")"); then
  printf 'marked ENT_API, but not installed:\n%s\n' "$hidden" >&2
  failed=1
fi
exit "$failed"
