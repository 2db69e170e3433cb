"""What a page says that nobody typed: Vietnamese left in English, codes, JSON, names of streams."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, String, Text, select

from accounts.models import Office
from audit.models import LedgerEntry
from audit.subjects import known_kinds
from foundation.database import db
from lawbook.loading import instruments
from tests.fixtures.html import UNSEEN, Element
from web.whose import ABBREVIATED

FOREIGN = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I)
RULED = frozenset({"basis", "basis_short", "counted"})  # kept beside what people typed
SAID = ("aria-label", "title", "alt", "placeholder")
# Short citations, and people by their initials.
CITED = re.compile(
    r"Đ\.\d+\w*(?: k\.\d+\w*)?(?: đ\.\w+)?(?: (?:LTHADS|LĐGTS|NĐ|TT|BLDS|BLTTDS)(?: \d+)?)?"
    r"|\b(?:\w\.){2,}(?:\d+\.)*"
)
# Words that have no English form as exact.
WORDS = re.compile(r"\bđồng\b|\bTết\b|“không số”|Kê Biên|\bđ\)|Luật THADS")
CODES = re.compile(
    r"[{\[]\s*[\"']|\bNone\b|\bnull\b|\b[A-Z]{2,}_[A-Z0-9_]+\b|\b[a-z]+_[a-z_]+\b|\bstory:"
)


@dataclass(frozen=True)
class Typed:
    """Every text of the database, by its first word: what people wrote stays as they wrote it."""

    by_first: Mapping[str, list[str]]

    @classmethod
    def read(cls) -> "Typed":
        found: dict[str, set[str]] = {}
        for text in _texts_of_database():
            clean = " ".join(text.lower().split())
            for part in {
                clean,
                clean.strip("( )"),
                *clean.split(". "),
                *clean.split(", "),
                *clean.split(" ("),
            }:
                if FOREIGN.search(part):
                    found.setdefault(_first(part), set()).add(part)
        return cls({word: sorted(texts, key=len, reverse=True) for word, texts in found.items()})

    def without(self, text: str) -> str:
        """Return a text without what people typed."""
        lowered, at, left = text.lower(), 0, []
        while at < len(lowered):
            taken = self._taken(lowered[at:]) if _begins(lowered, at) else 0
            left.append(" " if taken else text[at])
            at += taken or 1
        return "".join(left)

    def _taken(self, rest: str) -> int:
        cut = rest.split("…")[0].rstrip(". ") if "…" in rest or "..." in rest else ""
        for typed in self.by_first.get(_first(rest), ()):
            if rest.startswith(typed):
                return len(typed)
            if cut and typed.startswith(cut):
                return len(cut)
        return 0


def _begins(text: str, at: int) -> bool:
    return text[at].isalnum() and (at == 0 or not text[at - 1].isalnum())


def _first(text: str) -> str:
    found = re.match(r"\w+", text)
    return found[0] if found else text[:1]


def _texts_of_database() -> Iterator[str]:
    for name in db.session.scalars(select(Office.name)):
        yield name.replace(*ABBREVIATED)  # as a line of a list names it
    for payload in db.session.scalars(select(LedgerEntry.payload)):
        yield from _strings(payload)
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, String | Text | JSON):
                for value in db.session.scalars(select(column)):
                    yield from (
                        map(_ungoverned, _strings(value))
                        if column.name in RULED
                        else (_strings(value))
                    )


def _ungoverned(text: str) -> str:
    """Return what people wrote before a provision: "Thông báo thụ lý; Điều 46 khoản 1 …"."""
    return re.split(r"(?:; )?(?:Điều |\(quy ước|\d)", text)[0]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in RULED:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def said(element: Element) -> Iterator[str]:
    """Yield the texts of a page and those for who cannot see it; no Vietnamese, no code."""
    for part in element.inside:
        if isinstance(part, str):
            yield " ".join(part.split())
        elif part.tag not in UNSEEN | {"pre", "code"} and part.get("lang") != "vi":
            yield from (part.get(name) for name in SAID if part.get(name))
            yield from said(part)


def left_in_vietnamese(texts: Iterable[str], typed: Typed) -> list[str]:
    """Return the texts of an English page of which a part is Vietnamese and nobody typed it."""
    names = sorted((str(law["title"]) for law in instruments().values()), key=len, reverse=True)
    laws = re.compile("|".join(map(re.escape, names)))
    found = []
    for text in texts:
        if FOREIGN.search(text):
            rest = WORDS.sub(" ", typed.without(CITED.sub(" ", laws.sub(" ", text))))
            if FOREIGN.search(rest):
                found.append(text)
    return found


def codes_left(texts: Iterable[str]) -> list[str]:
    """Return the texts that show a code, JSON or the name of a stream instead of words."""
    streams = re.compile(rf"\b(?:{'|'.join(sorted(known_kinds()))}):\d+")
    return [text for text in texts if CODES.search(text) or streams.search(text)]
