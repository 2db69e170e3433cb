"""The choices of a select, written without the detours of the toolkit: some lists have hundreds."""

from typing import Any

from markupsafe import escape
from wtforms.widgets import Select


class Options(Select):
    """A select whose choices are mostly a value and a word."""

    @classmethod
    def render_option(cls, choice: Any, **kwargs: Any) -> str:  # type: ignore[override]  # 3.3
        if choice.render_kw or kwargs or not isinstance(choice.value, str):
            return str(super().render_option(choice, **kwargs))
        selected = "selected " if choice.selected else ""
        label = escape(choice.label or choice.value)
        return f'<option {selected}value="{escape(choice.value)}">{label}</option>'


OPTIONS = Options()


def quick(field: Any) -> None:
    """Give a field of choices the quick widget, if it has the toolkit's own."""
    if type(field.widget) is Select and not field.widget.multiple:
        field.widget = OPTIONS
