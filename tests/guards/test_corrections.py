"""What a correction asks for agrees with what the schema lets be unknown."""

import enum
import json
import re
from datetime import date
from decimal import Decimal

from flask import Flask
from sqlalchemy import inspect

from corrections.facts import declared
from corrections.wording import changed_words, field_words, in_words
from foundation.database import Dong
from foundation.partdays import DayInPart
from foundation.seen import SeenByValues


def test_a_field_is_required_where_its_column_holds_no_unknown(app: Flask) -> None:
    """Else somebody invents a value to correct another field, or the database refuses nothing."""
    differ = []
    for fact in declared().values():
        columns = inspect(fact.model).columns
        for field in fact.fields:
            nullable = bool(columns[field.key].nullable)
            if field.blank:
                agrees = field.type is str and not nullable and not field.required
            else:
                agrees = field.required is not nullable
            if not agrees:
                differ.append(f"{fact.code}.{field.key}")
    assert not differ


def test_who_corrects_a_fact_says_which_version_of_it_they_saw(app: Flask) -> None:
    """Else a correction of what changed meanwhile is proposed of what nobody saw."""
    models = {fact.model for fact in declared().values()}
    assert {model.__name__ for model in models if not hasattr(model, "version")} == set()
    drawn = {model for model in models if issubclass(model, SeenByValues)}
    assert {model.__name__ for model in drawn if "version" in inspect(model).columns} == set()


RAW = re.compile(r"\d{5,}|\d{4}-\d{2}")


def test_every_value_of_a_correction_is_shown_as_people_write_it(app: Flask) -> None:
    """Money with its sign, days as days, codes in words: the old value and the new one alike."""
    raw = []
    with app.test_request_context("/"):
        for fact in declared().values():
            for field in fact.fields:
                kept, shown = _sample(field.type)
                words = in_words(fact, field.key, kept)
                both = changed_words(json.dumps([fact.code, field.key, kept, kept]))
                if shown not in {words, ""} or RAW.search(words + both):
                    raw.append(f"{fact.code}.{field.key}: {words}")
                assert both.count(words) >= 2
                assert "₫" not in field_words(fact, field.key)
        gone = in_words(next(iter(declared().values())), "gone", "2026-01-02")
    assert not raw
    assert gone == "02/01/2026"  # a field that an earlier version had


def _sample(kind: object) -> tuple[object, str]:
    """Return a value of a type as JSON keeps it, and how it is shown."""
    if kind is Dong:
        return 12_000_000, "12.000.000 ₫"
    if kind is date or isinstance(kind, DayInPart):
        return "2026-01-02", "02/01/2026"
    if kind is Decimal:
        return "12500.5", "12.500,5"
    if isinstance(kind, type) and issubclass(kind, enum.StrEnum):
        return next(iter(kind)).value, ""
    return (True, "") if kind is bool else ("Kho số 4", "Kho số 4")


def test_every_day_says_whether_what_lies_over_its_case_stops_it(app: Flask) -> None:
    """Else a correction dates an act into a hold under which its entry refuses it."""
    silent = [
        f"{fact.code}.{field.key}"
        for fact in declared().values()
        for field in fact.fields
        if field.is_day and field.past and field.stopped is None
    ]
    assert not silent
