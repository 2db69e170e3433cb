"""Help on the pages of imports and files: what each is for."""

from foundation.i18n import N_
from web.help import Help, declare

declare(
    Help(
        endpoint="exchange.imports.index",
        text=N_(
            "Files that were read in, with what came of each row. An import is begun on the page "
            "of its case, or here for notices."
        ),
    ),
    Help(
        endpoint="exchange.exhibits.new",
        title=N_("Import an exhibit list"),
        above="cases.files.show",
        text=N_(
            "Reads a list of things of one case from a spreadsheet or a text. Nothing is written "
            "before you have seen every row."
        ),
    ),
    Help(
        endpoint="exchange.exhibits.show",
        title=N_("Import an exhibit list: its rows"),
        above="exchange.exhibits.new",
        text=N_(
            "Each row of the file, how it was read, what is wrong with it. Right rows come in; "
            "the others are left out and named."
        ),
    ),
    Help(
        endpoint="exchange.notices.new",
        title=N_("Import auction notices"),
        above="exchange.imports.index",
        text=N_(
            "Reads published auction notices from a spreadsheet. What a notice does not say stays "
            "unknown."
        ),
    ),
    Help(
        endpoint="exchange.notices.show",
        title=N_("Import auction notices: its rows"),
        above="exchange.notices.new",
        text=N_(
            "Each notice of the file beside what is recorded already. Nothing recorded is "
            "overwritten."
        ),
    ),
    Help(
        endpoint="exchange.backlog.new",
        title=N_("Import the backlog"),
        above="exchange.imports.index",
        text=N_(
            "Brings in what an office has when it begins: cases, assets with their auctions and "
            "sales, things in store, places, organisations, people. Fill in the template, or send "
            "the list the office keeps."
        ),
    ),
    Help(
        endpoint="exchange.backlog.show",
        title=N_("Import the backlog: its rows"),
        above="exchange.backlog.new",
        text=N_(
            "Each row of the file, what would be made of it, what it lacks and why it stays out. "
            "The rows of one asset come in together, or not at all."
        ),
    ),
    Help(
        endpoint="exchange.lists.new",
        title=N_("A list as a file"),
        text=N_(
            "Takes the rows of a list home as a spreadsheet, as they are filtered now. Who took "
            "it stands in the ledger."
        ),
    ),
)
