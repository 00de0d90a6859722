#include "extract/relation/judge.h"

#include "graph/base/embed.h"

#include <stdint.h>
#include <string.h>

ENT_EMBED(judge, "extract/relation/judge.model");

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the model is little-endian"
#endif

const EntJudge* ent_judge(void) {
  return (const EntJudge*)(const void*)ent_embedded_judge;
}

bool ent_judge_is_whole(void) {
  static const char magic[8] = ENT_JUDGE_MAGIC;
  return (uintptr_t)ent_embedded_judge_end - (uintptr_t)ent_embedded_judge == sizeof(EntJudge) &&
         memcmp(ent_judge()->magic, magic, sizeof magic) == 0;
}

int32_t ent_judge_score(const EntJudge* judge, unsigned question, const uint32_t* features,
                        size_t n, EntDoubt doubt) {
  int32_t sum = doubt == ENT_DOUBT_NONE ? 0 : -ENT_JUDGE_DOUBT;
  for (size_t i = 0; i < n; i++) {
    sum += judge->weights[ent_judge_slot(features[i])][question];
  }
  return sum;
}

void ent_judge_all(const EntJudge* judge, const uint32_t* features, size_t n, EntDoubt doubt,
                   const int32_t encoded[ENT_N_QUESTIONS], int32_t scores[ENT_N_QUESTIONS]) {
  for (unsigned q = 0; q < ENT_N_QUESTIONS; q++) {
    const EntDoubt that = q == ENT_ASK_ENDED ? ENT_DOUBT_NONE : doubt;
    scores[q] = ent_judge_join(ent_judge_score(judge, q, features, n, that), encoded[q]);
  }
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
