"""A kind is found by what people call the thing, not only by its own word."""

import pytest

from foundation.folding import fold
from warehouse.forms.claims import ClaimForm
from warehouse.models import ItemKind


@pytest.fixture
def offered(app):
    """What each kind is found by besides its own word, folded, as the page looks for it."""
    with app.test_request_context():
        choices = ClaimForm().kind.iter_choices()
        return {choice[0]: fold(choice[3].get("data-also", "")) for choice in choices if choice[0]}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("xe", ItemKind.VEHICLE),
        ("xe máy", ItemKind.VEHICLE),
        ("mô tô", ItemKind.VEHICLE),
        ("điện thoại", ItemKind.ELECTRONICS),
        ("tivi", ItemKind.ELECTRONICS),
        ("súng", ItemKind.WEAPON),
        ("dao", ItemKind.CRUDE_WEAPON),
        ("nhẫn", ItemKind.PRECIOUS),
        ("gạo", ItemKind.FOOD),
    ],
)
def test_a_kind_is_found_by_a_usual_word(offered, typed, kind):
    assert all(word in offered[kind] for word in fold(typed).split())


def test_every_kind_but_the_last_has_other_words(offered):
    assert [kind for kind in ItemKind if not offered[kind]] == [ItemKind.OTHER]
