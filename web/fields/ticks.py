"""Fields of several choices, ticked."""

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget


class TickField(SelectMultipleField):
    """Several of the choices, each with its box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def pre_validate(self, form: Any) -> None:
        """Leave unknown choices to the base class; none ticked is the operation's question."""
        if self.data:
            super().pre_validate(form)


class TickRowsField(TickField):
    """Several of the rows the view offers; ``chosen`` are the rows."""

    def __init__(self, label: Any, validators: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, choices=[], **kwargs)
        self.type = "MultiCheckboxField"
        self._rows: dict[str, Any] = {}

    def offer(self, rows: Iterable[Any], name: Callable[[Any], str]) -> None:
        """Let any of ``rows`` be chosen, each called by ``name``."""
        self._rows = {str(row.id): row for row in rows}
        self.choices = [(key, name(row)) for key, row in self._rows.items()]

    @property
    def chosen(self) -> list[Any]:
        """The chosen rows; what was sent and never offered is none of them."""
        return [self._rows[key] for key in self.data or () if key in self._rows]


TickField.__name__ = "MultiCheckboxField"  # what components/field.html draws as a group
