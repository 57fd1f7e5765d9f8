// Which way events move a target: whether happening can only help, can only hinder, or may do both.
#pragma once

#include <vector>

#include "contingent/worlds/model.hpp"

namespace contingent {

struct Direction {
  bool helps = false, hinders = false;
};

/// By event. Happening helps through beliefs and requirements that it makes true, hinders through those it makes false and
/// through gatekeepers it brings into force; what it does to other events it does to what those do.
std::vector<Direction> event_directions(const Model& model);

}  // namespace contingent
