"""What a scan answers: ok, already or problem, in the words and the row the scan page shows."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from flask import render_template, request, url_for
from flask_babel import gettext as _

from audit.models import LedgerEntry
from foundation import clock
from foundation.actor import Actor
from foundation.acts import Act
from foundation.codes import read_code, shown
from foundation.i18n import N_
from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.allowed_places import Room
from warehouse.lookup import KINDS, Seen
from warehouse.models import EvidenceItem, Place
from warehouse.resolver import is_mistyped
from web.buttons import Button
from web.forms import refusal_text

ACTS: Final[dict[str, tuple[str, str]]] = {
    "look": (N_("Look"), "eye"),
    "move": (N_("Move"), "arrows-right-left"),
    "lend": (N_("Lend"), "truck"),
    "take_back": (N_("Take back"), "truck-return"),
    "release": (N_("Release"), "package-export"),
}
FORMS: Final = {
    "lend": "warehouse.loans.new",
    "take_back": "warehouse.loans.take_back",
    "release": "warehouse.releases.new",
}

TONES: Final = {"ok": "ok", "already": "neutral", "problem": "danger"}
INTO: Final = frozenset({"move", "take_back"})  # acts that put things into a place

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan as it was sent: what was read, what is done with it, and from which device."""

    raw: str
    physical: str = ""
    act: str = "look"
    place: str = ""
    act_id: str = ""
    seen: int | None = None  # version of the item the person saw, if the client knows it
    device: str | None = None
    counter: int | None = None  # 1, 2, 3 … of that device
    device_at: datetime | None = None  # what the device's own clock said

    @classmethod
    def from_json(cls, sent: dict[str, Any]) -> "Scan":
        """Read what the page's script sends; what does not read is nothing."""

        def text(name: str) -> str:
            return readable(sent.get(name))[:300]

        return cls(
            text("raw"),
            text("physical"),
            known_act(text("act")),
            text("place"),
            text("act_id"),
            seen=_number(sent.get("seen")),
            device=text("device")[:64] or None,
            counter=_number(sent.get("counter")),
            device_at=_moment(text("device_at")),
        )

    def by(self, actor: Actor) -> Act:
        """Return the act this scan asks for."""
        return Act(
            actor,
            clock.now(),
            id=self.act_id,
            device=self.device,
            counter=self.counter,
            device_at=self.device_at,
            seen=self.seen,
        )

    @property
    def envelope(self) -> str:
        """SHA-256 of what the act depends on: the same id with other content is another act."""
        said = [self.raw, self.physical, self.act, self.place, self.seen]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _number(value: object) -> int | None:
    """Return a whole number a database can hold; None for anything else."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 <= value < 2**63 else None  # type: ignore[operator,return-value]  # it is an int


def _moment(text: str) -> datetime | None:
    """Return a moment with its zone, as devices write it; None for anything else."""
    try:
        moment = datetime.fromisoformat(text)
        return moment.astimezone(UTC) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def sent_json() -> dict[str, Any]:
    """Return the JSON object the page's script sent; what reads as no object is empty."""
    try:
        sent = request.get_json(silent=True)
    except RecursionError:  # nested deeper than any page of ours nests
        return {}
    return sent if isinstance(sent, dict) else {}


def readable(value: object) -> str:
    """Return a text that a database can keep: no half of a character pair, no zero; else ""."""
    if not isinstance(value, str):
        return ""
    return value.encode(errors="ignore").decode().replace("\x00", "").strip()


def known_act(name: str) -> str:
    return name if name in ACTS else "look"


def choices(keeps: bool) -> list[tuple[str, str, str]]:
    """Return (act, word, icon) of the acts a person may choose."""
    return [
        (name, str(_(word)), icon) for name, (word, icon) in ACTS.items() if keeps or name == "look"
    ]


def address_of(seen: Seen) -> str:
    """Return the page of what was scanned; it says so when a former seal was."""
    seal = {} if seen.former_seal is None else {"seal": seen.former_seal}
    return url_for(KINDS[seen.kind].endpoint, code=seen.code, **seal)  # type: ignore[arg-type]  # url_for takes any keyword


