"""The choices of a select, written without the detours of the toolkit: some lists have hundreds."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from markupsafe import Markup, escape
from wtforms.widgets import Select, html_params

from web.pieces import written

BETWEEN: Final = "\x1f"  # between texts that are escaped together; no page shows it


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
        picked = [
            at
            for at, (value, _word) in enumerate(choices)
            if (value == chosen if named and value else field.coerce(value) == chosen)
        ]
        start = html_params(name=field.name, **kwargs)
        return Markup(f"<select {start}>{_drawn(choices, picked)}</select>")  # noqa: S704  # escaped

    @classmethod
    def render_option(cls, choice: Any, **kwargs: Any) -> str:  # type: ignore[override]  # 3.3
        if choice.render_kw or kwargs or not isinstance(choice.value, str):
            return str(super().render_option(choice, **kwargs))
        selected = "selected " if choice.selected else ""
        label = escape(choice.label or choice.value)
        return f'<option {selected}value="{escape(choice.value)}">{label}</option>'


def _is_plain(choice: Any) -> bool:
    return type(choice) is tuple and len(choice) == 2 and type(choice[0]) is str


def _drawn(choices: Sequence[tuple[str, Any]], picked: Collection[int]) -> str:
    """Return the options; what stands in them is escaped all at once, not each by itself."""
    texts = [each for value, word in choices for each in (value, str(word or value))]
    whole = written(BETWEEN.join(texts))
    parts = whole.split(BETWEEN)
    if len(parts) != len(texts):  # somebody's text has that character
        parts = [written(each) for each in texts]
    options = [
        f'<option value="{value}">{word}</option>'
        for value, word in zip(parts[::2], parts[1::2], strict=True)
    ]
    for at in picked:
        options[at] = options[at].replace("<option ", "<option selected ", 1)
    return "".join(options)


OPTIONS = Options()


def quick(field: Any) -> None:
    """Give a field of choices the quick widget, if it has the toolkit's own."""
    if type(field.widget) is Select and not field.widget.multiple:
        field.widget = OPTIONS
