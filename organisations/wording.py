"""Words of organisations."""

from foundation.i18n import N_
from organisations.models import OrganisationKind
from web.formatting import register_words

register_words(
    {
        OrganisationKind.BANK: N_("Bank"),
        OrganisationKind.BANK_BRANCH: N_("Branch of a bank"),
        OrganisationKind.AUCTION: N_("Auction organisation"),
        OrganisationKind.APPRAISER: N_("Valuation firm"),
        OrganisationKind.COURT: N_("Court"),
        OrganisationKind.PROCURACY: N_("Procuracy"),
        OrganisationKind.POLICE: N_("Police"),
        OrganisationKind.FINANCE: N_("Finance body, treasury, tax"),
        OrganisationKind.STORAGE: N_("Storage company"),
        OrganisationKind.NEWSPAPER: N_("Newspaper, portal"),
        OrganisationKind.ENFORCEMENT: N_("Another enforcement office"),
        OrganisationKind.OTHER: N_("Another organisation"),
    }
)
