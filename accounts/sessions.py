"""Who is signed in in this browser: the cookie, read anew from the database on each request."""

import ipaddress
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from flask import Flask, current_app, g, has_request_context, request, session
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import event
from werkzeug.wrappers import Response as WerkzeugResponse

from accounts import queries
from accounts.letterhead import Head
from accounts.models import FactorRule, Role
from accounts.operations import sessions as browsers
from accounts.operations.sessions import Ticket
from accounts.operations.signing_in import Half
from accounts.operations.tries import Origin
from accounts.rights import Workplace
from accounts.roles import asks_for_factor
from accounts.standing import Standing, Standings, Versions
from foundation import clock
from foundation.actor import Actor
from foundation.connections import may_write
from foundation.database import db
from foundation.permissions import Permission
from web.access import actor

TICKET: Final = "ticket"  # keys of the cookie
HALF: Final = "half"
HALF_LONGEST: Final = 600  # seconds between password and code
SEEN: Final = "seen"  # when this browser last asked for something, in seconds
LONGEST: Final = timedelta(hours=12)  # a session ends then, whatever is done in it
SEEN_EVERY: Final = 300  # seconds; the cookie is not written for each request
BROWSER: Final = "browser"  # the cookie of a browser somebody has signed in in
BROWSER_DAYS: Final = 400  # the longest time browsers keep a cookie
MOST_KNOWN: Final = 20  # people of one browser


@dataclass(frozen=True, slots=True)
class Me:
    """The signed-in person, in the browser that asks."""

    session_id: int
    standing: Standing
    chosen: int | None  # the office in whose name they want to act
    first: str | None  # endpoint of what they have to do before anything else

    @property
    def id(self) -> int:
        return self.standing.account_id

    @property
    def full_name(self) -> str:
        return self.standing.full_name

    @property
    def workplaces(self) -> tuple[Workplace, ...]:
        return self.standing.rights.workplaces

    @property
    def acts_for(self) -> Workplace | None:
        """The office chosen in the header; none: whichever the act needs."""
        return next((place for place in self.workplaces if place.id == self.chosen), None)

    @property
    def place(self) -> Workplace | None:
        """The office whose name stands on what is printed here."""
        return self.acts_for or next(iter(self.workplaces), None)

    @property
    def head(self) -> Head | None:
        """The head of what is printed here."""
        return self.standing.heads.get(self.place.id) if self.place is not None else None

    @property
    def is_outside(self) -> bool:
        """Whether this is the seat of an organisation outside: it works in no office."""
        return any(place.outside for place in self.workplaces)

    @property
    def roles(self) -> frozenset[Role]:
        """Roles held anywhere: they decide what a home shows and permit nothing."""
        return self.standing.rights.roles

    def office_name(self, office_id: int) -> str:
        """Return the name of an office in sight; nothing for another."""
        return self.standing.rights.office_names.get(office_id, "")

    def stands_in_head(self, office_id: int) -> bool:
        """Whether an office is the one named at the head of every page."""
        places = self.workplaces
        named = places[0] if len(places) == 1 else self.acts_for
        return named is not None and named.id == office_id

    def name_of(self, account_id: int) -> str | None:
        """Return somebody's name, if they work in an office this person works in too."""
        return queries.name_in(account_id, self.offices_for(Permission.USE))

    def may(self, permission: Permission, office_id: int | None = None) -> bool:
        return self.standing.rights.holds(permission, office_id)

    def offices_for(self, permission: Permission) -> frozenset[int]:
        return self.standing.rights.offices_for(permission)

    def actor(self, permission: Permission, office_id: int | None = None) -> Actor | None:
        return self.standing.actor(permission, chosen=self.chosen, subject=office_id)


def me() -> Me:
    """Return the signed-in person; only for views behind the gate."""
    who: Me = g.me
    return who


def workplace() -> Workplace:
    """Return the office in whose name the signed-in person acts in this request."""
    office_id = actor().office_id
    return next(place for place in me().workplaces if place.id == office_id)


def begin_half(half: Half) -> None:
    """Remember in this browser whose password was right; whatever it held before is gone."""
    forget()
    session[HALF] = [half.account_id, half.session_no, _seconds()]


def half() -> Half | None:
    """Return whose password was right here a short time ago, and whose code is still to come."""
    found = session.get(HALF)
    if not isinstance(found, list) or not 0 <= _seconds() - found[2] <= HALF_LONGEST:
        return None
    return Half(found[0], found[1])


