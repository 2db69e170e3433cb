"""Rendering pages, looking rows up, and performing the act a form asks for."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import Select

from foundation import clock
from foundation.acts import Act, unasked
from foundation.database import db
from foundation.failures import Failure
from foundation.gone import refuse_gone
from foundation.once import Done, is_known, once
from foundation.permissions import Permission
from foundation.refusals import Refusal
from web import choices
from web.access import about, actor, person
from web.belonging import NEVER_KEPT
from web.checking import CHECKED, Check, context_of, is_checked, rehearse
from web.fields.files import read_kept
from web.forms import EDIT, Form
from web.sent_before import AGAIN, BY_SCRIPT, asks_again, note

NOT_ENVELOPED = {"act_id", "expected", CHECKED, EDIT, AGAIN, BY_SCRIPT, *NEVER_KEPT}

_counters: list[Callable[[], list[str]]] = []  # say what puts right what was just written


T = TypeVar("T")
S = TypeVar("S")
F = TypeVar("F", bound=Form)


class Alarm(str):
    """What was done, in words that are no good news: shown as a warning, never in green."""

    __slots__ = ()


def counter_told_by(counter: Callable[[], list[str]]) -> None:
    """Let ``counter`` say, inside a transaction, which acts put right what it writes."""
    _counters.append(counter)


def page(template: str, *, form: Form | None = None, **context: Any) -> ResponseReturnValue:
    """Render ``template``; 422 when its form was refused, so tests and htmx can tell.

    503 (or what the failure says) when the machine could not do the act: the form is shown as it
    was sent, with its act id, to be sent again. A page asked what one of its fields offers answers
    only that.
    """
    forms = [each for each in (form, *context.values()) if isinstance(each, Form)]
    offered = choices.of_page(forms)
    if offered is not None:
        return offered
    content = render_template(template, form=form, **context)
    if form is not None and form.failure is not None:
        wait = form.failure.retry_after
        headers = {"Retry-After": str(wait)} if wait is not None else {}
        return content, form.failure.status, headers
    return content, 422 if form is not None and form.errors else 200


def one_or_404(query: Select[Any]) -> Any:
    """Return the single row of ``query``; 404 when there is none (or it is out of sight)."""
    row = db.session.scalars(query).unique().one_or_none()
    if row is None:
        abort(404)
    about(row)
    return row


def act_of(form: Form) -> Act:
    """Return the act a posted form asks for: who, when, its id and the version seen."""
    return Act(actor(), clock.now(), id=form.act_id.data or None, seen=form.expected_version)


def act_on(permission: Permission, thing: Any) -> Act | None:
    """Return the act that a button on ``thing`` begins; None for who may not do it there."""
    return act_in(permission, thing.office_id)


def act_in(permission: Permission, office_id: int) -> Act | None:
    """Return the act that a button begins in an office; None for who may not do it there."""
    who = person()
    found = who.actor(permission, office_id) if who is not None else None
    return Act(found, clock.now()) if found is not None else None


def perform(
    form: Form,
    act: Callable[[], T],
    *,
    then: Callable[[T], str],
    message: Callable[[T], str],
) -> ResponseReturnValue | None:
    """Do the act of a posted form once, in one transaction.

    Args:
        act: calls exactly one operation and returns what it returns.
        then: address of the page to go to, from what the act returned.
        message: what to tell the person, from what the act returned; an :class:`Alarm` is no
            good news.

    Returns:
        A redirect (303) when the act is done, now or by an earlier post of the same form;
        None when the form must be shown again, with the refusal in it.
    """

    def work() -> dict[str, Any]:
        done = act()
        db.session.flush()
        ways = [way for counter in _counters for way in counter()]
        told = message(done)
        tone = "danger" if isinstance(told, Alarm) else "ok"
        ways_back = " ".join(ways)
        return {"url": then(done), "message": told, "tone": tone, "counter": ways_back}

    done = do_once(form, work)
    if done is None:
        return None
    if done.repeated:
        flash(gettext("This was already recorded; nothing was done twice."), "info")
    else:
        flash(done.answer["message"], done.answer.get("tone", "ok"))
        if done.answer.get("counter"):
            flash(done.answer["counter"], "counter")
    return redirect(done.answer["url"], 303)


def do_once(form: Form, work: Callable[[], dict[str, Any]]) -> Done | None:
    """Do the act of a posted form once; None, with the reason in the form, when it is refused."""
    kind = f"{request.endpoint}:{json.dumps(request.view_args or {}, default=str)}"
    by, content = act_of(form), envelope()
    if asks_again(form, by, kind, content):
        return None
    try:
        done = once(by, kind, work, envelope=content)
        note(kind, content)
        return done
    except Refusal as refusal:
        form.refuse(refusal)
        form.renew()
    except Failure as failure:
        form.fail(failure)
    return None


def act_page(
    find: Callable[[], S],
    make_form: Callable[[S], F],
    verb: Callable[[S, F, Act], T],
    *,
    then: Callable[[T], str],
    said: Callable[[T], str],
    template: str = "",
    subject: str = "",
    first: Callable[[S, F], None] | None = None,
    prepare: Callable[[S, F], None] | None = None,
    check: Callable[[S, F], Check | None] | None = None,
    signs: bool = False,
    context: Callable[[S], Mapping[str, Any]] = lambda _subject: {},
    show: Callable[[S, F], ResponseReturnValue] | None = None,
) -> ResponseReturnValue:
    """Show the form of one act on one subject, or do the act once and go on.

    Args:
        find: looks the subject up among the offices in sight, or answers 404; called again after
            a refusal, so that the page shows the subject as it is now.
        make_form: makes the form, with the choices it offers for the subject.
        verb: calls exactly one operation with the subject, the form's values and the act.
        then: address of the page to go to, from what the verb returned.
        said: sentence that says what was done, from what the verb returned.
        template, subject: the page of the form, and the name of the subject in it.
        first: fills the form when it is opened.
        prepare: work that needs no lock, done before the act: decodes and keeps uploaded files.
        check: what is asked before the act, for an act that nothing takes back; None for an answer
            that need not be asked. An act that writes a ``FINAL`` kind of entry must have it.
        signs: the page itself is that check: it shows all that is signed for, and who signs proves
            who they are.
        context: what else the template needs.
        show: renders the page instead of ``template``, where the form is a part of another page.
    """
    thing = find()
    refuse_gone(thing)
    form = make_form(thing)
    if request.method == "GET" and first is not None:
        first(thing, form)
    if form.submitted() and _prepared(prepare, thing, form):
        found = thing
        asked = check(found, form) if check is not None else None

        def act() -> T:
            return verb(found, form, act_of(form))

        if asked is not None and not (is_checked(envelope()) or is_known(act_of(form))):
            done = _asked(asked, form, act)
        elif asked is not None or signs:
            done = perform(form, act, then=then, message=said)
        else:
            with unasked():
                done = perform(form, act, then=then, message=said)
        if done is not None:
            return done
        thing = find()
    if form.failure is None:  # the page shows the subject as it is now
        form.expected.data = str(getattr(thing, "version", ""))
    if show is not None:
        return show(thing, form)
    return page(template, form=form, **{subject: thing, **context(thing)})


def _asked(check: Check, form: Form, act: Callable[[], Any]) -> ResponseReturnValue | None:
    """Show the answers to be checked; None, with the reason in the form, when it is refused."""
    try:
        told = rehearse(act)
    except Refusal as refusal:
        form.refuse(refusal)
    except Failure as failure:
        form.fail(failure)
    else:
        return page("web/check.html", **context_of(check, told, form, envelope()))
    return None


def _prepared(prepare: Callable[[S, F], None] | None, thing: S, form: F) -> bool:
    """Do the work before the act; False, with the reason in the form, when it cannot be done."""
    try:
        if prepare is not None:
            prepare(thing, form)
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    except Failure as failure:
        form.fail(failure)
        return False
    return True


def envelope() -> str:
    """Return the SHA-256 of everything posted, but what stands for the request and passwords."""
    digest = hashlib.sha256()
    files: list[tuple[str, str, str]] = []
    for name, file in request.files.items(multi=True):
        if file.filename:
            files.append((name, file.filename, hashlib.sha256(file.stream.read()).hexdigest()))
            file.stream.seek(0)
    sent = {name for name, _file, _sha256 in files}
    for name, values in sorted(request.form.lists()):
        kept = [read_kept(value) for value in values]
        if any(kept):  # the same file, sent with an earlier page of this form
            again = [one for one in kept if one is not None and name not in sent]
            files += [(name, one.name, one.sha256) for one in again[:1]]
        elif name not in NOT_ENVELOPED:
            lines = [value.replace("\r\n", "\n") for value in values]  # as browsers differ
            digest.update(json.dumps([name, lines]).encode())
    for named in sorted(files):
        digest.update(json.dumps(named).encode())
    return digest.hexdigest()
