"""Values in entries of the ledger that are read in their own way."""


class BasisPoints(int):
    """A share of the price in hundredths of a per cent."""

    __slots__ = ()


class StopCode(str):
    """The code of a ground for suspending or stopping, see ``lawbook.stopping``."""

    __slots__ = ()
