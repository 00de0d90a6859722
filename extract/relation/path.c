#include "extract/relation/path.h"

/** A token and all that it hangs on. @return how many. */
static size_t climb(const EntPassage* passage, size_t token, size_t chain[ENT_PATH_MOST + 1]) {
  size_t n = 0;
  for (; token != ENT_NO_WORD && n <= ENT_PATH_MOST; token = ent_head_of(passage, token)) {
    chain[n++] = token;
  }
  return n;
}

bool ent_path_find(const EntPassage* passage, uint32_t a, uint32_t b, EntPath* path) {
  size_t left[ENT_PATH_MOST + 1];
  size_t right[ENT_PATH_MOST + 1];
  const size_t n_left = climb(passage, ent_head_of_name(passage, a), left);
  const size_t n_right = climb(passage, ent_head_of_name(passage, b), right);
  *path = (EntPath){0};
  for (size_t i = 0; i < n_left; i++) {
    for (size_t k = 0; k < n_right; k++) {
      if (left[i] == right[k]) {
        memcpy(path->up, left, i * sizeof *left);
        memcpy(path->down, right, k * sizeof *right);
        path->n_up = i;
        path->n_down = k;
        path->top = left[i];
        return i + k > 0;
      }
    }
  }
  return false;
}

bool ent_path_carries(const EntPassage* passage, const EntPath* path, size_t token) {
  for (size_t i = 1; i < path->n_up; i++) {
    if (path->up[i] == token) {
      return true;
    }
  }
  for (size_t i = 1; i < path->n_down; i++) {
    if (path->down[i] == token) {
      return true;
    }
  }
  if (path->n_up > 0 && path->n_down > 0) {
    return path->top == token;
  }
  const size_t below = path->n_up > 0 ? path->up[path->n_up - 1] : path->down[path->n_down - 1];
  return ent_deprel_of(passage, below) == ENT_DEPREL_CONJ &&
         ent_head_of(passage, path->top) == token;
}

/** What stands for a token on the way: a name as it stands, of other words the lemma. */
static void add_word(const EntPassage* passage, EntBuffer* out, size_t token) {
  if (ent_passage_name(passage, token) != ENT_NONE) {
    ent_buffer_add_str(out, ent_passage_token(passage, token)->form);
  } else {
    ent_buffer_add_text(out, ent_passage_token(passage, token)->lemma);
  }
}

static void add_name(const EntPassage* passage, EntBuffer* out, uint32_t name) {
  ent_buffer_add_str(out, ent_str_span(passage->scene->article->text.bytes,
                                       ent_passage_item(passage, name)->span));
}

static const char* label(const EntPassage* passage, size_t token) {
  return ent_deprel_name((EntDeprel)ent_passage_token(passage, token)->deprel);
}

EntStatus ent_path_write(const EntPassage* passage, uint32_t a, uint32_t b, const char** text) {
  EntPath path;
  EntBuffer out = {0};
  *text = NULL;
  if (!ent_path_find(passage, a, b, &path)) {
    return ENT_OK;
  }
  add_name(passage, &out, a);
  for (size_t i = 0; i < path.n_up; i++) {
    ent_buffer_printf(&out, " <-%s- ", label(passage, path.up[i]));
    const size_t next = i + 1 < path.n_up ? path.up[i + 1] : path.top;
    if (next == path.top && path.n_down == 0) {
      add_name(passage, &out, b);
    } else {
      add_word(passage, &out, next);
    }
  }
  for (size_t i = path.n_down; i > 0; i--) {
    ent_buffer_printf(&out, " -%s-> ", label(passage, path.down[i - 1]));
    if (i == 1) {
      add_name(passage, &out, b);
    } else {
      add_word(passage, &out, path.down[i - 1]);
    }
  }
  *text = out.failed ? NULL : ent_arena_copy(passage->scene->arena, out.bytes, out.length);
  ent_buffer_clear(&out);
  return *text ? ENT_OK : ent_no_memory(passage->scene->err);
}
