// Snapshots: a scenario as it was known on a day.
#pragma once

#include <functional>
#include <string>

#include "contingent/scenario/scenario.hpp"

namespace contingent {

/// The scenario on the evening of `day`: claims and sources of later days are gone (undated ones too), with every mention of
/// them, and outcomes until the horizon. A derived chance whose claims are all gone has its base rate. Throws ContingentError where
/// `day` is no day of the calendar, or after the horizon.
Scenario as_of(const Scenario& scenario, const std::string& day);

/// The scenario without the claims for which keep(claim) is false, and without every mention of them.
Scenario with_claims(const Scenario& scenario, const std::function<bool(const Claim&)>& keep);

}  // namespace contingent
