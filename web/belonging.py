"""A form belongs to the person it was shown to, and what was typed into it outlives a session.

Every form carries the number of its reader, signed. When somebody else has signed in meanwhile in
the same browser, or the session has ended, or the form is too old, nothing is done. What was typed
goes with the answer instead: the reader looks at it once more and sends it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, current_app, g, jsonify, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer

from foundation.i18n import N_
from foundation.refusals import Refusal
from web.access import person

FIELD: Final = "shown_to"  # in every form and in every scan
REVIEW: Final = "review"  # the form is to be shown again as it was typed, nothing is to be done
KEPT: Final = "kept"  # what was typed, on its way through the sign-in page
MARK_AGE: Final = 30 * 24 * 3600  # seconds; scans are kept through a long absence
KEPT_AGE: Final = 2 * 3600
NOBODY: Final = 0  # the owner of what is kept for no sign-in
MOST_KEPT: Final = 60_000  # letters
# Passwords and codes are typed anew; what stands for the request is made anew.
NEVER_KEPT: Final = {
    "csrf_token",
    FIELD,
    REVIEW,
    KEPT,
    "password",
    "current",
    "one_time_code",
    "setup_code",
    "new_code",
    "secret",
}


class ShownToAnother(Refusal):
    """A button of no form of its own, without the mark of the person who presses it."""

    text = N_("Open the page again, then repeat.")


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a form of theirs, and where it goes."""

    owner: int
    url: str
    fields: list[tuple[str, str]]
    has_files: bool  # they are not kept


def mark() -> str:
    """Return the signed number of the signed-in person; nothing when nobody is signed in."""
    who = person()
    if who is None:
        return ""
    known = g.get("mark")  # of this request, whatever forms its page has
    if known is None or known[0] != who.id:
        known = g.mark = (who.id, _signer("shown-to").dumps(who.id))
    return str(known[1])


def owner_of(text: object) -> int | None:
    """Return whom a form was shown to; None when the text is not ours."""
    found = _read("shown-to", text, MARK_AGE)
    return found if isinstance(found, int) else None


def is_mine(text: object) -> bool:
    """Whether a form was shown to the person who sends it; in front of the gate it is nobody's."""
    who = person()
    return who is None or owner_of(text) == who.id


def check_mine() -> None:
    """Refuse a button that stands outside a house form and was not shown to who presses it.

    Raises:
        ShownToAnother: it carries no mark, or somebody else's.
    """
    if not is_mine(request.form.get(FIELD)):
        raise ShownToAnother


def is_review() -> bool:
    """Whether this request wants to see a form again as it was typed."""
    return request.method == "POST" and bool(request.form.get(REVIEW))


def posted_owner() -> int | None:
    """Return whom the form or the scan of this request was shown to."""
    if request.is_json:
        return owner_of(_said().get(FIELD))
    return owner_of(request.form.get(FIELD))


def typed() -> Typed | None:
    """Return what this request brought; None when it is no form of ours, or too much to keep."""
    owner = None if request.is_json else owner_of(request.form.get(FIELD))
    found = None if owner is None else _typed(owner, NEVER_KEPT)
    if found is None or sum(len(name) + len(value) for name, value in found.fields) > MOST_KEPT:
        return None
    return found


def typed_by_sender() -> Typed | None:
    """Return what this request brought, to be shown to nobody but who sent it, in the answer."""
    return None if request.is_json else _typed(NOBODY, NEVER_KEPT - {KEPT})


def _typed(owner: int, left_out: Collection[str]) -> Typed | None:
    if request.method != "POST":
        return None
    fields = [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in left_out
    ]
    has_files = any(file.filename for _name, file in request.files.items(multi=True))
    return Typed(owner, request.full_path.rstrip("?"), fields, has_files) if fields else None


def sealed(what: Typed | None) -> str:
    """Return what was typed as a text only we can have written; "" for nothing."""
    if what is None:
        return ""
    return _signer("typed").dumps([what.owner, what.url, what.fields, what.has_files])


def unsealed(text: object) -> Typed | None:
    """Read what :func:`sealed` wrote; None when it is anything else or too old."""
    found = _read("typed", text, KEPT_AGE)
    if not isinstance(found, list):
        return None
    owner, url, fields, has_files = found
    return Typed(owner, url, [(name, value) for name, value in fields], has_files)


def whose_page(owner: int) -> str:
    """Say that a page was opened by somebody else, by name only to who works with them."""
    who = person()
    name = (who.name_of(owner) if who is not None else None) or gettext("somebody else")
    mine = who.full_name if who is not None else ""
    return str(
        gettext(
            "This page was opened by %(name)s; you are signed in as %(me)s. Nothing was recorded.",
            name=name,
            me=mine,
        )
    )


def init_app(app: Flask) -> None:
    """Refuse JSON that does not carry the mark of who sends it; forms are compared in web.forms."""

    @app.before_request
    def shown_to_another() -> ResponseReturnValue | None:
        who = person()
        if who is None or request.method != "POST" or not request.is_json:
            return None
        shown_to = _said().get(FIELD)
        if is_mine(shown_to):
            return None
        owner = owner_of(shown_to)
        text = gettext("Open the page again, then repeat.") if owner is None else whose_page(owner)
        return jsonify({"error": "other-person", "text": text}), 409


def _said() -> dict[str, Any]:
    """Return the JSON object of this request; what reads as none is empty."""
    try:
        said = request.get_json(silent=True)
    except RecursionError:  # nested deeper than any page of ours nests
        return {}
    return said if isinstance(said, dict) else {}


def _read(salt: str, text: object, age: int) -> Any:
    try:
        return _signer(salt).loads(str(text or ""), max_age=age)
    except (BadData, RecursionError):
        return None


def _signer(salt: str) -> URLSafeTimedSerializer:
    signers: dict[str, URLSafeTimedSerializer] = current_app.extensions.setdefault("signers", {})
    if salt not in signers:
        signers[salt] = URLSafeTimedSerializer(current_app.secret_key or "", salt=salt)
    return signers[salt]