def looked(raw: str, seen: Seen | None, *, reports: bool) -> Answer:
    """Answer a look: what it is and where its page is. Nothing is drawn and nothing is kept.

    Args:
        reports: this person may keep what nobody knows; the page then posts it by itself.
    """
    if seen is not None and seen.also:
        return refused(
            refusals.CodeOnSeveral(codes=[shown(code) for code in (seen.code, *seen.also)]), raw
        )
    if seen is not None:
        return {
            "outcome": "ok",
            "kind": seen.kind,
            "title": shown(seen.code),
            "text": seen.title,
            "state": seen.state,
            "next": {"url": address_of(seen)},
        }
    text = _("Scan or type a code.") if not raw else not_known(raw)
    answer: Answer = {"outcome": "problem", "title": raw, "text": text}
    return (
        answer | {"report": {"url": url_for("warehouse.scan.report")}}
        if raw and reports
        else answer
    )


def not_known(raw: str) -> str:
    """Say that nothing carries a code."""
    if is_mistyped(raw):
        return str(_("A character of the code is wrong. Read the label again."))
    return str(_("Nothing carries this code."))


def room_in_words(place: Place, room: Room) -> str:
    """Say how much a place holds, what lies in it, and for how much room is kept."""
    has = {"capacity": place.capacity, "held": room.held, "waiting": room.waiting}
    if place.capacity is None:
        return str(_("has %(held)s items", **has))
    if room.waiting:
        return str(_("holds %(capacity)s, has %(held)s, room kept for %(waiting)s", **has))
    return str(_("holds %(capacity)s, has %(held)s", **has))


def place_chosen(place: Place, room: Room) -> Answer:
    """Answer that what is scanned next goes into this place."""
    words = f"{place.full_name} · {room_in_words(place, room)}"
    answer = _answer("ok", place.short_name, words)
    return answer | {"place": {"code": place.code, "text": place.full_name}}


def form_for(item: EvidenceItem, act: str, place: str) -> Answer:
    """Answer by opening the form of an act on an item that is in a state for it."""
    given: dict[str, Any] = {"place": place} if act == "take_back" and place else {}
    return ok(item, "") | {"next": {"url": url_for(FORMS[act], code=item.code, **given)}}


def moved(item: EvidenceItem, to: Place, entry: LedgerEntry) -> Answer:
    """Say where an item was put; the answer holds what is needed to take that back."""
    return ok(item, _("into %(place)s", place=to.short_name)) | {
        "version": entry.seq,
        "undo": {"url": url_for("warehouse.scan.undo")},
        "moved": {"code": item.code, "seq": entry.seq},
    }


def seen(item: EvidenceItem, at: Place, entry: LedgerEntry) -> Answer:
    """Say where an item that only the old file knew was seen; nothing takes that back."""
    words = _("seen for the first time, in %(place)s", place=at.short_name)
    return ok(item, words) | {"version": entry.seq}


def ok(item: EvidenceItem, text: str) -> Answer:
    return _answer("ok", shown(item.code), text, item.description)


def problem(title: str, text: str, description: str = "", *, way: Button | None = None) -> Answer:
    """Answer that something was not done.

    Args:
        way: where what it lacks is got; the row of the list leads there, the batch goes on.
    """
    code = read_code(title)
    answer = _answer("problem", shown(code) if code else title, text, description)
    return answer | ({"way": {"url": way.url, "label": way.label}} if way else {})


def refused(refusal: Refusal, code: str, description: str = "") -> Answer:
    """Answer why an act was refused; a thing that is there already is no problem."""
    if isinstance(refusal, refusals.AlreadyThere):
        return _answer("already", shown(code), _("already here"), description)
    return problem(code, refusal_text(refusal), description)


def _answer(outcome: str, title: str, text: str, description: str = "") -> Answer:
    at = clock.now().isoformat()
    return {"outcome": outcome, "title": title, "text": text, "description": description, "at": at}


def _word(outcome: str) -> str:
    return str({"ok": _("done"), "already": _("already"), "problem": _("problem")}[outcome])


def drawn(answer: Answer) -> Answer:
    """Add the row for the list, escaped by the template; not inside a transaction."""
    if "at" not in answer:
        return answer
    row = render_template(
        "warehouse/scan/_row.html",
        **{"way": None} | answer | {"at": datetime.fromisoformat(answer["at"])},
        tone=TONES[answer["outcome"]],
        clips=answer["outcome"] != "problem",
        word=_word(answer["outcome"]),
    )
    return answer | {"text": answer["text"] or answer["description"], "html": row}
