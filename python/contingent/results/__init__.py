"""Results: the answers as small frozen values. Each has to_frame(), to_dict(), plot(), shows itself as a table in a notebook,
and keeps in `provenance` what is needed to find it again."""

from .compatibility import Compatibility
from .estimate import Estimate
from .members import Member, Members
from .network import Network
from .provenance import Provenance
from .viability import Breakdown, Viability

__all__ = ["Breakdown", "Compatibility", "Estimate", "Member", "Members", "Network", "Provenance", "Viability"]
