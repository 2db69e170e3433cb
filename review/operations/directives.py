"""Directives (chỉ đạo): give, answer, accept or send back, remind."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import exists, or_, select

from accounts.models import Membership, Office, UserAccount
from audit import ledger
from cases.models import Asset
from cases.refusals import AssetHasEnded
from foundation.acts import Act, lock_as_seen
from foundation.database import db, lock
from review import refusals
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
    today = by.day
    if not asset.is_open:
        raise AssetHasEnded(state=asset.state)
    if to_user.id == by.actor.id:
        raise refusals.DirectiveToOneself
    if not (to_user.is_active and _sees(to_user, asset, today)):
        raise refusals.AddresseeOutOfSight(name=to_user.full_name)
    _check_due(due_on, today)
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
    _log(directive, "directive.given", by, {"asset": asset.id, **facts})
    return directive


def answer_directive(directive: Directive, *, answer: str, by: Act) -> Directive:
    """Answer a directive; the head who gave it, or another, judges the answer.

    Raises:
        ChangedMeanwhile: it is no longer as the person saw it.
        NotTheAddressee: it was given to somebody else.
        DirectiveNotOpen: it is answered already, or accepted.
    """
    lock_as_seen(directive, by)
    if directive.to_user_id != by.actor.id:
        addressee = db.session.get_one(UserAccount, directive.to_user_id)
        raise refusals.NotTheAddressee(name=addressee.full_name)
    if directive.state is not DirectiveState.OPEN:
        raise refusals.DirectiveNotOpen(state=directive.state)
    directive.state, directive.answer, directive.answered_at = (
        DirectiveState.ANSWERED,
        answer,
        by.at,
    )
    late = by.day > directive.due_on
    _log(directive, "directive.answered", by, {"answer": answer, "late": late})
    return directive


def accept_answer(directive: Directive, *, by: Act) -> Directive:
    """Accept the answer; the directive is done.

    Raises:
        ChangedMeanwhile, DirectiveNotAnswered, OwnAnswer: as for sending back.
    """
    _judge(directive, by)
    directive.state, directive.accepted_at = DirectiveState.ACCEPTED, by.at
    directive.judged_by_id = by.actor.id
    _log(directive, "directive.accepted", by, {})
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
    _check_due(due_on, by.day)
    facts = {"why": why, "answer": directive.answer, "due_on": [directive.due_on, due_on]}
    directive.state, directive.due_on = DirectiveState.OPEN, due_on
    directive.sent_back_why, directive.sent_back_at = why, by.at
    directive.judged_by_id = by.actor.id
    _log(directive, "directive.sent_back", by, facts)
    return directive


def remind(directive: Directive, *, today: date, by: Act) -> bool:
    """Write a reminder of an open directive that is due or overdue, once a day.

    Returns:
        Whether one was written; not if it is answered, not yet due, or was reminded that day.
    """
    lock(directive)
    reminded = directive.reminded_on is not None and directive.reminded_on >= today
    if directive.state is not DirectiveState.OPEN or directive.due_on > today or reminded:
        return False
    directive.reminded_on, directive.reminders = today, directive.reminders + 1
    facts = {"on": today, "due_on": directive.due_on, "times": directive.reminders}
    _log(directive, "directive.reminded", by, facts)
    return True


def _sees(person: UserAccount, asset: Asset, on: date) -> bool:
    """Whether a person holds a role in the asset's office or in one above it."""
    office = db.session.get_one(Office, asset.office_id)
    above = [int(step) for step in office.path.strip("/").split("/")]
    held = exists().where(
        Membership.user_id == person.id,
        Membership.office_id.in_(above),
        Membership.valid_from <= on,
        or_(Membership.valid_to.is_(None), Membership.valid_to > on),
    )
    return bool(db.session.scalar(select(held)))


def _check_due(due_on: date, today: date) -> None:
    if due_on < today:
        raise refusals.DirectiveDueInThePast(day=due_on)


def _judge(directive: Directive, by: Act) -> None:
    lock_as_seen(directive, by)
    if directive.state is not DirectiveState.ANSWERED:
        raise refusals.DirectiveNotAnswered(state=directive.state)
    if directive.to_user_id == by.actor.id:
        raise refusals.OwnAnswer


def _log(directive: Directive, kind: str, by: Act, payload: Mapping[str, object]) -> None:
    ledger.append(directive.stream, kind, office_id=directive.office_id, by=by, payload=payload)
