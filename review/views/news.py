"""News: what turned red and what waits since the person last looked, the newest first."""

from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from accounts.sessions import me
from foundation import clock
from foundation.acts import Act
from foundation.codes import looks_like_code, shown
from foundation.database import db
from foundation.permissions import Permission
from review.forms.news import SeenForm
from review.models import Flag, LastLook
from review.operations.news import mark_seen
from review.queries import news
from web.access import actor, permission_required
from web.formatting import day, label
from web.pages import act_page, page

bp = Blueprint("news", __name__, url_prefix="/news")


@dataclass(frozen=True, slots=True)
class Line:
    """One item of news, as the page shows it."""

    title: str
    name: str
    note: str
    url: str
    icon: str
    tone: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Day:
    """The news of one day."""

    title: str
    lines: list[Line]


@bp.get("")
@permission_required(Permission.USE)
def index() -> ResponseReturnValue:
    form = SeenForm()
    form.shown_at.data = str(int(clock.now().timestamp()))
    form.flag_id.data = str(db.session.scalar(select(func.max(Flag.id))) or 0)
    return _index(None, form)


@bp.post("/seen")
@permission_required(Permission.USE)
def seen() -> ResponseReturnValue:
    return act_page(
        lambda: None,
        lambda _nothing: SeenForm(),
        _mark,
        then=lambda _look: url_for(".index"),
        said=lambda _look: _("These news are marked as seen."),
        show=_index,
    )


def _mark(_nothing: None, form: SeenForm, by: Act) -> LastLook:
    return mark_seen(form.until, flag_id=int(str(form.flag_id.data)), by=by)


def _index(_nothing: None, form: SeenForm) -> ResponseReturnValue:
    reads = news.reader(actor().id, me().offices_for, clock.today())
    items = news.newest(reads)
    return page(
        "review/news/index.html",
        form=form,
        days=[
            Day(day(on), [_line(item) for item in of_day])
            for on, of_day in groupby(items, key=lambda item: clock.local_day(item.at))
        ],
        unseen=sum(item.is_new for item in items),
        total=len(items),
        most=news.MOST,
        seen_at=reads.seen_at,
        back=news.BACK.days,
    )


def _line(item: news.Item) -> Line:
    source, note = item.source, item.note
    name = shown(item.name) if looks_like_code(item.name) else item.name
    return Line(
        _(source.title),
        name,
        label(note) if note is not None else "",
        url_for(source.endpoint, **({source.argument: item.key} if source.argument else {})),
        source.icon,
        source.tone,
        item.is_new,
    )
