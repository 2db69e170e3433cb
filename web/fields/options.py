"""The choices of a select, written without the detours of the toolkit: some lists have hundreds."""

from typing import Any

from markupsafe import Markup, escape
from wtforms.widgets import Select, html_params

from web.pieces import written


class Options(Select):
    """A select whose choices are mostly a value and a word."""

    def __call__(self, field: Any, **kwargs: Any) -> Markup:
        """Draw the field; pairs of texts go straight into the page."""
        choices = field.choices
        if not isinstance(choices, list) or not all(map(_is_plain, choices)):
            return super().__call__(field, **kwargs)
        kwargs.setdefault("id", field.id)
        for flag in self.validation_attrs:
            if flag not in kwargs and flag in field.flags:
                kwargs[flag] = getattr(field.flags, flag)
        chosen = field.data
        named = chosen is None or isinstance(chosen, str)  # compared as the text it is
        options = [
            f"<option {'selected ' if _is(field, value, chosen, named) else ''}"
            f'value="{written(value)}">{written(word or value)}</option>'
            for value, word in choices
        ]
        start = html_params(name=field.name, **kwargs)
        return Markup(f"<select {start}>{''.join(options)}</select>")  # noqa: S704  # all escaped

    @classmethod
    def render_option(cls, choice: Any, **kwargs: Any) -> str:  # type: ignore[override]  # 3.3
        if choice.render_kw or kwargs or not isinstance(choice.value, str):
            return str(super().render_option(choice, **kwargs))
        selected = "selected " if choice.selected else ""
        label = escape(choice.label or choice.value)
        return f'<option {selected}value="{escape(choice.value)}">{label}</option>'


def _is_plain(choice: Any) -> bool:
    return type(choice) is tuple and len(choice) == 2 and type(choice[0]) is str


def _is(field: Any, value: str, chosen: Any, named: bool) -> bool:
    return bool(value == chosen if named and value else field.coerce(value) == chosen)


OPTIONS = Options()


def quick(field: Any) -> None:
    """Give a field of choices the quick widget, if it has the toolkit's own."""
    if type(field.widget) is Select and not field.widget.multiple:
        field.widget = OPTIONS
