// Which way events move a target: whether happening can only help, can only hinder, or may do both.
#pragma once

#include <string>
#include <vector>

#include "contingent/answers/lever_effects.hpp"

namespace contingent {

struct Direction {
  bool helps = false, hinders = false;
};

/// By event. Happening helps through beliefs and requirements that it makes true, hinders through those it makes false and
/// through gatekeepers it brings into force; what it does to other events it does to what those do.
std::vector<Direction> event_directions(const Model& model);

/// The parts of a lever's name before and after its colon.
std::string kind_of(const std::string& lever);
std::string name_of(const std::string& lever);

/// Whether a setting can only help, whatever else is set.
bool only_helps(const Model& model, const std::vector<Direction>& directions, const LeverSetting& setting);

}  // namespace contingent
