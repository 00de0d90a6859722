#!/bin/bash
# The HTML page in headless Chromium: that it draws everything, tells of an actor and a tie, and that
# names and sentences are text, whatever is in them; and, where node has playwright-core (npm), that
# searching, clicking and filtering do what they should. Skipped where Chromium or d3 is missing, unless
# NETWORKX=required.
# usage: page.sh   (ENTENTE from the environment)
set -euo pipefail
cd "$(dirname "$0")/.."
entente=${ENTENTE:-build/entente}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

"$entente" extract -q fixtures/articles >"$out/triples.jsonl"
if ! command -v chromium >/dev/null ||
  ! "$entente" export -q -f html -o "$out/page.html" "$out/triples.jsonl" 2>"$out/refusal"; then
  echo "page.sh: no chromium, or no d3 ($(cat "$out/refusal" 2>/dev/null))"
  [ "${NETWORKX:-}" != required ] || exit 1
  echo 'page.sh: skipped'
  exit 0
fi

# What the page is once its script has run; $2 is the id of what is chosen.
opened() {
  timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync \
    --user-data-dir="$out/profile" --virtual-time-budget=5000 --dump-dom "file://$1#$2" 2>/dev/null
}
holds() {
  grep -qF -- "$2" <<<"$1" || { echo "page.sh: not in the page: $2" && exit 1; }
}

"$entente" export -q -f json -o "$out/network.json" "$out/triples.jsonl"
nodes=$(grep -c '"label".*"aliases"' "$out/network.json")
links=$(grep -c '"source".*"evidence"' "$out/network.json")
actor=$(sed -n 's/^{"id": "\(n[0-9]*\)", "label": "Nouri al-Maliki".*/\1/p' "$out/network.json")
page=$(opened "$out/page.html" "$actor")
holds "$page" "$nodes actors, $links ties"
holds "$page" '<h2>Nouri al-Maliki</h2>'
holds "$page" '<h3>Influence</h3>'
[ "$(grep -o 'class="link ' <<<"$page" | wc -l)" -eq "$links" ] || { echo "page.sh: not $links lines" && exit 1; }
tie=$(opened "$out/page.html" e0)
holds "$tie" '<blockquote>'
holds "$tie" 'All in all: '

"$entente" export -q --all -f html -o "$out/hostile.html" fixtures/hostile/triples.jsonl
hostile=$(opened "$out/hostile.html" e0)
holds "$hostile" '&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;'
if grep -qF '<script>alert(1)' <<<"$hostile" || grep -qF 'href="javascript:' <<<"$hostile"; then
  echo 'page.sh: a name became markup'
  exit 1
fi
echo "page.sh: $nodes actors and $links ties drawn; hostile names are text"

if ! command -v node >/dev/null || ! node -e 'require("playwright-core")' 2>/dev/null; then
  echo 'page.sh: no node with playwright-core: clicks skipped'
  exit 0
fi
node tests/check_page.js "$out/page.html" "$(command -v chromium)"
echo 'page.sh: searched, clicked and filtered'
