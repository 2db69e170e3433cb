"""Entries of the ledger as sentences: who did what, to which subject, and the details."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from flask import url_for
from markupsafe import Markup
from sqlalchemy.exc import DBAPIError

from audit import subjects
from audit.entries import RECORD_KEPT, StreamName, declared
from audit.models import LedgerEntry
from audit.subjects import Sight, Subject
from audit.wording import (
    Detail,
    correction,
    details,
    kind_act,
    kind_tone,
    stream_words,
    subject_words,
)
from foundation import clock
from foundation.database import db
from foundation.i18n import N_
from web.formatting import FILTERS, cited, moment
from web.i18n import translated
from web.pieces import Piece, joined, markup_of, written
from web.telling import event
from web.whose import office_line

BELOW: Final = Piece(
    '{}<details><summary>{}</summary><dl class="kb-facts">{}<dt>{}</dt><dd>{} <a href="{}">{}</a>'
    "</dd>{}</dl></details>"
)
DETAIL: Final = Piece("<dt>{}</dt><dd>{}</dd>")
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
    lines: "_Lines"  # of the page

    @property
    def line(self) -> Markup:
        """The line of a timeline, as a page shows it."""
        return self.lines.of(self)


def told(entries: Sequence[LedgerEntry], sight: Sight) -> list[Sentence]:
    """Return entries as sentences; every subject they name is read by one query a kind."""
    known = subjects.named((stream for entry in entries for stream in _streams(entry)), sight)
    lines = _Lines()
    return [
        Sentence(
            entry,
            _linked(entry.stream, known.get(entry.stream)),
            details(entry, known),
            late=clock.local_day(entry.recorded_at) > clock.local_day(entry.at),
            own=entry.stream == f"account:{entry.actor_id}",
            lines=lines,
        )
        for entry in entries
    ]


class _Of(NamedTuple):
    """What every entry of a kind says."""

    did: str
    tone: str
    undone: Markup  # what can be done about a wrong one


class _Lines:
    """The lines of one page; what many of them say is worked out once."""

    def __init__(self) -> None:
        self._kinds: dict[str, _Of] = {}
        self._roles: dict[str, str] = {}
        self._offices: dict[int, Markup] = {}
        # as a text of the catalog stands in a page; what fills it is escaped before
        self._said = translated(N_("%(who)s (%(role)s) %(did)s: %(subject)s"))
        self._said_own = translated(N_("%(who)s (%(role)s) %(did)s"))
        self._written = translated(N_("written %(when)s"))
        self._device = translated(N_("device %(name)s"))
        self._number = translated(N_("no. %(seq)s"))
        self._words = (
            translated(N_("Details")),
            translated(N_("Entry")),
            translated(N_("All entries of this subject")),
        )

    def of(self, one: Sentence) -> Markup:
        """Return the line of an entry."""
        entry = one.entry
        kind = self._kinds.get(entry.kind)
        if kind is None:
            kind = self._kinds[entry.kind] = _of_kind(entry.kind)
        holes = {
            "who": written(entry.actor_name),
            "role": written(self._role(entry.actor_role)),
            "did": written(kind.did),
        }
        if not one.own:
            holes["subject"] = one.subject
        sentence = markup_of((self._said_own if one.own else self._said) % holes)
        note = [
            moment(entry.at),
            self._written % {"when": moment(entry.recorded_at)} if one.late else "",
            self._device % {"name": entry.device} if entry.device else "",
            cited(entry.basis) if entry.basis else "",
        ]
        said = " · ".join([part for part in note if part])
        return event(sentence, "", kind.tone, said, True, self._below(entry, kind, one.details))

    def _below(self, entry: LedgerEntry, kind: _Of, told_of: Sequence[Detail]) -> Markup:
        folded, number, every = self._words
        office = self._offices.get(entry.office_id)
        if office is None:
            office = self._offices[entry.office_id] = office_line(entry.office_id)
        return BELOW(
            office,
            folded,
            joined("", *(DETAIL(each.label, each.value) for each in told_of)),
            number,
            self._number % {"seq": entry.seq},
            url_for("audit.ledger.index", stream=entry.stream),
            every,
            kind.undone,
        )

    def _role(self, codes: str) -> str:
        found = self._roles.get(codes)
        if found is None:  # the words are of a room above
            found = self._roles[codes] = str(FILTERS["roles_held"](codes)).lower()
        return found


def _of_kind(code: str) -> _Of:
    undone = correction(code)
    if undone:
        return _Of(
            kind_act(code), kind_tone(code), DETAIL(translated(N_("If it was a mistake")), undone)
        )
    return _Of(kind_act(code), kind_tone(code), Markup())


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
