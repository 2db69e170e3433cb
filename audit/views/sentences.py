"""Entries of the ledger as sentences: who did what, to which subject, and the details."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from flask import url_for
from markupsafe import Markup
from sqlalchemy.exc import DBAPIError

from audit import subjects
from audit.entries import RECORD_KEPT, StreamName, declared
from audit.models import LedgerEntry
from audit.subjects import Sight, Subject
from audit.wording import Detail, details, stream_words, subject_words
from foundation import clock
from foundation.database import db
from web.pieces import Piece

LINK: Final = Piece('<a href="{}">{}</a>')

logger = logging.getLogger("kebien.audit")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One entry, what it is about, and its details in words."""

    entry: LedgerEntry
    subject: Markup
    details: list[Detail]
    late: bool  # written on a later day than it happened
    own: bool  # about the account of who did it


def told(entries: Sequence[LedgerEntry], sight: Sight) -> list[Sentence]:
    """Return entries as sentences; every subject they name is read by one query a kind."""
    known = subjects.named((stream for entry in entries for stream in _streams(entry)), sight)
    return [
        Sentence(
            entry,
            _linked(entry.stream, known.get(entry.stream)),
            details(entry, known),
            late=clock.local_day(entry.recorded_at) > clock.local_day(entry.at),
            own=entry.stream == f"account:{entry.actor_id}",
        )
        for entry in entries
    ]


def names_of(streams: Iterable[str], sight: Sight) -> dict[str, Markup]:
    """Return the names of subjects in sight, each with a link where the reader may see its page.

    The database may be the damaged one that was verified: where it cannot be read, the names of
    the streams stand for themselves.
    """
    wanted = list(streams)
    known: dict[str, Subject] = {}
    try:
        with db.session.begin_nested():
            known = subjects.named(wanted, sight)
    except DBAPIError:
        logger.warning("ledger.subjects_unreadable", exc_info=True)
    return {stream: _linked(stream, known.get(stream)) for stream in wanted}


def _streams(entry: LedgerEntry) -> Iterable[str]:
    """Yield the streams an entry names: its own and those in its payload."""
    yield entry.stream
    kind = declared().get(entry.kind)
    if kind is RECORD_KEPT:
        yield str(entry.payload.get("of"))
    for name, key in kind.keys.items() if kind else ():
        value = entry.payload.get(name)
        values = value if isinstance(value, list) else [value]
        if key.names:
            yield from (f"{key.names}:{one}" for one in values)
        elif key.type is StreamName:
            yield from (str(one) for one in values if one is not None)


def _linked(stream: str, subject: Subject | None) -> Markup:
    if subject is None:
        return Markup.escape(stream_words(stream))
    name = subject_words(subject)
    if subject.address is None:
        return Markup.escape(name)
    endpoint, arguments = subject.address
    return LINK(url_for(endpoint, **arguments), name)
