"""Sessions as a calendar file, RFC 5545: what programs for calendars read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

LONGEST: Final = 75  # bytes of a line; a longer one goes on in the next
CONTROLS: Final = {n: None for n in range(32) if n != 10} | {127: None}


@dataclass(frozen=True, slots=True)
class Event:
    """One session; a ``starts`` that is a day has an hour nobody knows."""

    uid: str
    starts: datetime | date
    summary: str
    about: str
    place: str
    url: str
    confirmed: bool


def calendar_file(events: Iterable[Event], *, at: datetime) -> str:
    """Return the text of a calendar file, written at a moment."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ke Bien//Sessions//VI"]
    for event in events:
        lines += ["BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_moment(at)}"]
        if isinstance(event.starts, datetime):
            lines.append(f"DTSTART:{_moment(event.starts)}")
        else:
            following = event.starts + timedelta(days=1)
            lines.append(f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}")
            lines.append(f"DTEND;VALUE=DATE:{following:%Y%m%d}")
        lines += [f"SUMMARY:{_text(event.summary)}", f"DESCRIPTION:{_text(event.about)}"]
        if event.place:
            lines.append(f"LOCATION:{_text(event.place)}")
        status = "CONFIRMED" if event.confirmed else "TENTATIVE"
        lines += [f"URL:{event.url}", f"STATUS:{status}", "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    value = value.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROLS)
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Cut a line between letters, none of its pieces longer than :data:`LONGEST` bytes."""
    pieces, room = [""], LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append("")
            room = LONGEST - 1  # a blank begins each further piece
        pieces[-1] += letter
        room -= size
    return "\r\n ".join(pieces)
