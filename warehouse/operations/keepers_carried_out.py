"""What both signatures of a change of keeper do: called by the second signature alone."""

from collections.abc import Sequence

from sqlalchemy import select

from accounts.models import UserAccount
from foundation.acts import Act
from foundation.database import db
from warehouse import custody, observing
from warehouse.custody import Change
from warehouse.hand_overs import entries
from warehouse.models import HandOver, Touch
from warehouse.operations.hand_over_looks import found_of
from warehouse.operations.loans_carried_out import Line, observe_lines


def carry_out_keeper(hand_over: HandOver, lines: Sequence[Line], by: Act) -> None:
    """Hand the things over: what was seen is observed, and their keeper is who took them.

    Basis: TT 04/2023/TT-BTP Điều 10 khoản 2.
    """
    observe_lines(lines, touch=Touch.HAND_OVER)
    said = {"hand_over": hand_over.number, **names_of(hand_over)}
    custody.post_all(
        [
            Change(
                item,
                said | observing.told(found_of(line)),
                {"keeper_id": hand_over.receiver_id},
            )
            for line, item in lines
        ],
        entries.KEEPER_CHANGED,
        by=by.onward(),
    )


def names_of(hand_over: HandOver) -> dict[str, str]:
    """Return the names of the two keepers who signed."""
    people = select(UserAccount.id, UserAccount.full_name).where(
        UserAccount.id.in_([hand_over.giver_id, hand_over.receiver_id])
    )
    names = {row.id: row.full_name for row in db.session.execute(people)}
    return {"giver": names[hand_over.giver_id], "receiver": names[hand_over.receiver_id]}
