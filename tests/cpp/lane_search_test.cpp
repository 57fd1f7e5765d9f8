// Sixteen worlds at a time against one at a time, and both against the definition.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contingent/force/lane_search.hpp"
#include "contingent/reading/read.hpp"

using namespace contingent;

namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }

// A scenario of so many candidates with conditions of every kind.
class Asked {
 public:
  Asked(int candidates, unsigned seed) : candidates_(candidates), random_(seed) {}

  std::string text() {
    std::string actors;
    for (int i = 0; i < candidates_; ++i) {
      actors += (i ? "," : "") + quoted(id(i)) + R"(:{"groups":[")" + (i % 3 ? "near" : "far") + R"("],"joins":[)";
      for (int clause = pick(3); clause > 0; --clause)
        actors += R"({"when":)" + quoted(condition(2, i)) + R"(,"chance":)" + std::to_string(0.3 + 0.2 * clause) + "},";
      actors += R"({"chance":)" + std::to_string(0.3 * pick(2) + 0.05) + R"(}],"offers":{"troops":[100,)" +
                std::to_string(200 + pick(800)) + R"(,1500]},"positions":{"duration":{"ideal":[0.1,)" +
                std::to_string(0.2 + 0.01 * pick(60)) + R"(,0.9],"tolerance":0.2}},"accepts":{)" +
                quoted(id((i + 1 + pick(candidates_ - 1)) % candidates_)) + ":0.5}";
      if (i < 3) actors += i == 0 ? R"(,"leads":[{"when":"B1","chance":0.9},{"chance":0.4}])" : R"(,"leads":0.6)";
      actors += "}";
    }
    std::string requirements = R"("size":{"at_least":)" + std::to_string(300 * (1 + pick(6))) + R"(,"of":"troops"})";
    if (pick(2)) requirements += R"(,"breadth":{"at_least":2,"of":"members","from":"far"})";
    if (pick(2)) requirements += R"(,"command":{"lead":true})";
    if (pick(2)) requirements += R"(,"say":{"when":)" + quoted(condition(2)) + "}";
    return R"({"contingent":1,"title":"Asked","events":{"mandate":{"chance":0.6},"truce":{"chance":0.5}},"issues":{"duration":{}},)"
           R"("actors":{)" + actors + R"(},"requirements":{)" + requirements + "}" + (pick(2) ? R"(,"prefer":"troops"})" : "}");
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  static std::string id(int i) { return std::string(1, static_cast<char>('A' + i % 26)) + std::to_string(i); }
  // Anything but the candidate itself.
  std::string other(int than, int from, int below) {
    const int i = from + pick(below - from);
    return id(i == than ? (i + 1) % candidates_ : i);
  }
  std::string condition(int depth, int of = -1) {
    if (depth > 0 && pick(2)) return "(" + condition(depth - 1, of) + (pick(2) ? " and " : " or ") + condition(depth - 1, of) + ")";
    const int third = candidates_ / 3;
    switch (pick(5)) {
      case 0: return pick(2) ? "mandate" : "truce";
      case 1: return "leads(" + other(of, 0, 3) + ")";
      case 2: return other(of, 0, candidates_);
      default: return "at_least(" + std::to_string(1 + pick(2)) + ", " + other(of, 0, third - 1) + ", " +
                      other(of, third, 2 * third - 1) + ", " + other(of, 2 * third, candidates_ - 1) + ")";
    }
  }

  int candidates_;
  std::mt19937 random_;
};

template <int N>
ActorSet<N> candidates_of(const PlainMembership& found, Ranks ranks) {
  ActorSet<N> result;
  for (; ranks != 0; ranks &= ranks - 1) result.insert(found.candidates[std::countr_zero(ranks)]);
  return result;
}

// Every feasible force that is the largest inside a maximal clique.
template <int N>
struct Everything {
  std::vector<std::pair<ActorSet<N>, int>> forces;
  bool worth(const ActorSet<N>&, int) const { return true; }
  Search force(const ActorSet<N>& force, int lead) {
    forces.emplace_back(force, lead);
    return Search::go_on;
  }
};

template <int N>
struct Any {
  bool worth(const ActorSet<N>&, int) const { return true; }
  Search force(const ActorSet<N>&, int) const { return Search::stop; }
};

// Compares what was found in a world with its definition.
template <int N>
void check(WorldForces<N>& forces, const PlainMembership& found) {
  Everything<N> all;
  forces.sweep(forces.vertices(), all);
  REQUIRE(found.viable == !all.forces.empty());
  if (!found.viable) return;
  ActorSet<N> could, best, needed;
  bool uncoordinated = false;
  for (const auto& [force, lead] : all.forces) {
    could |= force;
    const auto key = [&](const ActorSet<N>& set) { return std::pair(forces.preferred(set), set.size()); };
    if (best.empty() || key(force) > key(best) || (key(force) == key(best) && earlier(force, best))) best = force;
    uncoordinated |= forces.meets_requirements(forces.least(force, lead), lead);
  }
  for_each(could, [&](int i) {
    if (forces.sweep(forces.vertices() - ActorSet<N>::single(i), Any<N>{}) != Search::stop) needed.insert(i);
  });
  REQUIRE(candidates_of<N>(found, found.could) == could);
  REQUIRE(candidates_of<N>(found, found.best) == best);
  REQUIRE(candidates_of<N>(found, found.needed) == needed);
  if (found.uncoordinated) REQUIRE(uncoordinated);
}

struct Seen {
  int plain = 0, other = 0, viable = 0;
};

template <int N>
void check_all(int candidates, unsigned seed, Seen& seen) {
  Scenario scenario;
  try {
    scenario = read_scenario(Asked(candidates, seed).text());
  } catch (const ScenarioError&) {
    return;  // a condition that says the same twice
  }
  const Model model(scenario, seed);
  Block block(model, Members::first(model.candidate_count()));
  draw(model, 0, Words::all(), block);
  for (const bool kept : {false, true}) {
    ServiceEdges edges(model, kept);
    edges.find(model, block);
    WorldForces<N> forces(model);
    PlainWorlds<N> plain(model), with_first(model, 0);
    LaneSearch membership(LaneQuestion::membership), viable(LaneQuestion::viable);
    std::vector<PlainMembership> found;
    std::vector<std::vector<int>> names;
    const auto keep = [&](const PlainMembership& of_world) {
      names.emplace_back(of_world.candidates, of_world.candidates + ranked_vertices);
      found.push_back(of_world);
    };
    search_plainly(block, edges, Words::all(), forces, plain, membership, keep, [&](int) { ++seen.other; });
    Words first, plainly;
    search_plainly(block, edges, Words::all(), forces, with_first, viable, [&](const PlainMembership& of_world) {
      plainly.insert(of_world.world);
      if (of_world.viable) first.insert(of_world.world);
    }, [](int) {});
    seen.plain += static_cast<int>(found.size());
    for (std::size_t k = 0; k < found.size(); ++k) found[k].candidates = names[k].data();
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.world < b.world; });
    auto next = found.begin();
    forces.for_each_world(block, edges, Words::all(), [&](int world) {
      if (next == found.end() || next->world != world) return;
      seen.viable += next->viable;
      check(forces, *next);
      if (plainly.contains(world)) REQUIRE(first.contains(world) == ((candidates_of<N>(*next, next->could)).contains(0)));
      ++next;
    });
    REQUIRE(next == found.end());
  }
}

}  // namespace

TEST_CASE("Sixteen worlds at a time find what one at a time does", "[force][lanes]") {
  Seen seen;
  for (unsigned seed = 0; seed < 120; ++seed) check_all<1>(8 + static_cast<int>(seed % 12), seed, seen);
  for (unsigned seed = 0; seed < 12; ++seed) check_all<2>(90, seed, seen);
  for (unsigned seed = 0; seed < 8; ++seed) check_all<4>(150, seed, seen);
  INFO(seen.plain << " " << seen.other << " " << seen.viable);
  CHECK(seen.plain > 10'000);
  CHECK(seen.other > 1'000);
  CHECK(seen.viable > 5'000);
}
