"""The two kinds of asset the auction law sets different periods for."""

import enum


class AssetKind(enum.StrEnum):
    """Movable or immovable property (BLDS 2015, Điều 107)."""

    MOVABLE = "movable"  # động sản
    IMMOVABLE = "immovable"  # bất động sản
