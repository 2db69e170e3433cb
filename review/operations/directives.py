"""Directives (chỉ đạo): give, answer, accept or send back, remind.

The only writer of a directive's state.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from accounts.models import UserAccount
from accounts.queries import rights_of
from audit import ledger
from audit.entries import Kind
from cases.models import Asset
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from foundation.permissions import Permission
from foundation.refusals import check
from review import entries
from review.allowed import (
    why_not_answer,
    why_not_direct,
    why_not_direct_to,
    why_not_due,
    why_not_judge,
)
from review.models import Directive, DirectiveState


def give_directive(
    asset: Asset, *, instruction: str, to_user: UserAccount, due_on: date, by: Act
) -> Directive:
    """Order a person to do something about an asset by a day.

    Raises:
        AssetHasEnded: the asset is delivered, returned or otherwise at its end.
        DirectiveToOneself: the giver is the addressee.
        AddresseeOutOfSight: the addressee holds no role over the asset's office on that day.
        DirectiveDueInThePast: due before the day it is given.
    """
    check(why_not_direct(lock(asset)))
    rights = rights_of(to_user.id, by.day)
    works_there = rights.holds(Permission.USE, asset.office_id)
    check(why_not_direct_to(to_user, by, works_there=works_there))
    check(why_not_due(due_on, by))
    directive = Directive(
        office_id=asset.office_id,
        case_id=asset.case_id,
        asset_id=asset.id,
        instruction=instruction,
        to_user_id=to_user.id,
        given_by_id=by.actor.id,
        given_at=by.at,
        due_on=due_on,
        state=DirectiveState.OPEN,
        reminders=0,
    )
    db.session.add(directive)
    db.session.flush()
    facts = {"instruction": instruction, "to": to_user.full_name, "due_on": due_on}
    _log(directive, entries.DIRECTIVE_GIVEN, by, {"asset": asset.id, **facts})
    return directive


def give_directives(
    assets: Sequence[Asset], *, instruction: str, due_on: date, by: Act
) -> list[Directive]:
    """Order the officer in charge of each asset to do the same by one day, all or none of them.

    Each is given as :func:`give_directive` gives one.
    """
    return [
        give_directive(
            asset,
            instruction=instruction,
            to_user=db.session.get_one(UserAccount, asset.case.officer_id),
            due_on=due_on,
            by=by,
        )
        for asset in assets
    ]


def answer_directive(directive: Directive, *, answer: str, by: Act) -> Directive:
    """Answer a directive; the head who gave it, or another, judges the answer.

    Raises:
        ChangedMeanwhile: it is no longer as the person saw it.
        NotTheAddressee: it was given to somebody else.
        DirectiveNotOpen: it is answered already, or accepted.
    """
    lock_as_seen(directive, by)
    addressee = db.session.get_one(UserAccount, directive.to_user_id)
    check(why_not_answer(directive, addressee, by))
    late = directive.is_overdue(by.day)
    directive.state, directive.answer = DirectiveState.ANSWERED, answer
    directive.answered_at = by.at
    _log(directive, entries.DIRECTIVE_ANSWERED, by, {"answer": answer, "late": late})
    return directive


def accept_answer(directive: Directive, *, by: Act) -> Directive:
    """Accept the answer; the directive is done.

    Raises:
        ChangedMeanwhile: it is no longer as the person saw it.
        DirectiveNotAnswered: there is no answer to judge.
        OwnAnswer: the actor wrote the answer.
    """
    _judge(directive, by)
    directive.state, directive.accepted_at = DirectiveState.ACCEPTED, by.at
    directive.judged_by_id = by.actor.id
    _log(directive, entries.DIRECTIVE_ACCEPTED, by, {})
    return directive


def send_back(directive: Directive, *, why: str, due_on: date, by: Act) -> Directive:
    """Refuse the answer and open the directive again, with a new last day.

    Raises:
        ChangedMeanwhile: it is no longer as the person saw it.
        DirectiveNotAnswered: there is no answer to judge.
        OwnAnswer: the actor wrote the answer.
        DirectiveDueInThePast: the new day is before the day of the act.
    """
    _judge(directive, by)
    check(why_not_due(due_on, by))
    facts = {"why": why, "answer": directive.answer, "due_on": [directive.due_on, due_on]}
    directive.state, directive.due_on = DirectiveState.OPEN, due_on
    directive.sent_back_why, directive.sent_back_at = why, by.at
    directive.judged_by_id = by.actor.id
    _log(directive, entries.DIRECTIVE_SENT_BACK, by, facts)
    return directive


def remind(directive: Directive, *, today: date, by: Act) -> bool:
    """Write a reminder of an open directive that is due or overdue, once a day.

    Returns:
        Whether one was written; not if it is answered, not yet due, or was reminded that day.
    """
    if not lock(directive).is_to_be_reminded(today):
        return False
    directive.reminded_on, directive.reminders = today, directive.reminders + 1
    facts = {"on": today, "due_on": directive.due_on, "times": directive.reminders}
    _log(directive, entries.DIRECTIVE_REMINDED, by, facts)
    return True


def _judge(directive: Directive, by: Act) -> None:
    lock_as_seen(directive, by)
    check(why_not_judge(directive, by))


def _log(directive: Directive, kind: Kind, by: Act, payload: Mapping[str, object]) -> None:
    ledger.append(directive.stream, kind, office_id=directive.office_id, by=by, payload=payload)
