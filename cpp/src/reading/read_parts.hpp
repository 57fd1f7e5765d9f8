// The parts of read_scenario(), in the order of the format.
#pragma once

#include "fields.hpp"

namespace contingent {

Lexicon read_lexicon(const JsonValue& value, const std::string& where, ShapeReport& report);
void read_evidence(Fields& file, Scenario& scenario, ShapeReport& report);
void read_events_and_issues(Fields& file, Scenario& scenario, ShapeReport& report);
void read_actors_and_pools(Fields& file, Scenario& scenario, ShapeReport& report);
void read_requirements(Fields& file, Scenario& scenario, ShapeReport& report);
void read_outcomes(Fields& file, Scenario& scenario, ShapeReport& report);

}  // namespace contingent
