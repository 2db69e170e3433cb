"""Words of closed lists in a row of a backlog: which member each was read as, or why none."""

import re
from collections.abc import Sequence
from typing import Final

from accounts.models import Role
from exchange.importing.olddrafts import OldDraft
from exchange.importing.problems import Code, Problem, Severity
from exchange.importing.writing import lowered, shortened
from exchange.operations.backlog_words import (
    LISTS,
    code_of,
    codes_of,
    is_of_the_list,
    listed,
    shown_words,
    word_of,
)

#: "5", "5 cái", "1.000 hiện vật"; "khoảng 200" is no number.
_CAPACITY: Final = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{1,7})(?:\s+[^\W\d_]+){0,2}")


def of_a_list(draft: OldDraft, column: str, name: str) -> list[Problem]:
    """Return what to say of a cell that holds one word of a list."""
    text, kind = draft.words[column], LISTS[name]
    found = code_of(kind, text) if text else None
    if not text:
        return []
    if found is None:
        return [unknown_word(draft, column, text, shown_words(kind))]
    return [] if is_of_the_list(kind, text) else [_read_as(draft, column, text, [word_of(found)])]


def of_a_person(draft: OldDraft) -> list[Problem]:
    """Return what to say of a person and their roles; what is not our own word is shown as read."""
    text = draft.words["roles"]
    roles = codes_of(Role, text)
    if roles is None:
        return [unknown_word(draft, "roles", text, shown_words(Role))]
    password = Problem(draft.row, "full_name", Code.OLD_PASSWORD, severity=Severity.WARNING)
    words = [word_of(role) for role in roles]
    plain = all(lowered(word) in lowered(text) for word in words)
    return [password] if plain else [_read_as(draft, "roles", text, words), password]


def capacity_of(text: str) -> int | None:
    """Return how many things a place holds, or None where no whole number says it."""
    match = _CAPACITY.fullmatch(text.strip())
    return int(re.sub(r"[.,]", "", match[1])) if match else None


def unknown_word(draft: OldDraft, column: str, text: str, words: Sequence[str]) -> Problem:
    """Say that a text is no word of a list, with the words that are."""
    details = {"written": shortened(text), "words": listed(words)}
    return Problem(draft.row, column, Code.OLD_WORD_UNKNOWN, details)


def _read_as(draft: OldDraft, column: str, text: str, words: Sequence[str]) -> Problem:
    details = {"written": shortened(text), "words": listed(words)}
    return Problem(draft.row, column, Code.OLD_WORD_READ_AS, details, Severity.WARNING)
