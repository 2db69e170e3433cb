"""Fields of several choices, ticked."""

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


TickField.__name__ = "MultiCheckboxField"  # what components/field.html draws as a group
