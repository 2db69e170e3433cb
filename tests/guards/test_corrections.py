"""What a correction asks for agrees with what the schema lets be unknown."""

from flask import Flask
from sqlalchemy import inspect

from corrections.facts import declared


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
