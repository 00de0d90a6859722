#!/bin/bash
# What `make install` puts down is usable and whole, and `make uninstall` takes all of it away.
# usage: MAKE=make BUILD=FOLDER CC=COMPILER PUBLIC_HEADERS="HEADER..." tests/install.sh
# (from the repository root; writes only to a temporary folder)
set -euo pipefail
# shellcheck disable=SC2153 # MAKE comes from the caller
read -ra make <<<"$MAKE"
read -ra cc <<<"$CC"
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
prefix=/opt/entente
at=$root$prefix

# A make of its own: not with the options and jobs of the one that runs the tests.
unset MAKEFLAGS MFLAGS
staged() {
  "${make[@]}" --no-print-directory BUILD="$BUILD" CC="$CC" DESTDIR="$root" PREFIX="$prefix" "$1" >"$root.log" 2>&1 ||
    { cat "$root.log" >&2 && rm -f "$root.log" && exit 1; }
  rm -f "$root.log"
}

staged install
for file in bin/entente lib/libentente.a lib/libentente.so lib/libentente.so.0 \
  lib/pkgconfig/entente.pc share/man/man1/entente.1 share/bash-completion/completions/entente; do
  [ -f "$at/$file" ] || { echo "not installed: $file" >&2 && exit 1; }
done
if grep -rIlF "$root" "$at"; then
  echo 'these files hold the staging folder' >&2
  exit 1
fi
"$at/bin/entente" --version >/dev/null

# Every header stands alone, with nothing but the installed ones around it.
cd "$root"
for header in $PUBLIC_HEADERS; do
  printf '#include "%s"\n' "$header" |
    "${cc[@]}" -x c -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$at/include/entente" -fsyntax-only - ||
    { echo "not usable alone: $header" >&2 && exit 1; }
done

# A program of a user, built as pkg-config says.
cat >user.c <<'END'
#include "export/export.h"
#include "extract/batch.h"
#include "graph/measures.h"

#include <stdio.h>

int main(void) {
  EntError err = {0};
  EntExtractor* extractor = NULL;
  EntExtraction extraction = {0};
  EntNetwork* network = NULL;
  EntNetworkBuilder* builder = ent_network_builder_new(0.26);
  const char text[] = "The al-Nusra Front split from the Islamic State in 2013.";
  const EntExtractOptions options = {0};
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  EntStatus st = builder ? ent_extractor_new(&options, &extractor, &err) : ENT_NO_MEMORY;
  st = st ? st : ent_extract(extractor, (EntStr){text, sizeof text - 1}, "a.txt", NULL, &extraction, &err);
  for (size_t i = 0; !st && i < extraction.n_triples; i++) {
    st = ent_network_builder_add(builder, &extraction.triples[i], &err);
  }
  st = st ? st : ent_network_build(builder, NULL, &network, &err);
  st = st ? st : ent_network_measure(network, NULL, &err);
  if (st == ENT_OK) {
    (void)printf("%s %u\n", formats[0].name, (unsigned)network->n_nodes);
  } else {
    (void)fprintf(stderr, "%s\n", err.text);
  }
  ent_extraction_clear(&extraction);
  ent_network_free(network);
  ent_network_builder_free(builder);
  ent_extractor_free(extractor);
  return st == ENT_OK ? 0 : 1;
}
END
flags=$(PKG_CONFIG_PATH=$at/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR=$root pkg-config --cflags --libs entente)
read -ra flags <<<"$flags"
"${cc[@]}" -std=c11 -Wall -Wextra -Werror user.c "${flags[@]}" -o user
needed=$(readelf -d user)
[[ $needed == *'[libentente.so.0]'* ]] || { echo 'linked to no libentente.so.0' >&2 && exit 1; }
said=$(LD_LIBRARY_PATH=$at/lib ./user)
[ "$said" = 'graphml 2' ] || { echo "the user's program said: $said" >&2 && exit 1; }

cd "$OLDPWD"
staged uninstall
left=$(find "$at" ! -type d)
[ -z "$left" ] || { printf 'left by uninstall:\n%s\n' "$left" >&2 && exit 1; }
[ ! -e "$at/include/entente" ] || { echo 'left by uninstall: include/entente' >&2 && exit 1; }
