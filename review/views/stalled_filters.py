"""The filters beside the stalled list: groups of links, each with its count."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from cases.models import Holder
from review.filters import DirectiveStanding
from review.queries.stalled import Facets, Narrowing
from web.formatting import initials, label


@dataclass(frozen=True, slots=True)
class Line:
    """One link of a filter; pressed again it lets go."""

    label: str
    url: str
    count: int
    active: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One question of the filter."""

    title: str
    lines: list[Line]
    others: int = 0  # rows that stand in none of the lines; another filter leads to them


def groups_of(facets: Facets, narrowed: Narrowing) -> list[Group]:
    """Return the groups in the order a head asks; one with nothing to choose is left out."""
    here = address(narrowed)

    def line(name: str, value: Any, words: str, count: int, present: Any) -> Line:
        active = present == value
        asked = {**here, name: None if active else value}
        if name == "holder":
            asked["name"] = None
        return Line(words, url_for("review.stalled.index", **asked), count, active)

    every = {**here, "condition": None}
    conditions = [
        Line(
            _("All"),
            url_for("review.stalled.index", **every),
            facets.total,
            narrowed.condition is None,
        ),
        *(
            line("condition", each.value, label(each), count, here["condition"])
            for each, count in facets.conditions.items()
        ),
    ]
    groups = [
        Group(_("Why it stalls"), conditions),
        Group(
            _("Bank"),
            [
                line("bank", c.value or "", c.value or _("no bank"), c.count, narrowed.bank)
                for c in facets.banks.lines
            ],
            facets.banks.others,
        ),
        Group(
            _("Current holder"),
            [
                line("holder", c.value.value, label(Holder(c.value)), c.count, here["holder"])
                for c in facets.holders.lines
            ],
            facets.holders.others,
        ),
        Group(
            _("Directive"),
            [
                line(
                    "directive", each.value, label(each), facets.standings[each], here["directive"]
                )
                for each in DirectiveStanding
                if each in facets.standings
            ],
        ),
        Group(
            _("Officer"),
            [
                line("officer", c.value, initials(c.name), c.count, narrowed.officer_id)
                for c in facets.officers.lines
            ],
            facets.officers.others,
        ),
        Group(
            _("Office unit"),
            [
                line("unit", c.value, c.name, c.count, narrowed.office_id)
                for c in facets.offices.lines
            ],
            facets.offices.others,
        ),
    ]
    return [
        group
        for group in groups
        if len(group.lines) > 1 or any(each.active for each in group.lines)
    ]


def address(narrowed: Narrowing) -> dict[str, Any]:
    """Return the address values that ask for ``narrowed`` again; None where nothing is asked."""
    return {
        "cases": None if narrowed.credit else "all",
        "condition": narrowed.condition and narrowed.condition.value,
        "bank": narrowed.bank,
        "holder": narrowed.holder and narrowed.holder.value,
        "name": narrowed.holder_name,
        "directive": narrowed.standing and narrowed.standing.value,
        "officer": narrowed.officer_id,
        "unit": narrowed.office_id,
    }
