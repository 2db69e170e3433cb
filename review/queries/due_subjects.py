"""What due acts are about: lots, rounds, sales, assets and cases, read once for a page of acts."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from auctions.models import Lot
from auctions.next_act import Acts, NextAct, acts_of_lots, appraisal_of
from cases import queries
from cases.models import Asset, CaseFile, Deadline, Party, PartyKind, PartyRole, Step
from cases.over import over_cases
from foundation.acts import Act
from foundation.database import db
from foundation.permissions import Permission
from review.queries.agenda import DueRow
from review.queries.first_due import OF_THE_ACCOUNTANT
from sales.models import Sale

Told = tuple[PartyRole, PartyKind, str]  # role, kind and name of one party
M = TypeVar("M", Lot, Sale, Asset, CaseFile)


@dataclass(frozen=True, slots=True)
class DueSubjects:
    """Rows by id, and the acts of each lot; a deadline of a round or a sale also has its lot."""

    lots: dict[int, Lot]
    acts: dict[int, Acts]
    sales: dict[int, Sale]
    assets: dict[int, Asset]
    cases: dict[int, CaseFile]
    sides: dict[int, list[Told]]  # creditors and debtors of each case, in their order
    appraisals: dict[int, NextAct | None]  # of the assets in no lot, by deadline
    steps: bool = False  # a row is about the step of its deadline, not about what is next

    def asset_of(self, deadline: Deadline) -> Asset | None:
        """Return the asset of a deadline that stands in no lot."""
        alone = deadline.subject_kind == "asset" and deadline.lot_id is None
        return self.assets.get(deadline.subject_id) if alone else None

    def next_of(self, lot: Lot | None, deadline: Deadline) -> NextAct | None:
        """Return the one act the row of a deadline asks for."""
        if lot is None:
            return self.appraisals.get(deadline.id)
        acts = self.acts[lot.id]
        if self.steps:
            return next(iter(acts.towards(deadline.step)), None)
        found = acts.next
        beside = found is not None and found.permission is Permission.KEEP_ACCOUNTS
        if beside and deadline.step not in OF_THE_ACCOUNTANT:
            return next(iter(acts.by_step.get(deadline.step, ())), found)
        return found


def subjects_of(rows: Sequence[DueRow], by: Act, *, steps: bool = False) -> DueSubjects:
    """Read what ``rows`` are about, and which acts are lawful for ``by``."""
    deadlines = [due.row for due in rows if isinstance(due.row, Deadline)]
    others = [due.row for due in rows if not isinstance(due.row, Deadline)]
    lots = _by_id(Lot, (row.lot_id for row in deadlines))
    cases, told = _cases({due.row.case_id for due in rows})
    return DueSubjects(
        lots=lots,
        acts=acts_of_lots(lots.values(), by),
        sales=_by_id(Sale, _subject_ids(deadlines, "sale")),
        assets=_by_id(
            Asset, [*(row.asset_id for row in others), *_subject_ids(deadlines, "asset")]
        ),
        cases=cases,
        sides=told,
        appraisals=_appraisals([row for row in deadlines if row.step is Step.APPRAISE], by),
        steps=steps,
    )


def _appraisals(deadlines: Sequence[Deadline], by: Act) -> dict[int, NextAct | None]:
    """Decide what is next with assets that are in no lot, reading once what lies over them."""
    alone = [row for row in deadlines if row.lot_id is None]
    if not alone:
        return {}
    over = over_cases({row.case_id for row in alone})
    return {row.id: appraisal_of(row, over.of(row.case_id, [row.subject_id]), by) for row in alone}


def _subject_ids(deadlines: Iterable[Deadline], kind: str) -> Iterable[int]:
    return (row.subject_id for row in deadlines if row.subject_kind == kind)


def _by_id(model: type[M], ids: Iterable[int | None]) -> dict[int, M]:
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    return {row.id: row for row in db.session.scalars(select(model).where(model.id.in_(wanted)))}


def _cases(ids: Collection[int]) -> tuple[dict[int, CaseFile], dict[int, list[Told]]]:
    """Read cases, and with each who stands against whom."""
    of_case = (Party.case_id == CaseFile.id) & Party.stands & Party.role.in_(queries.SIDES)
    rows = db.session.execute(
        select(CaseFile, Party.role, Party.kind, Party.name)
        .outerjoin(Party, of_case)
        .where(CaseFile.id.in_(ids))
        .options(joinedload(CaseFile.officer))
        .order_by(Party.id)
    )
    cases: dict[int, CaseFile] = {}
    told: dict[int, list[Told]] = {case_id: [] for case_id in ids}
    for case, role, kind, name in rows:
        cases[case.id] = case
        if role is not None:
            told[case.id].append((role, kind, name))
    return cases, told
