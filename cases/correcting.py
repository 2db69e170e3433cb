"""Which facts of case files can be corrected, and what is judged again with each."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from cases import refusals
from cases.allowed import why_not_add_to, why_not_call
from cases.finding import index_asset, index_case
from cases.mistakes.allowed import (
    why_not_correct_mistaken,
    why_not_seized,
    why_not_seized_then,
    why_not_take_back_asset,
    why_not_take_back_party,
    why_not_without_debtor,
)
from cases.mistakes.resting import why_not_while_rested_on
from cases.models import (
    Asset,
    AssetCategory,
    CaseFile,
    Party,
    PartyKind,
    PartyRole,
    number_key,
    numbered,
)
from cases.numbers import written_number
from cases.operations import files
from cases.operations.assets import correct_appraisal
from cases.operations.mistakes import take_back_asset, take_back_case, take_back_party
from corrections.facts import Fact, Field, Values, declare, give, may_be
from foundation.acts import Act
from foundation.database import Dong, db
from foundation.i18n import N_
from foundation.partdays import KnownDay
from foundation.permissions import Permission
from foundation.refusals import Refusal, check
from organisations.correcting import meant_by, refer, written
from organisations.models import BANKS


def case_of(row: Any) -> CaseFile:
    """Return the case of a row."""
    return db.session.get_one(CaseFile, row.case_id)


def why_not_closed(row: Any) -> Refusal | None:
    """Nothing of a closed case is corrected."""
    return why_not_add_to(case_of(row))


def why_not_correct(row: Asset | Party) -> Refusal | None:
    """Nothing of a closed case is corrected, and nothing that was taken back."""
    return why_not_closed(row) or why_not_correct_mistaken(row)


# the case file


def _bare(number: str | None) -> str | None:
    return written_number(number) if number else number


def _check_case(case: CaseFile, values: Values, _by: Act) -> None:
    number = values.get("number")
    if number is None:
        return
    check(why_not_call(number))
    if number_key(number) == number_key(case.number):
        return
    taken = db.session.scalar(
        select(CaseFile.id)
        .where(CaseFile.office_id == case.office_id, CaseFile.id != case.id, numbered(number))
        .limit(1)
    )
    if taken is not None:
        raise refusals.NumberTaken(number=number, see=[f"case:{taken}"])


def _follow_case(case: CaseFile, before: Values, _by: Act) -> None:
    """Find the case by what is right; its assets are found by its number."""
    index_case(case)
    if "number" in before:
        for asset in db.session.scalars(select(Asset).where(Asset.case_id == case.id)):
            index_asset(asset)


declare(
    Fact(
        code="case",
        words=N_("Case file"),
        model=CaseFile,
        permission=Permission.WRITE_CASES,
        subject=lambda case: case,
        name=lambda case: case.number,
        fields=(
            Field("number", N_("Case number"), str, longest=60, tidied=_bare),
            Field("summary", N_("Summary"), str),
            Field("decision_no", N_("Enforcement decision no."), str, required=False, longest=80),
            Field("decision_on", N_("Decision day"), date, required=False, stopped=may_be),
            Field("judgment_no", N_("Judgment no."), str, required=False, longest=120),
            Field("judgment_on", N_("Judgment day"), date, required=False, stopped=may_be),
            Field("money_due", N_("Money due (₫)"), Dong, required=False),
            Field("enforcement_costs", N_("Enforcement costs so far (₫)"), Dong),
            Field("opened_on", N_("Opened on"), date, required=False, stopped=may_be),
        ),
        why_not=why_not_add_to,
        check=_check_case,
        follow=_follow_case,
        take_back=lambda case, _reason, by: take_back_case(case, by),
        check_take_back=why_not_while_rested_on,
        taken=N_("The case file was entered by mistake; its number is free again."),
    )
)


# a party


def _name_meant(party: Party, values: Values) -> str | None:
    """Return the name that finds a party in the registry anew, of one that is an organisation."""
    if values.get("kind", party.kind) is PartyKind.PERSON or not values.keys() & {"name", "kind"}:
        return None
    name: str = values.get("name", party.name)
    return name


def _check_party(party: Party, values: Values, _by: Act) -> None:
    owed = values.get("money_due", party.money_due)
    if owed is not None and values.get("role", party.role) is not PartyRole.CREDITOR:
        raise refusals.NotACreditor
    if values.get("role", PartyRole.DEBTOR) is not PartyRole.DEBTOR:
        check(why_not_without_debtor(party))
    meant_by(_name_meant(party, values))


def _put_party(party: Party, values: Values, by: Act) -> None:
    """Let the reference follow the name and the kind; a person is none of the registry."""
    name = _name_meant(party, values)
    give(party, written(values, "name"), by)
    if party.kind is PartyKind.PERSON:
        party.is_bank, party.organisation_id = False, None
    elif name is not None:
        known = refer(party, name)
        if known is not None and known.kind in BANKS and "is_bank" not in values:
            party.is_bank = True


def _follow_party(party: Party, _before: Values, _by: Act) -> None:
    case = case_of(party)
    files.count_as_credit(case)
    index_case(case)


declare(
    Fact(
        code="party",
        words=N_("Party"),
        model=Party,
        permission=Permission.WRITE_CASES,
        subject=case_of,
        name=lambda party: party.name,
        fields=(
            Field("name", N_("Name"), str, longest=200, private=True),
            Field("role", N_("Part in the case"), PartyRole),
            Field("kind", N_("Person or organisation"), PartyKind),
            Field("is_bank", N_("A bank or another credit institution"), bool),
            Field(
                "identity_no",
                N_("Identity or business number"),
                str,
                required=False,
                longest=20,
                private=True,
                identity=True,
            ),
            Field("address", N_("Address"), str, required=False, private=True),
            Field("phone", N_("Telephone"), str, required=False, longest=30, private=True),
            Field("money_due", N_("Owed to the creditor (₫)"), Dong, required=False),
        ),
        locks=lambda party: [case_of(party)],
        why_not=why_not_correct,
        check=_check_party,
        put=_put_party,
        follow=_follow_party,
        take_back=lambda party, _reason, by: take_back_party(party, by),
        check_take_back=why_not_take_back_party,
        taken=N_("The party was entered by mistake."),
    )
)


# an asset


def _check_asset(asset: Asset, values: Values, by: Act) -> None:
    if values.get("quantity") is not None and values["quantity"] <= 0:
        raise refusals.QuantityNotPositive
    if values.get("seized_on") is not None:
        check(why_not_seized(asset, KnownDay.told(values["seized_on"], by.day)))


def _follow_asset(asset: Asset, before: Values, by: Act) -> None:
    """Find the asset by what is right; its appraisal is due from the right day."""
    index_asset(asset)
    if "seized_on" in before:
        correct_appraisal(asset, by=by)


declare(
    Fact(
        code="asset",
        words=N_("Asset"),
        model=Asset,
        permission=Permission.WRITE_CASES,
        subject=lambda asset: asset,
        name=lambda asset: asset.description[:80],
        fields=(
            Field("category", N_("Kind of asset"), AssetCategory),
            Field("description", N_("Description"), str, longest=2000),
            Field("location", N_("Where it is"), str, required=False),
            Field("quantity", N_("Quantity"), Decimal, required=False),
            Field("unit", N_("Unit"), str, longest=40, required=False),
            Field(
                "seized_on",
                N_("Day of the seizure minutes"),
                Asset.SEIZED,
                required=False,
                stays=True,
                stopped=why_not_seized_then,
            ),
            Field("secured_debt", N_("Debt it secures (₫)"), Dong, required=False),
        ),
        locks=lambda asset: [case_of(asset)],
        why_not=why_not_correct,
        check=_check_asset,
        follow=_follow_asset,
        take_back=lambda asset, _reason, by: take_back_asset(asset, by),
        check_take_back=why_not_take_back_asset,
        taken=N_("The asset was entered by mistake; nothing was seized so."),
    )
)
