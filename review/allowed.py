"""What may be done with a directive, and why not.

Each function looks at rows that are loaded and asks no database. It returns a refusal, or None
where the act may be done. An operation locks the rows and raises what is returned; a page shows no
form and no button where anything is returned.
"""

from datetime import date

from accounts.models import UserAccount
from cases.models import Asset
from cases.refusals import AssetHasEnded
from foundation.acts import Act
from foundation.refusals import Refusal
from review import refusals
from review.models import Directive, DirectiveState


def why_not_direct(asset: Asset) -> Refusal | None:
    """A directive is about an asset that has not come to its end."""
    return None if asset.is_open else AssetHasEnded(state=asset.state)


def why_not_direct_to(person: UserAccount, by: Act, *, works_there: bool) -> Refusal | None:
    """A directive goes to somebody else, who works for the asset's office on that day.

    Args:
        works_there: the person holds a role in the asset's office or in one above it.
    """
    if person.id == by.actor.id:
        return refusals.DirectiveToOneself()
    if not (person.is_active and works_there):
        return refusals.AddresseeOutOfSight(name=person.full_name)
    return None


def why_not_due(due_on: date, by: Act) -> Refusal | None:
    """A directive is due on the day of the act at the earliest."""
    return refusals.DirectiveDueInThePast(day=due_on) if due_on < by.day else None


def why_not_answer(directive: Directive, addressee: UserAccount, by: Act) -> Refusal | None:
    """The addressee answers, once, while the directive is open."""
    if directive.to_user_id != by.actor.id:
        return refusals.NotTheAddressee(name=addressee.full_name)
    if not directive.is_open:
        return refusals.DirectiveNotOpen(state=directive.state)
    return None


def why_not_judge(directive: Directive, by: Act) -> Refusal | None:
    """An answer is accepted or sent back by somebody other than its author."""
    if directive.state is not DirectiveState.ANSWERED:
        return refusals.DirectiveNotAnswered(state=directive.state)
    if directive.to_user_id == by.actor.id:
        return refusals.OwnAnswer()
    return None
