// Compiled several times, with CONTINGENT_KERNELS naming the variant. Includes nothing that could leave inline
// functions compiled for a newer machine where an older one would find them.
#ifndef CONTINGENT_KERNELS
#define CONTINGENT_KERNELS baseline
#endif

#include "contingent/support/registers.hpp"
#include "lane_kernels.hpp"

#include <stdint.h>

namespace contingent {
namespace {

// Who is left of the open sets once everybody has left whose condition fails, and whom that takes along.
inline Register greatest(const Lanes& l, const LaneShape& shape, int from, Register open) {
  for (;;) {
    Register gone = spread(0);
    for (int e = 0; e < shape.entries; ++e) {
      Register fails = less(sizes(open & load(l.peers[e] + from)), load(l.least[e] + from));
      if (shape.others) fails &= less(sizes(open & load(l.other_peers[e] + from)), load(l.other_least[e] + from));
      gone |= load(l.leaves[e] + from) & fails;
    }
    gone &= open;
    if (!any(gone)) return open;
    open &= ~gone;
  }
}

inline Register sum_of(const Lanes& l, const LaneShape& shape, int number, int from, Register open) {
  const Register in = open & load(l.from[number] + from);
  const int task = shape.sum[number].task;
  if (task < 0) return sizes(in);
  Register sum = spread(0);
  for (int k = 0; k < shape.vertices; ++k)
    sum += load(l.amount[task][k] + from) & nonzero(in & spread((int32_t)(1u << k)));
  return sum;
}

// Of every open set the vertex with most conflicts in it, as 32 * conflicts + vertex; below 32 where there are none.
inline Register most_conflicts(const Lanes& l, int vertices, int from, Register open) {
  Register most = spread(0);
  for (int k = 0; k < vertices; ++k) {
    const Register inside = nonzero(open & spread((int32_t)(1u << k)));
    const Register conflicts = sizes(open & load(l.conflicts[k] + from));
    most = largest(most, inside & (conflicts * 32 + k));
  }
  return most;
}

// One branch of as many lanes as a register holds, from lane `from` on.
void step_some(Lanes& l, const LaneShape& shape, LaneEvents& events, int from) {
  const Register open = greatest(l, shape, from, load(l.open + from));
  Register go = nonzero(open);
  const Register preferred = sum_of(l, shape, 0, from, open);
  for (int s = 0; s < shape.sums; ++s) {
    if (shape.sum[s].at_least <= 0) continue;
    go &= ~less(s == 0 ? preferred : sum_of(l, shape, s, from, open), spread(shape.sum[s].at_least));
  }
  const Register best = load(l.preferred + from), size = sizes(open);
  const Register forms = less(best, preferred) | (~less(preferred, best) & ~less(size, load(l.size + from)));
  go &= forms | nonzero(open & ~load(l.could + from)) | nonzero(load(l.needed + from));
  const Register most = most_conflicts(l, shape.vertices, from, open);


  const Register splits = go & ~less(most, spread(32)), found = go & less(most, spread(32));
  const Register depth = load(l.depth + from), back = less(spread(0), depth);
  events.found |= bits(found) << from;
  events.ended |= bits(~(splits | back)) << from;
  store(open, events.force + from);
  store(preferred, events.preferred + from);
  store(depth - splits + (back & ~splits), l.depth + from);

  int32_t opened[width], split[width], vertex[width], level[width], below[width];
  store(open, opened);
  store(splits, split);
  store(most & 31, vertex);
  store(depth, level);
  store(depth + back, below);
  for (int i = 0; i < width; ++i) {
    const int lane = from + i;
    const uint32_t branch = (uint32_t)opened[i], with = branch & ~l.conflicts[vertex[i]][lane];
    l.stack[level[i]][lane] = branch & ~(1u << vertex[i]);  // of no account where it is not split
    const uint32_t waiting = l.stack[below[i]][lane] & (0u - (uint32_t)(level[i] != 0));
    l.open[lane] = (with & (uint32_t)split[i]) | (waiting & ~(uint32_t)split[i]);
  }
}

void step(Lanes& l, const LaneShape& shape, LaneEvents& events) {
  events.found = events.ended = 0;
  for (int from = 0; from < lanes; from += width) step_some(l, shape, events, from);
}

}  // namespace

#define CONTINGENT_JOIN_(a, b) a##b
#define CONTINGENT_JOIN(a, b) CONTINGENT_JOIN_(a, b)
#define CONTINGENT_TEXT_(a) #a
#define CONTINGENT_TEXT(a) CONTINGENT_TEXT_(a)

extern const LaneKernels CONTINGENT_JOIN(lane_kernels_, CONTINGENT_KERNELS);
const LaneKernels CONTINGENT_JOIN(lane_kernels_, CONTINGENT_KERNELS) = {CONTINGENT_TEXT(CONTINGENT_KERNELS), step};

}  // namespace contingent
