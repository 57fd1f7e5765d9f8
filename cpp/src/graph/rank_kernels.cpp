// Compiled several times, with CONTINGENT_KERNELS naming the variant. Includes nothing that could leave inline
// functions compiled for a newer machine where an older one would find them.
#ifndef CONTINGENT_KERNELS
#define CONTINGENT_KERNELS baseline
#endif

#include "contingent/support/registers.hpp"
#include "rank_kernels.hpp"

namespace contingent {
namespace {

// The bits of a word that lie in a mask, side by side.
inline uint64_t packed_bits(uint64_t word, uint64_t mask) {
#if defined(__BMI2__)
  return _pext_u64(word, mask);
#else
  uint64_t result = 0;
  for (int place = 0; mask != 0; mask &= mask - 1, ++place) result |= (uint64_t)((word & mask & (~mask + 1)) != 0) << place;
  return result;
#endif
}

void pack(const uint64_t* const* row, int rows, const uint64_t* vertices, int words, uint32_t* packed) {
  for (int k = 0; k < rows; ++k) packed[k] = 0;
  for (int w = 0, place = 0; w < words; ++w) {
    if (vertices[w] == 0) continue;
    for (int k = 0; k < rows; ++k) packed[k] |= (uint32_t)(packed_bits(row[k][w], vertices[w]) << place);
    for (uint64_t rest = vertices[w]; rest != 0; rest &= rest - 1) ++place;
  }
}

void apart(const int32_t* low, const int32_t* high, int issues, int count, uint32_t* conflicts) {
  const uint32_t all = count < 32 ? (1u << count) - 1 : ~0u;
  for (int k = 0; k < count; ++k) {
    uint32_t missed = 0;
    for (int from = 0; from < count; from += width)
      for (int row = 0; row < issues * rank_row; row += rank_row)
        missed |= (bits_less(spread(high[row + k]), load(low + row + from)) |
                   bits_less(load(high + row + from), spread(low[row + k])))
                  << from;
    conflicts[k] = missed & all;
  }
}

}  // namespace

#define CONTINGENT_JOIN_(a, b) a##b
#define CONTINGENT_JOIN(a, b) CONTINGENT_JOIN_(a, b)
#define CONTINGENT_TEXT_(a) #a
#define CONTINGENT_TEXT(a) CONTINGENT_TEXT_(a)

extern const RankKernels CONTINGENT_JOIN(rank_kernels_, CONTINGENT_KERNELS);
const RankKernels CONTINGENT_JOIN(rank_kernels_, CONTINGENT_KERNELS) = {CONTINGENT_TEXT(CONTINGENT_KERNELS), pack, apart};

}  // namespace contingent
