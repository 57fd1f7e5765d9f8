// contingent._core: the C++ core as Python sees it. Translation only.
#include <pybind11/pybind11.h>

PYBIND11_MODULE(_core, module) {
  module.doc() = "The C++ core of contingent.";
  module.attr("__version__") = CONTINGENT_VERSION;
}
