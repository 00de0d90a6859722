#include "extract/relation/judge.h"

#include <stdint.h>
#include <string.h>

// The model is linked into the program as it stands in the file.
__asm__(".section .rodata\n"
        ".balign 64\n"
        "ent_judge_model:\n"
        ".incbin \"extract/relation/judge.model\"\n"
        "ent_judge_model_end:\n"
        ".byte 0\n"
        ".previous\n");

extern const char ent_judge_model[] __attribute__((visibility("hidden")));
extern const char ent_judge_model_end[] __attribute__((visibility("hidden")));

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the model is little-endian"
#endif

const EntJudge* ent_judge(void) {
  return (const EntJudge*)(const void*)ent_judge_model;
}

bool ent_judge_is_whole(void) {
  static const char magic[8] = ENT_JUDGE_MAGIC;
  return (uintptr_t)ent_judge_model_end - (uintptr_t)ent_judge_model == sizeof(EntJudge) &&
         memcmp(ent_judge()->magic, magic, sizeof magic) == 0;
}

int32_t ent_judge_score(const EntJudge* judge, unsigned question, const uint32_t* features,
                        size_t n, EntDoubt doubt) {
  const int8_t* weights = judge->weights[question];
  int32_t sum = doubt == ENT_DOUBT_NONE ? 0 : -ENT_JUDGE_DOUBT;
  for (size_t i = 0; i < n; i++) {
    sum += weights[ent_judge_slot(features[i])];
  }
  return sum;
}

int32_t ent_judge_weigh(const EntJudge* judge, EntRelation relation,
                        const int32_t facts[ENT_N_FACTS]) {
  int32_t sum = 0;
  for (size_t i = 0; i < ENT_N_FACTS; i++) {
    sum += judge->facts[relation][i] * facts[i];
  }
  return sum / ENT_JUDGE_ONE;
}

double ent_judge_likely(const EntJudge* judge, EntRelation relation, int32_t score) {
  enum { STEP = ENT_JUDGE_UNIT / 4, END = STEP * ENT_JUDGE_STEPS / 2 };
  const uint16_t* likely = judge->likely[relation];
  if (score <= -END) {
    return likely[0] / (double)ENT_JUDGE_SURE;
  }
  if (score >= END) {
    return likely[ENT_JUDGE_STEPS] / (double)ENT_JUDGE_SURE;
  }
  const int32_t at = (score + END) / STEP;
  const int32_t rest = (score + END) % STEP;
  return (likely[at] * (STEP - rest) + likely[at + 1] * rest) / (double)(STEP * ENT_JUDGE_SURE);
}
