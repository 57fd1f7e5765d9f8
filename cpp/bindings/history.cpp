// What was said, what came of it, and how answers moved with the news.
#include "bindings.hpp"
#include "contingent/answers/meanings.hpp"
#include "contingent/history/chain.hpp"
#include "contingent/history/fit.hpp"
#include "contingent/history/records.hpp"
#include "contingent/history/scores.hpp"
#include "contingent/history/steps.hpp"

namespace contingent {

namespace {

const char* kind_name(const Step& step) {
  switch (step.kind) {
    case Step::Kind::start:
      return "start";
    case Step::Kind::withdrawn:
      return "withdrawn";
    case Step::Kind::time:
      return "time";
    case Step::Kind::other:
      return "other";
    case Step::Kind::news:
      break;
  }
  return "news";
}

std::vector<ChainRow> chain_of(const std::vector<Scenario>& scenarios, std::uint64_t worlds, std::uint64_t seed, int threads,
                               const std::vector<std::string>& answers, const py::object& progress) {
  if (scenarios.empty()) throw ContingentError("a chain needs at least one scenario");
  return run_long(progress, [&](const Progress& p) { return chain(scenarios, {seed, worlds, thread_count(threads), answers}, p); });
}

std::vector<MeaningRow> meanings_of(const Scenario& scenario, std::uint64_t worlds, std::uint64_t seed, int threads, int draws,
                                    const py::object& progress) {
  return run_long(progress, [&](const Progress& p) { return meanings(scenario, {seed, worlds, thread_count(threads), draws}, p); });
}

using Count = std::tuple<std::string, int, int, double>;

Fitted fit_of(const std::vector<Count>& counts, double prior, double base) {
  std::vector<KindCount> read;
  for (const auto& [scenario, joined, said, right] : counts) {
    if (joined < 0 || joined > said) throw ContingentError(std::to_string(joined) + " of " + std::to_string(said) + " is no count");
    read.push_back({scenario, joined, said, right});
  }
  if (!(prior > 0 && prior < 1)) throw ContingentError("a prior mean lies between 0 and 1, not at " + std::to_string(prior));
  return fit(read, prior, base);
}

std::vector<Judged> judged(const std::vector<std::pair<std::string, bool>>& outcomes) {
  std::vector<Judged> read;
  for (const auto& [country, joined] : outcomes) read.push_back({country, joined});
  return read;
}

void bind_records(py::module_& module) {
  py::class_<Record>(module, "Record", "What was said of a candidate before the cutoff, and what came of it.")
      .def_readonly("actor", &Record::actor)
      .def_readonly("name", &Record::name)
      .def_readonly("kind", &Record::kind)
      .def_readonly("claim", &Record::claim)
      .def_readonly("day", &Record::day)
      .def_readonly("right", &Record::right)
      .def_readonly("conditional", &Record::conditional)
      .def_readonly("vetoed", &Record::vetoed)
      .def_readonly("scored", &Record::scored)
      .def_readonly("joined", &Record::joined)
      .def_readonly("how", &Record::how);
  module.def("records", &records, py::arg("scenario"));
  module.def("is_by_others", &is_by_others, py::arg("kind"));
}

void bind_scores(py::module_& module) {
  py::class_<Fitted>(module, "Fitted", "How often a kind of statement ended in joining.")
      .def_readonly("chance", &Fitted::chance)
      .def_readonly("low", &Fitted::low)
      .def_readonly("high", &Fitted::high)
      .def_property_readonly("meaning", [](const Fitted& f) { return std::make_pair(f.meaning.chance, f.meaning.sd); })
      .def_readonly("joined", &Fitted::joined)
      .def_readonly("said", &Fitted::said)
      .def_readonly("cases", &Fitted::cases);
  py::class_<Score>(module, "Score", "A score with its interval, and its margin over the first predictor's.")
      .def_readonly("value", &Score::value)
      .def_readonly("low", &Score::low)
      .def_readonly("high", &Score::high)
      .def_readonly("margin", &Score::margin)
      .def_readonly("margin_low", &Score::margin_low)
      .def_readonly("margin_high", &Score::margin_high);
  py::class_<Scores>(module, "Scores")
      .def_readonly("brier", &Scores::brier)
      .def_readonly("log", &Scores::log)
      .def_readonly("auc", &Scores::auc);
  py::class_<CalibrationBin>(module, "CalibrationBin")
      .def_readonly("low", &CalibrationBin::low)
      .def_readonly("high", &CalibrationBin::high)
      .def_readonly("mean", &CalibrationBin::mean)
      .def_readonly("joined", &CalibrationBin::joined);
  module.def("fit", &fit_of, py::arg("counts"), py::arg("prior"), py::arg("base"), "Of (scenario, joined, said, right) a case.");
  module.def("scores", [](const std::vector<std::pair<std::string, bool>>& outcomes, const std::vector<std::vector<double>>& predictors,
                          int replicates, std::uint64_t seed) { return scores(judged(outcomes), predictors, replicates, seed); },
             py::arg("outcomes"), py::arg("predictors"), py::arg("replicates") = 2000, py::arg("seed") = 0);
  module.def("calibration", [](const std::vector<std::pair<std::string, bool>>& outcomes, const std::vector<double>& chances) {
    return calibration(judged(outcomes), chances);
  }, py::arg("outcomes"), py::arg("chances"));
}

}  // namespace

void bind_history(py::module_& module) {
  py::class_<Step>(module, "Step", "One piece of news on the way from one scenario to another.")
      .def_property_readonly("kind", &kind_name, "\"start\", \"withdrawn\", \"time\", \"other\" or \"news\".")
      .def_readonly("day", &Step::day)
      .def_readonly("claims", &Step::claims)
      .def_readonly("scenario", &Step::scenario);
  py::class_<ChainRow>(module, "ChainRow", "One answer along a chain of scenarios.")
      .def_readonly("answer", &ChainRow::answer)
      .def_readonly("actor", &ChainRow::actor)
      .def_readonly("name", &ChainRow::name)
      .def_readonly("values", &ChainRow::values)
      .def_readonly("changes", &ChainRow::changes);
  module.def("steps", [](const Scenario& before, const Scenario& after) { return steps(before, after); }, py::arg("before"), py::arg("after"));
  module.def("timeline_steps", [](const Scenario& scenario, const std::vector<std::string>& days) { return steps(scenario, days); },
             py::arg("scenario"), py::arg("days"));
  module.def("chain", &chain_of, py::arg("scenarios"), py::arg("worlds").noconvert(), py::arg("seed").noconvert() = 0,
             py::arg("threads").noconvert() = 0, py::arg("answers") = std::vector<std::string>{"could", "would"},
             py::arg("progress") = py::none());
  py::class_<MeaningRow>(module, "MeaningRow", "An answer, and how far it hangs on what the words mean.")
      .def_readonly("answer", &MeaningRow::answer)
      .def_readonly("actor", &MeaningRow::actor)
      .def_readonly("name", &MeaningRow::name)
      .def_readonly("estimate", &MeaningRow::estimate)
      .def_readonly("low", &MeaningRow::low)
      .def_readonly("high", &MeaningRow::high)
      .def_readonly("linear", &MeaningRow::linear);
  module.def("meanings", &meanings_of, py::arg("scenario"), py::arg("worlds").noconvert(), py::arg("seed").noconvert() = 0,
             py::arg("threads").noconvert() = 0, py::arg("draws").noconvert() = 200, py::arg("progress") = py::none());
  module.def("share", [](std::uint64_t count, std::uint64_t worlds) {
    if (count > worlds) throw ContingentError(std::to_string(count) + " of " + std::to_string(worlds) + " is no share");
    return share(count, worlds);
  }, py::arg("count"), py::arg("worlds"), "The share that so many of some worlds are, with its interval.");
  bind_records(module);
  bind_scores(module);
}

}  // namespace contingent
