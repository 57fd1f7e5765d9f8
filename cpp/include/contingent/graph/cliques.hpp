// Maximal cliques by branch and bound on bit sets.
//
// Bron & Kerbosch 1973 with the pivot of Tomita, Tanaka & Takahashi 2006: worst case O(3^(n/3)) cliques, which is also
// how many there can be (Moon & Moser 1965); what is asked of them here is monotone, so whole branches are cut.
#pragma once

#include "contingent/support/actor_set.hpp"

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
    if (!visit_.worth(clique | open)) return Search::go_on;
    for (;;) {
      if (open.empty()) return closed.empty() ? visit_.clique(clique) : Search::go_on;
      const Pivot pivot = best_pivot(open, closed);
      if (pivot.missed > (open.contains(pivot.vertex) ? 1 : 0))
        return branch(clique, open, closed, open - neighbours_(pivot.vertex));
      // The pivot is joined to all others of `open`: in every clique if it is one of them, else none is maximal.
      if (!open.contains(pivot.vertex)) return Search::go_on;
      clique.insert(pivot.vertex);
      open.erase(pivot.vertex);
      closed &= neighbours_(pivot.vertex);
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

  struct Pivot {
    int vertex;
    int missed;  // of `open`, itself included if it is there: not its neighbours
  };

  Pivot best_pivot(const ActorSet<N>& open, const ActorSet<N>& closed) {
    Pivot best{-1, ActorSet<N>::capacity + 1};
    bool perfect = false;
    const auto consider = [&](int vertex, int itself) {
      if (perfect) return;
      const int missed = (open - neighbours_(vertex)).size();
      if (missed < best.missed) best = {vertex, missed};
      perfect = best.missed <= itself;
    };
    for_each(closed, [&](int vertex) { consider(vertex, 0); });
    for_each(open, [&](int vertex) { consider(vertex, 1); });
    return best;
  }

  Neighbours neighbours_;
  Visit& visit_;
};

}  // namespace contingent
