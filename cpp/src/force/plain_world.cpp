#include "contingent/force/plain_world.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "condition_as_counts.hpp"

namespace contingent {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();
constexpr Ranks everybody = ~Ranks{0};

std::int32_t whole(double at_least) {
  const double up = std::ceil(at_least);
  return up >= most ? most : static_cast<std::int32_t>(std::max(0.0, up));  // no sum reaches `most`, see add_amounts()
}

}  // namespace

Ranks PlainRoot::greatest(Ranks inside) const {
  for (;;) {
    Ranks gone = must & ~inside ? everybody : 0;
    for (const PlainEntry& entry : all_entries())
      if (entry.fails(inside)) gone |= entry.leaves;
    if ((inside & gone) == 0) return inside;
    inside &= ~gone;
  }
}

Ranks PlainRoot::least(Ranks inside) const {
  for (Ranks force = inside & ~waiting;;) {
    if (force == inside) return force;
    Ranks still = 0;
    for (const PlainEntry& entry : all_entries())
      if (entry.leaves != everybody && entry.fails(force)) still |= entry.leaves;
    const Ranks more = inside & ~still;
    if (more == force) return force;
    force = more;
  }
}

template <int N>
PlainWorlds<N>::PlainWorlds(const Model& model, int with) : model_(model), with_(with) {
  const Members all = Members::first(model.candidate_count());
  sums_.push_back({model.prefer, 0, all});
  for (const BoundRequirement& requirement : model.requirements) {
    if (requirement.kind == Requirement::Kind::lead) asks_for_lead_ = true;
    if (requirement.kind != Requirement::Kind::at_least || requirement.task < 0) continue;
    const auto same = std::find_if(sums_.begin(), sums_.end(), [&](const PlainSum& sum) {
      return sum.task == requirement.task && sum.from == (requirement.from & all);
    });
    if (same == sums_.end())
      sums_.push_back({requirement.task, whole(requirement.at_least), requirement.from & all});
    else
      same->at_least = std::max(same->at_least, whole(requirement.at_least));
  }
  some_ = sums_.size() <= plain_sums && model.tasks.size() <= plain_tasks;
  for (const PlainSum& sum : sums_) of_all_.push_back(sum.from == all);
  for (int i = 0; i < model.candidate_count(); ++i) {
    const std::vector<BoundClause>& clauses = model.leads[at(i)].clauses;
    const bool hangs = std::any_of(clauses.begin(), clauses.end(), [](const BoundClause& clause) { return clause.force_when; });
    if (hangs && (asks_for_lead_ || std::binary_search(model.named_leads.begin(), model.named_leads.end(), i)))
      leads_that_hang_.push_back(i);
  }
}

template <int N>
bool PlainWorlds<N>::write(const Block& block, WorldForces<N>& forces, int group, int world_of_group, PlainWorld& plain) {
  const Set& vertices = forces.graphs().vertices(world_of_group);
  if (!some_ || vertices.size() > ranked_vertices) return false;
  plain_ = &plain;
  plain.world = 64 * group + world_of_group;
  number(vertices);
  const Set &always = forces.joins_always(world_of_group), &able = forces.leads_always(world_of_group);
  if (!leads_are_plain(block, able) || !add_amounts(block)) return false;
  forces.graphs().conflicts(block, group, world_of_group, plain.candidates.data(), plain.count, plain.conflicts.data());
  return add_roots(block, always, able);
}

template <int N>
void PlainWorlds<N>::number(const Set& vertices) {
  vertices_ = vertices;
  plain_->count = 0;
  for_each(vertices, [&](int i) { plain_->candidates[at(plain_->count++)] = i; });
}

template <int N>
template <int M>
Ranks PlainWorlds<N>::ranks(const ActorSet<M>& candidates) const {
  Set vertices;
  for (int w = 0; w < N; ++w) vertices.word(w) = vertices_.word(w) & candidates.word(w);
  Ranks result = 0;
  for_each(vertices, [&](int i) { result |= Ranks{1} << vertices_.rank(i); });
  return result;
}

template <int N>
bool PlainWorlds<N>::add_amounts(const Block& block) {
  for (std::size_t s = 0; s < sums_.size(); ++s) plain_->from[s] = of_all_[s] ? everybody : ranks(sums_[s].from);
  for (int task = 0; task < model_.task_count(); ++task) {
    double sum = 0;
    for (int k = 0; k < plain_->count; ++k) {
      const double amount = block.amount(model_, task, plain_->candidates[at(k)])[plain_->world];
      sum += amount;
      plain_->amounts[at(task)][at(k)] = static_cast<std::int32_t>(std::min<double>(amount, most));
    }
    if (sum >= most) return false;
  }
  return true;
}

