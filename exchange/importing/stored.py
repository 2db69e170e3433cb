"""Drafts and problems as JSON, as they are kept between reading a file and importing it."""

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from exchange.importing.drafts import ExhibitDraft, NoticeDraft
from exchange.importing.olddrafts import OldDraft
from exchange.importing.problems import Code, Problem, Severity

D = TypeVar("D", NoticeDraft, ExhibitDraft, OldDraft)

#: What says nothing about the thing itself: two rows that differ only here have one content.
NOT_CONTENT = (
    *("row", "warnings", "missing", "doubts", "source_url", "cells", "price_told"),
    *("told_aside", "stop_ground", "sold_price", "part", "is_another"),  # were not read at first
    *("at", "heads"),
)
_known: dict[Any, dict[str, Any]] = {}

BESIDE = ("warnings", "missing", "doubts")  # kept beside the draft, as problems of the row


def written(draft: NoticeDraft | ExhibitDraft | OldDraft) -> dict[str, Any]:
    """Return a draft as JSON can hold it; its problems are kept apart."""
    return {
        each.name: _plain(getattr(draft, each.name))
        for each in fields(draft)
        if each.name not in BESIDE
    }


def read(kind: type[D], values: Mapping[str, Any]) -> D:
    """Return the draft that :func:`written` wrote."""
    hints = _hints(kind)
    return kind(**{name: _typed(value, hints[name]) for name, value in values.items()})


def read_text(kind: type[D], text: str) -> D:
    """Return the draft of a text of JSON."""
    return read(kind, json.loads(text))


def content_hash(values: Mapping[str, Any]) -> str:
    """Return a hash of what was read from a row, whatever its place in the file."""
    content = {name: value for name, value in values.items() if name not in NOT_CONTENT}
    if values.get("told_aside"):
        content |= {"told": None, "failure_code": None}
    return digest(content)


def digest(value: Any) -> str:
    """Return the SHA-256 of a value of JSON."""
    return hashlib.sha256(dumped(value).encode()).hexdigest()


def problem_written(problem: Problem) -> dict[str, Any]:
    """Return a problem as JSON can hold it; its row is known where it is kept."""
    return {
        "column": problem.column,
        "code": problem.code.value,
        "details": dict(problem.details),
        "severity": problem.severity.value,
        **({"cell": problem.cell} if problem.cell else {}),
    }


def problem_read(row: int, values: Mapping[str, Any]) -> Problem:
    """Return the problem that :func:`problem_written` wrote."""
    code, severity = Code(values["code"]), Severity(values["severity"])
    cell = values.get("cell", "")
    return Problem(row, values["column"], code, values["details"], severity, cell)


def dumped(value: Any) -> str:
    """Return JSON in one spelling: letters as they are, keys in order, no blanks."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return format(value.normalize(), "f")
        case tuple():
            return [_plain(each) for each in value]
        case None | bool() | int() | str():
            return value
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _typed(value: Any, hint: Any) -> Any:
    """Return a value of JSON as the type a draft declares for it."""
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not types.NoneType)
    if get_origin(hint) is tuple:
        return tuple(_typed(each, get_args(hint)[0]) for each in value)
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if isinstance(value, dict):
        hints = _hints(hint)
        return hint(**{name: _typed(each, hints[name]) for name, each in value.items()})
    return value if hint in (str, int, bool) else hint(value)


def _hints(kind: Any) -> dict[str, Any]:
    """Return the declared types of a draft's fields; worked out once."""
    found = _known.get(kind)
    if found is None:
        found = _known[kind] = get_type_hints(kind)
    return found
