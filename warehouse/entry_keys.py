"""Keys that several kinds of entries of the store have: what custody changed, what was seen."""

from decimal import Decimal
from typing import Final

from audit.entries import FileHash, Key
from foundation.i18n import N_
from warehouse.models import Deviation, ItemStatus, PhysicalHolder, SealState

PHOTOS: Final = Key(N_("Photos"), FileHash).many()
DIFFERS: Final = Key(N_("Differs from what was known"), Deviation).many()

# What custody.post adds to an entry: the columns that changed, before and after.
CUSTODY: Final = {
    "office_id": Key(N_("Office"), int, names="office").changed().or_absent(),
    "keeper_id": Key(N_("Kept by"), int, names="account").changed().or_absent(),
    "status": Key(N_("State"), ItemStatus).changed().or_absent(),
    "place_id": Key(N_("Place"), int, names="place").changed().or_absent(),
    "container_id": Key(N_("Box"), int, names="item").changed().or_absent(),
    "holder": Key(N_("Who has it"), PhysicalHolder).changed().or_absent(),
    "holder_name": Key(N_("Name of who has it"), str).changed().or_absent(),
    "holder_organisation_id": Key(N_("Organisation"), int, names="organisation")
    .changed()
    .or_absent(),
    "quantity_held": Key(N_("Quantity held"), Decimal).changed().or_absent(),
    "seal_number": Key(N_("Seal"), str).changed().or_absent(),
    "handed_over_still_here": Key(N_("Handed over, still here"), bool).changed().or_absent(),
}

# What was seen at the touch, see observing.told; a field nobody looked at is absent.
OBSERVED: Final = {
    "counted": Key(N_("Quantity counted"), Decimal).or_absent(),
    "weight_grams": Key(N_("Weight (g)"), Decimal).or_absent(),
    "condition": Key(N_("Condition"), str).or_absent(),
    "seal_seen": Key(N_("State of the seal"), SealState).or_absent(),
    "seal_read": Key(N_("Number read on the seal"), str).or_absent(),
    "seal_minutes": Key(N_("Opened under the minutes no."), str).or_absent(),
    "photos": PHOTOS.or_absent(),
}

# What was seen of a thing that two signed for, and by which hand-over.
BY_HAND_OVER: Final = {"hand_over": Key(N_("Hand-over of things"), str).or_absent(), **OBSERVED}
