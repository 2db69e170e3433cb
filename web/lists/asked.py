"""What the address of a list asks for, and the addresses beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlencode

from flask import request, url_for
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from web.i18n import translated
from web.lists.declared import ON_PAPER, SIZE, Filter, List, Order

LONGEST: Final = 200  # letters of a typed value
RESERVED: Final = frozenset({"after", "before", "order", "part", "picked"})
PAPER: Final = "paper"  # value of ``part``: the list drawn to be printed
COOKIE: Final = "columns"  # begins the name of the cookie of a list's columns


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one list: values of its filters, an order, a page."""

    of: List
    path: str
    values: Mapping[str, tuple[str, ...]]
    order: Order
    after: str | None = None
    before: str | None = None
    picked: tuple[str, ...] = ()
    part: str = ""
    columns: tuple[str, ...] = ()  # keys of those shown
    size: int = SIZE  # rows of a page
    strange: list[str] = field(default_factory=list)  # what was not understood, in sentences

    def one(self, key: str) -> str:
        """Return the value of a filter that takes one; "" where none is asked for."""
        found = self.values.get(key)
        return found[0] if found else ""

    def every(self, key: str) -> tuple[str, ...]:
        """Return the values of a filter that takes several."""
        return self.values.get(key, ())

    @property
    def narrowed(self) -> bool:
        """Whether a filter is set that leaves out rows which the usual value would show."""
        standing = _standing(self.of)
        return any(
            values and values != standing.get(key) and values != (self.widest_of(key),)
            for key, values in self.values.items()
        )

    def widest_of(self, key: str) -> str:
        """Return the value of a filter that leaves no row out; "" where it has none."""
        one = self.of.filter_of(key)
        return one.widest if one is not None else ""

    def cleared(self) -> "Asked":
        """Return the same as where no filter was asked for."""
        return replace(self, values=_standing(self.of), after=None, before=None)

    def widened(self) -> "Asked":
        """Return the same with every row that usually stays away."""
        wide = {
            one.key: (one.widest,)
            for one in self.of.filters
            if one.widest and self.values.get(one.key) == _standing(self.of).get(one.key)
        }
        return replace(self, values={**self.values, **wide}, after=None, before=None)

    def wonder(self, key: str, value: str) -> None:
        """Note that nothing is called so; the filter is left out."""
        one = self.of.filter_of(key)
        words = translated(one.words) if one is not None else key
        self.strange.append(
            gettext("“%(value)s” is not known to “%(filter)s”.", value=value, filter=words)
        )

    @property
    def paper(self) -> bool:
        """Whether the list is drawn to be printed."""
        return self.part == PAPER

    def for_paper(self) -> "Asked":
        """Return the same as it is printed: more rows than a page of the screen has."""
        return replace(self, size=max(min(ON_PAPER, self.of.on_paper), self.size))

    def following(self, after: str) -> "Asked":
        """Return the same from the row after this cursor on."""
        return replace(self, after=after, before=None)

    def pairs(self, *, order: str | None = None) -> list[tuple[str, str]]:
        """Return the parameters of the filters and the order, not of the page."""
        standing = _standing(self.of)
        found = [
            (key, value)
            for key, values in self.values.items()
            if values != standing.get(key)
            for value in values
        ]
        chosen = self.order.key if order is None else order
        if chosen != self.of.orders[0].key:
            found.append(("order", chosen))
        return found

    def address(self, *more: tuple[str, Any], order: str | None = None) -> str:
        """Return the address of the first page, with further parameters."""
        pairs = [*self.pairs(order=order), *((k, v) for k, v in more if v is not None)]
        return f"{self.path}?{urlencode(pairs)}" if pairs else self.path

    def with_values(self, key: str, *values: str) -> "Asked":
        """Return the same with other values of one filter; none: without it."""
        changed = {**self.values, key: values}
        if not values:
            del changed[key]
        return replace(self, values=changed, after=None, before=None, part="", picked=())


def read(one: List, args: MultiDict[str, str] | None = None, path: str = "") -> Asked:
    """Read what a request asks of a list; what nobody offered is left out, and said."""
    args = request.args if args is None else args
    path = path or url_for(one.endpoint)
    order = one.order_of(args.get("order", "")) or one.orders[0]
    asked = Asked(
        one,
        path,
        {},
        order,
        args.get("after"),
        args.get("before"),
        tuple(args.getlist("picked")),
        args.get("part", ""),
        _columns(one),
        one.size,
    )
    values = dict(_standing(one))
    for each in one.filters:
        if each.key in args:
            found = _values(asked, each, args.getlist(each.key))
            if found:
                values[each.key] = found
    known = {each.key for each in one.filters} | RESERVED | set(one.kept)
    asked.strange.extend(
        gettext("This list has no filter “%(name)s”; it changed nothing.", name=name[:60])
        for name in dict.fromkeys(args)
        if name not in known
    )
    if "order" in args and args["order"] and one.order_of(args["order"]) is None:
        asked.strange.append(gettext("This list has no order “%(name)s”.", name=args["order"][:60]))
    return replace(asked, values=values)


def _values(asked: Asked, one: Filter, given: list[str]) -> tuple[str, ...]:
    texts = list(dict.fromkeys(text for text in given if text.strip()))
    if one.options is not None:
        known = {option.value for option in one.options()}
    elif one.told is not None:
        known = {text for text in texts if one.told(text) is not None}
    else:
        known = {text for text in texts if len(text) <= LONGEST}
    for text in texts:
        if text not in known:
            asked.wonder(one.key, text[:60])
    found = [text for text in texts if text in known]
    return tuple(found if one.many else found[:1])


def _standing(one: List) -> dict[str, tuple[str, ...]]:
    """Return the values that hold where the address has none."""
    return {each.key: (each.standing(),) for each in one.filters if each.standing is not None}


def _columns(one: List) -> tuple[str, ...]:
    """Return the columns this browser's reader chose, else those that are shown to everybody."""
    chosen = set((request.cookies.get(f"{COOKIE}.{one.key}") or "").split("."))
    known = [column.key for column in one.columns if column.key in chosen]
    return tuple(known or (column.key for column in one.columns if column.shown))
