"""The list of entries of the ledger: told in sentences, not in columns."""

from typing import Any, Final

from sqlalchemy import Select

from audit import queries, subjects
from audit.entries import declared
from audit.models import LedgerEntry
from audit.wording import kind_words, subject_words
from foundation.days import UnreadDay, read_day
from foundation.i18n import N_
from foundation.paging import Within
from foundation.permissions import Permission
from web import lists
from web.access import offices
from web.formatting import short_day
from web.lists import Asked, Column, Filter, Order

SIZE: Final = 20  # rows of a page: a sentence takes two of a table's
LONGEST: Final = 200  # letters of what is looked for


def words(text: str | None) -> str:
    """Return what is looked for, as it can be."""
    return (text or "").replace("\x00", "").strip()[:LONGEST]


def streams(asked: Asked) -> list[str] | None:
    """Return the subjects an address means; None for all."""
    text = words(asked.one("stream"))
    if not text:
        return None
    return lists.once(("streams", text), lambda: list(subjects.typed(text, offices())))


def _select(asked: Asked) -> Select[LedgerEntry]:
    who = words(asked.one("who"))
    return queries.entries(
        offices(),
        streams=streams(asked),
        kind=asked.one("kind"),
        actor_ids=(
            lists.once(("who", who), lambda: subjects.ids_typed("account", who)) if who else None
        ),
        since=_day(asked.one("since")),
        until=_day(asked.one("until")),
    )


def _day(text: str) -> Any:
    try:
        return read_day(text) if text else None
    except UnreadDay:
        return None


def _day_told(text: str) -> str | None:
    found = _day(text)
    return short_day(found) if found is not None else None


def _typed(text: str) -> str | None:
    return words(text) or None


def _subject_told(text: str) -> str | None:
    """Name the subject an address means; what was typed stands for itself."""
    found = subjects.named([text], offices).get(text)
    return subject_words(found) if found is not None else _typed(text)


def _within(_asked: Asked) -> Within:
    return (LedgerEntry.office_id, offices())


def _nowhere() -> Any:
    return lambda _entry: ""


ENTRIES: Final = lists.declare(
    lists.List(
        key="ledger",
        endpoint="audit.ledger.index",
        permission=Permission.READ_LEDGER,
        title=N_("Ledger"),
        counted=N_("entries"),
        select=_select,
        within=_within,
        size=SIZE,
        on_paper=150,
        told=True,
        row_key=LedgerEntry.id,
        what=lambda entry: kind_words(entry.kind),
        addresses=_nowhere,
        orders=(
            Order(key="new", words=N_("Newest first"), by=(LedgerEntry.id,), descending=True),
            Order(key="old", words=N_("Oldest first"), by=(LedgerEntry.id,)),
        ),
        columns=(
            Column(
                key="at",
                words=N_("Day"),
                tell=lambda entry: short_day(entry.at),
            ),
            Column(
                key="who",
                words=N_("Done by"),
                tell=lambda entry: entry.actor_name,
            ),
            Column(key="stream", words=N_("Subject"), tell=lambda entry: entry.stream),
        ),
        filters=(
            Filter(key="stream", words=N_("Subject"), told=_subject_told, field=False, many=False),
            Filter(
                key="kind",
                words=N_("What was done"),
                told=lambda text: kind_words(text) if text in declared() else None,
                field=False,
                many=False,
            ),
            Filter(key="who", words=N_("Done by"), told=_typed, field=False, many=False),
            Filter(key="since", words=N_("From day"), told=_day_told, field=False, many=False),
            Filter(key="until", words=N_("To day"), told=_day_told, field=False, many=False),
        ),
        empty=N_("Nothing was done here yet."),
        none=N_("No entry fits the filters."),
    )
)
