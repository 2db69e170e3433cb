"""What can be corrected of an asset beside what it is: what an old file tells, and its end."""

from cases.correcting import case_of, why_not_closed, why_not_correct
from cases.mistakes.allowed import why_not_ended
from cases.models import Asset
from cases.operations.mistakes import take_back_end
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
declare(
    Fact(
        code="asset.end",
        words=N_("End of the seizure"),
        model=Asset,
        permission=Permission.WRITE_CASES,
        subject=lambda asset: asset,
        name=lambda asset: asset.description[:80],
        locks=lambda asset: [case_of(asset)],
        why_not=lambda asset: why_not_ended(asset) or why_not_closed(asset),
        take_back=lambda asset, _reason, by: take_back_end(asset, by),
        taken=N_("The seizure did not end so; the asset is seized as before."),
    )
)
