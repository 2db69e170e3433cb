"""The style guide: every component with living examples in all its states. Development only.

One page a macro file of ``templates/components``: ``templates/web/styleguide/_NAME.html``. It shows
invented names and numbers; nothing it sends is kept.
"""

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from flask import Blueprint, abort, current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, MultipleFileField
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Optional

from foundation import clock
from foundation.permissions import Permission
from web.buttons import Button
from web.fields import (
    CodeField,
    DayField,
    DongField,
    MomentField,
    QuantityField,
    SignatureField,
    WholeNumberField,
)
from web.fields.choices import SearchField
from web.forms import FilterForm, Form
from web.panels import Line, Panel, Section, Shown
from web.qr import drawn

bp = Blueprint("styleguide", __name__, url_prefix="/styleguide")

LONG = (
    "Quyền sử dụng đất và tài sản gắn liền với đất tại thửa 61, tờ bản đồ 9, xã Phú Mỹ,"
    " Giấychứngnhậnsố-CH-00123456789/2019-QSDĐ"
)
NEED = InputRequired(_l("This field is required."))
FILLED = {
    "number": "1142/QĐ-THADS",
    "reason": "Giao xe cho người mua",
    "secret": "",
    "money": "1.200.000.000",
    "weight": "17.400,9",
    "count": "12",
    "code": "H7K4-M2QX-9",
    "kind": "a",
    "place": "B-04-3",
    "person": "Đức",
    "way": "b",
    "agreed": "y",
}
WRONG = {
    "number": "",
    "day": "31/02/2026",
    "moment": "26/13/2026",
    "moment-hour": "25:00",
    "money": "2,5 tỷ",
    "weight": "nhiều",
    "count": "-1",
    "code": "H7K4-M2QX-0",
    "kind": "z",
    "place": "B-99",
    "person": "z",
    "way": "z",
    "reason": "",
}


def _kinds() -> list[tuple[str, str]]:
    return [("", ""), ("a", "Nhà xưởng"), ("b", "Xe ô tô")]


def _people() -> list[tuple[str, str]]:
    names = ("An", "Bình", "Cường", "Dũng", "Đức", "Giang", "Hà", "Hạnh", "Khánh", "Lan", "Minh")
    more = ("Nga", "Oanh", "Phúc", "Quân", "Sơn", "Thảo", "Uyên", "Vinh", "Xuân", "Yến")
    return [
        ("", "—"),
        *((each, f"Nguyễn Thị {each} · Chấp hành viên, Khu vực 2") for each in names + more),
    ]


class Sample(FilterForm):
    """One field of each kind."""

    number = StringField(_l("Document number"), validators=[NEED])
    day = DayField(_l("Document day"), validators=[NEED])
    moment = MomentField(_l("Session"), validators=[NEED])
    money = DongField(_l("Amount"), validators=[Optional()])
    weight = QuantityField(_l("Weight"), validators=[Optional()])
    count = WholeNumberField(_l("Number"), validators=[Optional()])
    code = CodeField(_l("Code"), validators=[Optional()])
    kind = SelectField(_l("Kind"), choices=_kinds)
    place = SearchField(_l("Place"), validators=[Optional()], source="places")
    person = SelectField(_l("By whom"), choices=_people)
    way = RadioField(_l("Result"), choices=lambda: _kinds()[1:])
    photos = MultipleFileField(_l("Photos"), render_kw={"accept": "image/*"})
    file = FileField(_l("Spreadsheet"))
    reason = TextAreaField(_l("Reason"), validators=[NEED])
    secret = PasswordField(_l("Password"))
    agreed = BooleanField(_l("Confirmed"))
    drawn = SignatureField(_l("Signature"))


class Act(Form):
    """A form that changes something."""

    number = StringField(_l("Document number"), validators=[NEED])
    day = DayField(_l("Document day"), validators=[NEED])


def names() -> list[str]:
    """Return the names of the components: the macro files there are."""
    folder = Path(current_app.root_path) / "templates" / "components"
    return sorted(path.stem for path in folder.glob("*.html"))


@bp.before_request
def only_in_development() -> None:
    if not current_app.config["KEBIEN"].styleguide:
        abort(404)


@bp.get("")
def index() -> ResponseReturnValue:
    return render_template("web/styleguide/index.html", names=names())


@bp.get("/<name>")
def show(name: str) -> ResponseReturnValue:
    """Show one component in all its states."""
    if name not in names():
        abort(404)
    return render_template(
        "web/styleguide/show.html",
        name=name,
        names=names(),
        long=LONG,
        days=[clock.today() + timedelta(days=days) for days in (-9, 1, 40)],
        symbol=drawn([[True, False, True], [False, True, False], [True, True, True]], "QR"),
        act=Act(MultiDict()),
        panels=_panels(),
        wrong_in=_wrong,
        **_samples(),
    )


def _panels() -> list[Shown]:
    """Return a panel with rows, one with long words that folds on a phone, and an empty one."""
    acts = [Button("Đề nghị nhập kho", "#things"), Button("Nhập từ Excel", "#things")]
    lines = [
        Line("Máy bơm thủy lực 15 kW", "#things", "C-01-1 · niêm phong 12/NP", "M3VD-8KPT-2", ""),
        Line("06 khuôn ép viên", "#things", "bãi xe Phú Mỹ", "H7K4-M2QX-9", ""),
    ]
    filled = Panel(total=18, lines=lines, acts=acts, whole="#things")
    wordy = Panel(total=1, lines=[Line(LONG, "#papers", LONG, "01/12/2026")], acts=acts[:1])
    return [
        Shown(_section("things", "Vật trong kho", folded=False), filled),
        Shown(_section("papers", "Văn bản", folded=True), wordy),
        Shown(_section("orders", "Lệnh kho", folded=True), Panel(acts=acts[:1])),
    ]


def _section(key: str, title: str, *, folded: bool) -> Section:
    return Section(
        page="styleguide",
        key=key,
        title=title,
        empty="Chưa có.",
        permission=Permission.USE,
        make=lambda _thing: Panel(),
        rank=0,
        folded=folded,
    )


def _samples() -> dict[str, Any]:
    """Return the form empty, filled, wrong, switched off and with long words."""
    today = clock.today()
    good = {**FILLED, "day": f"{today + timedelta(days=6):%d/%m/%Y}"}
    session = datetime.combine(today + timedelta(days=27), time(8, 30), clock.VIETNAM)
    good |= {"moment": f"{session:%d/%m/%Y}", "moment-hour": f"{session:%H:%M}"}
    blank = Sample(MultiDict(), prefix="blank-")
    filled = _read("filled-", good)
    wrong = _wrong()
    off = _read("off-", good)
    wordy = _read("long-", good)
    for field in off:
        field.render_kw = {**(field.render_kw or {}), "disabled": True}
    for field in wordy:
        field.label.text, field.description = LONG, LONG
    return {"blank": blank, "filled": filled, "wrong": wrong, "off": off, "wordy": wordy}


def _wrong(*names: str) -> Sample:
    """Return the form as it was refused, of these fields; of all if none is named."""
    form = _read("wrong-", WRONG)
    for field in list(form):
        if names and field.short_name not in names:
            del form[field.short_name]
    form.validate()
    return form


def _read(prefix: str, values: dict[str, str]) -> Sample:
    return Sample(
        MultiDict({f"{prefix}{name}": value for name, value in values.items()}), prefix=prefix
    )
