/** @file extract/relation/judge.h
    The learned judge: how likely it is that a sentence states a relation of two names. Two linear
    models over hashed features, in integers, so that every machine judges alike. How they are
    learned is told in extract/relation/train/learn.h. */
#ifndef ENT_EXTRACT_RELATION_JUDGE_H
#define ENT_EXTRACT_RELATION_JUDGE_H

#include "extract/relation/feature.h"

/** The relations that it judges: ENT_ALLY and ENT_RIVAL. */
enum { ENT_N_JUDGED = ENT_RIVAL + 1 };

/** What it is asked of a sentence: each relation, and whether what it states is over. */
enum { ENT_ASK_ENDED = ENT_N_JUDGED, ENT_N_QUESTIONS };

/** What the judge weighs of the whole article for each pair: see ent_dossier_facts(). */
enum { ENT_N_FACTS = 12 };

/** A score of ENT_JUDGE_UNIT is one unit of log-odds. Likelihoods are told at ENT_JUDGE_STEPS + 1
    scores, a quarter of a unit apart, around 0. */
enum {
  ENT_JUDGE_BITS = 20,
  ENT_JUDGE_UNIT = 64,
  ENT_JUDGE_DOUBT = 3 * ENT_JUDGE_UNIT, ///< what a sentence in doubt loses, half of it once joined
  ENT_JUDGE_STEPS = 96,
  ENT_JUDGE_SURE = 10000,
  ENT_JUDGE_ONE = 4096
};

/** What a model starts with, without the NUL. A change of the features makes it another. */
#define ENT_JUDGE_MAGIC                                                                            \
  { 'e', 'n', 't', 'j', 'u', 'd', 'g', '3' }

/** The model, as it stands in the file extract/relation/judge.model, little-endian. */
typedef struct {
  char magic[8];                                        ///< ENT_JUDGE_MAGIC
  uint16_t likely[ENT_N_JUDGED][ENT_JUDGE_STEPS + 1];   ///< in ENT_JUDGE_SURE parts
  int16_t facts[ENT_N_JUDGED][ENT_N_FACTS];             ///< weights, in parts of ENT_JUDGE_ONE
  int8_t weights[1 << ENT_JUDGE_BITS][ENT_N_QUESTIONS]; ///< those of a feature side by side
} EntJudge;

/** The model that is linked in. */
const EntJudge* ent_judge(void);

/** Is the model that is linked in one of this judge? */
bool ent_judge_is_whole(void);

/** The weight of a feature stands here. */
static inline uint32_t ent_judge_slot(uint32_t feature) {
  return feature >> (32 - ENT_JUDGE_BITS);
}

/** The score of a question: ENT_ALLY, ENT_RIVAL or ENT_ASK_ENDED. What is in doubt loses
   ENT_JUDGE_DOUBT, whatever its words: such sentences are too few to learn from. @param features
   [n] hashes
 */
int32_t ent_judge_score(const EntJudge* judge, unsigned question, const uint32_t* features,
                        size_t n, EntDoubt doubt);

/** The score of a question from the judge's and from the encoder's: the mean of both. */
static inline int32_t ent_judge_join(int32_t judged, int32_t encoded) {
  return (judged + encoded) / 2;
}

/** The scores of all questions, joined.
    @param encoded  What the encoder says; may be `scores`. */
void ent_judge_all(const EntJudge* judge, const uint32_t* features, size_t n, EntDoubt doubt,
                   const int32_t encoded[ENT_N_QUESTIONS], int32_t scores[ENT_N_QUESTIONS]);

/** The score of a pair from what the whole article says of it. */
int32_t ent_judge_weigh(const EntJudge* judge, EntRelation relation,
                        const int32_t facts[ENT_N_FACTS]);

/** Above this score of ENT_ASK_ENDED, with what ent_past_weigh() adds, what a sentence states is
    over. On articles that an earlier judge had not learned from F1 was alike anywhere from -125 to
    -50. */
enum { ENT_JUDGE_ENDED = -100 };

/** How often a score of this size is right, 0 to 1. */
double ent_judge_likely(const EntJudge* judge, EntRelation relation, int32_t score);

#endif
