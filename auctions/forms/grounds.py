"""The choice of a ground for suspending or stopping, in the words of the law."""

from collections.abc import Iterable
from typing import Any, Final

from wtforms import RadioField
from wtforms.widgets import ListWidget, RadioInput

from lawbook.stopping import StoppingGround

NONE: Final = "none"  # chosen where no ground of the list is the one


class GroundField(RadioField):
    """One ground of the list of the law; ``chosen`` is its code, or None."""

    widget = ListWidget(prefix_label=False)
    option_widget = RadioInput()

    def __init__(self, label: Any, validators: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(label, validators, choices=[], **kwargs)
        self.type = "RadioField"  # drawn as one

    def offer(self, grounds: Iterable[StoppingGround], *, empty: Any) -> None:
        """Let one of ``grounds`` be chosen, or none of them in the words ``empty``."""
        self.choices = [
            *((ground.code, f"{ground.vi} ({ground.basis.short})") for ground in grounds),
            (NONE, empty),
        ]

    @property
    def chosen(self) -> str | None:
        """The code of the chosen ground."""
        return None if self.data in (None, "", NONE) else str(self.data)
