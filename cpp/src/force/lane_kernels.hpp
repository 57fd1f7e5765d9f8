// LaneKernels: the inner loop of LaneSearch, in one source compiled once for each instruction set.
//
// Sixteen worlds lie side by side, a column each. Every array is [what][lane], so that one instruction does the same for as
// many worlds as a register holds; no branch depends on what a world is like, so none can be predicted wrongly.
#pragma once

#include <cstdint>

namespace contingent {

constexpr int lanes = 16;
constexpr int lane_vertices = 32;  // at most: a set of them is one 32-bit word
constexpr int lane_entries = 24;
constexpr int lane_tasks = 3;
constexpr int lane_sums = 6;

/// The numbers of a task that a requirement or `prefer` adds up.
struct LaneSum {
  int task = 0;               // -1: members
  std::int32_t at_least = 0;  // of those of Lanes::from; 0 where nothing is asked
};

/// What all lanes have in common.
struct LaneShape {
  int vertices = 0, entries = 0;  // the most that a lane has
  bool others = false;            // whether any entry has a second count
  int sums = 1;
  LaneSum sum[lane_sums];  // the first is what the scenario prefers
};

/// What the worlds are like, and how far each search has come.
struct alignas(64) Lanes {
  std::uint32_t conflicts[lane_vertices][lanes];  // of a vertex: those it cannot serve with
  std::int32_t amount[lane_tasks][lane_vertices][lanes];
  std::uint32_t from[lane_sums][lanes];
  // PlainEntry: those of `leaves` leave unless at least `least` of `peers`, or so many of the others, are in.
  std::uint32_t leaves[lane_entries][lanes], peers[lane_entries][lanes], other_peers[lane_entries][lanes];
  std::int32_t least[lane_entries][lanes], other_least[lane_entries][lanes];

  std::uint32_t open[lanes];                       // the branch looked at; empty: none is left
  std::uint32_t stack[lane_vertices + 1][lanes];   // those that wait
  std::int32_t depth[lanes];
  std::uint32_t could[lanes], needed[lanes];       // what is known so far: see WorldMembership
  std::int32_t preferred[lanes], size[lanes];      // of the best force; -1 before there is one
};

/// What a step came to, as lists of lanes.
struct LaneEvents {
  std::uint32_t found, ended;           // bit by lane: a force was found; no branch is left
  std::uint32_t force[lanes];           // where one was found
  std::int32_t preferred[lanes];        // what it brings
};

struct LaneKernels {
  const char* name;
  /// One branch of each lane's search: it is cut, or is a feasible force, or is split in two.
  void (*step)(Lanes& lanes, const LaneShape& shape, LaneEvents& events);
};

/// The fastest variant this machine can run.
const LaneKernels& lane_kernels();

extern const LaneKernels lane_kernels_baseline;
#if defined(CONTINGENT_HAVE_AVX2)
extern const LaneKernels lane_kernels_avx2;
#endif
#if defined(CONTINGENT_HAVE_AVX512)
extern const LaneKernels lane_kernels_avx512_counts;  // with VPOPCNTDQ: Intel since Ice Lake, AMD since Zen 4
#endif

}  // namespace contingent
