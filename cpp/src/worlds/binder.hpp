// Binder: fills a Model from its scenario. The scenario is sound (scenario/check.hpp), so every name is found.
#pragma once

#include <memory>
#include <string>

#include "contingent/worlds/model.hpp"
#include "quantiles.hpp"

namespace contingent {

class Binder {
 public:
  explicit Binder(Model& model) : model_(model) {}
  void bind();

 private:
  void bind_parties();
  void bind_events();
  void bind_wills();
  void bind_acceptances();
  void bind_positions();
  void bind_requirements();
  void bind_offers();

  bool asks_about_force(const Condition& condition) const;
  Gate gate(const Condition& condition) const;
  int gate_number(const Condition& condition);
  ForceCondition force_condition(const Condition& condition);
  ForceCondition counted(int count, const std::vector<Condition>& parts);
  void bind_condition(const Condition& when, BoundClause& bound);
  BoundBelief belief(const std::string& name, const Belief& belief);
  BoundQuantity quantity(const std::string& name, const Quantity& quantity, double unit);
  const QuantileCell* table(std::shared_ptr<const QuantileTable> table);
  int task_number(const std::string& task);
  const Acceptance* acceptance(const Actor& judge, const Candidate& target) const;

  Model& model_;
};

}  // namespace contingent
