"""Templates of papers: each room declares its own, with a function from a thing to its facts."""

import enum
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from foundation.acts import Act
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal
from papers.drafting.facts import Facts, text
from papers.models import DocumentKind


class Kind(enum.StrEnum):
    """How a free part is typed."""

    LINE = "line"
    LINES = "lines"  # paragraphs
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """A part of a paper that a person writes.

    Args:
        words, hint: N_ texts of its field.
        first: what stands in it at the beginning, as on the paper.
        needed: it is not signed while this is empty.
    """

    key: str
    words: str
    hint: str = ""
    kind: Kind = Kind.LINE
    first: str = ""
    needed: bool = False

    @property
    def longest(self) -> int:
        return {Kind.LINE: 300, Kind.LINES: 10_000, Kind.MONEY: 20}[self.kind]


WhyNot = Callable[[Any, Mapping[str, Any], Mapping[str, str], date, Act], Refusal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead(Facts):
    """What every paper of an office bears at its head."""

    office_above: str | None = text(N_("Body above the office"))
    office_name: str | None = text(N_("Name of the office"))
    place: str | None = text(N_("Place before the day"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One kind of paper that is drafted here.

    Args:
        code: in addresses and rows, never changed: "price-reduction".
        words: what it is called (N_ text).
        about: what it says it is about, as on the paper (trích yếu).
        kind: of the document it becomes; its number is of that series.
        subject: the kind of thing its facts are of, as the ledger knows it: "lot".
        file: the DOCX with its fields.
        facts: the class of its facts.
        find: the thing by its id.
        read: the thing to its facts; reads the database, writes nothing.
        papers_of: what the document is about (``Subject``), the most general first; they are locked
            in this order before it is signed.
        permission: to draft and to sign, in the office of the thing.
        fits: whether a thing has such a paper now.
        why_not: what the rules of the act it is for say against signing it: asked with the thing,
            the facts kept, the parts written, the day of signing, and the act. It is the answer of
            the functions the operation asks, so that no number is given to a paper on which the
            operation would refuse to rest.
        more: further fields from what is kept and what is typed, as the paper writes them.
        capacities: in which the office's people sign it; a single one is that of a signer of
            whom none is recorded.
    """

    code: str
    words: str
    about: str
    kind: DocumentKind
    subject: str
    file: Path
    facts: type[Facts]
    find: Callable[[int], Any]
    read: Callable[[Any], Facts]
    papers_of: Callable[[Any], Sequence[Any]]
    permission: Permission
    fits: Callable[[Any], bool] = lambda _thing: True
    why_not: WhyNot
    more: Callable[[Mapping[str, Any], Mapping[str, str]], Mapping[str, str]] = (
        lambda _facts, _free: {}
    )
    free: Sequence[Free] = ()
    capacities: Sequence[str] = field(default=("Chấp hành viên", "Thủ trưởng"))

    @property
    def version(self) -> str:
        """The hash of its file: a changed template is another version."""
        return _digest(self.file)[:40]

    @property
    def kinds(self) -> tuple[type[Facts], ...]:
        """The classes of its facts, the head of the paper first."""
        return (Letterhead, self.facts)


_declared: Final[dict[str, Template]] = {}


def declare(*templates: Template) -> None:
    """Add templates to the registry; once, when their room is loaded."""
    for template in templates:
        if template.code in _declared:
            raise ValueError(f"two templates are called {template.code}")
        _declared[template.code] = template


def declared() -> Mapping[str, Template]:
    """Return every template by its code."""
    return _declared


def template_of(code: str) -> Template | None:
    """Return a template; None for one that no room declares any more."""
    return _declared.get(code)


def templates_for(subject: str) -> list[Template]:
    """Return the templates whose facts are of one kind of thing."""
    return [one for one in _declared.values() if one.subject == subject]


@cache
def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
