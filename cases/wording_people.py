"""Words of who holds the next act, who keeps an asset, and how sure an old file is."""

from cases.models import Certainty, Holder, Keeper
from foundation.i18n import N_
from web.formatting import register_words

# One call an enumeration: members of two with the same value are equal as dictionary keys.
register_words(
    {
        Holder.OFFICER: N_("Enforcement officer"),
        Holder.HEAD: N_("Head of office"),
        Holder.BANK: N_("Bank"),
        Holder.ORGANISATION: N_("Auction organisation"),
        Holder.POLICE: N_("Police"),
        Holder.LAND_OFFICE: N_("Land registration office"),
        Holder.COURT: N_("Court"),
        Holder.PROCURACY: N_("Procuracy"),
        Holder.COMMITTEE: N_("People's committee, steering board"),
        Holder.DEBTOR: N_("Debtor"),
        Holder.BUYER: N_("Buyer"),
        Holder.SUPERIOR: N_("Superior enforcement office, Ministry"),
        Holder.INSPECTORS: N_("Inspectors, state audit"),
        Holder.PARTY_BODY: N_("Body of the Party"),
        Holder.APPRAISER: N_("Appraisal organisation"),
        Holder.TAX: N_("Tax office"),
        Holder.MORTGAGOR: N_("Mortgagor, owner of the asset"),
        Holder.UNKNOWN: N_("Not known who has to act"),
    }
)
register_words(
    {
        Keeper.DEBTOR: N_("The debtor keeps it"),
        Keeper.OWNER: N_("Its owner keeps it"),
        Keeper.CREDITOR: N_("The creditor keeps it"),
        Keeper.OFFICE: N_("In the store of this office"),
        Keeper.COMMITTEE: N_("The people's committee keeps it"),
        Keeper.POLICE: N_("In the store of the police"),
        Keeper.HIRED: N_("Somebody hired keeps it"),
        Keeper.BUYER: N_("The buyer has it"),
        Keeper.OTHER: N_("Somebody else keeps it"),
    }
)
register_words(
    {
        Certainty.PAPERS: N_("Papers in the file say so"),
        Certainty.NOTES: N_("Books or reports of the office say so"),
        Certainty.TOLD: N_("Somebody who knows it told so"),
    }
)
