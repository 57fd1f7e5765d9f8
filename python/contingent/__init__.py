"""Which countries would take part in a multinational force, which coalition is viable, what would have to change.

    import contingent as ct

    scenario = ct.load("gaza-isf-2025-10")    # a shipped case's id, a path, or a dict
    worlds = scenario.sample(100_000, seed=0)
    worlds.viable                             # is there a force that meets every requirement?
    worlds.members()                          # who could, would and must take part
    worlds.viability(["EGY", "IDN", "AZE"])   # one coalition, and where it fails
    worlds.compatibility()                    # who can live with whose policy
    worlds.network()                          # who can serve with whom
    worlds.coalitions()                       # which coalition is most viable, and how fragile it is
    worlds.levers("viable")                   # what would have to change; also blocks(), unlock(), terms(), power()
    worlds.brief()                            # all of it as one page of HTML
    scenario.explain("joins:TUR")             # where a number comes from, claim by claim
    scenario.as_of("2025-10-18")              # what was known then; diff() and timeline() say what moved
    ct.history(), ct.backtest()               # how often such words came true, and how well this would have done
    ct.map(scenarios, "members")              # one question of many scenarios, or of shards of one; on many machines too

Everything is scored by the C++ core; importing this loads neither pandas nor matplotlib.
"""

from . import _core
from ._core import ContingentError, Problem, ScenarioError, WorldSet
from .loading import cases, load, schema
from .mapping import map, shards
from .past import backtest, diff, history, timeline
from .results import Breakdown, Compatibility, Estimate, Member, Members, Network, Provenance, Viability
from .scenario import Scenario
from .searches import compare
from .tabular import from_tables
from .words import term
from .worlds import Worlds

__version__: str = _core.__version__

__all__ = [
    "Breakdown",
    "Compatibility",
    "ContingentError",
    "Estimate",
    "Member",
    "Members",
    "Network",
    "Problem",
    "Provenance",
    "Scenario",
    "ScenarioError",
    "Viability",
    "WorldSet",
    "Worlds",
    "backtest",
    "cases",
    "compare",
    "diff",
    "from_tables",
    "history",
    "load",
    "map",
    "schema",
    "shards",
    "term",
    "timeline",
]
