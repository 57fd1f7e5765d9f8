#include "bindings.hpp"

PYBIND11_MODULE(_core, module, pybind11::mod_gil_not_used()) {
  module.doc() = "The C++ core of contingent: use the package's own names, which wrap these.";
#if defined(__POPCNT__)
  if (!__builtin_cpu_supports("popcnt"))
    throw pybind11::import_error("contingent was built for processors that count bits (POPCNT); this one does not");
#endif
  module.attr("__version__") = CONTINGENT_VERSION;
  contingent::bind_support(module);
  contingent::bind_scenario(module);
  contingent::bind_evidence(module);
  contingent::bind_worlds(module);
  contingent::bind_graph(module);
  contingent::bind_answers(module);
  contingent::bind_search(module);
  contingent::bind_rare(module);
  contingent::bind_history(module);
}
