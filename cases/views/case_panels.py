"""What the page of a case file shows of the case itself: assets, parties, money, papers, events."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from audit.models import LedgerEntry
from cases import ages, case_lists, queries
from cases.case_lists import Part
from cases.models import Asset, CaseFile, PartyRole
from cases.queries import Standing
from cases.views import buttons, thing_panels
from cases.views.buttons import CaseButtons
from cases.views.pictures import pictures_of
from cases.wording import kind_in_law
from foundation import clock
from foundation.i18n import N_
from foundation.permissions import Permission
from web import panels
from web.access import may
from web.buttons import Button
from web.formatting import day_or_part, how_many, label, short_day
from web.lists import cells
from web.panels import Column, Line, Panel, Section, Shown
from web.pieces import Piece

READS = Permission.READ_CASES
STRUCK: Final = Piece("<s>{}</s>")


def buttons_of(case: CaseFile) -> CaseButtons:
    """Return the buttons of the page; worked out once, whichever panel asks first."""
    return cells.once(
        ("buttons of a case", case.id), lambda: buttons.of_case(case, standing_of(case))
    )


def standing_of(case: CaseFile) -> Standing:
    """Return how the assets of a case stand; asked once a page, whichever room asks first."""
    return cells.once(("standing of a case", case.id), lambda: queries.standing_of(case))


@dataclass(frozen=True, slots=True)
class Age:
    """How old a case is, and how many of its days a hold over all of it took."""

    days: int
    held: int


def age_of(case: CaseFile, shown: Sequence[Shown]) -> Age | None:
    """Return the age of a case; None when nobody knows when it was opened.

    Args:
        shown: its panels, which tell whether it was ever held up.
    """
    if case.opened_on is None:
        return None
    until = case.closed_on or clock.today()
    held = any(one.section.key == "holds" and one.panel.total for one in shown)
    holds = thing_panels.holds_of(case.id) if held else ()
    spans = [(hold.counts_from, hold.lifted_on) for hold in holds if hold.asset_id is None]
    days = ages.total_days(case.opened_on, until)
    return Age(days, days - ages.active_days(case.opened_on, until, spans))


def with_acts(part: Part, rows: Sequence[Any]) -> Sequence[Any]:
    """Put beside each hold, obstacle and cost what may be done with it."""
    if not rows:
        return rows
    if part is Part.HOLDS:
        return [(hold, buttons.of_hold(hold)) for hold in rows]
    if part is Part.OBSTACLES:
        return thing_panels.told(rows)
    if part is Part.COSTS:
        back = queries.reversed_of([row.id for row in rows])
        return [(row, buttons.of_movement(row, row.id in back), row.id in back) for row in rows]
    return rows


def _whole(part: Part, case: CaseFile) -> str:
    return url_for("cases.files.whole", case_id=case.id, part=part.value)


def seen(case: CaseFile, part: Part) -> tuple[Sequence[Any], int, dict[str, Any]]:
    """Return the first rows of a list, how many it has, and what every panel of one says."""
    few = case_lists.first_of(part, case)
    more = few.more or few.total > len(few.rows)
    address = _whole(part, case) if more else ""
    whole: dict[str, Any] = {"total": few.total, "more": few.more, "whole": address}
    return with_acts(part, few.rows), few.total, whole


def _named(name: str, *, stands: bool) -> Any:
    """Return a name; struck where it was entered by mistake and taken back."""
    return name if stands else STRUCK(name)


def _asset(asset: Asset, photo: str | None) -> Line:
    return Line(
        what=_named(asset.description, stands=asset.stands),
        url=url_for("cases.assets.show", asset_id=asset.id),
        under=cells.joined(
            cells.word(asset.category),
            how_many(asset.quantity, asset.unit),
            _("seized on %(day)s", day=day_or_part(asset.seized_on, asset.seized_in)),
            "" if asset.immovable is not None else kind_in_law(None),
        ),
        right=cells.state(asset.state),
        photo=photo,
    )


def assets(case: CaseFile) -> Panel:
    rows, _total, whole = seen(case, Part.ASSETS)
    picture = pictures_of(rows)
    lines = [_asset(row, picture(row)) for row in rows]
    return Panel(lines=lines, acts=buttons_of(case).seizing, **whole)


def parties(case: CaseFile) -> Panel:
    rows, total, whole = seen(case, Part.PARTIES)
    creditors = [party for party in rows if party.role is PartyRole.CREDITOR]
    several = len(creditors) > 1 or total > len(rows)
    lines = [
        Line(
            what=_named(party.name, stands=party.stands),
            under=cells.joined(
                cells.word(party.role),
                _("Bank") if party.is_bank else "",
                "" if party.money_due is None else cells.money(party.money_due),
                "" if party.stands else _("entered by mistake"),
            ),
            acts=buttons.of_party(party, case, several=several),
        )
        for party in rows
    ]
    return Panel(lines=lines, acts=buttons_of(case).parties, **whole)


def documents(case: CaseFile) -> Panel:
    few = case_lists.first_of(Part.DOCUMENTS, case)
    return thing_panels.documents_panel(
        few, buttons_of(case).documents, _whole(Part.DOCUMENTS, case)
    )


def events(case: CaseFile) -> Panel:
    few = panels.first_few(
        select(LedgerEntry).where(LedgerEntry.stream == case.stream),
        LedgerEntry.id,
        LedgerEntry.seq.desc(),
    )
    reads = may(Permission.READ_LEDGER, case.office_id)
    return few.panel(
        body=panels.drawn("cases/files/_events.html", entries=few.rows),
        acts=[Button(_("All entries"), url_for("audit.ledger.index", stream=case.stream))]
        if reads
        else (),
    )


def deadlines(case: CaseFile) -> Panel:
    rows, total, whole = seen(case, Part.DEADLINES)
    late = sum(row.is_overdue(clock.today()) for row in rows)
    body = panels.drawn(
        "cases/files/_deadlines.html",
        deadlines=rows,
        sees_lots=may(Permission.READ_AUCTIONS, case.office_id),
    )
    newest = ngettext("%(num)d overdue", "%(num)d overdue", late) if late else ""
    if not newest and total:
        first = next((row for row in rows if row.is_running), rows[0])
        since = first.paused_from if first.is_paused else None
        said = _("paused from %(since)s", since=short_day(since)) if since else ""
        newest = f"{label(first.step)}, {said or short_day(first.due_on)}"
    return Panel(body=body, newest=newest, acts=_calendar(case), **whole)


def _calendar(case: CaseFile) -> list[Button]:
    if not may(Permission.READ_AUCTIONS, case.office_id):
        return []
    return [Button(_("Calendar"), url_for("auctions.calendar.show"))]


def obstacles(case: CaseFile) -> Panel:
    few = case_lists.first_of(Part.OBSTACLES, case)
    return thing_panels.obstacles_panel(few, _reporting(case), _whole(Part.OBSTACLES, case))


def _reporting(case: CaseFile) -> list[Button]:
    """Return the way to report an obstacle: on the asset, where the case has but one."""
    stands = standing_of(case)
    if len(stands.named) != 1 or not may(Permission.WRITE_CASES, case.office_id):
        return []
    where = url_for("cases.obstacles.new", asset_id=stands.named[0].id)
    return [Button(_("Report an obstacle"), where)]


def holds(case: CaseFile) -> Panel:
    rows, _total, whole = seen(case, Part.HOLDS)
    body = panels.drawn("cases/files/_holds_brief.html", holds=rows)
    newest = label(rows[0][0].reason) if rows else ""
    return Panel(body=body, newest=newest, acts=buttons_of(case).holds, **whole)


def _declare() -> None:
    case: dict[str, Any] = {"page": "case", "permission": READS}
    side: dict[str, Any] = {**case, "column": Column.SIDE}
    half: dict[str, Any] = {**case, "column": Column.HALF}
    for section in (
        Section(
            key="assets",
            title=N_("Assets"),
            empty=N_("Nothing is seized yet."),
            make=assets,
            rank=10,
            folded=False,
            **case,
        ),
        Section(
            key="parties",
            title=N_("Parties"),
            empty=N_("No party is written down yet."),
            make=parties,
            rank=50,
            folded=False,
            **half,
        ),
        Section(
            key="ledger",
            title=N_("Events"),
            empty=N_("Nothing happened yet."),
            make=events,
            rank=60,
            **half,
        ),
        Section(page="case", make=documents, column=Column.HALF, **thing_panels.DOCUMENTS),
        Section(
            key="deadlines",
            title=N_("Legal days"),
            empty=N_("Nothing is due by law now."),
            make=deadlines,
            rank=70,
            **side,
        ),
        Section(page="case", make=obstacles, **thing_panels.OBSTACLES),
        Section(
            key="holds",
            title=N_("Holds"),
            empty=N_("No hold was placed over this case."),
            make=holds,
            rank=80,
            **side,
        ),
    ):
        panels.declare(section)


def obstacles_of_asset(asset: Asset) -> Panel:
    return thing_panels.obstacles_of([asset.id])


def documents_of_asset(asset: Asset) -> Panel:
    return thing_panels.documents_of("asset", asset.id, asset.case_id)


_declare()
panels.declare(Section(page="asset", make=obstacles_of_asset, **thing_panels.OBSTACLES))
panels.declare(
    Section(page="asset", make=documents_of_asset, column=Column.SIDE, **thing_panels.DOCUMENTS)
)
