"""What the ledger says of an asset that was entered with its past."""

from typing import Final

from audit.entries import (
    NOT_ASKED,
    Key,
    Kind,
    declare,
)
from cases.models import Certainty
from foundation.database import Dong
from foundation.i18n import N_


class FoundCode(str):
    """A step that was against the law, as ``backlog.judging`` calls it: "cut:4"."""

    __slots__ = ()


OLD_ASSET_RECORDED: Final = declare(
    Kind(
        "asset.recorded_from_old_file",
        N_("Entered with its past, by the old file"),
        "warn",
        keys={
            "case": Key(N_("Case file"), str),
            "source": Key(N_("Old file"), str),
            "certainty": Key(N_("How sure"), Certainty).or_none(),
            "seized": Key(N_("Seized"), str).or_none(),
            "appraised": Key(N_("Appraised value"), Dong).or_none(),
            "rounds": Key(N_("Rounds told"), int),
            "failed": Key(N_("Failed rounds"), int),
            "sold_for": Key(N_("Sold for"), Dong).or_none(),
            "against_law": Key(N_("Against the law"), FoundCode).many(),
            "provisions": Key(N_("Provisions"), str).many().or_absent(),
            "unread": Key(N_("By an article not yet checked"), FoundCode).many().or_absent(),
            "document": Key(N_("Document"), str).or_none(),
            "note": Key(N_("Note"), str).or_none().or_absent(),
        },
        correctable=NOT_ASKED,
    )
)
