#!/bin/bash
# The measures of the fixtures' network against networkx. Skipped where $PYTHON has none, unless
# NETWORKX=required.
# usage: networkx.sh   (ENTENTE and PYTHON from the environment)
set -euo pipefail
cd "$(dirname "$0")/.."
entente=${ENTENTE:-build/entente}
python=${PYTHON:-/usr/bin/python3}

if ! "$python" -c 'import networkx, numpy' 2>/dev/null; then
  echo "networkx.sh: $python has no networkx (Debian: python3-networkx)"
  if [ "${NETWORKX:-}" = required ]; then
    exit 1
  fi
  echo 'networkx.sh: skipped'
  exit 0
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for all in '' --all; do
  # shellcheck disable=SC2086 # an empty word is no option
  "$entente" build -q $all -o "$out" fixtures/articles >/dev/null
  "$python" tests/check_networkx.py "$out"
done
