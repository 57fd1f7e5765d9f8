"""Results: the answers as small frozen values. Each has to_frame() and to_dict(), most have plot(); each shows itself as a table
in a notebook, and keeps in `provenance` what is needed to find it again."""

from .coalitions import Coalition, Coalitions, Frontier, FrontierPoint, Resilience, WalkOut
from .comparison import Change, Comparison
from .compatibility import Compatibility
from .difference import Difference
from .estimate import Estimate
from .levers import Block, Blocks, Lever, Levers, Setting, Unlock, UnlockSet
from .members import Member, Members
from .network import Network
from .power import Mean, Power, PowerRow
from .provenance import Provenance
from .rare import Rare, Stratum
from .terms import Terms
from .viability import Breakdown, Viability

__all__ = [
    "Block",
    "Blocks",
    "Breakdown",
    "Change",
    "Coalition",
    "Coalitions",
    "Comparison",
    "Compatibility",
    "Difference",
    "Estimate",
    "Frontier",
    "FrontierPoint",
    "Lever",
    "Levers",
    "Mean",
    "Member",
    "Members",
    "Network",
    "Power",
    "PowerRow",
    "Provenance",
    "Rare",
    "Resilience",
    "Setting",
    "Stratum",
    "Terms",
    "Unlock",
    "UnlockSet",
    "Viability",
    "WalkOut",
]
