/** @file graph/base/embed.h
    Files that are linked into the program as they stand, so that it needs none at run time. */
#ifndef ENT_GRAPH_BASE_EMBED_H
#define ENT_GRAPH_BASE_EMBED_H

#ifdef __APPLE__
#define ENT_EMBED_SECTION      ".const_data\n"
#define ENT_EMBED_SYMBOL(name) "_" #name
#else
#define ENT_EMBED_SECTION      ".section .rodata,\"a\"\n"
#define ENT_EMBED_SYMBOL(name) #name
#endif

/** Put the bytes of `file`, a path from the root, between the symbols ent_embedded_`name` and
    ent_embedded_`name`_end, aligned to 64 bytes; a NUL follows them. The Makefile must say that the
   object depends on the file. */
#define ENT_EMBED(name, file)                                                                      \
  __asm__(ENT_EMBED_SECTION ".balign 64\n" ENT_EMBED_SYMBOL(                                       \
      ent_embedded_##name) ":\n"                                                                   \
                           ".incbin \"" file                                                       \
                           "\"\n" ENT_EMBED_SYMBOL(ent_embedded_##name##_end) ":\n"                \
                                                                              ".byte 0\n.text\n"); \
  extern const char ent_embedded_##name[] __attribute__((visibility("hidden")));                   \
  extern const char ent_embedded_##name##_end[] __attribute__((visibility("hidden")))

#endif
