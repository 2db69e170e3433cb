"""Parties of a case (đương sự) and persons with related rights."""

import enum
from datetime import date

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from foundation.database import Dong, Model, OfficeId, Pk
from foundation.recording import DIGEST, Stream
from foundation.seen import SeenByValues


class PartyRole(enum.StrEnum):
    """Their part in the case."""

    DEBTOR = "debtor"  # người phải thi hành án
    CREDITOR = "creditor"  # người được thi hành án
    MORTGAGOR = "mortgagor"  # bên thế chấp
    CO_OWNER = "co_owner"  # đồng sở hữu
    RELATED = "related"  # người có quyền lợi, nghĩa vụ liên quan


class PartyKind(enum.StrEnum):
    """A person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Party(SeenByValues, Model):
    """One party of one case."""

    __tablename__ = "party"
    __ledger__ = Stream("case", "case_id")
    __table_args__ = (
        Index("ix_party_case_id_role", "case_id", "role"),
        Index("ix_party_office_id_id", "office_id", "id"),
        CheckConstraint("money_due >= 0", name="money_due"),
    )

    id: Mapped[Pk]
    office_id: Mapped[OfficeId]
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    role: Mapped[PartyRole]
    kind: Mapped[PartyKind]
    is_bank: Mapped[bool] = mapped_column(default=False)  # a credit institution
    name: Mapped[str] = mapped_column(String(200), info=DIGEST)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    identity_no: Mapped[str | None] = mapped_column(
        String(20), info=DIGEST
    )  # số định danh / mã số DN
    address: Mapped[str | None] = mapped_column(String(300), info=DIGEST)
    phone: Mapped[str | None] = mapped_column(String(30), info=DIGEST)
    money_due: Mapped[Dong | None]  # owed to this creditor under the decision; None: not known
    mistaken_on: Mapped[date | None]  # the day it was taken back: it never was a party

    @hybrid_property
    def stands(self) -> bool:
        """Whether it was not taken back as entered by mistake."""
        return self.mistaken_on is None

    @stands.inplace.expression
    @classmethod
    def _stands(cls) -> ColumnElement[bool]:
        return cls.mistaken_on.is_(None)
