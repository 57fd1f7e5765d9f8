// From words to numbers: explanations, and scenarios as they were known.
#include "bindings.hpp"
#include "contingent/evidence/drawn_lexicon.hpp"
#include "contingent/evidence/explain.hpp"
#include "contingent/history/snapshot.hpp"
#include "contingent/reading/standard_lexicon.hpp"

namespace contingent {

namespace {

std::string when(const ExplainedClause& told) { return told.when ? to_string(*told.when) : ""; }

Scenario without_claims(const Scenario& scenario, const std::vector<std::string>& ids) {
  return with_claims(scenario, [&](const Claim& claim) { return std::find(ids.begin(), ids.end(), claim.id) == ids.end(); });
}

void bind_explanation(py::module_& module) {
  py::class_<ExplainedClaim>(module, "ExplainedClaim", "One claim behind a derived chance.")
      .def_property_readonly("claim", [](const ExplainedClaim& c) { return c.claim.id; })
      .def_property_readonly("says", [](const ExplainedClaim& c) { return c.claim.says; })
      .def_property_readonly("speaker", [](const ExplainedClaim& c) { return c.claim.speaker; })
      .def_property_readonly("source", [](const ExplainedClaim& c) { return c.claim.source; })
      .def_property_readonly("hedge", [](const ExplainedClaim& c) { return c.claim.hedge; })
      .def_property_readonly("attribution", [](const ExplainedClaim& c) { return c.claim.attribution; })
      .def_property_readonly("chance", [](const ExplainedClaim& c) { return c.meaning.chance; }, "What its words mean.")
      .def_property_readonly("sd", [](const ExplainedClaim& c) { return c.meaning.sd; })
      .def_property_readonly("meant_by", [](const ExplainedClaim& c) { return c.meaning.from; }, "Whose number that is.")
      .def_readonly("day", &ExplainedClaim::day)
      .def_readonly("standing", &ExplainedClaim::standing, "\"counts\", \"later\", \"repeats\" or \"superseded\".")
      .def_readonly("by", &ExplainedClaim::by, "The claim that stands for it, or supersedes it.")
      .def_readonly("right", &ExplainedClaim::right, "P(the report is true).")
      .def_readonly("share", &ExplainedClaim::share, "Of the weight, where every report is true.")
      .def_readonly("log_odds", &ExplainedClaim::log_odds, "That it adds to the pool there.")
      .def_readonly("without", &ExplainedClaim::without, "The clause's chance if the claim had not been made.");
  py::class_<ExplainedClause>(module, "ExplainedClause", "One clause of a belief and where its chance comes from.")
      .def_property_readonly("when", &when, "Its condition; \"\" if it always holds.")
      .def_readonly("note", &ExplainedClause::note)
      .def_readonly("derived", &ExplainedClause::derived, "Whether claims give its chance; else it is written in the scenario.")
      .def_readonly("chance", &ExplainedClause::chance, "On average over which sources are right.")
      .def_readonly("base", &ExplainedClause::base)
      .def_readonly("times", &ExplainedClause::times)
      .def_readonly("if_all_right", &ExplainedClause::if_all_right, "The pool of all reports, before `times`.")
      .def_readonly("none_right", &ExplainedClause::none_right, "P(no report is true): then the base rate stands.")
      .def_readonly("linear", &ExplainedClause::linear, "The chance by the linear pool.")
      .def_readonly("claims", &ExplainedClause::claims);
  py::class_<Explanation>(module, "Explanation", "Where a belief's chances come from, claim by claim.")
      .def_readonly("belief", &Explanation::belief)
      .def_readonly("kind", &Explanation::kind)
      .def_readonly("clauses", &Explanation::clauses);
}

py::dict table(const Lexicon::Table& entries) {
  py::dict result;
  for (const auto& [name, meaning] : entries) {
    py::dict entry;
    if (!meaning.kind.empty()) entry["kind"] = meaning.kind;
    if (meaning.kind.empty()) entry["chance"] = meaning.chance;
    if (meaning.kind.empty()) entry["sd"] = meaning.sd;
    if (!meaning.from.empty()) entry["from"] = meaning.from;
    result[py::str(name)] = entry;
  }
  return result;
}

py::dict lexicon_of(const Scenario& scenario) {
  const Lexicon lexicon = over(scenario.lexicon, standard_lexicon());
  py::dict result;
  result["half_life"] = *lexicon.half_life;
  result["pooling"] = lexicon.pooling == Pooling::linear ? "linear" : "log";
  result["hedges"] = table(lexicon.hedges);
  result["kinds"] = table(lexicon.kinds);
  result["attribution"] = table(lexicon.attribution);
  result["reliability"] = table(lexicon.reliability);
  result["base"] = table(lexicon.base);
  return result;
}

}  // namespace

void bind_evidence(py::module_& module) {
  bind_explanation(module);
  py::class_<Scenario> scenario = module.attr("Scenario");
  scenario.def("beliefs", &beliefs, "The names of all beliefs, such as \"joins:TUR\".")
      .def("explain", &explain, py::arg("belief"))
      .def("as_of_day", &as_of, py::arg("day"), "The scenario as it was known on a day.")
      .def("without_claims", &without_claims, py::arg("claims"))
      .def("lexicon", &lexicon_of, "What words mean in it: its own entries over the standard ones.")
      .def("with_drawn_lexicon", &with_drawn_lexicon, py::arg("seed"), py::arg("draw"))
      .def("with_pooling", [](const Scenario& s, bool linear) { return with_pooling(s, linear ? Pooling::linear : Pooling::log); },
           py::arg("linear").noconvert());
}

}  // namespace contingent
