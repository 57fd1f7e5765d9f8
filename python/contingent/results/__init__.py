"""Results: the answers as small frozen values. Each has to_frame() and to_dict(), most have plot(); each shows itself as a table
in a notebook, and keeps in `provenance` what is needed to find it again."""

from .backtest import Backtest, MethodScores, Prediction
from .coalitions import Coalition, Coalitions, Frontier, FrontierPoint, Resilience, WalkOut
from .comparison import Change, Comparison
from .compatibility import Compatibility
from .difference import Difference
from .estimate import Estimate
from .explanation import ClaimPart, ClausePart, Explanation
from .history import History, Kind, Statement
from .levers import Block, Blocks, Lever, Levers, Setting, Unlock, UnlockSet
from .meanings import MeaningRow, Meanings
from .members import Member, Members
from .network import Network
from .news import Diff, Moment, News, Path, Timeline
from .power import Mean, Power, PowerRow
from .provenance import Provenance
from .rare import Rare, Stratum
from .terms import Terms
from .viability import Breakdown, Viability

__all__ = [
    "Backtest",
    "Block",
    "Blocks",
    "Breakdown",
    "Change",
    "ClaimPart",
    "ClausePart",
    "Coalition",
    "Coalitions",
    "Comparison",
    "Compatibility",
    "Diff",
    "Difference",
    "Estimate",
    "Explanation",
    "Frontier",
    "FrontierPoint",
    "History",
    "Kind",
    "Lever",
    "Levers",
    "Mean",
    "MeaningRow",
    "Meanings",
    "Member",
    "Members",
    "MethodScores",
    "Moment",
    "Network",
    "News",
    "Path",
    "Power",
    "PowerRow",
    "Prediction",
    "Provenance",
    "Rare",
    "Resilience",
    "Setting",
    "Statement",
    "Stratum",
    "Terms",
    "Timeline",
    "Unlock",
    "UnlockSet",
    "Viability",
    "WalkOut",
]
