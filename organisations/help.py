"""Help on the pages of organisations: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

_LIST = "organisations.registry.index"
_PAGE = "organisations.registry.show"

declare(
    Help(
        endpoint=_LIST,
        title=N_("Organisations"),
        text=N_(
            "Banks, auction organisations, courts, police and others, once each for every office. "
            "They are found by short forms and former names."
        ),
    ),
    Help(
        endpoint=_PAGE,
        title=N_("Organisation"),
        thing="organisation",
        text=N_("Names over time, whom to reach, bank accounts, and what may be the same one."),
    ),
    Help(
        endpoint="organisations.registry.new",
        title=N_("Record an organisation"),
        above=_LIST,
        text=N_("Adds an organisation once; one of the same name is used, not added again."),
    ),
    Help(
        endpoint="organisations.registry.edit",
        title=N_("Edit the organisation"),
        above=_PAGE,
        text=N_("Puts kind, tax code, address and telephone right. A name has a page of its own."),
    ),
    Help(
        endpoint="organisations.registry.rename",
        title=N_("Record a new name"),
        above=_PAGE,
        text=N_("Records a new name from its day on. What was signed before shows the old name."),
    ),
    Help(
        endpoint="organisations.registry.close",
        title=N_("Record that it closed"),
        above=_PAGE,
        text=N_("Nothing new names what has closed; what named it before still does."),
    ),
    Help(
        endpoint="organisations.registry.reopen",
        title=N_("It works again"),
        above=_PAGE,
        text=N_("Takes back that it closed."),
    ),
    Help(
        endpoint="organisations.registry.merge",
        title=N_("Merge into another"),
        above=_PAGE,
        text=N_("Makes one of two that were recorded twice. Nothing is erased."),
    ),
    Help(
        endpoint="organisations.registry.part",
        title=N_("Take the merging back"),
        above=_PAGE,
        text=N_("The organisation stands on its own again, with all that named it before."),
    ),
    Help(
        endpoint="organisations.contacts.add",
        title=N_("Add a contact"),
        above=_PAGE,
        text=N_("Writes down whom to call there, and for what."),
    ),
    Help(
        endpoint="organisations.contacts.end",
        title=N_("End the contact"),
        above=_PAGE,
        text=N_("The person stays written down, and is called no more."),
    ),
    Help(
        endpoint="organisations.contacts.add_account",
        title=N_("Add a bank account"),
        above=_PAGE,
        text=N_("Writes down where fees, deposits or payouts go."),
    ),
    Help(
        endpoint="organisations.contacts.end_account",
        title=N_("End the bank account"),
        above=_PAGE,
        text=N_("Nothing is paid to it any more; what was paid still names it."),
    ),
    Help(
        endpoint="organisations.seats.new",
        title=N_("Make an outside seat"),
        above=_PAGE,
        text=N_("An account for a person of the organisation. It sees its own and nothing else."),
    ),
    Help(
        endpoint="organisations.seats.end",
        title=N_("End the seat"),
        above=_PAGE,
        text=N_("The person signs in no more; what was handed in stays."),
    ),
    Help(
        endpoint="organisations.seats.reset",
        title=N_("Give the seat a new password"),
        above=_PAGE,
        text=N_("For who forgot it; the person sets another one at the next sign-in."),
    ),
)
