#include "bindings.hpp"
#include "contingent/answers/estimate.hpp"
#include "contingent/support/memory.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/world_set.hpp"

namespace contingent {

namespace {

// The exception types live as long as the interpreter: translators may run at any time.
struct Exceptions {
  py::object contingent_error, scenario_error, stopped;
};

PYBIND11_CONSTINIT py::gil_safe_call_once_and_store<Exceptions> exceptions;

py::object new_exception(py::module_& module, const char* name, const py::object& base, const char* doc) {
  const std::string full = "contingent._core." + std::string(name);
  auto type = py::reinterpret_steal<py::object>(PyErr_NewExceptionWithDoc(full.c_str(), doc, base.ptr(), nullptr));
  if (!type) throw py::error_already_set();
  module.attr(name) = type;
  return type;
}

void translate(std::exception_ptr thrown) {
  const Exceptions& known = exceptions.get_stored();
  try {
    std::rethrow_exception(thrown);
  } catch (const ScenarioError& error) {
    py::object value = known.scenario_error(error.what());
    value.attr("problems") = py::cast(error.problems());
    PyErr_SetObject(known.scenario_error.ptr(), value.ptr());
  } catch (const Stopped& error) {
    PyErr_SetString(known.stopped.ptr(), error.what());
  } catch (const ContingentError& error) {
    PyErr_SetString(known.contingent_error.ptr(), error.what());
  }
}

void bind_errors(py::module_& module) {
  exceptions.call_once_and_store_result([&module] {
    const auto value_error = py::reinterpret_borrow<py::object>(PyExc_ValueError);
    Exceptions made;
    made.contingent_error = new_exception(module, "ContingentError", value_error, "Anything the caller can mend.");
    made.scenario_error = new_exception(module, "ScenarioError", made.contingent_error,
                                        "A scenario that cannot be used; `problems` has every problem found in it.");
    made.stopped = new_exception(module, "Stopped", made.contingent_error, "The work was stopped before it was done.");
    return made;
  });
  py::register_local_exception_translator(translate);

  py::class_<Problem>(module, "Problem", "One thing wrong with an input: where, what was found, what was expected.")
      .def_readonly("where", &Problem::where, "JSON Pointer (RFC 6901) into the scenario; \"\" is the whole file.")
      .def_readonly("found", &Problem::found)
      .def_readonly("expected", &Problem::expected)
      .def_readonly("hint", &Problem::hint, "What to do; may be empty.")
      .def_readonly("line", &Problem::line, "1-based; 0 where the pointer says it all.")
      .def_readonly("column", &Problem::column, "1-based, in bytes; 0 where the pointer says it all.")
      .def("__str__", [](const Problem& problem) { return to_string(problem); })
      .def("__repr__", [](const Problem& problem) { return "<Problem " + to_string(problem) + ">"; });
}

py::array_t<bool> to_numpy(const WorldSet& set) {
  need_memory(static_cast<double>(set.size()), "an array of " + std::to_string(set.size()) + " worlds", "sample fewer worlds");
  py::array_t<bool> result(static_cast<py::ssize_t>(set.size()));
  bool* out = result.mutable_data();
  for (std::uint64_t world = 0; world < set.size(); ++world) out[world] = set.contains(world);
  return result;
}

void bind_world_set(py::module_& module) {
  py::class_<WorldSet>(module, "WorldSet",
                       "The worlds of a sample in which something is so. Sets of one sample combine with & | ^ - ~.")
      .def("__and__", [](const WorldSet& a, const WorldSet& b) { return a & b; }, py::is_operator())
      .def("__or__", [](const WorldSet& a, const WorldSet& b) { return a | b; }, py::is_operator())
      .def("__xor__", [](const WorldSet& a, const WorldSet& b) { return a ^ b; }, py::is_operator())
      .def("__sub__", [](const WorldSet& a, const WorldSet& b) { return a - b; }, py::is_operator())
      .def("__invert__", [](const WorldSet& a) { return ~a; })
      .def("__eq__", [](const WorldSet& a, const WorldSet& b) { return a == b; }, py::is_operator())
      .def("__len__", [](const WorldSet& set) { return set.size(); }, "The number of worlds in the sample.")
      .def("__contains__", [](const WorldSet& set, std::uint64_t world) { return world < set.size() && set.contains(world); })
      .def("__repr__",
           [](const WorldSet& set) {
             return "<WorldSet: " + std::to_string(set.count()) + " of " + std::to_string(set.size()) + " worlds>";
           })
      .def_property_readonly("count", &WorldSet::count, "How many worlds are in the set.")
      .def("to_numpy", &to_numpy, "One bool a world.");
}

void bind_estimate(py::module_& module) {
  py::class_<Estimate>(module, "Estimate", "A share of worlds with its 95 % interval (Wilson 1927).")
      .def_readonly("value", &Estimate::value)
      .def_readonly("low", &Estimate::low)
      .def_readonly("high", &Estimate::high)
      .def_readonly("count", &Estimate::count)
      .def_readonly("worlds", &Estimate::worlds)
      .def("__repr__", [](const Estimate& e) {
        return "<Estimate: " + std::to_string(e.count) + " of " + std::to_string(e.worlds) + " worlds>";
      });
}

}  // namespace

void bind_support(py::module_& module) {
  bind_errors(module);
  bind_world_set(module);
  bind_estimate(module);
}

}  // namespace contingent
