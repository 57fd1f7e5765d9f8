#include "contingent/answers/compatibility.hpp"
#include "contingent/answers/members.hpp"
#include "contingent/answers/viability.hpp"
#include "worlds.hpp"

namespace contingent {

namespace {

using Matrix = std::vector<std::vector<Estimate>>;

Matrix rows(const std::vector<Estimate>& flat, std::size_t n) {
  Matrix matrix;
  for (std::size_t i = 0; i < n; ++i)
    matrix.emplace_back(flat.begin() + static_cast<std::ptrdiff_t>(i * n),
                        flat.begin() + static_cast<std::ptrdiff_t>((i + 1) * n));
  return matrix;
}

struct CompatibilityResult {
  CompatibilityAnswer answer;
  std::vector<std::string> issues;

  std::size_t size() const { return answer.actors.size(); }
  py::dict by_issue() const {
    py::dict result;
    for (std::size_t i = 0; i < issues.size(); ++i) result[py::str(issues[i])] = rows(answer.by_issue[i], size());
    return result;
  }
};

struct ViabilityResult {
  std::vector<std::string> members;
  ViabilityAnswer answer;
};

void bind_members(py::module_& module, py::class_<WorldsHandle>& worlds) {
  py::class_<MemberRow>(module, "MemberRow", "One candidate's answers, or those of any member of a pool.")
      .def_readonly("actor", &MemberRow::actor)
      .def_readonly("name", &MemberRow::name)
      .def_readonly("pool", &MemberRow::pool)
      .def_readonly("size", &MemberRow::size)
      .def_readonly("willing", &MemberRow::willing)
      .def_readonly("admitted", &MemberRow::admitted)
      .def_readonly("compatible", &MemberRow::compatible)
      .def_readonly("could", &MemberRow::could)
      .def_readonly("would", &MemberRow::would)
      .def_readonly("needed", &MemberRow::needed)
      .def_readonly("expected", &MemberRow::expected, "Members in the force that forms, on average over worlds.");
  py::class_<MembersAnswer>(module, "Members", "Who could, would and must take part.")
      .def_readonly("viable", &MembersAnswer::viable)
      .def_readonly("uncoordinated", &MembersAnswer::uncoordinated)
      .def_readonly("coordination_gap", &MembersAnswer::coordination_gap)
      .def_readonly("rows", &MembersAnswer::rows);
  worlds.def("members", [](const WorldsHandle& w, const py::object& progress) {
    return run_long(progress, [&](const Progress& p) { return members(w.sample, p); });
  }, py::arg("progress") = py::none(), "One pass over the sample.");
}

void bind_viability(py::module_& module, py::class_<WorldsHandle>& worlds) {
  py::class_<Breakdown>(module, "Breakdown", "Worlds lost at each step and left; the five add up to `worlds`.")
      .def_readonly("worlds", &Breakdown::worlds)
      .def_readonly("lost_to_will", &Breakdown::lost_to_will)
      .def_readonly("lost_to_consent", &Breakdown::lost_to_consent)
      .def_readonly("lost_to_compatibility", &Breakdown::lost_to_compatibility)
      .def_readonly("lost_to_requirements", &Breakdown::lost_to_requirements)
      .def_readonly("feasible", &Breakdown::feasible);
  py::class_<ViabilityResult>(module, "Viability", "Whether one coalition is a feasible force, under some lead.")
      .def_readonly("members", &ViabilityResult::members)
      .def_property_readonly("feasible", [](const ViabilityResult& v) { return v.answer.feasible; })
      .def_property_readonly("breakdown", [](const ViabilityResult& v) { return v.answer.breakdown; });
  worlds.def("viability", [](const WorldsHandle& w, const std::vector<std::string>& ids, const py::object& progress) {
    const Members coalition = w.coalition(ids);
    ViabilityResult result;
    for_each(coalition, [&](int i) {
      result.members.push_back(w.sample.model->candidates[static_cast<std::size_t>(i)].id);
    });
    result.answer = run_long(progress, [&](const Progress& p) { return viability(w.sample, coalition, p); });
    return result;
  }, py::arg("members"), py::arg("progress") = py::none());
}

void bind_compatibility(py::module_& module, py::class_<WorldsHandle>& worlds) {
  py::class_<CompatibilityResult>(module, "Compatibility", "Whose acceptance ranges meet, pair by pair.")
      .def_property_readonly("actors", [](const CompatibilityResult& c) { return c.answer.actors; })
      .def_readonly("issues", &CompatibilityResult::issues)
      .def_property_readonly("overall", [](const CompatibilityResult& c) { return rows(c.answer.overall, c.size()); })
      .def_property_readonly("together", [](const CompatibilityResult& c) { return rows(c.answer.together, c.size()); })
      .def_property_readonly("by_issue", &CompatibilityResult::by_issue);
  worlds.def("compatibility", [](const WorldsHandle& w, const py::object& progress) {
    w.need_memory_of_pairs();
    CompatibilityResult result;
    for (const Issue& issue : w.scenario.issues) result.issues.push_back(issue.id);
    result.answer = run_long(progress, [&](const Progress& p) { return compatibility(w.sample, p); });
    return result;
  }, py::arg("progress") = py::none());
}

}  // namespace

void bind_answers(py::module_& module) {
  py::class_<WorldsHandle> worlds = module.attr("Worlds");
  bind_members(module, worlds);
  bind_viability(module, worlds);
  bind_compatibility(module, worlds);
}

}  // namespace contingent
