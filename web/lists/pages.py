"""The page of a list, its filters on a page of their own, and the rows that were picked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from flask import make_response, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from foundation.database import db
from foundation.refusals import Refusal
from web.access import may, person
from web.forms import Form, refusal_text
from web.i18n import translated
from web.lists import asked as asking
from web.lists import saved
from web.lists.asked import Asked
from web.lists.declared import Bulk, List
from web.lists.filters import fields_with_counts
from web.lists.shown import Shown, show, total_of
from web.pages import page

FILTERS: Final = "filters"  # values of ``part``
PICKED: Final = "picked"
MOST_PICKED: Final = 100


@dataclass(frozen=True, slots=True)
class Held:
    """Picked rows with which an act cannot be done, for one reason."""

    reason: str
    count: int
    keys: Sequence[str]
    address: str  # without them


@dataclass(frozen=True, slots=True)
class Doable:
    """An act with the rows it would really be done with."""

    words: str
    count: int
    address: str
    held: Sequence[Held]


def list_page(
    one: List,
    template: str,
    *,
    beside: Callable[[Shown], Mapping[str, Any]] = lambda _shown: {},
    form: Form | None = None,
    **context: Any,
) -> ResponseReturnValue:
    """Answer the address of a list: its page, its filters, or what was picked of it.

    Args:
        form: one on the page that was refused, see :func:`web.pages.page`.
        beside: what else the template needs, of the rows that are shown.
    """
    asked = asking.read(one)
    if asked.part == FILTERS and one.filters:
        return _filters(asked)
    if asked.part == PICKED and one.bulk:
        return _picked(asked)
    if asked.paper:
        asked = asked.for_paper() if person() is not None else replace(asked, part="")
    shown = show(asked)
    content = page(template, form=form, list=shown, views=_views(one), **context, **beside(shown))
    answer = make_response(content)
    if "HX-Request" in request.headers:
        cursor = (("after", asked.after), ("before", asked.before))
        answer.headers["HX-Push-Url"] = asked.address(*cursor)
    return answer


def _views(one: List) -> Sequence[saved.View]:
    return saved.views_of(one.key) if one.filters and person() is not None else ()


def rows_of(asked: Asked, keys: Sequence[str]) -> Sequence[Any]:
    """Return those rows of a list that have these keys and are in sight."""
    one = asked.of
    column = one.row_key
    if column is None or one.select is None:
        return []
    kind = column.type.python_type
    known: list[Any] = [key if kind is str else int(key) for key in keys if _reads(key, kind)]
    if not known:
        return []
    query = one.select(asked.cleared()).where(column.in_(known[:MOST_PICKED]))
    order = [c.desc() if asked.order.descending else c.asc() for c in asked.order.by]
    return db.session.scalars(query.order_by(*order)).unique().all()


def _reads(key: str, kind: type) -> bool:
    return kind is str or (key.isascii() and key.isdigit() and len(key) <= 18)


def _filters(asked: Asked) -> ResponseReturnValue:
    return page(
        "layouts/list_filters.html",
        title=gettext("Filters: %(list)s", list=translated(asked.of.title)),
        asked=asked,
        back=translated(asked.of.title),
        fields=fields_with_counts(asked),
        chosen=sum(len(asked.every(each.key)) for each in asked.of.filters if each.field),
        total=total_of(asked),
        noun=translated(asked.of.counted),
        views=saved.views_of(asked.of.key),
        saving=saved.form_of(asked),
    )


def _picked(asked: Asked) -> ResponseReturnValue:
    rows = rows_of(asked, asked.picked)
    shown: Shown = show(replace(asked, after=None, before=None), rows=rows)
    keys = [row.key for row in shown.rows]
    return page(
        "layouts/list_picked.html",
        list=shown,
        asked=asked,
        picked=keys,
        total=total_of(asked),
        acts=[_doable(asked, each, rows, keys) for each in asked.of.bulk if may(each.permission)],
    )


def _doable(asked: Asked, bulk: Bulk, rows: Sequence[Any], keys: Sequence[str]) -> Doable:
    whys = bulk.why_not(rows)
    reasons: dict[type[Refusal], list[str]] = {}
    first: dict[type[Refusal], Refusal] = {}
    for key in keys:
        if (why := whys.get(key)) is not None:
            reasons.setdefault(type(why), []).append(key)
            first.setdefault(type(why), why)
    held = [
        Held(
            refusal_text(first[kind]),
            len(those),
            those,
            asked.address(("part", PICKED), *(("picked", key) for key in keys if key not in those)),
        )
        for kind, those in reasons.items()
    ]
    left = [key for key in keys if key not in whys]
    return Doable(translated(bulk.words), len(left), bulk.address(left) if left else "", held)
