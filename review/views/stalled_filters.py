"""What the stalled list is narrowed by, and how many rows each value leaves."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from flask_babel import gettext as _
from sqlalchemy import select

from accounts.models import UserAccount
from cases.models import Holder
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from review.filters import Age, Condition, DirectiveStanding
from review.queries import stalled
from review.queries.stalled import Narrowing
from web import lists
from web.access import offices, person
from web.addresses import row_number
from web.formatting import initials, label
from web.lists import Asked, Filter, Option

CREDIT: Final = "credit"
NO_BANK: Final = "-"  # stands for the assets without a bank


def narrowing(asked: Asked) -> Narrowing:
    """Return what an address asks for."""
    bank = asked.one("bank")
    return Narrowing(
        offices=offices(),
        credit=asked.one("cases") != "all",
        condition=_member(Condition, asked.one("condition")),
        bank="" if bank == NO_BANK else bank or None,
        holder=_member(Holder, asked.one("holder")),
        holder_name=asked.one("name") or None,
        standing=_member(DirectiveStanding, asked.one("directive")),
        officer_id=row_number(asked.one("officer")),
        office_id=row_number(asked.one("unit")),
        age=_member(Age, asked.one("age")),
    )


def _member(kind: Any, text: str) -> Any:
    return next((member for member in kind if member.value == text), None)


def facets(asked: Asked) -> Mapping[str, Any]:
    """Count the rows each value leaves; a group with nothing to choose is left out."""
    counted = stalled.facets(narrowing(asked), clock.today())
    return {
        "condition": {each.value: count for each, count in counted.conditions.items()},
        "directive": {each.value: count for each, count in counted.standings.items()},
        "bank": _lines(
            counted.banks, lambda c: c.value or NO_BANK, lambda c: c.value or _("no bank")
        ),
        "holder": _lines(
            counted.holders, lambda c: c.value.value, lambda c: label(Holder(c.value))
        ),
        "officer": _lines(counted.officers, lambda c: str(c.value), lambda c: initials(c.name)),
        "unit": _lines(counted.offices, lambda c: str(c.value), lambda c: c.name),
    }


def _lines(counted: stalled.Counted, value: Any, words: Any) -> Sequence[tuple[Option, int]]:
    return [(Option(value(each), words(each)), each.count) for each in counted.lines]


def _officer(text: str) -> str | None:
    number = row_number(text)
    if number is None:
        return None
    name = lists.once(
        ("officer", number),
        lambda: db.session.scalar(select(UserAccount.full_name).where(UserAccount.id == number)),
    )
    return initials(name) if name else None


def _unit(text: str) -> str | None:
    number, who = row_number(text), person()
    return (who.office_name(number) or None) if number is not None and who is not None else None


def _holder(text: str) -> str | None:
    found = _member(Holder, text)
    return label(found) if found is not None else None


def _age(text: str) -> str | None:
    found = _member(Age, text)
    return label(found) if found is not None else None


def _bank(text: str) -> str:
    return str(_("no bank")) if text == NO_BANK else text


FILTERS: Final = (
    Filter(
        key="cases",
        words=N_("Which cases"),
        options=lambda: [Option(CREDIT, _("Credit cases")), Option("all", _("All cases"))],
        standing=lambda: CREDIT,
        widest="all",
        many=False,
    ),
    Filter(
        key="condition",
        words=N_("Why it stalls"),
        options=lambda: [Option(each.value, label(each)) for each in Condition],
        many=False,
    ),
    Filter(
        key="directive",
        words=N_("Directive"),
        options=lambda: [Option(each.value, label(each)) for each in DirectiveStanding],
        many=False,
    ),
    Filter(key="bank", words=N_("Bank"), told=_bank, found=True, many=False),
    Filter(key="holder", words=N_("Current holder"), told=_holder, found=True, many=False),
    Filter(key="officer", words=N_("Officer"), told=_officer, found=True, many=False),
    Filter(key="unit", words=N_("Office unit"), told=_unit, found=True, many=False),
    Filter(key="name", words=N_("Holder"), field=False, many=False),
    Filter(key="age", words=N_("Active days"), told=_age, field=False, many=False),
)
