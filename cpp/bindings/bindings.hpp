// What the binding files share. Bindings translate and check arguments; they compute nothing.
//
// The rules: a property if it is cheap and read-only, else a method; no overloads; values are immutable; a wrong argument is
// a ContingentError before the core sees it; whatever runs long lets go of the GIL, reports progress and heeds Ctrl-C.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "contingent/support/blocks.hpp"

namespace contingent {

namespace py = pybind11;

// The table of contents, in the order of the rooms.
void bind_support(py::module_& module);
void bind_scenario(py::module_& module);
void bind_evidence(py::module_& module);
void bind_worlds(py::module_& module);
void bind_graph(py::module_& module);
void bind_answers(py::module_& module);
void bind_search(py::module_& module);
void bind_rare(py::module_& module);
void bind_history(py::module_& module);

/// Runs work(progress) without the GIL. About twenty times a second the progress takes it back, lets Python handle
/// signals (so Ctrl-C raises KeyboardInterrupt here) and calls `callback(done, total)` unless it is None.
template <class Work>
auto run_long(const py::object& callback, Work&& work) {
  const Progress progress = [&callback](std::uint64_t done, std::uint64_t total) {
    const py::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) throw py::error_already_set();
    if (!callback.is_none() && total != 0) callback(done, total);
  };
  const py::gil_scoped_release no_gil;
  return work(progress);
}

}  // namespace contingent
