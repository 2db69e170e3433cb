"""The buttons of a case file and of an asset: what this person may do with it now."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from cases import kinds
from cases.allowed import (
    why_not_add_to,
    why_not_change_hold,
    why_not_change_obstacle,
    why_not_close,
    why_not_correct_kind,
    why_not_end_seizure,
    why_not_pass_on,
    why_not_report_obstacle,
    why_not_reverse,
    why_not_say_claim,
    why_not_say_claim_of,
)
from cases.allowed_ended import why_not_after_end
from cases.mistakes.gone import why_gone
from cases.models import (
    Asset,
    AssetState,
    CaseFile,
    Enforceability,
    Hold,
    MoneyMovement,
    Obstacle,
    Party,
)
from cases.over import over_cases
from cases.queries import Standing
from corrections.views.buttons import correcting
from foundation import clock
from foundation.permissions import Permission
from foundation.refusals import Refusal
from web.access import may
from web.buttons import Button
from web.forms import refusal_text


@dataclass(frozen=True, slots=True)
class CaseButtons:
    """The buttons of a case file, by the part of the page they stand in."""

    closing: list[Button]
    why_not_closed: str  # for who may close it
    seizing: list[Button]
    holds: list[Button]
    parties: list[Button]
    costs: list[Button]
    documents: list[Button]
    events: list[Button]


def of_case(case: CaseFile, stands: Standing) -> CaseButtons:
    """Return the buttons of a case file."""
    closes = may(Permission.CLOSE_CASES, case.office_id)
    why_not = why_not_close(
        case, on_hold=stands.on_hold, open_assets=stands.open_assets, named=stands.named
    )
    shut = why_not_add_to(case)
    unseized = shut or why_not_after_end(over_cases([case.id]).ends, clock.today())
    close = url_for("cases.events.close", case_id=case.id)
    return CaseButtons(
        closing=[
            *correcting("case", case),
            *([Button(_("Close the case"), close)] if closes and why_not is None else []),
        ],
        why_not_closed=refusal_text(why_not) if closes and why_not and case.is_open else "",
        seizing=[
            *_writing(case, unseized, _("Seize an asset"), "cases.assets.new", case_id=case.id),
            *_entering(case, shut),
        ],
        holds=_writing(case, shut, _("Place a hold"), "cases.holds.new", case_id=case.id),
        parties=_writing(case, shut, _("Add"), "cases.parties.new", case_id=case.id),
        costs=[
            *_writing(
                case,
                why_not_say_claim(case),
                _("Record the money due"),
                "cases.money.claim",
                case_id=case.id,
            ),
            *_accounting(case, shut, _("Record a cost"), "cases.money.new", case_id=case.id),
        ],
        documents=_writing(
            case, why_gone(case), _("Record a document"), "cases.documents.new", case_id=case.id
        ),
        events=[
            *_verifying(case, shut),
            *_writing(case, shut, _("Record an event"), "cases.events.new", case_id=case.id),
        ],
    )


def _verifying(case: CaseFile, shut: Refusal | None) -> list[Button]:
    """Return the way to record that it was verified again, of what cannot be enforced yet."""
    if case.enforceability is not Enforceability.UNABLE:
        return []
    return _writing(case, shut, _("Record a verification"), "cases.events.verify", case_id=case.id)


def of_asset(asset: Asset) -> list[Button]:
    """Return the buttons of an asset."""
    ended = why_not_report_obstacle(asset)
    shut = ended or why_not_add_to(asset.case)
    found = []
    if ended is None and may(Permission.DIRECT, asset.office_id):
        directive = url_for("review.directives.new", asset_id=asset.id)
        found.append(Button(_("Give a directive"), directive))
    report = _writing(
        asset, ended, _("Report an obstacle"), "cases.obstacles.new", asset_id=asset.id
    )
    hold = _writing(
        asset,
        shut,
        _("Place a hold"),
        "cases.holds.new",
        case_id=asset.case_id,
        asset=asset.id,
    )
    key = {"asset_id": asset.id}
    bound = why_not_end_seizure(asset, AssetState.RETURNED)
    end = _writing(asset, bound, _("End the seizure"), "cases.assets.end", **key)
    fixed = why_not_correct_kind(asset, kinds.why_not_above(asset))
    word = _("Say the kind in law") if asset.immovable is None else _("Correct the kind in law")
    kind = _writing(asset, fixed, word, "cases.assets.kind", **key)
    first = kind if asset.immovable is None else []  # asked for before anything else
    return [
        *first,
        *found,
        *report,
        *hold,
        *([] if first else kind),
        *correcting("asset", asset),
        *correcting("asset.end", asset, _("The seizure did not end: take it back")),
        *correcting("asset.told", asset, _("Correct the certificate of value")),
        *end,
    ]


def of_hold(hold: Hold) -> list[Button]:
    """Return the buttons of a hold."""
    why = why_not_change_hold(hold)
    return [
        *_writing(hold, why, _("Review"), "cases.holds.review", hold_id=hold.id),
        *_writing(hold, why, _("Lift"), "cases.holds.lift", hold_id=hold.id),
        *correcting("hold", hold),
    ]


def of_party(party: Party, case: CaseFile, *, several: bool) -> list[Button]:
    """Return the buttons of a party: what is owed to one of several creditors, its correction."""
    why = why_not_add_to(case) or why_not_say_claim_of(party)
    key = {"case_id": case.id, "party_id": party.id}
    word = _("Record what is owed")
    said = _writing(case, why, word, "cases.parties.claim", **key) if several else []
    return [*said, *correcting("party", party)]


def of_movement(movement: MoneyMovement, reversed_before: bool) -> list[Button]:
    """Return the buttons of a movement of money."""
    why = why_not_reverse(movement, reversed_before=reversed_before)
    word = _("Take a cost back")
    return _accounting(movement, why, word, "cases.money.reverse", movement_id=movement.id)


def of_obstacle(obstacle: Obstacle, asset: Asset) -> list[Button]:
    """Return the buttons of an obstacle of an asset."""
    stuck, gone = why_not_pass_on(obstacle, asset), why_not_change_obstacle(obstacle)
    key = {"obstacle_id": obstacle.id}
    return [
        *_writing(asset, stuck, _("Pass on"), "cases.obstacles.pass_on", **key),
        *_writing(asset, gone, _("Resolve"), "cases.obstacles.resolve", **key),
        *correcting("obstacle", obstacle),
    ]


def _accounting(
    thing: CaseFile | MoneyMovement, why: Refusal | None, label: str, endpoint: str, **values: Any
) -> list[Button]:
    """Return one button for who keeps the accounts in the office of a thing."""
    if why is not None or not may(Permission.KEEP_ACCOUNTS, thing.office_id):
        return []
    return [Button(label, url_for(endpoint, **values))]


def _entering(case: CaseFile, why: Refusal | None) -> list[Button]:
    """Return the way to enter an asset of the case that is old already."""
    if why is not None or not may(Permission.ENTER_BACKLOG, case.office_id):
        return []
    return [Button(_("Enter an old asset"), url_for("backlog.assets.new", case_number=case.number))]


def _writing(
    thing: CaseFile | Asset | Hold, why: Refusal | None, label: str, endpoint: str, **values: Any
) -> list[Button]:
    """Return one button for who writes cases in the office of a thing, unless there is a reason."""
    if why is not None or not may(Permission.WRITE_CASES, thing.office_id):
        return []
    return [Button(label, url_for(endpoint, **values))]
