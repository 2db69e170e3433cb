"""Who may decide and carry out what was proposed: the one set of rules, whatever is proposed.

What is proposed stands in a row of ``approval``, or in a document with a life of its own: an order
of the store. Both are a :class:`Proposed`; nobody writes such a rule a second time. Somebody who
acts for another holds the role, for as long as it says (``membership.valid_from``, ``valid_to``):
there is no other authority, so these rules ask the roles of the day alone.
"""

import enum
from dataclasses import dataclass
from typing import Protocol

from accounts import refusals
from foundation.acts import Act
from foundation.permissions import Permission
from foundation.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Parts:
    """Which right each part in a proposal needs, in the office of what it is about.

    Args:
        proposes: of who proposes and withdraws.
        decides: of who approves or returns; never who proposed.
        carries_out: of who carries it out; neither who proposed nor who approved. None: who
            approves does, in the same act.
    """

    proposes: Permission
    decides: Permission
    carries_out: Permission | None = None


class Proposed(Protocol):
    """What one person proposed and others decide and carry out."""

    @property
    def state(self) -> enum.StrEnum: ...

    @property
    def proposed_by_id(self) -> int: ...

    @property
    def decided_by_id(self) -> int | None: ...

    @property
    def awaits_decision(self) -> bool: ...

    @property
    def is_in_force(self) -> bool: ...


def why_not_decide(thing: Proposed, by: Act) -> Refusal | None:
    """A proposal is decided once, by another person than who made it."""
    if not thing.awaits_decision:
        return refusals.ApprovalDecided(state=thing.state)
    return why_not_grant(thing, by)


def why_not_grant(thing: Proposed, by: Act) -> Refusal | None:
    """Who asks neither grants it nor takes back what was granted."""
    return refusals.ProposerMayNotDecide() if thing.proposed_by_id == by.actor.id else None


def why_not_withdraw(thing: Proposed, by: Act) -> Refusal | None:
    """A proposal is withdrawn by who made it, until it is decided."""
    if not thing.awaits_decision:
        return refusals.ApprovalDecided(state=thing.state)
    return None if thing.proposed_by_id == by.actor.id else refusals.OnlyProposerWithdraws()


def why_not_carry_out(thing: Proposed, by: Act) -> Refusal | None:
    """What was approved is carried out by a third person."""
    if not thing.is_in_force:
        return refusals.NotApproved(state=thing.state)
    before = {thing.proposed_by_id, thing.decided_by_id}
    return refusals.ThirdPersonNeeded() if by.actor.id in before else None
