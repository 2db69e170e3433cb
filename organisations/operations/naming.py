"""An organisation as an act names it: one of the registry, or a new one the act adds."""

from dataclasses import dataclass

from foundation.acts import Act
from foundation.database import lock_name
from foundation.folding import tidy
from foundation.refusals import check
from organisations import queries, refusals
from organisations.allowed import why_not_change, why_not_name
from organisations.models import Organisation, OrganisationKind
from organisations.named import kind_named
from organisations.naming import name_key
from organisations.operations.registry import record_organisation


@dataclass(frozen=True, slots=True)
class Named:
    """What was chosen or typed where an act names an organisation.

    Args:
        text: a name it has or had, as chosen from those found, or as typed.
        kind: what a new one is.
        adds: it is added to the registry where nothing there is called so.
    """

    text: str
    kind: OrganisationKind
    adds: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether none is named."""
        return not self.text.strip()


def organisation_of(
    named: Named | Organisation, *, office_id: int, by: Act, past: bool = False
) -> Organisation:
    """Return the organisation that is named; never a second one of the same name.

    Args:
        named: what was typed or chosen, or one that is known already.
        office_id: the office that keeps a new one.
        past: what it did is over, so that it may have closed since.

    Raises:
        OrganisationNeeded: none is named.
        OrganisationUnknown: nothing is called so, and it is not to be added.
        OrganisationUnclear: several are called so.
        OrganisationClosed: it has closed.
        OrganisationNameUnreadable: a new one without a letter in its name.
    """
    why_not = why_not_change if past else why_not_name
    if isinstance(named, Organisation):
        check(why_not(named))
        return named
    if named.is_empty:
        raise refusals.OrganisationNeeded
    lock_name(f"organisation:{name_key(named.text)}")
    found = queries.called(named.text)
    if len(found) > 1:
        raise refusals.OrganisationUnclear(name=named.text, count=len(found))
    if found:
        check(why_not(found[0]))
        return found[0]
    if not named.adds:
        raise refusals.OrganisationUnknown(name=named.text)
    return record_organisation(
        kind=named.kind, name=tidy(named.text), office_id=office_id, by=by.onward()
    )


def organisation_in_words(
    name: str | None, adds: bool | None, kind: OrganisationKind, *, office_id: int, by: Act
) -> Organisation | None:
    """Return the organisation that a name in words means; None where there is no name.

    Args:
        adds: an organisation the registry does not know is added to it, else refused; None: nobody
            was asked, as of a file or of who may be a person, and the name may stand for nobody
            the registry knows.
        kind: what a new one is, where its name does not say it.

    Raises:
        OrganisationUnknown, OrganisationUnclear, OrganisationClosed: see ``organisation_of``.
        OrganisationNameUnreadable: a new one without a letter in its name.
    """
    if not (name or "").strip():
        return None
    if adds is None:
        return queries.known_by_name(name)
    named = Named(name or "", kind_named(name or "") or kind, adds)
    return organisation_of(named, office_id=office_id, by=by)


def written_name(name: str | None, known: Organisation | None) -> str | None:
    """Return the name that a row keeps: of the one that was chosen by its number, its own."""
    if known is not None and queries.is_numbered(name or ""):
        return known.name
    return tidy(name or "") or None
