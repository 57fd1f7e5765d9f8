// Bits: the few loops over world sets that searches spend their time in. Which instructions they use is chosen at run time;
// the results are the same.
#pragma once

#include <cstddef>
#include <cstdint>

namespace contingent {

/// out = a & b & c, of `size` words each, and how many bits of it are set. `out` may be any of the three.
std::uint64_t intersect(const std::uint64_t* a, const std::uint64_t* b, const std::uint64_t* c, std::uint64_t* out,
                        std::size_t size);

/// How many bits of a & b are set.
std::uint64_t count_common(const std::uint64_t* a, const std::uint64_t* b, std::size_t size);

/// Transposes a 64 x 64 bit matrix in place: bit j of row i becomes bit i of row j.
void transpose(std::uint64_t* rows);

}  // namespace contingent
