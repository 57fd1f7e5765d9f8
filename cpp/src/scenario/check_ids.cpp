#include "checker.hpp"

namespace contingent {

namespace {

constexpr const char* id_rule = "letters, digits, \"_\" and \"-\" after a letter";

class Ids {
 public:
  explicit Ids(Findings& findings) : findings_(findings) {}

  /// A name in a name space of its own.
  template <class List, class IdOf>
  void own_space(const List& list, const std::string& place, IdOf&& id_of) {
    std::unordered_set<std::string> seen;
    for (const auto& entry : list) {
      const std::string& id = id_of(entry);
      well_formed(id, pointer(place, id));
      if (!seen.insert(id).second) findings_.add(pointer(place, id), in_quotes(id) + " a second time", "every name once");
    }
  }

  /// A name in the space that events, actors, groups and pools share.
  void shared(const std::string& id, const char* role, const std::string& where) {
    well_formed(id, where);
    const auto [known, is_new] = roles_.emplace(id, role);
    if (is_new) return;
    if (std::string(role) == known->second)
      findings_.add(where, in_quotes(id) + " a second time", "every name once");
    else
      findings_.add(where, std::string(role) + " called " + in_quotes(id), "another name",
                    "that is " + known->second + " already; events, actors, groups and pools share one name space");
  }

  void well_formed(const std::string& id, const std::string& where) {
    if (is_identifier(id)) return;
    const bool reserved = id == "and" || id == "or" || id == "not" || id == "leads" || id == "at_least";
    findings_.add(where, "the name " + in_quotes(id), id_rule, reserved ? "that is a word of conditions" : "");
  }

 private:
  Findings& findings_;
  std::unordered_map<std::string, std::string> roles_;
};

void check_groups(const Scenario& scenario, Ids& ids, Findings& findings) {
  std::unordered_set<std::string> known;
  for_each_actor(scenario, [&](const Actor& actor, const std::string& place) {
    std::unordered_set<std::string> own;
    for (std::size_t g = 0; g < actor.groups.size(); ++g) {
      const std::string& group = actor.groups[g];
      const std::string where = pointer(place + "/groups", g);
      if (!own.insert(group).second) findings.add(where, in_quotes(group) + " a second time", "every group once");
      if (known.insert(group).second) ids.shared(group, "a group", where);
    }
  });
}

}  // namespace

void check_ids(const Scenario& scenario, Findings& findings) {
  Ids ids(findings);
  ids.own_space(scenario.sources, "/sources", [](const Source& s) -> const std::string& { return s.id; });
  ids.own_space(scenario.claims, "/claims", [](const Claim& c) -> const std::string& { return c.id; });
  ids.own_space(scenario.issues, "/issues", [](const Issue& i) -> const std::string& { return i.id; });
  ids.own_space(scenario.requirements, "/requirements", [](const Requirement& r) -> const std::string& { return r.id; });
  for (const Event& event : scenario.events) ids.shared(event.id, "an event", pointer("/events", event.id));
  for (const Actor& actor : scenario.actors) ids.shared(actor.id, "an actor", pointer("/actors", actor.id));
  for (const Pool& pool : scenario.pools) ids.shared(pool.member.id, "a pool", pointer("/pools", pool.member.id));
  check_groups(scenario, ids, findings);
  for_each_actor(scenario, [&](const Actor& actor, const std::string& place) {
    ids.own_space(actor.offers, place + "/offers", [](const Offer& o) -> const std::string& { return o.task; });
    for (const Offer& offer : actor.offers)
      if (offer.task == "members")
        findings.add(pointer(place + "/offers", offer.task), in_quotes(offer.task), "the name of a task", "\"members\" counts the members");
  });
}

}  // namespace contingent
