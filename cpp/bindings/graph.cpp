#include "contingent/answers/network.hpp"
#include "worlds.hpp"

namespace contingent {

namespace {

NetworkAnswer network_of(const WorldsHandle& worlds, double threshold, const py::object& progress) {
  if (!(threshold >= 0 && threshold <= 1))
    throw ContingentError("the threshold must be a probability from 0 to 1, not " +
                          py::repr(py::float_(threshold)).cast<std::string>());
  worlds.need_memory_of_pairs();
  return run_long(progress, [&](const Progress& p) { return network(worlds.sample, threshold, p); });
}

}  // namespace

void bind_graph(py::module_& module) {
  py::class_<NetworkAnswer>(module, "Network", "Who can serve with whom, and who waits for whom.")
      .def_readonly("actors", &NetworkAnswer::actors)
      .def_readonly("together", &NetworkAnswer::together)
      .def_property_readonly("x", [](const NetworkAnswer& n) { return n.graph.x; })
      .def_property_readonly("y", [](const NetworkAnswer& n) { return n.graph.y; })
      .def_readonly("blocs", &NetworkAnswer::blocs)
      .def_property_readonly("all_blocs", [](const NetworkAnswer& n) { return n.graph.all_blocs; },
                             "Whether `blocs` has every bloc there is; false where there are too many to list.")
      .def_readonly("components", &NetworkAnswer::components)
      .def_property_readonly("betweenness", [](const NetworkAnswer& n) { return n.graph.betweenness; })
      .def_property_readonly("waits_for", [](const NetworkAnswer& n) { return n.waiting.waits_for; })
      .def_property_readonly("waiting_circles", [](const NetworkAnswer& n) { return n.waiting.circles; });
  py::class_<WorldsHandle> worlds = module.attr("Worlds");
  worlds.def("network", &network_of, py::arg("threshold"), py::arg("progress") = py::none(),
             "One pass over the sample, then the graph of the pairs with `together` of at least `threshold`.");
}

}  // namespace contingent
