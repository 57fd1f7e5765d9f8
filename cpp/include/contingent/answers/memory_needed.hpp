// Memory needed: what an answer will hold at most, in bytes, told before it is asked (support/memory.hpp refuses too much).
//
// Sums of the containers' elements, those that Python gets among them.
#pragma once

#include "contingent/answers/sample.hpp"
#include "contingent/answers/terms.hpp"

namespace contingent {

/// Of a model made from the scenario: judges * candidates acceptances are most of it.
double model_bytes(const Scenario& scenario);
double model_bytes(const Model& model);

/// Of the blocks of drawn worlds, one for each thread that has something to do.
double blocks_bytes(const Sample& sample);

/// Of a set of the sample's worlds: a bit a world.
double world_set_bytes(const Sample& sample);

/// Of the raw draws of one name, and of the array made of them: up to 16 bytes a world.
double raw_draws_bytes(const Sample& sample);

/// Of compatibility() and network(): parties^2 * (issues + 2) counts a thread, and as many estimates.
double pairs_bytes(const Sample& sample);

/// Of terms(): steps (or steps^2) * (parties + 1) counts a thread, and as many estimates.
double terms_bytes(const Sample& sample, const TermsQuery& query);

/// Of levers(), unlock() and blocks(), which keep so many variants of the model.
double variants_bytes(const Sample& sample, std::size_t variants);

}  // namespace contingent
