// AlignedVector: a vector whose first element starts a cache line, for loops that read whole registers: one that straddles
// two lines costs twice.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace contingent {

constexpr std::size_t cache_line = 64;  // bytes

template <class T>
struct CacheLineAllocator {
  using value_type = T;

  CacheLineAllocator() = default;
  template <class U>
  CacheLineAllocator(const CacheLineAllocator<U>&) {}

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new(count * sizeof(T), std::align_val_t{cache_line}));
  }
  void deallocate(T* first, std::size_t) { ::operator delete(first, std::align_val_t{cache_line}); }
  template <class U>
  bool operator==(const CacheLineAllocator<U>&) const {
    return true;
  }
};

template <class T>
using AlignedVector = std::vector<T, CacheLineAllocator<T>>;

}  // namespace contingent
