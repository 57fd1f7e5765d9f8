// Terms: what the text of the mandate would do. The policy is fixed at a point; who can live with it, and is a force left?
#pragma once

#include <vector>

#include "contingent/answers/estimate.hpp"
#include "contingent/answers/sample.hpp"

namespace contingent {

/// One issue or two, each at `steps` points from 0 to 1; the other issues stay free.
struct TermsQuery {
  int issue_x = 0, issue_y = -1;  // -1: one issue
  int steps = 21;                 // 2 to 201

  int rows() const { return issue_y < 0 ? 1 : steps; }
};

struct TermsAnswer {
  std::vector<double> points;                  // of both axes
  std::vector<Estimate> viable;                // [y * steps + x]: some force is feasible with the policy at that point
  int best = 0;                                // index of the most viable point; ties: the first
  std::vector<int> parties;                    // candidates and gatekeepers
  std::vector<std::vector<Estimate>> can_live; // [party][y * steps + x]: its acceptance ranges contain the point
};

/// P(some force is feasible | the policy is fixed at each point): every member's and every binding gatekeeper's acceptance
/// range must contain it. A force once found serves every point of the box in which its members' ranges meet, so most
/// points need no search of their own.
TermsAnswer terms(const Sample& sample, const TermsQuery& query, const Progress& progress = {});

}  // namespace contingent
