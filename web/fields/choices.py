"""Fields of choice: members of an enumeration, or one of the rows the view offers."""

import enum
from collections.abc import Callable, Iterable
from typing import Any

from flask_babel import lazy_gettext
from wtforms import SelectField, StringField, ValidationError
from wtforms.widgets import ListWidget, RadioInput

from web.fields.ticks import TickField
from web.formatting import label as word_for

CHOOSE = lazy_gettext("— choose —")


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
        def choices() -> list[tuple[str, Any]]:
            shown = [(each.value, words(each)) for each in members or kind]
            first = CHOOSE if empty is None and self.asks else empty
            return shown if first is None else [("", first), *shown]

        def read(value: str) -> enum.StrEnum | None:
            return None if value == "" else kind(value)

        super().__init__(label, validators, coerce=read, choices=choices, **kwargs)
        self.must = empty is None
        if self.must:
            self.flags.required = True
        self.invalid_value_message = lazy_gettext("Not a valid choice.")
        self.type = self.drawn_as

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
    """One of the rows the view offers; ``chosen`` is the row."""

    def __init__(self, label: Any, validators: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, choices=[], **kwargs)
        self.type = "SelectField"  # drawn as one
        self.must = False
        self._rows: dict[str, Any] = {}

    def offer(self, rows: Iterable[Any], name: Callable[[Any], str], *, empty: Any = None) -> None:
        """Let one of ``rows`` be chosen, each called by ``name``.

        Args:
            empty: the words of choosing none; without it one must be chosen.
        """
        self._rows = {str(row.id): row for row in rows}
        shown = [(key, name(row)) for key, row in self._rows.items()]
        self.must = self.flags.required = empty is None
        first = CHOOSE if empty is None and len(shown) > 1 else empty
        self.choices = shown if first is None else [("", first), *shown]

    def pre_validate(self, form: Any) -> None:
        """Refuse that none is chosen, where one must be."""
        if self.must and not self.data:
            raise ValidationError(self.gettext("Not a valid choice."))
        super().pre_validate(form)

    @property
    def chosen(self) -> Any:
        """The chosen row; None when none is chosen, or what was sent was never offered."""
        return self._rows.get(self.data or "")


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
