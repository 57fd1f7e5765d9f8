// Rare events.
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "contingent/answers/rare_events.hpp"
#include "worlds.hpp"

namespace contingent {

namespace {

using EventsById = std::map<std::string, bool>;

EventsById events(const Model& model, const EventState& state) {
  EventsById result;
  for (const auto& [event, happens] : state.events)
    if (static_cast<std::size_t>(event) < model.scenario->events.size())
      result[model.scenario->events[static_cast<std::size_t>(event)].id] = happens;
  return result;
}

struct RareResult {
  RareAnswer answer;
  std::shared_ptr<const Model> model;

  std::vector<std::tuple<EventsById, double, std::uint64_t, std::uint64_t>> strata() const {
    std::vector<std::tuple<EventsById, double, std::uint64_t, std::uint64_t>> result;
    for (const Stratum& stratum : answer.strata)
      result.emplace_back(events(*model, stratum.state), stratum.state.chance, stratum.count, stratum.worlds);
    return result;
  }
};

}  // namespace

void bind_rare(py::module_& module) {
  py::class_<RareResult>(module, "Rare", "The chance of a target that hardly any world meets.")
      .def_property_readonly(
          "stratified", [](const RareResult& r) { return r.answer.stratified; }, "Else counted.")
      .def_property_readonly("value", [](const RareResult& r) { return r.answer.value; })
      .def_property_readonly("low", [](const RareResult& r) { return r.answer.low; })
      .def_property_readonly("high", [](const RareResult& r) { return r.answer.high; })
      .def_property_readonly(
          "worlds", [](const RareResult& r) { return r.answer.worlds; }, "Drawn for the estimate.")
      .def_property_readonly(
          "excluded", [](const RareResult& r) { return r.answer.excluded; },
          "Chance of the states of events in which the target cannot be met.")
      .def_property_readonly("strata", &RareResult::strata, "(events, chance, count, worlds) of each.");
  py::class_<WorldsHandle> worlds = module.attr("Worlds");
  worlds.def(
      "rare",
      [](const WorldsHandle& w, const py::object& target, const py::object& progress) {
        const Target wanted = target_of(w, target);
        return RareResult{run_long(progress, [&](const Progress& p) { return rare_event(w.sample, wanted, p); }),
                          w.sample.model};
      },
      py::arg("target") = "viable", py::arg("progress") = py::none(),
      "Counts; where hardly any world meets the target, estimates from as many worlds after these, by strata of "
      "events.");
  worlds.def(
      "stratified",
      [](const WorldsHandle& w, const py::object& target, const py::object& progress) {
        const Target wanted = target_of(w, target);
        if (w.sample.count < 4 * block_worlds)
          throw ContingentError("strata need at least 2048 worlds, not " + std::to_string(w.sample.count));
        return RareResult{run_long(progress, [&](const Progress& p) { return stratified(w.sample, wanted, p); }),
                          w.sample.model};
      },
      py::arg("target") = "viable", py::arg("progress") = py::none(),
      "By strata of events, whatever the target's chance.");
}

}  // namespace contingent
