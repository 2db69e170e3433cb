"""Templates of papers about lots, with what each takes from what is recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from auctions import allowed, law, offers, queries, refusals
from auctions.allowed_cutting import why_not_cut
from auctions.floors import floor_of
from auctions.models import CreditorChoice, Lot, LotStatus, Round, RoundState, ServiceContract
from cases.allowed_ended import why_not_act
from cases.models import CaseFile
from foundation import clock
from foundation.acts import Act
from foundation.database import db
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal
from lawbook import repricing as rules
from papers.drafting import registry
from papers.drafting.facts import BLANK, Facts, day, money, text
from papers.drafting.registry import Free, Kind, Template
from papers.models import DocumentKind

HERE: Final = Path(__file__).parent
RECEIVERS: Final = Free(
    key="receivers",
    words=N_("Receivers, a line each"),
    kind=Kind.LINES,
    first="Lưu: VT, HSTHA.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LotFacts(Facts):
    """What every paper about a lot says."""

    case_number: str | None = text(N_("Number of the case file"))
    things: str | None = text(N_("What is auctioned"))
    organisation: str | None = text(N_("Auction organisation"))
    contract_no: str | None = text(N_("Number of the service contract"))
    contract_on: date | None = day(N_("Day of the service contract"))
    failed_round: str | None = text(N_("Round that failed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReductionFacts(LotFacts):
    """What the decision of a reduction says."""

    basis: str | None = text(N_("Provision on the reduction"))
    decision_no: str | None = text(N_("Number of the enforcement decision"))
    decision_on: date | None = day(N_("Day of the enforcement decision"))
    failed_no: str | None = text(N_("Paper that says the round failed"))
    failed_on: date | None = day(N_("Day on which the round failed"))
    creditor_no: str | None = text(N_("Answer of the creditor"))
    last_price: int | None = money(N_("Price that failed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts(LotFacts):
    """What the letter after a reduction says."""

    reduction_no: str | None = text(N_("Number of the reduction decision"))
    reduction_on: date | None = day(N_("Day of the reduction decision"))
    from_price: int | None = money(N_("Price before"))
    to_price: int | None = money(N_("Price after"))


def read_reduction(lot: Lot) -> ReductionFacts:
    """Read what the decision of a reduction says of a lot."""
    case = db.session.get_one(CaseFile, lot.case_id)
    failed, contract = _failed(lot), queries.contract_in_force(lot)
    answers = [
        each
        for each in queries.answers_of(lot)
        if failed is not None
        and each.round_id == failed.id
        and each.choice is CreditorChoice.REFUSES
    ]
    round_ = failed.stream if failed is not None else lot.stream
    return ReductionFacts(
        **_of_lot(lot, case, failed, contract),
        basis=_basis(),
        decision_no=case.decision_no,
        decision_on=case.decision_on,
        failed_no=failed.minutes_no if failed is not None else None,
        failed_on=failed.outcome_on if failed is not None else None,
        creditor_no=answers[-1].document_no if answers else None,
        last_price=failed.starting_price if failed is not None else None,
        sources=_sources(lot, case, contract)
        | dict.fromkeys(("decision_no", "decision_on"), case.stream)
        | dict.fromkeys(("failed_no", "failed_on", "last_price", "failed_round"), round_),
    )


def read_letter(lot: Lot) -> LetterFacts:
    """Read what the letter after a reduction says of a lot."""
    case = db.session.get_one(CaseFile, lot.case_id)
    contract = queries.contract_in_force(lot)
    cuts = queries.reductions_of(lot)
    cut = cuts[-1] if cuts else None
    failed = db.session.get(Round, cut.round_id) if cut is not None else _failed(lot)
    names = ("reduction_no", "reduction_on", "from_price", "to_price")
    return LetterFacts(
        **_of_lot(lot, case, failed, contract),
        reduction_no=cut.decision_no if cut is not None else None,
        reduction_on=cut.decided_on if cut is not None else None,
        from_price=cut.from_price if cut is not None else None,
        to_price=cut.to_price if cut is not None else None,
        sources=_sources(lot, case, contract) | dict.fromkeys(names, lot.stream),
    )


def _of_lot(
    lot: Lot, case: CaseFile, failed: Round | None, contract: ServiceContract | None
) -> dict[str, Any]:
    return {
        "case_number": case.number,
        "things": "; ".join(asset.description for asset in queries.assets_of(lot)) or None,
        "organisation": contract.organisation if contract is not None else None,
        "contract_no": contract.number if contract is not None else None,
        "contract_on": contract.signed_on if contract is not None else None,
        "failed_round": _ordinal(failed),
    }


def _sources(lot: Lot, case: CaseFile, contract: ServiceContract | None) -> dict[str, str]:
    signed = contract.stream if contract is not None else lot.stream
    names = ("organisation", "contract_no", "contract_on")
    return {"case_number": case.stream, "things": lot.stream} | dict.fromkeys(names, signed)


def _failed(lot: Lot) -> Round | None:
    round_ = queries.latest_round(lot)
    return round_ if round_ is not None and round_.state is RoundState.FAILED else None


def _ordinal(round_: Round | None) -> str | None:
    return None if round_ is None or round_.number_unknown else str(round_.number)


def _basis() -> str | None:
    """Return the provision on the largest cut, where it was read in the text of the law."""
    try:
        with law.answering():
            ruling = rules.largest_cut(clock.today())
    except refusals.NoRule:
        return None
    return str(ruling.basis) if ruling.confirmed else None


def _why_not_cut(
    lot: Lot, _facts: Mapping[str, Any], free: Mapping[str, str], on: date, by: Act
) -> Refusal | None:
    """Say why a decision signed on a day cannot cut the price, as ``reduce_price`` says it."""
    typed = free.get("new_price", "")
    to_price = int(typed) if typed.isdecimal() else 0
    return why_not_cut(offers.read(lot), floor_of(lot, on), to_price, on, by)


def _why_not_go_on(
    lot: Lot, _facts: Mapping[str, Any], _free: Mapping[str, str], on: date, by: Act
) -> Refusal | None:
    """Say why no next round of a lot may be asked for, as the act that plans it says."""
    offer = offers.read(lot)
    return allowed.why_not_plan(offer, by) or why_not_act(offer.over, on)


def _cut(facts: Mapping[str, Any], free: Mapping[str, str]) -> dict[str, str]:
    """Return how far the price goes down, and who decides it, as the decision writes them."""
    price, typed = facts.get("last_price"), free.get("new_price", "")
    cut = BLANK
    if price and typed.isdecimal() and 0 < int(typed) < price:
        points = rules.cut_basis_points(price, int(typed))
        cut = f"{points / 100:g} %".replace(".", ",")
    issued_by = f"Chấp hành viên {facts.get('office_name') or BLANK}".upper()
    return {"cut": cut, "issued_by": issued_by}


def _papers_of(lot: Lot) -> Sequence[CaseFile | Lot]:
    return [db.session.get_one(CaseFile, lot.case_id), lot]


def _find(lot_id: int) -> Lot | None:
    return db.session.get(Lot, lot_id)


PRICE_REDUCTION: Final = Template(
    code="price-reduction",
    words=N_("Decision to reduce the price"),
    about="Về việc giảm giá tài sản đấu giá",
    kind=DocumentKind.DECISION,
    subject="lot",
    file=HERE / "price_reduction.docx",
    facts=ReductionFacts,
    find=_find,
    read=read_reduction,
    papers_of=_papers_of,
    permission=Permission.RUN_AUCTIONS,
    fits=lambda lot: lot.status is LotStatus.UNSOLD,
    why_not=_why_not_cut,
    more=_cut,
    free=(
        Free(key="new_price", words=N_("New starting price (₫)"), kind=Kind.MONEY, needed=True),
        Free(
            key="grounds",
            words=N_("Further grounds, a line each"),
            hint=N_("For example the answer of the creditor, with its number and day."),
            kind=Kind.LINES,
        ),
        Free(key="orders", words=N_("What else is decided, a line each"), kind=Kind.LINES),
        RECEIVERS,
    ),
    capacities=("Chấp hành viên",),
)
AUCTION_LETTER: Final = Template(
    code="auction-letter",
    words=N_("Letter to the auction organisation after a reduction"),
    about="Tiếp tục đấu giá tài sản sau khi giảm giá",
    kind=DocumentKind.LETTER,
    subject="lot",
    file=HERE / "auction_letter.docx",
    facts=LetterFacts,
    find=_find,
    read=read_letter,
    papers_of=_papers_of,
    permission=Permission.RUN_AUCTIONS,
    fits=lambda lot: lot.reductions > 0 and lot.status is LotStatus.READY,
    why_not=_why_not_go_on,
    more=lambda _facts, _free: {"about_lower": "tiếp tục đấu giá tài sản sau khi giảm giá"},
    free=(
        Free(key="more_words", words=N_("What else is written, a line each"), kind=Kind.LINES),
        RECEIVERS,
    ),
    capacities=("Chấp hành viên", "Thủ trưởng"),
)
registry.declare(PRICE_REDUCTION, AUCTION_LETTER)
