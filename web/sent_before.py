"""The same form sent again after Back, by a browser without scripts: asked before it is done twice.

With scripts the form goes out under its former id (``static/js/once.js``) and nothing is done. Such
a browser says that it has scripts (``BY_SCRIPT``); of one that does not, the session keeps what it
sent last, and the same once more under a new id is a question. The answer ``AGAIN`` does it.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from flask import request, session
from flask_babel import gettext
from wtforms import HiddenField

from foundation import clock
from foundation.acts import Act
from foundation.once import is_known
from web.forms import Form

BY_SCRIPT: Final = "by_script"
AGAIN: Final = "again"
KEPT: Final = "sent_last"  # in the session
FOR: Final = timedelta(minutes=30)


def note(kind: str, envelope: str) -> None:
    """Keep what was just done for a browser without scripts."""
    if not request.form.get(BY_SCRIPT):
        session[KEPT] = f"{_mark(kind, envelope)} {clock.now().isoformat()}"


def asks_again(form: Form, by: Act, kind: str, envelope: str) -> bool:
    """Whether this is what was done last, sent anew: then the form asks whether it is meant."""
    if request.form.get(BY_SCRIPT) or request.form.get(AGAIN) or not _is_filled_in(form):
        return False
    mark, _space, at = str(session.get(KEPT, "")).partition(" ")
    if mark != _mark(kind, envelope) or clock.now() - datetime.fromisoformat(at) > FOR:
        return False
    if is_known(by):  # a second press: it was done once and is told so
        return False
    form.sent_before = True
    form.form_errors.append(
        gettext(
            "The same was recorded from here just now. Send it again only if it is meant twice."
        )
    )
    return True


def _is_filled_in(form: Form) -> bool:
    """Whether a person answers something in it; a button alone depends on what stands now."""
    return any(not isinstance(field, HiddenField) for field in form)


def _mark(kind: str, envelope: str) -> str:
    return hashlib.sha256(f"{kind} {envelope}".encode()).hexdigest()[:32]