// Whether who is able to lead does not hang on the force, as far as it matters here.
template <int N>
bool PlainWorlds<N>::leads_are_plain(const Block& block, const Set& able) const {
  return std::all_of(leads_that_hang_.begin(), leads_that_hang_.end(), [&](int i) {
    if (!vertices_.contains(i) || able.contains(i)) return true;
    const std::vector<BoundClause>& clauses = model_.leads[at(i)].clauses;
    return std::none_of(clauses.begin(), clauses.end(), [&](const BoundClause& clause) {
      return clause.force_when && block.active[at(clause.slot)].contains(plain_->world);
    });
  });
}

template <int N>
bool PlainWorlds<N>::add_roots(const Block& block, const Set& always, const Set& able) {
  std::size_t used = 0;
  const auto next = [&]() -> PlainRoot& {
    if (used == plain_->roots.size()) plain_->roots.emplace_back();
    return plain_->roots[used];
  };
  leads_asked_for_ = {};
  if (!write_root(block, always, able, no_lead, next())) return false;
  if (plain_->roots[used].open != 0) ++used;
  for (const int lead : model_.named_leads) {
    // Under a lead for whom nobody asks there is no force that is not there without one.
    if (!leads_asked_for_.contains(lead) || !vertices_.contains(lead) || !able.contains(lead)) continue;
    if (!write_root(block, always, able, lead, next())) return false;
    if (plain_->roots[used].open != 0) ++used;
  }
  plain_->root_count = used;
  return true;
}

// Leaves `open` empty where no force can come of it.
template <int N>
bool PlainWorlds<N>::write_root(const Block& block, const Set& always, const Set& able, int lead, PlainRoot& root) {
  root.open = static_cast<Ranks>((std::uint64_t{1} << plain_->count) - 1);
  root.must = root.waiting = 0;
  root.entry_count = 0;
  for (const int one : {lead, with_}) {
    if (one < 0) continue;
    if (!vertices_.contains(one)) {
      root.open = 0;
      return true;
    }
    root.open &= ~plain_->conflicts[at(vertices_.rank(one))];
    root.must |= Ranks{1} << vertices_.rank(one);
  }

  const auto ranks_of = [this](const Members& members) { return ranks(members); };
  const ReadingOfCounts<decltype(ranks_of)> reading{block, plain_->world, lead, ranks_of};
  bool plain = true;
  for_each(vertices_ - always, [&](int i) {
    if (!plain) return;
    const ForceCondition* only = nullptr;
    int active = 0;
    const auto for_each_active = [&](auto&& visit) {
      for (const BoundClause& clause : model_.joins[at(i)].clauses)
        if (clause.force_when && block.active[at(clause.slot)].contains(plain_->world)) visit(*clause.force_when);
    };
    for_each_active([&](const ForceCondition& condition) {
      note_leads(condition);
      only = &condition;
      ++active;
    });
    const Ranks itself = Ranks{1} << vertices_.rank(i);
    if (active == 1) {  // as nearly always
      plain = add(ConditionAsCounts(*only, reading), itself, root);
      return;
    }
    ConditionAsCounts any = ConditionAsCounts::never();
    for_each_active([&](const ForceCondition& condition) { any = any || ConditionAsCounts(condition, reading); });
    plain = add(any, itself, root);
  });
  for (const BoundRequirement& requirement : model_.requirements) {
    if (!plain) break;
    if (requirement.kind == Requirement::Kind::when) {
      note_leads(requirement.when);
      plain = add(ConditionAsCounts(requirement.when, reading), everybody, root);
    } else if (requirement.kind == Requirement::Kind::at_least && requirement.task < 0) {
      plain = add(ConditionAsCounts({ranks(requirement.from), whole(requirement.at_least)}), everybody, root);
    }
  }
  if (plain && asks_for_lead_) plain = add(ConditionAsCounts({ranks(able), 1}), everybody, root);
  if (root.must & ~root.open) root.open = 0;
  return plain;
}

template <int N>
bool PlainWorlds<N>::add(const ConditionAsCounts& condition, Ranks leaves, PlainRoot& root) const {
  if (condition.is_never()) root.open &= ~leaves;
  if (!condition.plain() || root.entry_count + condition.size() > plain_entries) return false;
  for (const auto& [either, other] : condition) root.entries[at(root.entry_count++)] = {leaves, either, other};
  if (leaves != everybody && condition.size() != 0) root.waiting |= leaves;
  return true;
}

// Notes of whom the condition asks that they lead.
template <int N>
void PlainWorlds<N>::note_leads(const ForceCondition& condition) {
  if (condition.kind == ForceCondition::Kind::leads) leads_asked_for_.insert(condition.candidate);
  for (const ForceCondition& part : condition.parts) note_leads(part);
}

template class PlainWorlds<1>;
template class PlainWorlds<2>;
template class PlainWorlds<4>;

}  // namespace contingent
