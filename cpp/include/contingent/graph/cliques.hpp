// Maximal cliques by branch and bound on bit sets.
//
// Bron & Kerbosch 1973 with the pivot of Tomita, Tanaka & Takahashi 2006: worst case O(3^(n/3)) cliques, which is also
// how many there can be (Moon & Moser 1965); what is asked of them here is monotone, so whole branches are cut.
#pragma once

#include "contingent/support/actor_set.hpp"
#include "contingent/support/blocks.hpp"

namespace contingent {

/// What to do with a search. A search stops as soon as either answer says so.
enum class Search { go_on, stop };

/// Calls visit.clique(K) for every maximal clique K of the graph induced on `vertices`, each once, but for those in
/// branches that are not visit.worth(U): U holds every vertex that a clique of the branch could have.
/// neighbours(i) gives the neighbours of vertex i. Both calls of visit may be cheap bit operations: the search itself
/// costs O(branches * vertices * N).
template <int N, class Neighbours, class Visit>
class CliqueSearch {
 public:
  CliqueSearch(Neighbours neighbours, Visit& visit) : neighbours_(neighbours), visit_(visit) {}

  Search run(const ActorSet<N>& vertices) { return vertices.empty() ? Search::go_on : extend({}, vertices, {}); }

  /// Only the cliques that contain `vertex`.
  Search run_with(int vertex, const ActorSet<N>& vertices) {
    return extend(ActorSet<N>::single(vertex), vertices & neighbours_(vertex), {});
  }

 private:
  // Cliques that contain `clique`, otherwise lie in `open`, and are not extended by any of `closed`.
  Search extend(ActorSet<N> clique, ActorSet<N> open, ActorSet<N> closed) {
    if (++branches_ % 256 == 0) check_for_stop();
    if (!visit_.worth(clique | open)) return Search::go_on;
    for (;;) {
      if (open.empty()) return closed.empty() ? visit_.clique(clique) : Search::go_on;
      const int chosen = pivot(open, closed);
      const ActorSet<N> not_joined = open - neighbours_(chosen);
      if (!(not_joined - ActorSet<N>::single(chosen)).empty()) return branch(clique, open, closed, not_joined);
      // The pivot is joined to all others of `open`: in every clique if it is one of them, else none is maximal.
      if (!open.contains(chosen)) return Search::go_on;
      clique.insert(chosen);
      open.erase(chosen);
      closed &= neighbours_(chosen);
    }
  }

  Search branch(const ActorSet<N>& clique, ActorSet<N> open, ActorSet<N> closed, const ActorSet<N>& first) {
    for (ActorSet<N> rest = first; !rest.empty();) {
      const int vertex = rest.front();
      rest.erase(vertex);
      ActorSet<N> with = clique;
      with.insert(vertex);
      if (extend(with, open & neighbours_(vertex), closed & neighbours_(vertex)) == Search::stop) return Search::stop;
      open.erase(vertex);
      closed.insert(vertex);
    }
    return Search::go_on;
  }

  // Of all vertices the one with most neighbours in `open`; best of all, one that misses none of the others there.
  int pivot(const ActorSet<N>& open, const ActorSet<N>& closed) const {
    int best = -1, fewest = ActorSet<N>::capacity + 1;
    for_each(open | closed, [&](int vertex) {
      if (fewest == 0) return;
      ActorSet<N> missed = open - neighbours_(vertex);
      missed.erase(vertex);
      const int misses = missed.size();
      if (misses < fewest) {
        best = vertex;
        fewest = misses;
      }
    });
    return best;
  }

  Neighbours neighbours_;
  Visit& visit_;
  unsigned branches_ = 0;
};

}  // namespace contingent
