"""Each field of each form is read by the page that takes the form: nothing typed is passed over."""

import ast
from functools import cache

import pytest
from flask_wtf import FlaskForm
from wtforms import Form as RowForm
from wtforms import StringField
from wtforms.form import BaseForm

from tests.guards.form_fields import Pages, forms, names_in, pages, typed_into
from web.forms import Form

pytestmark = pytest.mark.usefixtures("app")


@cache
def looked_at() -> Pages:
    return pages()


def name_of(form: type[BaseForm]) -> str:
    return f"{form.__module__}.{form.__name__}"


def test_each_field_of_each_form_is_read_where_the_form_is_taken() -> None:
    found = looked_at()
    shown = [form for form in forms() if typed_into(form) and found.is_shown(form)]
    unread = {name_of(form): sorted(left) for form in shown if (left := found.unread(form))}
    assert not unread


def test_a_form_that_no_page_shows_is_the_base_of_one_that_is() -> None:
    found = looked_at()
    alone = [
        name_of(form)
        for form in forms()
        if typed_into(form)
        and not found.is_shown(form)
        and not any(map(found.is_shown, forms(form)))
    ]
    assert not alone


def test_each_field_of_each_row_is_read_where_the_rows_are() -> None:
    """A row is read in the module of its form, or where a form of that module is taken."""
    found, unread = looked_at(), {}
    for form in forms(RowForm):
        if issubclass(form, FlaskForm) or not typed_into(form):
            continue
        beside = {each.__name__ for each in forms() if each.__module__ == form.__module__}
        near = {form.__name__, *beside}
        read = {
            each.attr
            for module, tree in found.modules.items()
            if module == form.__module__ or near & names_in(tree)
            for each in ast.walk(tree)
            if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Load)
        }
        if left := typed_into(form) - read:
            unread[name_of(form)] = sorted(left)
    assert not unread


def test_a_field_that_a_page_passes_over_is_found() -> None:
    class ReadInPartForm(Form):
        seen = StringField()
        passed_over = StringField()

    view = """
def show(thing):
    return act_page(lambda: thing, lambda _thing: ReadInPartForm(), _do)

def _do(thing, form, by):
    form.passed_over.choices = []
    return change(thing, seen=form.seen.data, by=by)
"""
    found = Pages({"room.views.page": ast.parse(view)})
    assert found.unread(ReadInPartForm) == {"passed_over"}
    whole = view.replace("seen=form.seen.data", "**form.given")
    assert not Pages({"room.views.page": ast.parse(whole)}).unread(ReadInPartForm)
