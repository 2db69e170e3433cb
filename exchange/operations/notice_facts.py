"""What a notice says, as the rooms below record it: a case, its parties, its assets, its round.

Nothing here fills a gap: what the notice does not say is None.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from accounts.models import UserAccount
from auctions.models import RoundForm
from auctions.published import PublishedRound
from cases.models import AssetCategory, PartyKind, PartyRole, Tag
from cases.operations.assets import NewAsset
from cases.operations.files import NewCase
from exchange.importing import stored
from exchange.importing.assetkinds import asset_kind_of
from exchange.importing.drafts import AssetKind, Movability, NoticeDraft, Told
from exchange.importing.references import Named, named_parties, read_references
from exchange.models import RowState
from foundation import clock
from foundation.unknown import known
from lawbook.failure import FailureCode
from organisations.models import Organisation
from organisations.naming import name_key
from organisations.queries import known_by_names

LONGEST_KEY: Final = 64  # characters: a number and which asset it is, or a hash
LONGEST_NUMBER: Final = 48  # characters of a notice number; the case's number holds it and more
SECOND: Final = 2  # of the two publications the law knows
CATEGORIES: Final = {
    AssetKind.LAND_HOUSE: AssetCategory.HOUSE,
    AssetKind.LAND: AssetCategory.LAND,
    AssetKind.VEHICLE: AssetCategory.VEHICLE,
    AssetKind.MACHINERY: AssetCategory.MACHINERY,
    AssetKind.GOODS: AssetCategory.GOODS,
    AssetKind.SHARES: AssetCategory.SHARES,
    AssetKind.SCRAP: AssetCategory.GOODS,
    AssetKind.EXHIBITS: AssetCategory.EXHIBIT,
    AssetKind.MIXED: AssetCategory.OTHER,
    AssetKind.OTHER: AssetCategory.OTHER,
}
FORMS: Final = (
    ("gián tiếp", RoundForm.INDIRECT_BALLOT),
    ("indirect", RoundForm.INDIRECT_BALLOT),
    ("bỏ phiếu", RoundForm.DIRECT_BALLOT),
    ("ballot", RoundForm.DIRECT_BALLOT),
    ("trực tuyến", RoundForm.ONLINE),
    ("online", RoundForm.ONLINE),
    ("lời nói", RoundForm.ORAL),
    ("oral", RoundForm.ORAL),
)


def draft_of(text: str | None) -> NoticeDraft:
    """Return the draft of a kept row."""
    return stored.read(NoticeDraft, json.loads(text or ""))


def known_on(draft: NoticeDraft, today: date) -> NoticeDraft:
    """Return a draft without what is no fact yet: the day of a notice that is still to come.

    What notes tell of a session to come is told of another one.
    """
    if draft.notice_day is not None and draft.notice_day > today:
        draft = replace(draft, notice_day=None)
    if draft.told_aside and is_to_come(draft, today):
        draft = replace(draft, told=None, failure_code=None, stop_ground="", sold_price=None)
    return draft


def is_to_come(draft: NoticeDraft, today: date) -> bool:
    """Tell whether the session of a notice is still to be held."""
    day = session_on(draft)
    return day is not None and day > today


def outcome_of(draft: NoticeDraft, *, lacks: bool) -> RowState:
    """Return what a notice comes in as.

    Args:
        lacks: something of it is not known, and is asked for.
    """
    if draft.is_asset_only:
        return RowState.ASSETS_ONLY
    return RowState.INCOMPLETE if lacks else RowState.NEW


def key_of(draft: NoticeDraft) -> str:
    """Return what a notice is known by: its number, else what it says.

    A number that stands for several assets is followed by which of them it is.
    """
    if not draft.notice_id:
        return stored.content_hash(stored.written(draft))
    return f"{draft.notice_id}#{draft.part}" if draft.part else draft.notice_id


def part_of(draft: NoticeDraft) -> str:
    """Return what tells the asset of a notice from the others under its number."""
    return draft.lot_key[:12]


def origin_of(draft: NoticeDraft) -> str:
    """Return the notice as records name where they came from, in at most 60 characters."""
    if draft.part:
        return f"notice:{draft.notice_id[: LONGEST_NUMBER - 8]}#{draft.part}"
    return f"notice:{key_of(draft)[:LONGEST_NUMBER]}"


def case_number(draft: NoticeDraft) -> str:
    """Return the number of the case a notice opens."""
    if draft.part:
        return f"TB {draft.notice_id} - {draft.part[:6].upper()}"
    return f"TB {draft.notice_id or f'không số {key_of(draft)[:12].upper()}'}"


def case_of(draft: NoticeDraft, office_id: int, officer: UserAccount) -> NewCase:
    """Return the case a notice opens, for the officer to complete."""
    papers = read_references(draft.decision_refs, draft.decision_no)
    owner = draft.enforcement_office or draft.organisation
    return NewCase(
        office_id=office_id,
        number=case_number(draft),
        summary=": ".join(filter(None, (owner, draft.description)))[:300],
        officer=officer,
        money_due=None,
        opened_on=None,
        enforceability=None,
        decision_no=papers.decision.number if papers.decision else None,
        decision_on=papers.decision.on if papers.decision else None,
        judgment_no=papers.judgment.number if papers.judgment else None,
        judgment_on=papers.judgment.on if papers.judgment else None,
        tags=[Tag.CREDIT] if draft.by_bank else [],
        origin=origin_of(draft),
    )


def parties_of(draft: NoticeDraft) -> Sequence[tuple[PartyRole, PartyKind, Named]]:
    """Return the parties a notice names plainly enough to be recorded."""
    return [
        (role, PartyKind.ORGANISATION if one.is_organisation else PartyKind.PERSON, one)
        for role, cell in (
            (PartyRole.CREDITOR, draft.creditor_name),
            (PartyRole.DEBTOR, draft.debtor_name),
        )
        for one in named_parties(cell)[0]
    ]


def assets_of(draft: NoticeDraft, today: date) -> list[NewAsset]:
    """Return the assets a notice offers."""
    parts = [part.name for part in draft.sub_lots] or [draft.description]
    count = draft.item_count if not draft.sub_lots else None
    seized_on = read_references(draft.decision_refs, draft.decision_no).seized_on
    return [
        NewAsset(
            category=CATEGORIES.get(kind or AssetKind.OTHER, AssetCategory.OTHER),
            immovable=None if movability is None else movability is Movability.IMMOVABLE,
            description=part[:2000],
            location=known(draft.location, 300),
            quantity=Decimal(count) if count else None,
            unit="tài sản" if count else None,
            seized_on=seized_on if seized_on is not None and seized_on <= today else None,
        )
        for part in parts
        for kind, movability in [_kind_of(draft, part)]
    ]


def _kind_of(draft: NoticeDraft, part: str) -> tuple[AssetKind | None, Movability | None]:
    """Return what one asset of a notice is; each of several may be of another kind."""
    own = asset_kind_of("", part) if draft.sub_lots else None
    return own or (draft.asset_kind, draft.movability)


def failures_before(draft: NoticeDraft) -> int:
    """Return how many rounds a notice says were held before its own."""
    return max(draft.earlier_failures or 0, (draft.auction_round or 1) - 1)


def organisations_of(drafts: Sequence[NoticeDraft]) -> Mapping[str, Organisation]:
    """Return the organisations of the registry that notices name, by ``name_key``; none is made."""
    names = [draft.organisation for draft in drafts]
    for draft in drafts:
        names += [one.name for _role, _kind, one in parties_of(draft) if one.is_organisation]
    return known_by_names(names)


def round_of(
    draft: NoticeDraft, registry: Mapping[str, Organisation] | None = None
) -> PublishedRound | None:
    """Return the round a notice tells of; None if it tells of none.

    Args:
        registry: the organisations that notices name; looked up where they are not given.
    """
    if draft.is_asset_only:
        return None
    second = draft.publication == SECOND
    if registry is None:
        registry = organisations_of([draft])
    held_by = registry.get(name_key(draft.organisation))
    return PublishedRound(
        origin=origin_of(draft),
        session_at=draft.session,
        hour_unknown=draft.hour_unknown,
        starting_price=draft.starting_price,
        price_unconfirmed=draft.price_unconfirmed,
        deposit_share=_basis_points(draft.deposit_percent),
        deposit=draft.deposit,
        bid_step=draft.bid_step,
        dossier_fee=draft.dossier_fee,
        organisation=known(draft.organisation, 200),
        organisation_id=held_by.id if held_by is not None else None,
        place=known(draft.auction_place, 300),
        published_on=None if second else draft.notice_day,
        second_notice_on=second_notice_of(draft),
        file_sale_from=_day(draft.dossier_sale_from),
        file_sale_to=_day(draft.dossier_sale_to),
        viewing_from=_day(draft.viewing_from),
        viewing_to=_day(draft.viewing_to),
        deposit_from=_day(draft.deposit_from),
        deposit_to=_day(draft.deposit_to),
        number=draft.auction_round,
        earlier_failures=failures_before(draft),
        earlier_reductions=draft.price_reductions_count or 0,
        after_failure=bool(draft.earlier_failures),
        form=_form(draft),
        failed=draft.told is Told.FAILED,
        stop_ground=known(draft.stop_ground, 300),
        failure_code=FailureCode(draft.failure_code) if draft.failure_code else None,
    )


def second_notice_of(draft: NoticeDraft) -> date | None:
    """Return the day of the second publication, as far as this notice tells it."""
    own = draft.notice_day if draft.publication == SECOND else None
    return draft.second_notice_day or own


def session_on(draft: NoticeDraft) -> date | None:
    """Return the day of the session, if it is known."""
    return _day(draft.session)


def _form(draft: NoticeDraft) -> RoundForm | None:
    written = f"{draft.form} {draft.method}".lower()
    return next((form for words, form in FORMS if words in written), None)


def _basis_points(percent: Decimal | None) -> int | None:
    return None if percent is None else round(percent * 100)


def _day(moment: datetime | None) -> date | None:
    return clock.local_day(moment) if moment else None
