"""The state of a thing from visit to visit, as a line that is dashed where visits were missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask_babel import gettext as _

from warehouse.models import CareState, CareVisit
from web.formatting import label, short_day

MOST: Final = 12  # visits drawn
LEFT, STEP, TOP, ROW = 60, 84, 16, 26  # of the drawing's own units
LATE: Final = 2  # periods without a visit that make a piece dashed


@dataclass(frozen=True, slots=True)
class Point:
    """One visit in the drawing."""

    x: int
    y: int
    day: str
    word: str
    missed: bool  # visits were missed before it


@dataclass(frozen=True, slots=True)
class Drawing:
    """The points from left to right, and the four states from top to bottom."""

    points: Sequence[Point]
    rows: Sequence[tuple[int, str]]
    width: int
    height: int
    summary: str


def drawn(visits: Sequence[CareVisit]) -> Drawing | None:
    """Draw the states of visits that were finished; None where there are fewer than two.

    Args:
        visits: the newest first.
    """
    done = [one for one in visits if one.finished_at is not None and one.state is not None]
    done = done[:MOST][::-1]
    if len(done) < 2:
        return None
    heights = {state: TOP + ROW * at for at, state in enumerate(CareState)}
    points = []
    for at, visit in enumerate(done):
        gap = visit.begun_at - done[at - 1].begun_at if at else timedelta()
        points.append(
            Point(
                x=LEFT + STEP // 2 + STEP * at,
                y=heights[visit.state or CareState.GOOD],
                day=short_day(visit.begun_at),
                word=label(visit.state),
                missed=gap >= timedelta(days=visit.plan.every_days * LATE),
            )
        )
    return Drawing(
        points,
        [(height, label(state)) for state, height in heights.items()],
        width=LEFT + STEP * len(points),
        height=TOP + ROW * len(heights) + 10,
        summary="; ".join(_("%(day)s: %(state)s", day=p.day, state=p.word) for p in points),
    )
