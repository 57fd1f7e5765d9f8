// Problems and the text they are told in.
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "contingent/support/memory.hpp"
#include "contingent/support/problem.hpp"
#include "contingent/support/text.hpp"

using namespace contingent;

TEST_CASE("The nearest name is the one with the fewest mistakes, if they are few", "[support]") {
  const std::vector<std::string> known = {"un-mandate", "ceasefire-holds", "EGY", "JOR", "vote", "votes", "a"};
  struct Row {
    const char *name, *nearest;
  };
  const Row rows[] = {
      {"un-mandat", "un-mandate"},        // a letter left out
      {"un-mandatte", "un-mandate"},      // one too many
      {"un_mandate", "un-mandate"},       // another
      {"nu-mandate", "un-mandate"},       // two neighbours swapped
      {"cesefire-hold", "ceasefire-holds"},
      {"egy", "EGY"},                     // capitals count for nothing
      {"EGZ", "EGY"},
      {"GEY", "EGY"},
      {"voet", "vote"},
      {"vots", "vote"},                   // as near as "votes": the first in the list
      {"votess", "votes"},
      {"vote", "vote"},
      {"b", ""},                          // nothing of it is right
      {"XYZ", ""},
      {"", ""},
      {"a-quite-different-name", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(nearest_name(row.name, known) == row.nearest);
  }
  CHECK(nearest_name("EGY", {}).empty());
  const std::string longest(100, 'x'), longer(101, 'x');
  CHECK(nearest_name(longest, {longer}) == longer);
  CHECK(nearest_name(longer, {longest}).empty());  // too long to be worth it
}

TEST_CASE("A problem is one line: where, what was found, what was expected, what to do", "[support]") {
  Problem problem{"/actors/EGY/joins", "1.2", "a chance from 0 to 1", ""};
  CHECK(to_string(problem) == "/actors/EGY/joins: found 1.2, expected a chance from 0 to 1");
  problem.hint = "what to do";
  CHECK(to_string(problem) == "/actors/EGY/joins: found 1.2, expected a chance from 0 to 1 (what to do)");
  CHECK(to_string(Problem{"", "nothing", "a scenario", "", 3, 14}) == "line 3, column 14: found nothing, expected a scenario");
  CHECK(to_string(Problem{"", "a", "b", ""}) == "found a, expected b");
  CHECK(to_string(Problem{"/a\n\x1b[31m\xe2\x80\xae/~1", "a", "b", ""}) == "/a\\u000a\\u001b[31m\\u202e/~1: found a, expected b");
}

TEST_CASE("An error tells its problems, a line each", "[support]") {
  const ScenarioError error({{"/a", "1", "2", ""}, {"/b", "3", "4", "5"}});
  CHECK(std::string(error.what()) == "/a: found 1, expected 2\n/b: found 3, expected 4 (5)");
  CHECK(error.problems().size() == 2);
  CHECK(Problem{"/a", "1", "2", ""} == error.problems().front());
}

TEST_CASE("Quoted text is short and safe to print", "[support]") {
  using namespace std::string_literals;
  CHECK(in_quotes("EGY") == "\"EGY\"");
  CHECK(in_quotes("") == "\"\"");
  CHECK(in_quotes("say \"no\" \\ now") == "\"say \\\"no\\\" \\\\ now\"");
  CHECK(in_quotes("a\nb\tc\x7f"s + '\0') == "\"a\\nb\\u0009c\\u007f\\u0000\"");
  CHECK(in_quotes("T\xc3\xbcrkiye \xf0\x9f\x95\x8a") == "\"T\xc3\xbcrkiye \xf0\x9f\x95\x8a\"");
  CHECK(in_quotes("\xc2\x85\xc2\x9b\xc2\xa0") == "\"\\u0085\\u009b\xc2\xa0\"");            // controls of Latin-1
  CHECK(in_quotes("\xe2\x80\xa8\xe2\x80\xa9") == "\"\\u2028\\u2029\"");                    // separate lines
  CHECK(in_quotes("\xe2\x80\xae\xe2\x81\xa6") == "\"\\u202e\\u2066\"");                    // turn the writing
  CHECK(in_quotes("a\xe2\x80\x8b\xc2\xad\xef\xbb\xbf\xe2\x80\x8f") == "\"a\\u200b\\u00ad\\ufeff\\u200f\"");  // hide, or turn, what follows
  CHECK(in_quotes("\xe2\x80\x9c\xe2\x82\xac") == "\"\xe2\x80\x9c\xe2\x82\xac\"");          // quotation mark, euro
  CHECK(in_quotes(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\"");
  CHECK(in_quotes(std::string(61, 'x')) == "\"" + std::string(57, 'x') + "...\"");
}

TEST_CASE("Quoted text is never cut within a character", "[support]") {
  for (std::size_t before = 0; before < 8; ++before) {
    std::string text(before, 'x');
    while (text.size() < 90) text += "\xf0\x9f\x95\x8a";
    const std::string shown = in_quotes(text);
    CHECK(shown.size() <= longest_quotation + 2);
    CHECK((shown.size() - 5 - before) % 4 == 0);  // but for the quotation marks and the dots
  }
}

TEST_CASE("Numbers are shown in the shortest form that reads back the same", "[support]") {
  CHECK(number_text(5000) == "5000");
  CHECK(number_text(0.25) == "0.25");
  CHECK(number_text(-1) == "-1");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(0) == "0");
  std::mt19937_64 random(7);
  for (int k = 0; k < 1000; ++k) {
    const double value = std::uniform_real_distribution<>(-1e6, 1e6)(random) * std::pow(10.0, static_cast<int>(random() % 40) - 20);
    CHECK(std::stod(number_text(value)) == value);
  }
}

TEST_CASE("A pointer escapes ~ and / in keys", "[support]") {
  CHECK(pointer("", "actors") == "/actors");
  CHECK(pointer("/actors", "~a/b~1") == "/actors/~0a~1b~01");
  CHECK(pointer("/a", "") == "/a/");
  CHECK(pointer("/a", std::size_t{12}) == "/a/12");
  CHECK(one_of(std::vector<std::string>{"a"}) == "a");
  CHECK(one_of(std::vector<std::string>{"a", "b"}) == "a or b");
  CHECK(one_of(std::vector<std::string>{"a", "b", "c"}) == "a, b or c");
}

TEST_CASE("What needs more memory than there is, is refused with the number", "[support][memory]") {
  CHECK(bytes_to_spare() <= max_answer_bytes);
  CHECK_NOTHROW(need_memory(0, "nothing", ""));
  CHECK_NOTHROW(need_memory(static_cast<double>(bytes_to_spare()) / 2, "half of it", ""));
  try {
    need_memory(std::ldexp(1.0, 50), "a sample", "sample less");
    FAIL("a pebibyte was granted");
  } catch (const ContingentError& error) {
    const std::string told = error.what();
    CHECK(told.starts_with("a sample would take 1,073,741,824 MiB of memory, more than the "));
    CHECK(told.ends_with("; sample less"));
  }
}
