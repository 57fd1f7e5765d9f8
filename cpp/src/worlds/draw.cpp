#include <algorithm>

#include "contingent/worlds/block.hpp"
#include "draw_parts.hpp"
#include "draw_quantity.hpp"
#include "kernels.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// Whether a belief needs no draw: with_lever() sets chances to 0 and 1.
bool is_certain(const BoundBelief& belief) {
  if (belief.clauses.empty()) return true;
  const BoundClause& first = belief.clauses.front();
  return !first.force_when && first.gate < 0 && (first.threshold == 0 || first.threshold == certain);
}

Words certain_belief(const BoundBelief& belief, std::vector<Words>* active) {
  for (const BoundClause& clause : belief.clauses)
    if (clause.force_when) (*active)[at(clause.slot)] = Words::none();
  return belief.clauses.empty() || belief.clauses.front().threshold == 0 ? Words::none() : Words::all();
}

}  // namespace

Words draw_belief(const BoundBelief& belief, const Block& block, std::vector<Words>* active) {
  if (is_certain(belief)) return certain_belief(belief, active);
  constexpr std::size_t most = 16;
  std::uint64_t threshold[most], below[most][8];
  Words always, open = Words::all();
  for (std::size_t from = 0; from < belief.clauses.size(); from += most) {
    const std::size_t clauses = std::min(most, belief.clauses.size() - from);
    for (std::size_t k = 0; k < clauses; ++k) threshold[k] = belief.clauses[from + k].threshold;
    kernels().below(belief.key, block.first_group, threshold, static_cast<int>(clauses), below);
    for (std::size_t k = 0; k < clauses; ++k) {
      const BoundClause& clause = belief.clauses[from + k];
      Words decides;
      std::copy(below[k], below[k] + block_words, decides.word.begin());
      decides &= open;
      if (clause.force_when) {
        if (clause.gate >= 0) decides &= block.gates[at(clause.gate)];
        (*active)[at(clause.slot)] = decides;
      } else if (clause.gate < 0) {
        always |= decides;
        open = Words::none();
      } else {
        const Words& gate = block.gates[at(clause.gate)];
        always |= decides & gate;
        open -= gate;
      }
    }
  }
  return always;
}

void draw_events(const Model& model, Block& block) {
  for (const int event : model.event_order) {
    for (const BoundClause& clause : model.events[at(event)].clauses)
      if (clause.gate >= 0)
        block.gates[at(clause.gate)] = worlds_where_open(model.gates[at(clause.gate)], block.events);
    block.events[at(event)] = draw_belief(model.events[at(event)], block, nullptr);
  }
  for (std::size_t g = 0; g < model.gates.size(); ++g) block.gates[g] = worlds_where_open(model.gates[g], block.events);
}

namespace {

Words true_in(const BoundBelief& belief, const Words& always, const Block& block, const Members& members, int lead) {
  Words result = always;
  for (const BoundClause& clause : belief.clauses)
    if (clause.force_when)
      result |= block.active[at(clause.slot)] & worlds_where_holds(*clause.force_when, block.gates, members, lead);
  return result;
}

}  // namespace

void draw_lead(const Model& model, int i, Block& block) {
  block.leads_always[at(i)] = draw_belief(model.leads[at(i)], block, &block.active);
  find_able(model, i, block);
}

void find_able(const Model& model, int i, Block& block) {
  block.able[at(i)] = worlds_where_leads(model, block, i, Members::first(model.candidate_count()), i);
}

void find_willing(const Model& model, int i, Block& block) {
  const Members everyone = Members::first(model.candidate_count());
  Words willing = worlds_where_joins(model, block, i, everyone, no_lead);
  for (const int lead : model.named_leads)
    willing |= worlds_where_joins(model, block, i, everyone, lead) & block.able[at(lead)];
  block.willing[at(i)] = willing & block.worlds;
}

bool in_scope(const Model& model, const Block& block, int party) {
  return !model.parties[at(party)].candidate || model.parties[at(party)].gatekeeper ||
         std::binary_search(block.scope.begin(), block.scope.end(), party);
}

void draw_range(const Model& model, std::size_t p, Block& block) {
  const BoundPosition& position = model.positions[p];
  if (!in_scope(model, block, position.party)) return;
  alignas(64) std::int32_t ideal[block_worlds], tolerance[block_worlds];
  draw_ideal(position, block.first_group, ideal);
  draw_tolerance(position, block.first_group, tolerance);
  kernels().ranges(ideal, tolerance, &block.low[p * world_stride], &block.high[p * world_stride]);
}

Words worlds_where_gatekeepers_agree(const Model& model, const Block& block) {
  Words agree = Words::all();
  for (std::size_t g = 0; g < model.gatekeepers.size(); ++g)
    for (std::size_t h = 0; h < g; ++h) {
      const Words both = block.in_force[g] & block.in_force[h];
      agree -= both - worlds_where_meet(model, block, model.gatekeepers[g], model.gatekeepers[h], both);
    }
  return agree;
}

Words worlds_where_in_force(const Model& model, const Block& block, int gatekeeper) {
  const int gate = model.parties[at(gatekeeper)].gatekeeper_gate;
  return gate < 0 ? Words::all() : block.gates[at(gate)];
}

