#include "worlds.hpp"

#include <algorithm>

#include "contingent/answers/members.hpp"
#include "contingent/answers/viability.hpp"
#include "contingent/worlds/raw.hpp"

namespace contingent {

WorldsHandle::WorldsHandle(const Scenario& of, std::uint64_t count, std::uint64_t seed, int threads, std::uint64_t first)
    : scenario(of) {
  if (count < 1 || count > max_worlds)
    throw ContingentError("the number of worlds must be from 1 to 2^40, not " + std::to_string(count));
  if (first % 64 != 0 || first > max_worlds)
    throw ContingentError("the first world must be a multiple of 64 of at most 2^40, not " + std::to_string(first));
  if (threads < 0 || threads > 1024)
    throw ContingentError("the number of threads must be from 1 to 1024, or 0 for all, not " + std::to_string(threads));
  need_memory(model_bytes(scenario), "what " + std::to_string(scenario.actors.size()) + " actors think of each other",
              "leave out what is not in doubt");
  sample = {std::make_shared<const Model>(scenario, seed), first, count, thread_count(threads)};
  need_memory(blocks_bytes(sample), "work by " + std::to_string(sample.threads) + " threads at once", "ask for fewer threads");
}

int WorldsHandle::candidate(const std::string& id) const {
  const int index = sample.model->candidate(id);
  if (index >= 0) return index;
  std::vector<std::string> known;
  for (const Candidate& candidate : sample.model->candidates) known.push_back(candidate.id);
  throw unknown("candidate", id, known);
}

int WorldsHandle::party(const std::string& id) const {
  const int index = sample.model->party(id);
  if (index >= 0) return index;
  std::vector<std::string> known;
  for (const Party& party : sample.model->parties) known.push_back(party.id);
  throw unknown("candidate or gatekeeper", id, known);
}

int WorldsHandle::issue(const std::string& id) const {
  const int index = sample.model->issue(id);
  if (index >= 0) return index;
  std::vector<std::string> known;
  for (const Issue& issue : scenario.issues) known.push_back(issue.id);
  throw unknown("issue", id, known);
}

Members WorldsHandle::coalition(const std::vector<std::string>& ids) const {
  if (ids.empty()) throw ContingentError("a coalition needs at least one member");
  Members members;
  for (const std::string& id : ids) members.insert(candidate(id));
  return members;
}

void WorldsHandle::need_memory_of_set() const {
  need_memory(world_set_bytes(sample), "a set of " + std::to_string(sample.count) + " worlds", "sample fewer worlds");
}

void WorldsHandle::need_memory_of_pairs() const {
  need_memory(pairs_bytes(sample), "pairs of " + std::to_string(sample.model->party_count()) + " parties on " +
              std::to_string(sample.model->issue_count()) + " issues", "leave some out, or ask for fewer threads");
}

ContingentError WorldsHandle::unknown(const char* what, const std::string& id, const std::vector<std::string>& known) {
  const std::string near = nearest_name(id, known);
  return ContingentError("no " + std::string(what) + " is called \"" + id + "\"" +
                         (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
}

namespace {

using Handle = WorldsHandle;

// A set of the sample's worlds, found by find(progress).
template <class Find>
WorldSet found_where(const Handle& worlds, const py::object& progress, Find&& find) {
  worlds.need_memory_of_set();
  return run_long(progress, find);
}

WorldSet where_event(const Handle& worlds, const std::string& id, const py::object& progress) {
  const int event = worlds.sample.model->event(id);
  if (event < 0) {
    std::vector<std::string> known;
    for (const Event& e : worlds.scenario.events) known.push_back(e.id);
    throw Handle::unknown("event", id, known);
  }
  return found_where(worlds, progress, [&](const Progress& p) {
    return worlds_where(worlds.sample, {}, false, false, p,
                        [&](const Block& block) { return block.events[static_cast<std::size_t>(event)]; });
  });
}

// A candidate's words of a block: willing, admitted or compatible.
WorldSet where_candidate(const Handle& worlds, const std::string& id, std::vector<Words> Block::*words, bool positions,
                         const py::object& progress) {
  const int i = worlds.candidate(id);
  return found_where(worlds, progress, [&](const Progress& p) {
    return worlds_where(worlds.sample, Members::single(i), positions, false, p,
                        [&](const Block& block) { return (block.*words)[static_cast<std::size_t>(i)]; });
  });
}

WorldSet where_accepts(const Handle& worlds, const std::string& judge, const std::string& target,
                       const py::object& progress) {
  const int j = worlds.party(judge), t = worlds.candidate(target);
  Members scope = Members::single(t);
  if (j < worlds.sample.model->candidate_count()) scope.insert(j);
  return found_where(worlds, progress, [&](const Progress& p) {
    return worlds_where(worlds.sample, scope, false, false, p,
                        [&](const Block& block) { return worlds_where_accepts(*worlds.sample.model, block, j, t); });
  });
}

WorldSet where_compatible(const Handle& worlds, const std::string& a, const std::string& b, const py::object& issue,
                          const py::object& progress) {
  const Model& model = *worlds.sample.model;
  const int i = worlds.party(a), j = worlds.party(b);
  const int on = issue.is_none() ? -1 : worlds.issue(issue.cast<std::string>());
  Members scope;
  for (const int party : {i, j})
    if (party < model.candidate_count()) scope.insert(party);
  return found_where(worlds, progress, [&](const Progress& p) {
    return worlds_where(worlds.sample, scope, true, false, p, [&](const Block& block) {
      return on < 0 ? worlds_where_meet(model, block, i, j, Words::all())
                    : worlds_where_meet(model, block, i, j, on, Words::all());
    });
  });
}

WorldSet where_takes_part(const Handle& worlds, Part part, const std::string& id, const py::object& progress) {
  const int i = worlds.candidate(id);
  return found_where(worlds, progress, [&](const Progress& p) { return worlds_where_takes_part(worlds.sample, part, i, p); });
}

WorldSet where_any_force(const Handle& worlds, Part part, const py::object& progress) {
  return found_where(worlds, progress, [&](const Progress& p) { return worlds_where_takes_part(worlds.sample, part, -1, p); });
}

template <class Value>
py::array as_array(const std::vector<Value>& values) {
  return py::array_t<Value>(static_cast<py::ssize_t>(values.size()), values.data());
}

py::array raw_draw(const Handle& worlds, const std::string& name) {
  need_memory(raw_draws_bytes(worlds.sample), "the draws of " + std::to_string(worlds.sample.count) + " worlds", "sample fewer worlds");
  const RawDraws draws = raw_draws(worlds.sample.model, worlds.sample.first, worlds.sample.count, name);
  switch (draws.kind) {
    case RawDraws::Kind::amount:
      return as_array(draws.amounts);
    case RawDraws::Kind::position:
      return as_array(draws.positions);
    case RawDraws::Kind::uniform:
      break;
  }
  return as_array(draws.uniforms);
}

}  // namespace

void bind_worlds(py::module_& module) {
  const auto progress = py::arg("progress") = py::none();
  py::class_<Handle>(module, "Worlds", "A sample of worlds of one scenario; drawn when a question needs them.")
      .def(py::init<const Scenario&, std::uint64_t, std::uint64_t, int, std::uint64_t>(), py::arg("scenario"),
           py::arg("count").noconvert(), py::arg("seed").noconvert() = 0, py::arg("threads").noconvert() = 0,
           py::arg("first").noconvert() = 0)
      .def_readonly("scenario", &Handle::scenario)
      .def_property_readonly("count", [](const Handle& w) { return w.sample.count; })
      .def_property_readonly("first", [](const Handle& w) { return w.sample.first; })
      .def_property_readonly("seed", [](const Handle& w) { return w.sample.model->seed; })
      .def_property_readonly("threads", [](const Handle& w) { return w.sample.threads; })
      .def("worlds_where_event", &where_event, py::arg("event"), progress)
      .def("worlds_where_willing",
           [](const Handle& w, const std::string& i, const py::object& p) {
             return where_candidate(w, i, &Block::willing, false, p);
           },
           py::arg("actor"), progress, "Would join at best: every peer present, the best lead able in that world.")
      .def("worlds_where_admitted",
           [](const Handle& w, const std::string& i, const py::object& p) {
             return where_candidate(w, i, &Block::admitted, false, p);
           },
           py::arg("actor"), progress, "Willing, and accepted by every gatekeeper in force.")
      .def("worlds_where_acceptable",
           [](const Handle& w, const std::string& i, const py::object& p) {
             return where_candidate(w, i, &Block::compatible, true, p);
           },
           py::arg("actor"), progress, "Admitted, and its ranges meet those of every gatekeeper in force.")
      .def("worlds_where_accepts", &where_accepts, py::arg("judge"), py::arg("target"), progress)
      .def("worlds_where_compatible", &where_compatible, py::arg("a"), py::arg("b"), py::arg("issue") = py::none(),
           progress, "The acceptance ranges of two parties meet, on one issue or on all.")
      .def("worlds_where_feasible",
           [](const Handle& w, const std::vector<std::string>& ids, const py::object& p) {
             const Members members = w.coalition(ids);
             return found_where(w, p, [&](const Progress& told) { return worlds_where_feasible(w.sample, members, told); });
           },
           py::arg("members"), progress, "The coalition is a feasible force, under some lead.")
      .def("worlds_where_viable",
           [](const Handle& w, const py::object& p) { return where_any_force(w, Part::viable, p); }, progress)
      .def("worlds_where_uncoordinated",
           [](const Handle& w, const py::object& p) { return where_any_force(w, Part::uncoordinated, p); }, progress,
           "Some force is feasible among those who come if nobody coordinates.")
      .def("worlds_where_could",
           [](const Handle& w, const std::string& i, const py::object& p) {
             return where_takes_part(w, Part::could, i, p);
           },
           py::arg("actor"), progress)
      .def("worlds_where_would",
           [](const Handle& w, const std::string& i, const py::object& p) {
             return where_takes_part(w, Part::would, i, p);
           },
           py::arg("actor"), progress)
      .def("worlds_where_needed",
           [](const Handle& w, const std::string& i, const py::object& p) {
             return where_takes_part(w, Part::needed, i, p);
           },
           py::arg("actor"), progress)
      .def("share", [](const Handle& w, const WorldSet& set) {
             if (set.size() != w.sample.count)
               throw ContingentError("that set is of " + std::to_string(set.size()) + " worlds, this sample of " +
                                     std::to_string(w.sample.count));
             return share(set);
           }, py::arg("worlds"), "The share of worlds in a set, with its interval.")
      .def("estimate", [](const Handle& w, std::uint64_t worlds) {
             if (worlds > w.sample.count)
               throw ContingentError(std::to_string(worlds) + " worlds are more than this sample has, " + std::to_string(w.sample.count));
             return share(worlds, w.sample.count);
           }, py::arg("worlds"), "The share that so many worlds of the sample are, with its interval.")
      .def("draw", &raw_draw, py::arg("name"),
           "The raw draws of one name: uniforms (uint32) of a belief, true where u < round(chance * 2**32); an ideal point or\n"
           "tolerance in millionths of the scale (int32); an offer in thousandths (int64).")
      .def("__repr__", [](const Handle& w) {
        return "<Worlds: " + std::to_string(w.sample.count) + " of \"" + w.scenario.title + "\", seed " +
               std::to_string(w.sample.model->seed) + ">";
      });
}

}  // namespace contingent
