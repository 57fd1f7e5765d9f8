#include <map>

#include "bindings.hpp"
#include "contingent/reading/read.hpp"
#include "contingent/scenario/levers.hpp"
#include "contingent/scenario/scenario.hpp"

namespace contingent {

namespace {

template <class List, class IdOf>
std::vector<std::string> ids(const List& list, IdOf&& id_of) {
  std::vector<std::string> result;
  for (const auto& entry : list) result.push_back(id_of(entry));
  return result;
}

std::vector<std::string> gatekeepers(const Scenario& scenario) {
  std::vector<std::string> result;
  for (const Actor& actor : scenario.actors)
    if (actor.gatekeeper) result.push_back(actor.id);
  return result;
}

Scenario set(const Scenario& scenario, const py::dict& values) {
  std::vector<std::pair<std::string, double>> levers;
  for (const auto& [name, value] : values) {
    if (!py::isinstance<py::str>(name))
      throw ContingentError("a lever is named by text such as \"joins:TUR\", not " + std::string(py::repr(name)));
    if (!py::isinstance<py::float_>(value) && !py::isinstance<py::int_>(value))
      throw ContingentError("the lever " + std::string(py::repr(name)) + " needs a number, not " + std::string(py::repr(value)));
    levers.emplace_back(name.cast<std::string>(), value.cast<double>());
  }
  return set_levers(scenario, levers);
}

}  // namespace

void bind_scenario(py::module_& module) {
  py::class_<Scenario>(module, "Scenario", "Everything a file of the format says. Immutable; made by read_scenario().")
      .def_readonly("title", &Scenario::title)
      .def_readonly("question", &Scenario::question)
      .def_readonly("as_of", &Scenario::as_of)
      .def_readonly("horizon", &Scenario::horizon)
      .def_property_readonly(
          "candidates", [](const Scenario& s) { return ids(candidates(s), [](const Candidate& c) { return c.id; }); },
          "Ids of all who could join: the named ones in file order, then each pool's members as pool#1, pool#2, ...")
      .def_property_readonly("actors", [](const Scenario& s) { return ids(s.actors, [](const Actor& a) { return a.id; }); })
      .def_property_readonly("pools", [](const Scenario& s) { return ids(s.pools, [](const Pool& p) { return p.member.id; }); })
      .def_property_readonly("events", [](const Scenario& s) { return ids(s.events, [](const Event& e) { return e.id; }); })
      .def_property_readonly("issues", [](const Scenario& s) { return ids(s.issues, [](const Issue& i) { return i.id; }); })
      .def_property_readonly("gatekeepers", &gatekeepers)
      .def("to_json", &write_scenario, py::arg("indent") = 2, "The scenario as text of the format, in canonical form.")
      .def("levers", &levers, "Every lever written in the scenario, such as \"accepts:ISR/TUR\".")
      .def("set", &set, py::arg("values"), "A new scenario with each lever set to its number.")
      .def("__eq__", [](const Scenario& a, const Scenario& b) { return a == b; }, py::is_operator())
      .def("__repr__", [](const Scenario& s) { return "<Scenario: " + s.title + ">"; });

  module.def("read_scenario", [](std::string_view text) { return read_scenario(text); }, py::arg("text"),
             "The scenario in a text of the format; ScenarioError with every problem if it has any.");
}

}  // namespace contingent