def sign_in(ticket: Ticket) -> None:
    """Hand this browser the ticket of a session; whatever it held before is gone."""
    forget()
    session[TICKET], session[SEEN] = ticket.text(), _seconds()


def renew(ticket: Ticket) -> None:
    """Hand the same person another ticket; the rest of the cookie stays."""
    session[TICKET] = ticket.text()


def forget() -> None:
    """Empty the cookie of this browser. Ending the session's row is the caller's part."""
    session.clear()
    g.pop("csrf_token", None)  # made from the session that is gone


def origin() -> Origin:
    """Return where this request comes from, and who has signed in in this browser before."""
    browser_id, known = _browser()
    return Origin(address(), browser_id, frozenset(known))


def address() -> str:
    """Return the network address of this request; of IPv6 the part one household shares."""
    text = request.remote_addr or ""
    try:
        parsed = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    if parsed.version == 6:
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return text


def remember_browser(response: WerkzeugResponse, account_id: int) -> WerkzeugResponse:
    """Let the browser show, next time, that this person has signed in in it."""
    browser_id, known = _browser()
    known = [account_id, *(each for each in known if each != account_id)][:MOST_KNOWN]
    response.set_cookie(
        BROWSER,
        _browsers().dumps([browser_id or secrets.token_urlsafe(16), known]),
        max_age=BROWSER_DAYS * 24 * 3600,
        httponly=True,
        samesite="Strict",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    return response


def _browser() -> tuple[str | None, list[int]]:
    try:
        browser_id, known = _browsers().loads(request.cookies.get(BROWSER, ""))
    except (BadSignature, ValueError, TypeError):
        return None, []
    return browser_id, known


def _browsers() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.secret_key or "", salt="browser")


def _load() -> Me | None:
    """Return who holds the ticket of this browser; None when the session has ended."""
    ticket = Ticket.read(session.get(TICKET))
    if ticket is None or _is_idle():
        return None
    row = queries.present_session(ticket.session_id)
    if row is None or not ticket.opens(row.token_hash, row.account_id, row.session_no):
        return None
    if row.created_at + LONGEST <= clock.now():
        return None
    versions = Versions(row.account_id, row.rights_version, row.offices_version, clock.today())
    db.session().info[queries.KEPT_AT] = row.offices_version
    standings: Standings = current_app.extensions["standings"]
    standing = standings.of(versions)
    if not standing.rights.workplaces:  # every role has ended: there is nothing to do here
        return None
    return Me(row.id, standing, row.office_id, _first(standing, row.must_change, row.has_factor))


def _first(standing: Standing, must_change: bool, has_factor: bool) -> str | None:
    """Return the endpoint of what a person has to do before anything else."""
    if must_change:
        return "accounts.password.edit"
    if not has_factor and asks_for_code(standing):
        return "accounts.second_factor.new"
    return None


def asks_for_code(standing: Standing) -> bool:
    """Whether a person needs a code besides the password: by the office's rule or the server's."""
    everywhere = current_app.config["KEBIEN"].second_factor
    if everywhere:
        return asks_for_factor(FactorRule(everywhere), standing.rights.roles)
    return standing.needs_factor


def _is_idle() -> bool:
    """Whether this browser asked for nothing for too long; its cookie says when it last did.

    The cookie is signed, and a copy of it grows old by itself: reading writes nothing.
    """
    seen = session.get(SEEN)
    now, longest = _seconds(), current_app.config["KEBIEN"].idle_minutes * 60
    if not isinstance(seen, int) or now - seen > longest:
        return True
    if now - seen >= SEEN_EVERY:
        session[SEEN] = now
    return False


def _note_use(_session: object) -> None:
    """Note, with what a request writes, that its session was used: reading writes nothing."""
    who = g.get("me") if has_request_context() else None
    if who is not None and may_write():
        browsers.note_use(who.session_id, at=clock.now())


def _seconds() -> int:
    return int(clock.now().timestamp())


def init_app(app: Flask) -> None:
    """Load who asks before each request, ahead of the gate in web.access."""
    app.extensions["standings"] = Standings()
    if not event.contains(db.session, "before_commit", _note_use):
        event.listen(db.session, "before_commit", _note_use)

    @app.before_request
    def load_me() -> None:
        for name in ("permission", "about_office"):
            g.pop(name, None)
        g.me = _load()
