"""The lists a person keeps by a name: theirs alone, and nothing rests on them."""

from typing import Final

from sqlalchemy import func, select

from accounts import refusals
from accounts.models import SavedView, UserAccount
from foundation.acts import Act
from foundation.database import db, lock

MOST: Final = 20  # of one list


def keep_view(account: UserAccount, *, list_key: str, name: str, query: str, by: Act) -> SavedView:
    """Keep a list as it is asked for by a name; one of the same name is replaced.

    Raises:
        TooManyViews: the person keeps so many of this list already.
    """
    lock(account)
    of_list = (SavedView.account_id == account.id, SavedView.list_key == list_key)
    view = db.session.scalar(select(SavedView).where(*of_list, SavedView.name == name))
    if view is None:
        if (db.session.scalar(select(func.count()).where(*of_list)) or 0) >= MOST:
            raise refusals.TooManyViews(most=MOST)
        view = SavedView(account_id=account.id, list_key=list_key, name=name)
        db.session.add(view)
    view.query, view.saved_at = query, by.at
    db.session.flush()
    return view


def forget_view(view: SavedView, *, by: Act) -> SavedView:
    """Keep a list by its name no more.

    Raises:
        ViewOfAnother: somebody else keeps it.
    """
    if view.account_id != by.actor.id:
        raise refusals.ViewOfAnother
    db.session.delete(view)
    return view
