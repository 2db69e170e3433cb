"""Fields of choice: members of an enumeration, or one of the rows the view offers."""

import enum
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, Final
from urllib.parse import urlencode

from flask import request, url_for
from flask_babel import lazy_gettext
from wtforms import SelectField, StringField, ValidationError
from wtforms.widgets import ListWidget, RadioInput, TextInput

from foundation.folding import fold
from foundation.i18n import N_
from web.fields.ticks import TickField
from web.formatting import label as word_for
from web.formatting import other_words

CHOOSE = lazy_gettext("— choose —")
UNKNOWN = N_("Type some words of it and choose one of those found.")
MOST: Final = 15  # choices of a list that is looked through; a longer one is searched
ASKED: Final = "choose"  # the argument of an address that asks a page what a field offers


def choice_of(member: enum.StrEnum, words: str) -> tuple[Any, ...]:
    """Return a choice of a select; the words people also look for it by stand beside it."""
    also = other_words(member)
    return (member.value, words, {"data-also": also}) if also else (member.value, words)


class EnumField(SelectField):
    """One member of an enumeration, each shown by its word; its data is the member.

    Nothing is chosen until somebody chooses, or the view says what stands.

    Args:
        kind: the enumeration.
        members: the members to choose from; all of them if not given.
        empty: the words of choosing none; without it one must be chosen.
        words: gives the words of a member.
    """

    drawn_as = "SelectField"
    asks = True  # a first line asks to choose, where one must be chosen

    def __init__(
        self,
        label: Any,
        kind: type[enum.StrEnum],
        validators: list[Any] | None = None,
        *,
        members: Iterable[enum.StrEnum] | None = None,
        empty: Any = None,
        words: Callable[[Any], str] = word_for,
        **kwargs: Any,
    ) -> None:
        def choices() -> list[tuple[Any, ...]]:
            return self._shown(members or kind)

        def read(value: str) -> enum.StrEnum | None:
            return None if value == "" else kind(value)

        self._words, self._empty = words, empty
        super().__init__(label, validators, coerce=read, choices=choices, **kwargs)
        self.must = empty is None
        if self.must:
            self.flags.required = True
        self.invalid_value_message = lazy_gettext("Not a valid choice.")
        self.type = self.drawn_as

    def offer(self, members: Iterable[enum.StrEnum]) -> None:
        """Let only these members be chosen; a single one is chosen already."""
        shown = list(members)
        self.choices = self._shown(shown)[-1:] if len(shown) == 1 else self._shown(shown)

    def _shown(self, members: Iterable[enum.StrEnum]) -> list[tuple[Any, ...]]:
        shown = [choice_of(each, self._words(each)) for each in members]
        first = CHOOSE if self._empty is None and self.asks else self._empty
        return shown if first is None else [("", first), *shown]

    def pre_validate(self, form: Any) -> None:
        """Refuse that none is chosen, where one must be."""
        if self.must and self.data is None:
            raise ValidationError(self.gettext("Not a valid choice."))
        super().pre_validate(form)


class EnumRadioField(EnumField):
    """One member of an enumeration, all of them seen at once."""

    asks = False

    widget = ListWidget(prefix_label=False)
    option_widget = RadioInput()
    drawn_as = "RadioField"


class EnumTicks(TickField):
    """Several members of an enumeration, each with its box; ``chosen`` are the members."""

    def __init__(self, label: Any, kind: type[enum.StrEnum], **kwargs: Any) -> None:
        def choices() -> list[tuple[str, str]]:
            return [(each.value, word_for(each)) for each in kind]

        super().__init__(label, choices=choices, **kwargs)
        self.type = TickField.__name__  # drawn as one
        self._kind = kind

    @property
    def chosen(self) -> list[enum.StrEnum]:
        """The chosen members; only meaningful once the form reads well."""
        return [self._kind(value) for value in self.data or ()]


