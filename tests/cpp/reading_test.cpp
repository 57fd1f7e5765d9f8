// Reading and writing the format: what is written reads back the same; problems say where they are.
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contingent/reading/read.hpp"
#include "sound_scenario.hpp"

using namespace contingent;

namespace {

std::vector<std::filesystem::path> files(const std::string& folder) {
  std::vector<std::filesystem::path> result;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(CONTINGENT_TEST_DATA) + "/" + folder))
    if (entry.path().extension() == ".json" && entry.path().filename() != "expected.json") result.push_back(entry.path());
  return result;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<Problem> problems_of(const std::string& text) {
  try {
    read_scenario(text);
    return {};
  } catch (const ScenarioError& error) {
    return error.problems();
  }
}

}  // namespace

TEST_CASE("A scenario reads back as it was written", "[reading]") {
  const Scenario scenario = sound();
  for (const int indent : {-1, 0, 2}) CHECK(read_scenario(write_scenario(scenario, indent)) == scenario);
}

TEST_CASE("Sound files read back as they were written, and written again they are the same", "[reading]") {
  const auto paths = files("valid");
  REQUIRE(paths.size() >= 12);
  for (const auto& path : paths) {
    INFO(path);
    const Scenario scenario = read_scenario(text_of(path));
    const std::string text = write_scenario(scenario);
    CHECK(read_scenario(text) == scenario);
    CHECK(write_scenario(read_scenario(text)) == text);
  }
}

TEST_CASE("A scenario is written in the order of the format, and only what it says", "[reading]") {
  Scenario scenario;
  scenario.title = "t";
  scenario.schema = "s";
  Actor actor;
  actor.id = "EGY";
  actor.joins = Belief{{{name("e"), 1, {}}, {std::nullopt, 0.25, {{}, "why"}}}, {{}, "all"}};
  scenario.actors = {actor};
  scenario.events = {{"e", "", certain_chance(1)}};
  CHECK(write_scenario(scenario, -1) ==
        R"({"$schema":"s","contingent":1,"title":"t","events":{"e":{"chance":1}},"actors":{"EGY":{"joins":)"
        R"({"chance":[{"when":"e","chance":1},{"chance":0.25,"note":"why"}],"note":"all"}}}})");
}

TEST_CASE("A file with a mistake is refused as a whole", "[reading]") {
  const auto paths = files("invalid");
  REQUIRE(paths.size() >= 75);
  for (const auto& path : paths) {
    INFO(path);
    CHECK_FALSE(problems_of(text_of(path)).empty());
  }
}

TEST_CASE("A mistake of syntax stands alone, with its line and column in bytes", "[reading]") {
  struct Row {
    const char* text;
    int line, column;
    const char *found, *expected;
  };
  const Row rows[] = {
      {"", 1, 1, "the end of the text", "\"{\", with which a scenario begins"},
      {"\n\n  x", 3, 3, "\"x\"", "\"{\", with which a scenario begins"},
      {"{\"a\": 1,\n \"b\": }", 2, 7, "\"}\"", "a value"},
      {"{\"a\": 1,\n \"b\" 2}", 2, 6, "\"2\"", "\":\""},
      {"{\"a\": 1\r\n \"b\": 2}", 2, 2, "\"\\\"b\\\"\"", "\",\" or \"}\""},
      {"{\"T\xc3\xbcr\": 1 2}", 1, 12, "\"2\"", "\",\" or \"}\""},
      {"\xef\xbb\xbf{\"a\" 2}", 1, 6, "\"2\"", "\":\""},  // a byte order mark does not count
      {"[1, 2", 1, 6, "the end of the text", "\",\" or \"]\""},
      {"[1, 2]]", 1, 7, "\"]\"", "the end of the text"},
      {"{\"a\": \"b", 1, 9, "the end of the text", "the closing quotation mark of a text"},
      {"{\"a\": \"b\n\"}", 1, 9, "the end of the line", "the closing quotation mark of a text"},
      {"{\"a\": 1e999}", 1, 7, "the number \"1e999\"", "a number that is finite"},
      {"{\"a\": -}", 1, 7, "\"-\"", "a value"},
      {"{\"a\": tru}", 1, 7, "\"tru\"", "a value"},
      {"{\"a\": nullx}", 1, 7, "\"nullx\"", "a value"},
      {"[\"\xff\"]", 1, 3, "a byte that is not UTF-8", "UTF-8 text"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto problems = problems_of(row.text);
    REQUIRE(problems.size() == 1);
    INFO(to_string(problems.front()));
    CHECK(problems.front().where.empty());
    CHECK(problems.front().line == row.line);
    CHECK(problems.front().column == row.column);
    CHECK(problems.front().found == row.found);
    CHECK(problems.front().expected == row.expected);
  }
}

TEST_CASE("Any other problem has a pointer, and no line", "[reading]") {
  const auto problems = problems_of(R"({"contingent": 1, "title": "t", "actors": {"a/b~": {"joins": {"chance": [{"chance": 7}]}}, "EGY": {"joins": 0.5}}})");
  REQUIRE(problems.size() == 2);
  for (const Problem& problem : problems) CHECK((problem.line == 0 && problem.column == 0));
  CHECK(problems[0].where == "/actors/a~1b~0");
  CHECK(problems[1].where == "/actors/a~1b~0/joins/chance/0/chance");
}

TEST_CASE("Text that is cut anywhere is refused", "[reading]") {
  const std::string text = write_scenario(sound());
  for (std::size_t length = 0; length < text.size(); ++length) REQUIRE(problems_of(text.substr(0, length)).size() == 1);
}

TEST_CASE("No byte put anywhere brings the reader down", "[reading]") {
  const std::string text = write_scenario(sound(), -1);
  for (std::size_t at = 0; at < text.size(); at += 3)
    for (const char byte : {'\0', '"', '{', ']', ',', '\\', '9', '\n', '\x80', '\xff'}) {
      std::string damaged = text;
      damaged[at] = byte;
      for (const Problem& problem : problems_of(damaged)) REQUIRE_FALSE(to_string(problem).empty());
    }
}

TEST_CASE("Limits of depth and width", "[reading]") {
  const auto nested = [](int levels) { return std::string(static_cast<std::size_t>(levels), '[') + std::string(static_cast<std::size_t>(levels), ']'); };
  CHECK(to_string(problems_of(nested(max_json_depth)).front()).find("expected a scenario") != std::string::npos);
  CHECK(to_string(problems_of(nested(max_json_depth + 1)).front()).find("levels of lists and objects") != std::string::npos);
  CHECK(problems_of(nested(1'000'000)).size() == 1);
  std::string wide = "[0";
  for (std::size_t k = 0; k < max_entries; ++k) wide += ",0";
  CHECK(to_string(problems_of(wide + "]").front()) == "found more than 20000 entries, expected at most 20000");
}
