// The answers that search: coalitions, levers, unlock, terms, power.
#include "contingent/answers/blocks.hpp"
#include "contingent/answers/coalitions.hpp"
#include "contingent/answers/lever_effects.hpp"
#include "contingent/answers/memory_needed.hpp"
#include "contingent/answers/power.hpp"
#include "contingent/answers/resilience.hpp"
#include "contingent/answers/terms.hpp"
#include "contingent/answers/unlock.hpp"
#include "contingent/scenario/levers.hpp"
#include "contingent/support/memory.hpp"
#include "contingent/support/text.hpp"
#include "worlds.hpp"

namespace contingent {

Target target_of(const WorldsHandle& worlds, const py::object& target) {
  Target result;
  if (!py::isinstance<py::str>(target)) {
    result.kind = Target::Kind::coalition;
    result.coalition = worlds.coalition(target.cast<std::vector<std::string>>());
  } else if (target.cast<std::string>() != "viable") {
    result.kind = Target::Kind::could;
    result.candidate = worlds.candidate(target.cast<std::string>());
  }
  return result;
}

namespace {

using Handle = WorldsHandle;
using Settings = std::vector<std::pair<std::string, double>>;

std::vector<std::string> ids(const Handle& worlds, const Members& members) {
  std::vector<std::string> result;
  for_each(members, [&](int i) { result.push_back(worlds.sample.model->candidates[static_cast<std::size_t>(i)].id); });
  return result;
}

Members members_of(const Handle& worlds, const std::vector<std::string>& names) {
  return names.empty() ? Members{} : worlds.coalition(names);
}

// Checks each lever and its number as set() does, so that errors are the same.
std::vector<LeverSetting> checked(const Handle& worlds, const Settings& settings) {
  std::vector<LeverSetting> result;
  for (const auto& [lever, value] : settings) {
    set_levers(worlds.scenario, {{lever, value}});
    if (lever.starts_with("source:"))  // another reprint may stand in for its reports, which no change to drawn worlds tells
      throw ContingentError(in_quotes(lever) + " is no lever to search over; set() takes it");
    result.push_back({lever, value});
  }
  return result;
}

Settings pairs(const std::vector<LeverSetting>& settings) {
  Settings result;
  for (const LeverSetting& setting : settings) result.emplace_back(setting.lever, setting.value);
  return result;
}

void need_memory_of_variants(const Handle& worlds, std::size_t variants, const char* hint) {
  need_memory(variants_bytes(worlds.sample, variants), "trying " + std::to_string(variants) + " variants of the scenario", hint);
}

struct LeverResult {
  Estimate base;
  std::vector<LeverEffect> effects;
};

CoalitionSearch search_coalitions(const Handle& worlds, const CoalitionQuery& query, const py::object& progress) {
  need_memory(static_cast<double>(kept_sample_bytes(worlds.sample)), "keeping " + std::to_string(worlds.sample.count) + " worlds",
              "sample fewer worlds");
  return run_long(progress, [&](const Progress& p) {
    const KeptSample kept(worlds.sample, p);
    return best_coalitions(kept, query, [&p] {
      if (p) p(0, 0);
      return false;
    });
  });
}

void bind_coalitions(py::module_& module, py::class_<Handle>& worlds) {
  py::class_<CoalitionSearch>(module, "CoalitionSearch", "The most viable coalitions of a sample, and a proof that there is none better.")
      .def_readonly("exact", &CoalitionSearch::exact, "Whether the search came to its end.")
      .def_readonly("bound", &CoalitionSearch::bound, "No coalition that is not listed is feasible in more worlds of the sample.")
      .def_readonly("visited", &CoalitionSearch::visited)
      .def_property_readonly("worlds", [](const CoalitionSearch& search) {
        std::vector<std::uint64_t> result;
        for (const Found& found : search.best) result.push_back(found.worlds);
        return result;
      }, "Of the sample, the worlds in which each is feasible.");
  worlds.def("coalitions", [](const Handle& w, int top, int max_size, const std::vector<std::string>& include,
                              const std::vector<std::string>& exclude, const py::object& lead, bool minimal,
                              double seconds, const py::object& progress) {
    if (top < 1 || top > 10'000) throw ContingentError("top must be from 1 to 10000, not " + std::to_string(top));
    if (max_size < 1 || max_size > max_candidates)
      throw ContingentError("max_size must be from 1 to 256, not " + std::to_string(max_size));
    CoalitionQuery query{top, max_size, members_of(w, include), members_of(w, exclude),
                         lead.is_none() ? no_lead : w.candidate(lead.cast<std::string>()), minimal, seconds};
    CoalitionSearch search = search_coalitions(w, query, progress);
    std::vector<std::vector<std::string>> members;
    for (const Found& found : search.best) members.push_back(ids(w, found.members));
    return py::make_tuple(members, search);
  }, py::arg("top") = 10, py::arg("max_size") = 8, py::arg("include") = std::vector<std::string>{},
     py::arg("exclude") = std::vector<std::string>{}, py::arg("lead") = py::none(), py::arg("minimal") = false,
     py::arg("seconds") = 0.0, py::arg("progress") = py::none(), "The members of each coalition, best first, and the search.");

  py::class_<WalkOut>(module, "WalkOut", "One member walks out, in the worlds where the coalition is feasible.")
      .def_readonly("survives", &WalkOut::survives)
      .def_readonly("follows", &WalkOut::follows, "By member of the coalition, in the order of the file: it leaves too.");
  py::class_<ResilienceAnswer>(module, "Resilience", "What becomes of a coalition when a member walks out.")
      .def_readonly("worst", &ResilienceAnswer::worst)
      .def_readonly("mean", &ResilienceAnswer::mean)
      .def_readonly("by_member", &ResilienceAnswer::by_member);
  worlds.def("resilience", [](const Handle& w, const std::vector<std::string>& names, const py::object& progress) {
    const Members coalition = w.coalition(names);
    return run_long(progress, [&](const Progress& p) { return resilience(w.sample, coalition, p); });
  }, py::arg("members"), py::arg("progress") = py::none());
}

void bind_levers(py::module_& module, py::class_<Handle>& worlds) {
  py::class_<Difference>(module, "Difference", "How much a share differs on the same worlds, with its 95 % interval (Newcombe 1998).")
      .def_readonly("value", &Difference::value)
      .def_readonly("low", &Difference::low)
      .def_readonly("high", &Difference::high)
      .def_readonly("gained", &Difference::gained, "Worlds only in the second.")
      .def_readonly("lost", &Difference::lost, "Worlds only in the first.")
      .def_readonly("worlds", &Difference::worlds);
  module.def("paired_difference", [](const WorldSet& before, const WorldSet& after) { return paired_difference(before, after); },
             py::arg("before"), py::arg("after"), "The change between two sets of the same worlds.");
  py::class_<LeverEffect>(module, "LeverEffect", "A lever set to one number, and what becomes of the target.")
      .def_property_readonly("lever", [](const LeverEffect& e) { return e.setting.lever; })
      .def_property_readonly("setting", [](const LeverEffect& e) { return e.setting.value; })
      .def_readonly("target", &LeverEffect::target)
      .def_readonly("change", &LeverEffect::change);
  py::class_<LeverResult>(module, "LeverEffects", "What each lever adds or costs, on the same worlds.")
      .def_readonly("base", &LeverResult::base)
      .def_readonly("effects", &LeverResult::effects);
  worlds.def("lever_effects", [](const Handle& w, const py::object& target, const py::object& settings,
                                 const py::object& progress) {
    const Target wanted = target_of(w, target);
    const auto tried = settings.is_none() ? lever_settings(w.scenario) : checked(w, settings.cast<Settings>());
    need_memory_of_variants(w, tried.size(), "name those to try with settings=");
    const LeverAnswer answer = run_long(progress, [&](const Progress& p) { return lever_effects(w.sample, wanted, tried, p); });
    return LeverResult{answer.base, answer.effects};
  }, py::arg("target") = "viable", py::arg("settings") = py::none(), py::arg("progress") = py::none(),
     "target: \"viable\", a candidate (its `could`) or a list of members; settings: (lever, number) pairs, else all worth trying.");

  py::class_<UnlockSet>(module, "UnlockSet", "A set of levers and what it reaches.")
      .def_property_readonly("settings", [](const UnlockSet& set) { return pairs(set.settings); })
      .def_readonly("target", &UnlockSet::target)
      .def_readonly("change", &UnlockSet::change);
  py::class_<UnlockAnswer>(module, "Unlock", "The smallest sets of levers that reach a goal.")
      .def_readonly("base", &UnlockAnswer::base)
      .def_readonly("reached", &UnlockAnswer::reached)
      .def_readonly("sets", &UnlockAnswer::sets)
      .def_readonly("tried", &UnlockAnswer::tried)
      .def_readonly("considered", &UnlockAnswer::considered);
  worlds.def("unlock", [](const Handle& w, const py::object& target, double at_least, int changes,
                          const py::object& among, int show, const py::object& progress) {
    UnlockQuery query{target_of(w, target), at_least, changes, {}, show};
    if (!(at_least > 0 && at_least <= 1)) throw ContingentError("at_least must be a share above 0, up to 1, not " + std::to_string(at_least));
    if (changes < 1 || changes > 4) throw ContingentError("changes must be from 1 to 4, not " + std::to_string(changes));
    if (show < 1) throw ContingentError("show must be at least 1, not " + std::to_string(show));
    query.among = among.is_none() ? helpful_settings(*w.sample.model) : checked(w, among.cast<Settings>());
    if (query.among.size() > max_unlock_settings)
      throw ContingentError(std::to_string(query.among.size()) + " settings are too many to combine (at most " +
                            std::to_string(max_unlock_settings) + "); name those to choose from with among=");
    need_memory_of_variants(w, query.among.size() + 1, "name those to choose from with among=");
    return run_long(progress, [&](const Progress& p) { return unlock(w.sample, query, p); });
  }, py::arg("target") = "viable", py::arg("at_least") = 0.5, py::arg("changes") = 3, py::arg("among") = py::none(),
     py::arg("show") = 10, py::arg("progress") = py::none());
}

void bind_blocks(py::module_& module, py::class_<Handle>& worlds) {
  py::class_<BlockingLever>(module, "BlockingLever", "A lever set well, and the share of the failing worlds that this alone frees.")
      .def_property_readonly("lever", [](const BlockingLever& b) { return b.setting.lever; })
      .def_property_readonly("setting", [](const BlockingLever& b) { return b.setting.value; })
      .def_readonly("alone", &BlockingLever::alone);
  py::class_<BlockingPair>(module, "BlockingPair", "Two levers, and the share of the failing worlds of which they are a minimal set.")
      .def_property_readonly("settings", [](const BlockingPair& p) { return pairs({p.first, p.second}); })
      .def_readonly("together", &BlockingPair::together);
  py::class_<BlocksAnswer>(module, "Blocks", "What stands in the way; one, two, more and beyond add up to the failing worlds.")
      .def_readonly("failing", &BlocksAnswer::failing)
      .def_readonly("levers", &BlocksAnswer::levers)
      .def_readonly("pairs", &BlocksAnswer::pairs)
      .def_readonly("one", &BlocksAnswer::one)
      .def_readonly("two", &BlocksAnswer::two)
      .def_readonly("more", &BlocksAnswer::more)
      .def_readonly("beyond", &BlocksAnswer::beyond);
  worlds.def("blocks", [](const Handle& w, const py::object& target, const py::object& progress) {
    const Target wanted = target_of(w, target);
    need_memory_of_variants(w, 2 * helpful_settings(*w.sample.model).size() + 1, "make certain what is not in doubt");
    return run_long(progress, [&](const Progress& p) { return blocks(w.sample, wanted, p); });
  }, py::arg("target") = "viable", py::arg("progress") = py::none());
}

void bind_terms_and_power(py::module_& module, py::class_<Handle>& worlds) {
  py::class_<TermsAnswer>(module, "Terms", "Is a force left, and who can live with it, if the policy is fixed at a point?")
      .def_readonly("points", &TermsAnswer::points)
      .def_readonly("viable", &TermsAnswer::viable, "[y * len(points) + x]")
      .def_readonly("best", &TermsAnswer::best, "Index into `viable`.")
      .def_readonly("can_live", &TermsAnswer::can_live, "[party][y * len(points) + x]");
  worlds.def("terms", [](const Handle& w, const std::string& x, const py::object& y, int steps, const py::object& progress) {
    if (steps < 2 || steps > 201) throw ContingentError("steps must be from 2 to 201, not " + std::to_string(steps));
    const TermsQuery query{w.issue(x), y.is_none() ? -1 : w.issue(y.cast<std::string>()), steps};
    if (query.issue_x == query.issue_y) throw ContingentError("the two issues must differ");
    need_memory(terms_bytes(w.sample, query), std::to_string(steps) + " steps for each of " +
                std::to_string(w.sample.model->party_count()) + " parties", "ask for fewer steps, or for fewer threads");
    TermsAnswer answer = run_long(progress, [&](const Progress& p) { return terms(w.sample, query, p); });
    std::vector<std::string> parties;
    for (const int party : answer.parties) parties.push_back(w.sample.model->parties[static_cast<std::size_t>(party)].id);
    return py::make_tuple(parties, std::move(answer));
  }, py::arg("x"), py::arg("y") = py::none(), py::arg("steps") = 21, py::arg("progress") = py::none(),
     "The parties' ids, and the answer.");

  py::class_<Mean>(module, "Mean", "A mean over worlds with its 95 % interval.")
      .def_readonly("value", &Mean::value)
      .def_readonly("low", &Mean::low)
      .def_readonly("high", &Mean::high);
  py::class_<PowerRow>(module, "PowerRow")
      .def_readonly("shapley", &PowerRow::shapley)
      .def_readonly("banzhaf", &PowerRow::banzhaf)
      .def_readonly("banzhaf_absolute", &PowerRow::banzhaf_absolute);
  py::class_<PowerAnswer>(module, "Power", "Who makes the difference between a feasible force and none; rows by candidate.")
      .def_readonly("rows", &PowerAnswer::rows)
      .def_readonly("exact_worlds", &PowerAnswer::exact_worlds)
      .def_readonly("sampled_worlds", &PowerAnswer::sampled_worlds);
  worlds.def("power", [](const Handle& w, int orders, const py::object& progress) {
    if (orders < 1 || orders > 100'000) throw ContingentError("orders must be from 1 to 100000, not " + std::to_string(orders));
    return run_long(progress, [&](const Progress& p) { return power(w.sample, orders, p); });
  }, py::arg("orders") = 16, py::arg("progress") = py::none());
}

}  // namespace

void bind_search(py::module_& module) {
  py::class_<Handle> worlds = module.attr("Worlds");
  bind_coalitions(module, worlds);
  bind_levers(module, worlds);
  bind_blocks(module, worlds);
  bind_terms_and_power(module, worlds);
}

}  // namespace contingent
