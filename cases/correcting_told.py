"""What can be corrected of an asset that an old file tells of, beside what every asset has."""

from cases.correcting import case_of, why_not_correct
from cases.models import Asset
from cases.refusals import NotOfAnOldFile
from corrections.facts import Fact, Field, declare, may_be
from foundation.i18n import N_
from foundation.permissions import Permission
from foundation.refusals import Refusal


def _why_not_told(asset: Asset) -> Refusal | None:
    """A certificate of a valuation that was recorded here is corrected with its valuation."""
    return NotOfAnOldFile() if asset.origin is None else why_not_correct(asset)


declare(
    Fact(
        code="asset.told",
        words=N_("Certificate of value in the old file"),
        model=Asset,
        permission=Permission.WRITE_CASES,
        subject=lambda asset: asset,
        name=lambda asset: asset.description[:80],
        fields=(
            Field(
                "valued_told",
                N_("Certificate of value"),
                Asset.VALUED,
                required=False,
                stopped=may_be,
            ),
        ),
        locks=lambda asset: [case_of(asset)],
        why_not=_why_not_told,
    )
)
