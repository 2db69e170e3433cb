"""What can be corrected, or taken back, of a service contract."""

from datetime import date

from auctions import entries, law, lifecycle, queries, round_days
from auctions.correcting import above_lot, check_organisation, lot_of, over_lot, put_organisation
from auctions.correcting_steps import over
from auctions.models import RoundState, ServiceContract
from auctions.operations.contracts import check_days
from auctions.operations.taking_back import take_back_contract
from auctions.taking_back.allowed import why_gone
from auctions.taking_back.standing import why_not_last
from cases.models import Step
from cases.operations import deadlines
from corrections.facts import Fact, Field, Values, declare
from foundation.acts import Act
from foundation.database import Dong
from foundation.i18n import N_
from foundation.permissions import Permission


def _follow_organisation(contract: ServiceContract, former: str | None) -> None:
    """Correct the rounds that took the name of their organisation from the contract."""
    for round_ in queries.rounds_of(lot_of(contract)):
        if round_.contract_id == contract.id and round_.organisation == former:
            round_.organisation = contract.organisation
            round_.organisation_id = contract.organisation_id


def _check_contract(contract: ServiceContract, values: Values, by: Act) -> None:
    check_organisation(contract, values, by)
    if values.keys() & {"signed_on", "ends_on"}:
        signed_on = values.get("signed_on", contract.signed_on)
        check_days(lot_of(contract), signed_on, values.get("ends_on", contract.ends_on))


def _follow_contract(contract: ServiceContract, before: Values, by: Act) -> None:
    """Rule again the last day to hold the auction, and judge the rounds under the contract."""
    if "organisation" in before:
        _follow_organisation(contract, before["organisation"])
    if "signed_on" not in before:
        return
    lot, signed_on = lot_of(contract), contract.signed_on
    ruling = law.deadline("P17", signed_on, lot)
    deadlines.of(contract).correct(Step.HOLD_AUCTION, ruling, trigger_on=signed_on, by=by)
    own = deadlines.of(lot)
    row = own.find(Step.SIGN_CONTRACT)
    if row is not None and row.met_on == before["signed_on"]:  # else another contract met it
        own.reopen(Step.SIGN_CONTRACT, by=by)
        own.meet(Step.SIGN_CONTRACT, signed_on, by=by)
    lifecycle.follow_day(lot, entries.LOT_CONTRACTED, before["signed_on"], signed_on)
    for round_ in queries.rounds_of(lot):
        if round_.contract_id == contract.id and round_.rulings:
            planned = round_.state is RoundState.PLANNED
            days = round_days.days_of(round_) if planned else round_days.done_of(round_)
            round_.rulings = round_days.records(days, lot, signed_on)


declare(
    Fact(
        code="contract",
        words=N_("Service contract"),
        model=ServiceContract,
        permission=Permission.RUN_AUCTIONS,
        subject=lot_of,
        name=lambda contract: contract.organisation,
        fields=(
            Field(
                "organisation",
                N_("Auction organisation"),
                str,
                required=False,
                longest=200,
                stays=True,
            ),
            Field("signed_on", N_("Signed on"), date, stopped=over_lot),
            Field("ends_on", N_("Ends on"), date, required=False, past=False),
            Field("fee", N_("Fee (₫)"), Dong, required=False),
        ),
        locks=above_lot,
        why_not=why_gone,
        check=_check_contract,
        put=put_organisation,
        follow=_follow_contract,
        take_back=lambda contract, _reason, by: take_back_contract(contract, by=by),
        check_take_back=lambda row: why_not_last(lot_of(row), "contract", row),
        asks=True,
        over=over("contract"),
        taken=N_("No such contract was signed; the one before it is in force again."),
    )
)
