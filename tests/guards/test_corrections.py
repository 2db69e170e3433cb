"""What a correction asks for agrees with what the schema lets be unknown."""

from flask import Flask
from sqlalchemy import inspect

from corrections.facts import declared
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
