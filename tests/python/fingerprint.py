"""The answers of the installed package to many questions, as one hash: the same for every compiler and number of threads.

    python tests/python/fingerprint.py [--threads N] [--each]

Counts, floating-point numbers to the last bit, and draws; of the shipped cases and of the files in tests/data/valid. With
--each a line for every question, to find the one that differs.
"""

import argparse
import hashlib
import json
from pathlib import Path

import contingent as ct

VALID = Path(__file__).parents[1] / "data" / "valid"
WORLDS = 3_000


def draws(worlds):
    """Every name that is drawn, whatever kind it is."""
    told = worlds.scenario.to_dict()
    for event in told.get("events", {}):
        yield f"event:{event}"
    for id, actor in told["actors"].items():
        yield from (f"{verb}:{id}" for verb in ("joins", "leads") if verb in actor)
        if "joins" in actor or actor.get("gatekeeper"):
            yield from (f"{part}:{id}/{issue}" for issue in actor.get("positions", {}) for part in ("ideal", "tolerance"))


def questions(worlds):
    """Name and answer, one after the other, in an order that is always the same."""
    for name in draws(worlds):
        yield name, worlds._core.draw(name).tobytes().hex()
    yield "members", worlds.members().to_dict()
    yield "compatibility", worlds.compatibility().to_dict()
    yield "network", worlds.network(0.4).to_dict()
    yield "viability", worlds.viability(worlds.scenario.candidates[:2]).to_dict()
    yield "coalitions", worlds.coalitions(top=5, max_size=4).to_dict()
    yield "levers", worlds.levers().to_dict()
    yield "blocks", worlds.blocks().to_dict()
    yield "unlock", worlds.unlock(changes=1).to_dict()
    yield "power", worlds.power(orders=4).to_dict()
    for issue in worlds.scenario.issues[:1]:
        yield "terms", worlds.terms(issue, steps=11).to_dict()


def fingerprints(threads):
    sources = [*ct.cases(), *sorted(VALID.glob("*.json"))]
    for source in sources:
        worlds = ct.load(source).sample(WORLDS, seed=7, threads=threads)
        for name, answer in questions(worlds):
            text = json.dumps(answer, sort_keys=True)  # repr of a float tells it to the last bit
            yield f"{getattr(source, 'stem', source)} {name}", hashlib.sha256(text.encode()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--each", action="store_true")
    asked = parser.parse_args()
    lines = [f"{digest}  {name}" for name, digest in fingerprints(asked.threads)]
    if asked.each:
        print(*lines, sep="\n")
    print(hashlib.sha256("\n".join(lines).encode()).hexdigest(), f"{len(lines)} answers")


if __name__ == "__main__":
    main()
