"""What may be done now with a printer, and why not; see :mod:`warehouse.allowed`."""

from foundation.refusals import Refusal
from warehouse import refusals
from warehouse.models import Printer


def why_not_use(printer: Printer) -> Refusal | None:
    """A printer that is no longer used prints nothing and stays as it is."""
    return refusals.PrinterRetired(name=printer.name) if printer.retired_at is not None else None
