"""Refusals: how the domain says no, by class, with the law behind the no."""

from collections.abc import Sequence
from typing import Any, ClassVar

from foundation.i18n import N_


class Refusal(Exception):
    """A lawful or physical reason why an operation may not happen now.

    Subclasses set ``text`` (an N_ marker with %(name)s holes) and, where it applies, ``field``
    (the form field the message belongs beside; of several, the first that the form has). Where
    only the case at hand says which field is wrong, ``field`` is given per instance.
    ``basis`` may be given per instance: the provision as people cite it; ``see`` names the other
    things that are in the way by their streams, and the page links to them.
    """

    text: ClassVar[str]
    field: str | tuple[str, ...] | None = None
    gone: ClassVar[bool] = False  # the thing itself was taken back: there is nothing to fill in

    def __init__(
        self,
        *,
        basis: str | None = None,
        see: Sequence[str] = (),
        field: str | None = None,
        **details: Any,
    ) -> None:
        super().__init__(type(self).__name__, details)
        if field is not None:
            self.field = field
        self.basis = basis
        self.see = tuple(see)
        self.details = details

    @property
    def code(self) -> str:
        """A stable name for machines: the class name."""
        return type(self).__name__


def check(why: Refusal | None) -> None:
    """Raise the reason why an act may not be done, if there is one."""
    if why is not None:
        raise why


class ChangedMeanwhile(Refusal):
    """The thing acted on is no longer as the person saw it."""

    text = N_("Someone changed this while you were working. Look at it again, then repeat.")


class ActIdReused(Refusal):
    """One client id arrived with two different acts."""

    text = N_("This form was already used for another act. Open the page again.")


class DayInTheFuture(Refusal):
    """A fact is said to be later than the moment it is recorded."""

    text = N_("The day of “%(of)s”, %(day)s, is in the future.")


class DayTooEarly(Refusal):
    """A day lies before the one it must follow; both are named."""

    text = N_("The day of “%(of)s”, %(day)s, lies before the day of “%(follows)s”, %(earliest)s.")


class IdentityNotTwelveDigits(Refusal):
    """What was typed cannot be the number of a citizen identity card."""

    text = N_("Enter the 12 digits of the receiver's identity card.")
    field = "identity"


class IdentityOfOneDigit(Refusal):
    """Twelve times the same digit: typed to fill the field."""

    text = N_("No identity card has one repeated digit. Enter the number as on the card.")
    field = "identity"
