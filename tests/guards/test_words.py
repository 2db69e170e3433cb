"""Every code a screen may show has words: each member of each enumeration of the models."""

import enum
import importlib

import pytest

from app import MODELS
from web.formatting import label

ENUMS = sorted(
    {
        kind
        for name in MODELS
        for kind in vars(importlib.import_module(name)).values()
        if isinstance(kind, type) and issubclass(kind, enum.StrEnum) and kind is not enum.StrEnum
    },
    key=lambda kind: kind.__qualname__,
)


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__qualname__)
def test_every_member_has_words(kind, app):
    with app.test_request_context():
        for member in kind:
            assert label(member)
