#include "contingent/force/feasible.hpp"

namespace contingent {

namespace {

Words worlds_with_will(const Model& model, const Block& block, const Members& members, int lead) {
  Words will = block.worlds;
  if (lead != no_lead) will &= worlds_where_leads(model, block, lead, members, lead);
  for_each(members, [&](int i) {
    if (will.any()) will &= worlds_where_joins(model, block, i, members, lead);
  });
  return will;
}

Words worlds_with_amount(const Model& model, const Block& block, const BoundRequirement& requirement,
                         const Members& members) {
  const Members from = members & requirement.from;
  if (requirement.task < 0) return from.size() >= requirement.at_least ? Words::all() : Words::none();
  double sum[block_worlds] = {};
  for_each(from, [&](int i) {
    const double* amount = block.amount(model, requirement.task, i);
    for (int world = 0; world < block_worlds; ++world) sum[world] += amount[world];
  });
  Words enough;
  for (int world = 0; world < block_worlds; ++world)
    if (sum[world] >= requirement.at_least) enough.insert(world);
  return enough;
}

Words worlds_meeting_requirements(const Model& model, const Block& block, const Members& members, int lead) {
  Words met = Words::all();
  for (const BoundRequirement& requirement : model.requirements) {
    switch (requirement.kind) {
      case Requirement::Kind::at_least:
        met &= worlds_with_amount(model, block, requirement, members);
        break;
      case Requirement::Kind::when:
        met &= worlds_where_holds(requirement.when, block.gates, members, lead);
        break;
      case Requirement::Kind::lead: {
        Words led = lead == no_lead ? Words::none() : Words::all();
        if (lead == no_lead)
          for_each(members, [&](int i) { led |= worlds_where_leads(model, block, i, members, i); });
        met &= led;
        break;
      }
    }
  }
  return met;
}

}  // namespace

FeasibleChain worlds_where_feasible(const Model& model, const Block& block, const Members& members) {
  FeasibleChain chain;
  Words with_requirements;
  const auto under = [&](int lead) {
    const Words will = worlds_with_will(model, block, members, lead);
    chain.will |= will;
    if (will.any()) with_requirements |= will & worlds_meeting_requirements(model, block, members, lead);
  };
  under(no_lead);
  for (const int lead : model.named_leads)
    if (members.contains(lead)) under(lead);

  chain.consent = chain.will;
  for_each(members, [&](int i) {
    chain.consent = worlds_where_gatekeepers_accept(model, block, i, chain.consent);
    for_each(members, [&](int j) { chain.consent &= worlds_where_accepts(model, block, i, j); });
  });
  chain.compatible = chain.consent & block.gatekeepers_agree;
  for_each(members, [&](int i) {
    chain.compatible = worlds_where_gatekeepers_meet(model, block, i, chain.compatible);
    for_each(members, [&](int j) {
      if (j < i) chain.compatible = worlds_where_meet(model, block, i, j, chain.compatible);
    });
  });
  chain.feasible = chain.compatible & with_requirements;
  return chain;
}

}  // namespace contingent
