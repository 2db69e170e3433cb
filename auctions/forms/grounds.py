"""The choice of a ground for suspending or stopping, in the words of the law."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.widgets import ListWidget, RadioInput

from auctions.wording import ground_words
from lawbook.stopping import StoppingGround
from papers.forms import PaperForm, Slot
from papers.models import DocumentKind
from papers.operations import Paper
from web.fields.choices import EnumField

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
            *((ground.code, ground_words(ground)) for ground in grounds),
            (NONE, empty),
        ]

    @property
    def chosen(self) -> str | None:
        """The code of the chosen ground."""
        return None if self.data in (None, "", NONE) else str(self.data)


class StoppingForm(PaperForm):
    """An act that stops an offer, and the decision or request it rests on."""

    paper_of = EnumField(
        _l("Kind of document"),
        DocumentKind,
        default=DocumentKind.DECISION,
        members=(
            DocumentKind.DECISION,
            DocumentKind.REQUEST,
            DocumentKind.LETTER,
            DocumentKind.NOTICE,
            DocumentKind.MINUTES,
            DocumentKind.OTHER,
        ),
    )

    def _paper(
        self, slot: Slot, known: Any, number: Any, day: Any, values: dict[str, Any]
    ) -> Paper:
        paper = super()._paper(slot, known, number, day, values)
        return replace(paper, kind=values.pop("paper_of"))
