"""How the ledger's roles are read: our own, of nobody here, and unknown ones."""

import pytest
from flask_babel import force_locale

from accounts.rights import SEAT
from accounts.wording import roles_held
from foundation.actor import SYSTEM


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("officer+keeper", "Enforcement officer, Warehouse keeper"),
        (SYSTEM.role, "by itself"),
        (SEAT, "outside the office"),
        ("treasurer", "treasurer"),
    ],
)
def test_who_acted_is_told_as_the_ledger_has_it(app, codes, words):
    with app.test_request_context(), force_locale("en"):
        assert roles_held(codes) == words
