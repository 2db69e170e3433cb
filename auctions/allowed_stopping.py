"""On which grounds an auction may be suspended or stopped, and why one will not do."""

from collections.abc import Sequence
from datetime import date

from auctions import refusals
from auctions.models import Round, RoundState
from cases.models import Hold
from foundation.refusals import Refusal
from lawbook.stopping import StoppingAct, StoppingGround, stopping_ground, stopping_grounds


def grounds_of_rounds(on: date) -> Sequence[StoppingGround]:
    """List what a round is stopped for: grounds for suspending, then for stopping for good.

    Law: 106/2025/QH15, Điều 84 khoản 1, 2; 152/2026/NĐ-CP, Điều 65 khoản 7, 8.
    """
    return stopping_grounds(StoppingAct.SUSPEND, on) + grounds_of_lots(on)


def grounds_of_lots(on: date) -> tuple[StoppingGround, ...]:
    """List what a lot is withdrawn for: the grounds for stopping for good.

    Law: 106/2025/QH15, Điều 84 khoản 2; 152/2026/NĐ-CP, Điều 65 khoản 7, 8.
    """
    return stopping_grounds(StoppingAct.STOP, on)


def why_not_ground(
    code: str | None, grounds: Sequence[StoppingGround], on: date, *, needed: bool = True
) -> Refusal | None:
    """Only a ground of the list in force on the day will do; without a list there is none.

    Args:
        grounds: what the act may rest on, by the law of the day ``on``.
        needed: whether the act must rest on one of them.
    """
    if code is None:
        return refusals.StopGroundNeeded(day=on) if needed and grounds else None
    if any(ground.code == code for ground in grounds):
        return None
    return refusals.NotAStopGround(ground=basis_of(code) or code, day=on)


def why_not_after_suspension(latest: Round | None, holds: Sequence[Hold]) -> Refusal | None:
    """After a suspended round another is planned once a hold has said how long its ground lay.

    A hold in force refuses by itself; one that was lifted says that the ground is gone.

    Args:
        holds: over the case or an asset of the lot, the lifted ones too.

    Law: 152/2026/NĐ-CP, Điều 65 khoản 9.
    """
    if latest is None or latest.state is not RoundState.STOPPED or latest.stop_code is None:
        return None
    ground, since = stopping_ground(latest.stop_code), latest.announced_on or date.min
    if ground is None or ground.act is not StoppingAct.SUSPEND:
        return None
    if any(hold.lifted_on is None or hold.lifted_on > since for hold in holds):
        return None
    return refusals.SuspensionNotHeld(number=latest.number, basis=ground.basis.short)


def basis_of(code: str | None) -> str | None:
    """Return the provision behind a kept ground as people cite it."""
    ground = stopping_ground(code) if code is not None else None
    return ground.basis.short if ground is not None else None
