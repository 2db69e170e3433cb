"""What a page that proposes says at once: who approves, who carries it out, or that none could."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from accounts.deciding import Parts
from accounts.turns import NAMED, turns
from web.forms import refusal_text
from web.pages import act_on


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of a page, and the tone of its band."""

    tone: str
    text: str


def told(parts: Parts, thing: Any) -> Told | None:
    """Say whose turn comes after this person's proposal about a thing; None where they make none.

    Args:
        thing: what it is about; its office decides who has which right.
    """
    by = act_on(parts.proposes, thing)
    if by is None:
        return None
    found = turns(parts, thing.office_id, by)
    if found.why_not is not None:
        return Told("warn", refusal_text(found.why_not))
    said = [_("Another person approves it: %(people)s.", people=_named(found.decide))]
    if found.carry_out is not None:
        said.append(_("Yet another carries it out: %(people)s.", people=_named(found.carry_out)))
    return Told("info", " ".join(said))


def _named(people: Sequence[str]) -> str:
    first, more = ", ".join(people[:NAMED]), len(people) - NAMED
    if more <= 0:
        return first
    return str(_("%(people)s and %(count)s more", people=first, count=more))
