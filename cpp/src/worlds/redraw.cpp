#include <algorithm>

#include "draw_parts.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// with_lever() sets a belief by putting a clause before the others.
bool same(const BoundBelief& a, const BoundBelief& b) { return a.clauses.size() == b.clauses.size(); }

// Redraws what a lever changed, and what follows from that; everything else stays as it was drawn.
class Redraw {
 public:
  Redraw(const Model& from, const Block& drawn, const Model& to, Block& block)
      : from_(from), drawn_(drawn), to_(to), block_(block), gate_moved_(to.gates.size(), false) {}

  void run() {
    restore();
    ranges();
    events();
    wills();
    acceptances();
    for (const int i : block_.scope) vertex(i);
  }

 private:
  void restore() {
    for (auto words : {&Block::events, &Block::gates, &Block::joins_always, &Block::leads_always, &Block::active, &Block::able,
                       &Block::willing, &Block::admitted, &Block::compatible, &Block::accepts, &Block::in_force})
      block_.*words = drawn_.*words;
    block_.gatekeepers_agree = drawn_.gatekeepers_agree;
    for (const std::size_t p : block_.moved) {
      const auto from = static_cast<std::ptrdiff_t>(p * world_stride);
      std::copy_n(drawn_.low.begin() + from, block_worlds, block_.low.begin() + from);
      std::copy_n(drawn_.high.begin() + from, block_worlds, block_.high.begin() + from);
    }
    block_.moved.clear();
  }

  void ranges() {
    if (!block_.with_positions) return;
    for (std::size_t p = 0; p < to_.positions.size(); ++p) {
      if (from_.positions[p].ideal == to_.positions[p].ideal) continue;
      draw_range(to_, p, block_);
      block_.moved.push_back(p);
      gatekeepers_moved_ |= to_.parties[at(to_.positions[p].party)].gatekeeper;
    }
  }

  void events() {
    if (std::equal(from_.events.begin(), from_.events.end(), to_.events.begin(), same)) return;
    draw_events(to_, block_);
    for (std::size_t g = 0; g < gate_moved_.size(); ++g) gate_moved_[g] = !(block_.gates[g] == drawn_.gates[g]);
    for (const int gate : to_.force_gates) force_gates_moved_ |= gate_moved_[at(gate)];
    for (std::size_t g = 0; g < to_.gatekeepers.size(); ++g) {
      block_.in_force[g] = worlds_where_in_force(to_, block_, to_.gatekeepers[g]);
      gatekeepers_moved_ |= !(block_.in_force[g] == drawn_.in_force[g]);
    }
  }

  bool moved(const BoundBelief& before, const BoundBelief& after) const {
    return !same(before, after) || std::any_of(after.clauses.begin(), after.clauses.end(), [&](const BoundClause& clause) {
      return clause.gate >= 0 && gate_moved_[at(clause.gate)];
    });
  }

  static bool asks_about_force(const BoundBelief& belief) {
    return std::any_of(belief.clauses.begin(), belief.clauses.end(), [](const BoundClause& c) { return c.force_when.has_value(); });
  }

  void lead(int i) {
    if (moved(from_.leads[at(i)], to_.leads[at(i)]))
      draw_lead(to_, i, block_);
    else if (force_gates_moved_ && asks_about_force(to_.leads[at(i)]))
      find_able(to_, i, block_);
  }

  void wills() {
    for (const int i : block_.scope) lead(i);
    for (const int i : to_.named_leads)
      if (!std::binary_search(block_.scope.begin(), block_.scope.end(), i)) lead(i);
    const bool leads_moved = std::any_of(to_.named_leads.begin(), to_.named_leads.end(),
                                         [&](int i) { return !(block_.able[at(i)] == drawn_.able[at(i)]); });
    for (const int i : block_.scope) {
      const bool redrawn = moved(from_.joins[at(i)], to_.joins[at(i)]);
      if (redrawn) block_.joins_always[at(i)] = draw_belief(to_.joins[at(i)], block_, &block_.active);
      if (redrawn || ((leads_moved || force_gates_moved_) && asks_about_force(to_.joins[at(i)]))) find_willing(to_, i, block_);
    }
  }

  void acceptances() {
    for (std::size_t a = 0; a < to_.acceptances.size(); ++a) {
      const BoundAcceptance& acceptance = to_.acceptances[a];
      if (moved(from_.acceptances[a].belief, acceptance.belief) && in_scope(to_, block_, acceptance.judge) &&
          in_scope(to_, block_, acceptance.target))
        block_.accepts[a] = draw_belief(acceptance.belief, block_, nullptr);
    }
    if (gatekeepers_moved_) block_.gatekeepers_agree = worlds_where_gatekeepers_agree(to_, block_);
  }

  void vertex(int i) {
    const Words& admitted = block_.admitted[at(i)] = worlds_where_gatekeepers_accept(to_, block_, i, block_.willing[at(i)]);
    const bool ranges_moved = gatekeepers_moved_ || std::any_of(block_.moved.begin(), block_.moved.end(), [&](std::size_t p) {
      return to_.positions[p].party == i;
    });
    if (ranges_moved) {
      block_.compatible[at(i)] = worlds_where_gatekeepers_meet(to_, block_, i, admitted);
    } else if (const Words more = admitted - drawn_.admitted[at(i)]; more.any()) {
      block_.compatible[at(i)] = (drawn_.compatible[at(i)] & admitted) | worlds_where_gatekeepers_meet(to_, block_, i, more);
    } else {
      block_.compatible[at(i)] &= admitted;
    }
  }

  const Model& from_;
  const Block& drawn_;
  const Model& to_;
  Block& block_;
  std::vector<bool> gate_moved_;
  bool force_gates_moved_ = false, gatekeepers_moved_ = false;  // the latter: their ranges, or whether they are in force
};

}  // namespace

void redraw(const Model& from, const Block& drawn, const Model& to, Block& block) { Redraw(from, drawn, to, block).run(); }

}  // namespace contingent
