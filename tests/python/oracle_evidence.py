"""From claims to chances by the definition, for the oracle: one world's true reports at a time, literally."""

import datetime as dt
import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import product
from math import exp, log

CERTAIN = 2**32  # a chance as the number of 32-bit uniforms below it
TABLES = ("hedges", "kinds", "attribution", "reliability", "base")


def threshold(chance):
    return int(chance * CERTAIN + 0.5)


@cache
def standard_lexicon():
    return json.loads(resources.files("contingent").joinpath("format/lexicon-1.json").read_text("utf-8"))


def is_derived(clause):
    return "chance" not in clause and "claims" in clause


@dataclass(frozen=True)
class Report:
    id: str
    source: str
    speaker: str
    day: str
    right: float
    means: float
    weight: float


class Evidence:
    """What the claims of one scenario come to."""

    def __init__(self, scenario):
        own, standard = scenario.get("lexicon", {}), standard_lexicon()
        self.tables = {table: standard[table] | own.get(table, {}) for table in TABLES}
        self.half_life = own.get("half_life", standard["half_life"])
        self.linear = own.get("pooling", standard["pooling"]) == "linear"
        self.scenario, self.as_of = scenario, scenario.get("as_of", "")
        self._reports, self._chances = {}, {}

    # What words mean

    def number(self, table, name):
        entry = self.tables[table].get(name)
        if isinstance(entry, dict):
            return self.number("kinds", entry["kind"]) if "kind" in entry else entry["chance"]
        return entry

    def means(self, hedge):
        """A phrase's own number; else, without its modifier, moved halfway to the nearer end (Mosteller & Youtz 1990)."""
        if self.number("hedges", hedge) is not None:
            return self.number("hedges", hedge)
        for modifier, negates in (("very ", 0), ("highly ", 0), ("quite ", 0), ("not ", 1), ("un", 1), ("im", 1)):
            plain = self.number("hedges", hedge.removeprefix(modifier)) if hedge.startswith(modifier) else None
            if plain is not None:
                plain = 1 - plain if negates else plain
                return plain / 2 if plain < 0.5 else (1 + plain) / 2
        raise KeyError(hedge)

    def right(self, claim):
        """P(a report is true)."""
        reliability = self.scenario["sources"][claim["source"]].get("reliability", "F")
        if not isinstance(reliability, str):
            return reliability
        bound = self.number("attribution", claim["attribution"]) if claim.get("attribution") else 1
        return min(self.number("reliability", reliability), bound)

    # Which reports there are, which count, which stand

    def report(self, id):
        claim = self.scenario["claims"][id]
        day = claim.get("date") or self.scenario["sources"][claim["source"]].get("date", "")
        if self.as_of and not "" < day <= self.as_of:
            return None
        age = (dt.date.fromisoformat(self.as_of) - dt.date.fromisoformat(day)).days if self.as_of else 0
        weight = 0.5 ** (age / self.half_life)
        return Report(id, claim["source"], claim.get("speaker", ""), day, self.right(claim), self.means(claim["hedge"]), weight)

    def reports(self, cited):
        """Those known by then; of each origin the likeliest right, of these the earliest, of these the first cited."""
        cited = tuple(cited)
        if cited not in self._reports:
            by_origin = defaultdict(list)
            for id in cited:
                if (report := self.report(id)) is not None:
                    by_origin[self.scenario["claims"][id].get("origin") or ("no other", id)].append(report)
            self._reports[cited] = [min(alike, key=lambda r: (-r.right, r.day)) for alike in by_origin.values()]
        return self._reports[cited]

    def pool(self, reports, base):
        """The pooled chance of true reports."""
        latest = {}
        for report in reports:
            latest[report.speaker] = max(latest.get(report.speaker, ""), report.day)
        standing = [report for report in reports if not report.speaker or report.day == latest[report.speaker]]
        if not standing:
            return base
        total = sum(report.weight for report in standing)
        bounded = [(report.weight / total, min(max(report.means, 0.01), 0.99)) for report in standing]
        if self.linear:
            chance = sum(share * p for share, p in bounded)
        else:
            chance = 1 / (1 + exp(-sum(share * log(p / (1 - p)) for share, p in bounded)))
        return min(max(chance, 0.01), 0.99)

    # Chances

    def chance(self, kind, clause, draws):
        """A clause's chance in the world with these draws."""
        if not is_derived(clause):
            return clause["chance"]
        true = [r for r in self.reports(clause["claims"]) if draws[f"source:{r.source}"] < threshold(r.right)]
        key = kind, clause.get("base"), clause.get("times"), *(report.id for report in true)
        if key not in self._chances:
            base = clause.get("base", self.number("base", kind))
            self._chances[key] = clause.get("times", 1) * self.pool(true, base)
        return self._chances[key]

    def chances(self, kind, clause):
        """Every chance it may have."""
        if not is_derived(clause):
            return {clause["chance"]}
        levels = defaultdict(set)
        for report in self.reports(clause["claims"]):
            levels[f"source:{report.source}"].add(threshold(report.right))
        uniforms = [[0, *sorted(bounds)] for bounds in levels.values()]  # one in each cell
        return {self.chance(kind, clause, dict(zip(levels, drawn, strict=True))) for drawn in product(*uniforms)}

    def sources(self, clauses):
        """The sources that some clauses hang on, with the chances that each of their reports is true."""
        found = defaultdict(set)
        for clause in clauses:
            for report in self.reports(clause["claims"]) if is_derived(clause) else ():
                found[f"source:{report.source}"].add(report.right)
        return found


@cache
def _evidence(text):
    return Evidence(json.loads(text))


def evidence_of(scenario):
    """The evidence of a scenario: only its lexicon, sources, claims and day count."""
    return _evidence(json.dumps({key: scenario[key] for key in ("lexicon", "as_of", "sources", "claims") if key in scenario}))
