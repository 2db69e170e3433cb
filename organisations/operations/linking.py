"""Rows that name an organisation in words: they point to it once the registry knows the name."""

from audit import ledger
from foundation.acts import Act
from organisations import entries
from organisations.models import Organisation


def record_linked(
    stream: str, *, office_id: int, name: str, to: Organisation, by: Act
) -> Organisation:
    """Write down that a row points now to the organisation its words name; the words stay."""
    ledger.append(
        stream,
        entries.NAME_LINKED,
        office_id=office_id,
        by=by,
        payload={"name": name, "organisation": to.stream},
    )
    return to
