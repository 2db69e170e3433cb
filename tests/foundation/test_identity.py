"""What lists and the ledger may hold of an identity."""

import pytest

from foundation.identity import masked


@pytest.mark.parametrize(
    ("identity", "shown"),
    [
        ("001099000123", "•••123"),
        ("123456789", "•••789"),
        ("12345678", "•••"),
        ("abc", "•••"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_too_short_to_hide_the_rest_is_hidden_whole(identity, shown):
    assert masked(identity) == shown