class RowField(SelectField):
    """One of the rows the view offers; ``chosen`` is the row.

    Up to ``MOST`` rows are a select. More are searched while one types: the page of the form
    answers what is asked (``web.choices.of_page``), and what is sent is what a row is called.
    """

    drawn_as = "SelectField"
    asks = True  # a first line asks to choose, where one must be chosen

    def __init__(self, label: Any, validators: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, choices=[], **kwargs)
        self.type = self.drawn_as
        self.must = False
        self.asked_at = ""  # the page that answers, where it is not the one of the request
        self._rows = Rows({}, {})

    def offer(
        self,
        rows: "Iterable[Any] | Rows",
        name: Callable[[Any], str] = str,
        *,
        empty: Any = None,
        key: Callable[[Any], str] = lambda row: str(row.id),
    ) -> None:
        """Let one of ``rows`` be chosen, each called by ``name``.

        Args:
            empty: the words of choosing none; without it one must be chosen.
            key: what stands for a row in a select.
        """
        self._rows = rows if isinstance(rows, Rows) else Rows.of(rows, name, key)
        self.must = self.flags.required = empty is None
        if self.is_searched:
            self.type, self.widget = SearchField.__name__, TextInput()
            self.render_kw = {**(self.render_kw or {}), "placeholder": empty or ""}
            return
        shown = list(self._rows.words.items())
        first = CHOOSE if empty is None and self.asks and len(shown) > 1 else empty
        self.choices = shown if first is None else [("", first), *shown]

    @property
    def is_searched(self) -> bool:
        """True when there are more rows than a list that is looked through."""
        return self._rows.is_searched

    def pre_validate(self, form: Any) -> None:
        """Refuse that none is chosen, where one must be."""
        if self.must and not self.data:
            raise ValidationError(self.gettext("Not a valid choice."))
        if not self.is_searched:
            super().pre_validate(form)
        elif self.data and self.chosen is None:
            raise ValidationError(self.gettext(UNKNOWN))

    @property
    def chosen(self) -> Any:
        """The chosen row; None when none is chosen, or what was sent was never offered."""
        return self._rows.by_key.get(self._key)

    @property
    def _key(self) -> str:
        """The key of the chosen row: set by the view, or what was sent."""
        given = str(self.data or "")
        return self._rows.named(given) if self.is_searched and self.raw_data else given

    def _value(self) -> str:
        typed = str(self.raw_data[0]) if self.raw_data else ""
        return typed or self._rows.words.get(self._key, "")

    def iter_choices(self) -> Any:
        if not self.is_searched:
            yield from super().iter_choices()
        elif self._key in self._rows.words:
            yield self._key, self._rows.words[self._key], True, {}

    @property
    def address(self) -> str:
        """Where a script asks for the rows that have some words."""
        page = self.asked_at or request.full_path.rstrip("?")
        return f"{page}{'&' if '?' in page else '?'}{urlencode({ASKED: self.name})}"

    def found(self, words: str) -> list[str]:
        """Return what the rows with these words are called; the one of that name first."""
        wanted, exact = fold(words).split(), self._rows.named(words)
        names = (name for key, name in self._rows.words.items() if key != exact)
        held = [name for name in names if all(word in fold(name) for word in wanted)]
        return ([self._rows.words[exact]] if exact else []) + held

    def is_name(self, words: str) -> bool:
        """True when a row is called so."""
        return bool(self._rows.named(words))


class RowRadioField(RowField):
    """One of the rows, each with its whole name: a select of a phone cuts a long one."""

    asks = False

    widget = ListWidget(prefix_label=False)
    option_widget = RadioInput()
    drawn_as = "RadioField"


class Rows:
    """Rows to choose from: by their key, and what each is called; no two are called the same."""

    def __init__(self, by_key: dict[str, Any], words: dict[str, str]) -> None:
        self.by_key = by_key
        self.words = words
        self._named: dict[str, str] | None = None

    @classmethod
    def of(
        cls,
        rows: Iterable[Any],
        name: Callable[[Any], str],
        key: Callable[[Any], str] = lambda row: str(row.id),
    ) -> "Rows":
        by_key = {key(row): row for row in rows}
        words = {each: str(name(row)) for each, row in by_key.items()}
        if len(words) > MOST:
            count = Counter(fold(word) for word in words.values())
            words = {k: w if count[fold(w)] == 1 else f"{w} ({k})" for k, w in words.items()}
        return cls(by_key, words)

    @property
    def is_searched(self) -> bool:
        """True when there are more than a list that is looked through."""
        return len(self.words) > MOST

    @property
    def sent(self) -> dict[str, str]:
        """What a form sends for each row, and what the row is called."""
        return {name if self.is_searched else key: name for key, name in self.words.items()}

    def named(self, words: str) -> str:
        """Return the key of the row that is called so; "" for none."""
        if self._named is None:
            self._named = {fold(name): key for key, name in self.words.items()}
        return self._named.get(fold(words), "")


class SearchField(StringField):
    """A text that names one of many things, offered while one types (``web.choices``).

    The data is the text, also when it was chosen: who reads it finds the thing or refuses.

    Args:
        source: the name of the source.
    """

    def __init__(
        self, label: Any, validators: list[Any] | None = None, *, source: str, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.source = source

    @property
    def address(self) -> str:
        """Where a script asks for the things that have some words."""
        return url_for("web.choices.show", name=self.source)
