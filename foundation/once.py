"""Doing an act exactly once: the id of an act, and the answer it was given, are remembered."""

import enum
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column

from foundation.actor import Actor
from foundation.acts import Act
from foundation.database import Model, Pk, db
from foundation.recording import NotRecorded
from foundation.refusals import ActIdReused, ChangedMeanwhile, Refusal
from foundation.transaction import transaction

DONE: Final = "done"
REFUSED: Final = "refused"
CONFLICT: Final = "conflict"  # its subject changed since the person saw it


class ActAnswer(Model):
    """The id a client gave to one act, and what the act answered."""

    __tablename__ = "act_answer"
    __ledger__ = NotRecorded("what was answered; what was done is recorded")

    id: Mapped[Pk]
    act_id: Mapped[str] = mapped_column(String(36), unique=True)  # a UUID made by the client
    kind: Mapped[str] = mapped_column(String(80))  # what the act was and what it was for
    envelope: Mapped[str] = mapped_column(String(64))  # SHA-256 of everything that was sent
    actor_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(20))  # done, refused or conflict
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)


@dataclass(frozen=True, slots=True)
class Done:
    """The answer of an act that was done, now or before."""

    answer: dict[str, Any]
    repeated: bool  # done before; this time nothing happened


def once(by: Act, kind: str, work: Callable[[], dict[str, Any]], *, envelope: str = "") -> Done:
    """Do ``work`` in one transaction, exactly once for the id of the act, and remember its answer.

    An act without an id is done every time it is asked for.

    Args:
        kind: what the act is and what it is for; at most 80 letters count.
        work: calls one operation and returns the answer as JSON can hold it.
        envelope: SHA-256 of everything the client sent, without the id.

    Raises:
        ActIdReused: the id belongs to another act, another person, or other content.
        Refusal: whatever the work refused, now or when the same act was first sent.
    """
    if by.id is None:
        with transaction():
            return Done(work(), repeated=False)
    kind = kind[:80]
    known = _known(by, kind, envelope)
    if known is not None:
        return known
    try:
        with transaction():
            row = _claim(by, kind, envelope)
            if row is None:
                return _told(by, kind, envelope)
            row.answer = work()
            return Done(row.answer, repeated=False)
    except Refusal as refusal:
        _remember(refusal, by, kind, envelope)
        raise


def is_known(by: Act) -> bool:
    """Whether an act with this id was answered before."""
    query = select(ActAnswer.id).where(ActAnswer.act_id == by.id)
    return by.id is not None and db.session.scalar(query) is not None


def answer_of(act_id: str, actor: Actor) -> dict[str, Any]:
    """Return what an act of this person answered when it was done; nothing if it was not."""
    row = db.session.scalar(
        select(ActAnswer).where(
            ActAnswer.act_id == act_id,
            ActAnswer.actor_id == actor.id,
            ActAnswer.outcome == DONE,
        )
    )
    return row.answer if row is not None else {}


def _claim(by: Act, kind: str, envelope: str) -> ActAnswer | None:
    """Take the id inside the running transaction; None when another request has just taken it."""
    row = ActAnswer(
        act_id=by.id,
        kind=kind,
        envelope=envelope,
        actor_id=by.actor.id,
        at=by.at,
        outcome=DONE,
        answer={},
    )
    try:
        with db.session.begin_nested():
            db.session.add(row)
    except IntegrityError:
        return None
    return row


def _told(by: Act, kind: str, envelope: str) -> Done:
    """Return what the request that took the id first was answered."""
    known = _known(by, kind, envelope)
    if known is None:  # it is gone again: that request failed
        raise ChangedMeanwhile
    return known


def _remember(refusal: Refusal, by: Act, kind: str, envelope: str) -> None:
    """Keep a refusal in a transaction of its own, unless the id is known already."""
    if isinstance(refusal, ActIdReused):
        return
    conflict = isinstance(refusal, ChangedMeanwhile)
    with transaction():
        row = _claim(by, kind, envelope)
        if row is not None:
            row.outcome = CONFLICT if conflict else REFUSED
            row.answer = refusal_written(refusal)


def _known(by: Act, kind: str, envelope: str) -> Done | None:
    """Return the earlier answer of the same act; raise it again if it was a refusal."""
    row = db.session.scalar(select(ActAnswer).where(ActAnswer.act_id == by.id))
    if row is None:
        return None
    if (row.kind, row.actor_id, row.envelope) != (kind, by.actor.id, envelope):
        raise ActIdReused
    if row.outcome != DONE:
        raise refusal_read(row.answer)
    return Done(row.answer, repeated=True)


def refusal_written(refusal: Refusal) -> dict[str, Any]:
    """Return a refusal as JSON can hold it."""
    kind = type(refusal)
    details = {name: _plain(value) for name, value in refusal.details.items()}
    name = f"{kind.__module__}:{kind.__qualname__}"
    written = {"refusal": name, "basis": refusal.basis, "details": details}
    return {**written, "field": refusal.field} if "field" in vars(refusal) else written


def refusal_read(answer: Mapping[str, Any]) -> Refusal:
    """Return the refusal that :func:`refusal_written` wrote."""
    refusal: Refusal = _named(answer["refusal"])(
        basis=answer["basis"],
        field=answer.get("field"),
        **{name: _value(written) for name, written in answer["details"].items()},
    )
    return refusal


def _named(name: str) -> Any:
    module, _, attribute = name.partition(":")
    return getattr(importlib.import_module(module), attribute)


def _plain(value: Any) -> Any:
    """Write a detail of a refusal so that :func:`_value` gives the same value back."""
    match value:
        case enum.StrEnum():
            kind = type(value)
            return {"enum": f"{kind.__module__}:{kind.__qualname__}", "value": value.value}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"day": value.isoformat()}
        case Decimal():
            return {"decimal": str(value)}
        case list() | tuple():
            return [_plain(each) for each in value]
        case None | bool() | int() | str():
            return value
    return str(value)


def _value(written: Any) -> Any:
    match written:
        case {"enum": name, "value": value}:
            return _named(name)(value)
        case {"moment": text}:
            return datetime.fromisoformat(text)
        case {"day": text}:
            return date.fromisoformat(text)
        case {"decimal": text}:
            return Decimal(text)
        case list():
            return [_value(each) for each in written]
    return written