namespace {

void draw_amounts(const Model& model, Block& block) {
  for (const BoundOffer& offer : model.offers) {
    if (!in_scope(model, block, offer.candidate)) continue;
    draw_amount(offer, block.first_group,
                &block.amounts[at(offer.task * model.candidate_count() + offer.candidate) * world_stride]);
  }
}

void draw_wills(const Model& model, Block& block) {
  for (const int i : block.scope) draw_lead(model, i, block);
  for (const int i : model.named_leads)
    if (!std::binary_search(block.scope.begin(), block.scope.end(), i)) draw_lead(model, i, block);
  for (const int i : block.scope) {
    block.joins_always[at(i)] = draw_belief(model.joins[at(i)], block, &block.active);
    find_willing(model, i, block);
  }
}

void draw_acceptances(const Model& model, Block& block) {
  for (std::size_t a = 0; a < model.acceptances.size(); ++a) {
    const BoundAcceptance& acceptance = model.acceptances[a];
    if (in_scope(model, block, acceptance.judge) && in_scope(model, block, acceptance.target))
      block.accepts[a] = draw_belief(acceptance.belief, block, nullptr);
  }
}

// Everything but ranges and offers, and what follows from both.
void draw_beliefs(const Model& model, Block& block) {
  draw_events(model, block);
  for (std::size_t g = 0; g < model.gatekeepers.size(); ++g)
    block.in_force[g] = worlds_where_in_force(model, block, model.gatekeepers[g]);
  draw_wills(model, block);
  draw_acceptances(model, block);
  block.gatekeepers_agree = worlds_where_gatekeepers_agree(model, block);
  for (const int i : block.scope) {
    block.admitted[at(i)] = worlds_where_gatekeepers_accept(model, block, i, block.willing[at(i)]);
    block.compatible[at(i)] = worlds_where_gatekeepers_meet(model, block, i, block.admitted[at(i)]);
  }
}

}  // namespace

Block::Block(const Model& model, const Members& members, bool positions, bool needs_amounts)
    : with_positions(positions), with_amounts(needs_amounts) {
  for_each(members, [&](int i) { scope.push_back(i); });
  const auto n = model.candidates.size();
  events.resize(model.events.size());
  gates.resize(model.gates.size());
  for (auto* words : {&joins_always, &leads_always, &able, &willing, &admitted, &compatible}) words->resize(n);
  active.resize(at(model.slots));
  accepts.resize(model.acceptances.size());
  in_force.resize(model.gatekeepers.size());
  if (with_positions) {
    low.resize(model.positions.size() * world_stride);
    high.resize(low.size());
  }
  if (with_amounts) amounts.resize(model.tasks.size() * n * world_stride);
}

void draw(const Model& model, std::uint64_t first_group, const Words& worlds, Block& block) {
  block.first_group = first_group;
  block.worlds = worlds;
  if (block.with_positions)
    for (std::size_t p = 0; p < model.positions.size(); ++p) draw_range(model, p, block);
  if (block.with_amounts) draw_amounts(model, block);
  draw_beliefs(model, block);
}

Words worlds_where_joins(const Model& model, const Block& block, int i, const Members& members, int lead) {
  return true_in(model.joins[at(i)], block.joins_always[at(i)], block, members, lead);
}

Words worlds_where_leads(const Model& model, const Block& block, int i, const Members& members, int lead) {
  return true_in(model.leads[at(i)], block.leads_always[at(i)], block, members, lead);
}

Words worlds_where_accepts(const Model& model, const Block& block, int judge, int target) {
  const int acceptance = model.acceptance_of[at(judge * model.candidate_count() + target)];
  return acceptance < 0 ? Words::all() : block.accepts[at(acceptance)];
}

namespace {

// The range of a party on an issue, or none where any policy will do.
bool range_of(const Model& model, const Block& block, int party, int issue, Range& range) {
  const int position = model.position_of[at(party * model.issue_count() + issue)];
  if (position < 0) return false;
  range = {&block.low[at(position) * world_stride], &block.high[at(position) * world_stride]};
  return true;
}

}  // namespace

Words worlds_where_meet(const Model& model, const Block& block, int a, int b, int issue, Words among) {
  Range range_a, range_b;
  if (range_of(model, block, a, issue, range_a) && range_of(model, block, b, issue, range_b))
    kernels().overlap(&range_a, &range_b, 1, among.word.data());
  return among;
}

Words worlds_where_meet(const Model& model, const Block& block, int a, int b, Words among) {
  if (!block.with_positions || !among.any()) return among;
  constexpr int most = 8;
  Range range_a[most], range_b[most];
  int issues = 0;
  for (int issue = 0; issue < model.issue_count(); ++issue) {
    issues += range_of(model, block, a, issue, range_a[issues]) && range_of(model, block, b, issue, range_b[issues]);
    if (issues < most) continue;
    kernels().overlap(range_a, range_b, issues, among.word.data());
    issues = 0;
  }
  kernels().overlap(range_a, range_b, issues, among.word.data());
  return among;
}

Words worlds_where_gatekeepers_accept(const Model& model, const Block& block, int i, Words among) {
  for (std::size_t g = 0; g < model.gatekeepers.size(); ++g)
    among -= block.in_force[g] - worlds_where_accepts(model, block, model.gatekeepers[g], i);
  return among;
}

Words worlds_where_gatekeepers_meet(const Model& model, const Block& block, int i, Words among) {
  for (std::size_t g = 0; g < model.gatekeepers.size(); ++g) {
    if (model.gatekeepers[g] == i) continue;
    const Words bound = among & block.in_force[g];
    among -= bound - worlds_where_meet(model, block, model.gatekeepers[g], i, bound);
  }
  return among;
}

}  // namespace contingent
