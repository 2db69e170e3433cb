"""What the pages of a hand-over say of its kind: what both signatures do, and what ends without."""

from dataclasses import dataclass
from typing import Final

from foundation.i18n import N_
from warehouse.models import HandOver, HandOverKind


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences that differ by the kind of a hand-over, to be put into the reader's language.

    Args:
        nothing_yet: while both have not signed.
        first: what one signature alone does.
        second: what the second signature does.
        withdrawn: what giving it up leaves.
        taken_off: what taking one thing off it leaves.
    """

    nothing_yet: str
    first: str
    second: str
    withdrawn: str
    taken_off: str


_BETWEEN_KEEPERS: Final = Words(
    nothing_yet=N_("Nothing has changed hands yet. It does when both have signed."),
    first=N_("Nothing changes hands before the other signs, too."),
    second=N_("With your signature all the things on it change hands."),
    withdrawn=N_(
        "The things stay with who has them now. A signature that was given counts for nothing any "
        "more."
    ),
    taken_off=N_("It stays where it lies, with who has it now."),
)
_GOES_OUT: Final = Words(
    nothing_yet=N_("Nothing has left the store yet. It does when both have signed."),
    first=N_("Nothing leaves the store before the other signs, too."),
    second=N_("With your signature all the things on it leave the store."),
    withdrawn=N_(
        "The things stay in the store. A signature that was given counts for nothing any more."
    ),
    taken_off=N_("It stays in the store."),
)
_COMES_BACK: Final = Words(
    nothing_yet=N_("Nothing is back in the store yet. It is when both have signed."),
    first=N_("Nothing comes back before the other signs, too."),
    second=N_("With your signature all the things on it are back in the store."),
    withdrawn=N_(
        "The things stay on loan. A signature that was given counts for nothing any more."
    ),
    taken_off=N_("It stays on loan."),
)
_COMES_IN: Final = Words(
    nothing_yet=N_("Nothing is taken in yet. It is when both have signed."),
    first=N_("Nothing is taken in before the other signs, too."),
    second=N_("With your signature all the things on it are taken in."),
    withdrawn=N_(
        "Nothing of it is taken in, and its lines are to be received again. Destroy the labels: "
        "their codes are never used again."
    ),
    taken_off=N_(
        "It is not taken in. Destroy its label: the code is never used again. Its line is to be "
        "received again."
    ),
)
_TO_STORE: Final = Words(
    nothing_yet=N_("Nothing has gone to the other store yet. It does when both have signed."),
    first=N_("Nothing goes to the other store before the other signs, too."),
    second=N_("With your signature all the things on it go to the other store."),
    withdrawn=N_(
        "The things stay in the store they are in. A signature that was given counts for nothing "
        "any more."
    ),
    taken_off=N_("It stays in the store it is in."),
)
_OF: Final = {
    HandOverKind.KEEPER: _BETWEEN_KEEPERS,
    HandOverKind.LOAN: _GOES_OUT,
    HandOverKind.RETURN: _COMES_BACK,
    HandOverKind.RELEASE: _GOES_OUT,
    HandOverKind.INTAKE: _COMES_IN,
    HandOverKind.TRANSFER: _TO_STORE,
}


def words_of(hand_over: HandOver) -> Words:
    """Return the sentences of the kind of a hand-over; those of two keepers where it has none."""
    return _OF.get(hand_over.kind, _BETWEEN_KEEPERS)
