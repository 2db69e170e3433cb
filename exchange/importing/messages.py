"""One English sentence for each code, with holes for its details."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.amountmessages import OF_AMOUNTS
from exchange.importing.codes import Code
from exchange.importing.oldmessages import OF_A_BACKLOG
from foundation.i18n import N_

MESSAGES: Mapping[Code, str] = MappingProxyType(
    {
        Code.FILE_KIND: N_("%(name)s is no spreadsheet: .xlsx, .xls, .ods or .csv."),
        Code.FILE_IS_A_WEB_PAGE: N_(
            "%(name)s is a web page by another name. Open it and save it as .xlsx."
        ),
        Code.FILE_ENDING: N_("%(name)s is in truth a %(kind)s file; it was read as one."),
        Code.FILE_EMPTY: N_("The file is empty."),
        Code.FILE_TOO_LARGE: N_("The file is larger than %(limit)s MB."),
        Code.FILE_DAMAGED: N_("The file cannot be opened: it is damaged, or not what it is named."),
        Code.FILE_LOCKED: N_("The file is protected by a password. Save it without one."),
        Code.FILE_ENCODING: N_(
            "The letters of the file cannot be told. Save it as .xlsx, or as CSV UTF-8."
        ),
        Code.FILE_QUOTES: N_("Near line %(line)s a quotation mark is not closed or out of place."),
        Code.LINE_TOO_LONG: N_("Line %(line)s has more than %(limit)s letters."),
        Code.FILE_WITHOUT_ROWS: N_("The file has a header and no rows."),
        Code.TOO_MANY_ROWS: N_("The sheet has cells beyond row %(limit)s. Delete or split them."),
        Code.TOO_MANY_COLUMNS: N_("The sheet has cells beyond column %(limit)s. Delete them."),
        Code.TOO_MANY_CELLS: N_("The sheet has more than %(limit)s cells. Split it."),
        Code.FILE_TOO_HEAVY: N_("The file takes too much time or memory to read. Split it."),
        Code.TOO_MANY_LINES: N_(
            "The text has more than %(limit)s lines, most of them blank. Delete them."
        ),
        Code.TOO_MANY_MERGES: N_(
            "The file has more than %(limit)s merged cells, or they overlap. Unmerge them."
        ),
        Code.TOO_MANY_TABLES: N_(
            "The sheet has more than %(limit)s tables of different columns. Split it."
        ),
        Code.COLUMN_MISSING: N_("The column “%(label)s” is missing. It may be headed: %(names)s."),
        Code.TABLES_SIDE_BY_SIDE: N_(
            "Two tables stand side by side (“%(column)s” is there twice): put one below the other."
        ),
        Code.COLUMN_TWICE: N_(
            "The columns “%(other)s” and “%(column)s” are one column of the list: rename one."
        ),
        Code.ROW_TOO_WIDE: N_(
            "The row has %(found)s cells, the header %(expected)s: the cells have shifted."
        ),
        Code.SHEET_HIDDEN: N_("The hidden sheet “%(sheet)s” with %(rows)s rows was not read."),
        Code.SHEET_WITHOUT_HEADER: N_(
            "The sheet “%(sheet)s” with %(rows)s rows has no header that is known."
        ),
        Code.FILE_WINDOWS_1258: N_(
            "The file is no Unicode: it was read as Vietnamese Windows-1258. Compare some letters."
        ),
        Code.FILE_UNPACKS_TOO_LARGE: N_("Unpacked, the file is larger than %(limit)s MB."),
        Code.COLUMNS_OF_FILE_NOT_READ: N_("Columns that are not read: %(columns)s."),
        Code.COLUMNS_NOT_READ: N_("Columns that are not read: %(columns)s (sheet “%(sheet)s”)."),
        Code.ROW_HIDDEN: N_("The row is hidden in the spreadsheet. Show it, or leave it out."),
        Code.CELL_TOO_LONG: N_(
            "The cell has more than %(letters)s letters, or a number of more than %(digits)s"
            " digits. Shorten it."
        ),
        Code.CELL_ERROR: N_("The cell holds an error of the spreadsheet: %(written)s."),
        Code.CELL_NOT_COMPUTED: N_(
            "The cell holds a formula that was never computed. Open the file, save it, send it."
        ),
        Code.CELL_BESIDE: N_("A cell right of the list is not read: “%(written)s”."),
        Code.OLD_FONT: N_(
            "Typed for the old font %(font)s: “%(original)s” is read as “%(converted)s”."
        ),
        Code.ROW_ABOVE_HEADER: N_("Above the header, no line of the list: “%(written)s”."),
        Code.LINE_ABOVE_HEADER: N_(
            "Above the header and seems to count something: “%(written)s”. Put a header above it,"
            " or leave it out."
        ),
        Code.HEADER_AGAIN: N_("The header once more: “%(written)s”."),
        Code.ROW_NUMBERS_COLUMNS: N_("Numbers of the columns: “%(written)s”."),
        Code.ROW_IS_A_HEADING: N_("A heading, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_TOTAL: N_("A total, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_SIGNATURE: N_("Signatures, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_PAGE_NUMBER: N_("A page number, no line of the list: “%(written)s”."),
        Code.ROW_GOES_ON: N_("Joined to the line above, as the rest of it: “%(written)s”."),
        Code.LINE_GOES_ON: N_(
            "The next row was read as the rest of this line: “%(written)s”. Compare it."
        ),
        Code.ROW_IS_A_NOTE: N_("A note, no line of the list: “%(written)s”."),
        Code.ROW_IS_ONLY_A_NUMBER: N_("A number and no line behind it: “%(written)s”."),
        **OF_AMOUNTS,
        Code.DAY_UNREADABLE: N_("“%(written)s” is not a date."),
        Code.DAY_INCOMPLETE: N_("“%(written)s” names no day."),
        Code.DAY_SHORT_YEAR: N_("“%(written)s” has a year of two digits. Write four."),
        Code.DAY_IMPOSSIBLE: N_("“%(written)s” is a day that does not exist, or too far away."),
        Code.WEEKDAY_DISAGREES: N_(
            "The source says %(weekday)s; %(day)s is a %(right)s. Compare the notice."
        ),
        Code.DAY_FROM_SERIAL: N_(
            "“%(written)s” is a day as the spreadsheet counts it; it was read as %(value)s."
        ),
        Code.DAYS_SEVERAL: N_("“%(written)s” holds more than one date or time."),
        Code.TIME_UNREADABLE: N_("“%(written)s” has an hour that does not exist."),
        Code.TIME_MISSING: N_("“%(written)s” gives the day of the session, not its hour."),
        Code.ID_TWICE: N_("Row %(other)s has the same notice number and says something else."),
        Code.ROW_REPEATED: N_("The row repeats row %(other)s; nothing new is made of it."),
        Code.IMPORTED_DIFFERENTLY: N_(
            "This row was imported before with other content. Change the record by hand."
        ),
        Code.SAME_ASSET_AS: N_("Perhaps the same asset as in row %(row)s, offered again."),
        Code.SAME_ASSET_AS_LOT: N_("Perhaps the asset of lot %(lot)s, offered again."),
        Code.NOTICE_FROM_THE_FUTURE: N_("The notice is dated %(day)s, after today."),
        Code.ID_TOO_LONG: N_("The notice number has more than %(limit)s characters."),
        Code.CASE_NUMBER_TAKEN: N_("A case file number %(number)s is there already."),
        Code.DUPLICATE_OF: N_(
            "The same asset, price and session stand in row %(other)s (%(notice)s): "
            "probably the second publication."
        ),
        Code.DESCRIPTION_MISSING: N_("The asset is not described."),
        Code.DESCRIPTION_IS_A_DAY: N_("The description holds a date: “%(written)s”."),
        Code.READ_IN_TEXT: N_("“%(written)s” was read in the text of the notice: compare it."),
        Code.DESCRIPTION_FROM_COUNT: N_("The description stood in the quantity column."),
        Code.NOTICE_STOPS: N_("The notice stops or withdraws an auction: “%(written)s”."),
        Code.NOTICE_CORRECTS: N_("The notice corrects another one: “%(written)s”."),
        Code.KIND_UNDECIDED: N_("Nothing says whether the asset is movable or immovable."),
        Code.OFFICE_MISSING: N_("The owner or office is not named."),
        Code.LOCATION_IS_A_DAY: N_("The place holds a date (“%(written)s”) and is left empty."),
        Code.PLACE_NOT_NAMED: N_("“%(written)s” names no place."),
        Code.ORGANISATION_MISSING: N_("The auction organisation is not named."),
        Code.ORGANISATION_IS_A_DECISION: N_(
            "The organisation holds a decision number (“%(written)s”) and is left empty."
        ),
        Code.COUNT_UNREADABLE: N_("“%(written)s” is not a count and is left empty."),
        Code.PARTS_DO_NOT_ADD: N_("%(whole)s is written for parts that add up to %(parts)s."),
        Code.PRICE_MISSING: N_("There is no starting price."),
        Code.PRICE_NOT_EXACT: N_("The source does not give the exact price: “%(written)s”."),
        Code.PRICES_OF_SEVERAL: N_(
            "“%(written)s” gives a price to each of several things and was not added up: write a"
            " row for each, or enter the price of the lot."
        ),
        Code.PRICE_IN_PARTS: N_("The price %(total)s consists of: %(parts)s."),
        Code.PRICE_ADDED_UP: N_(
            "The price %(sum)s was added up from the parts that the source gives (“%(written)s”):"
            " confirm it."
        ),
        Code.PRICE_UNCONFIRMED: N_(
            "The price is known, but the source does not call it exact (“%(written)s”): confirm it."
        ),
        Code.PRICE_PRECISION_UNKNOWN: N_("Check how exact the price is: “%(written)s”."),
        Code.PRICE_DISAGREES: N_("The number says %(number)s, the text says %(text)s."),
        Code.PRICE_SHORT_FORM: N_("The price is written short (“%(written)s”): it may be rounded."),
        Code.PRICE_LOST_GROUP: N_(
            "The price %(price)s seems to have lost three digits: the deposit is %(deposit)s."
        ),
        Code.PRICE_BESIDE_FEE: N_(
            "The price %(price)s does not fit a dossier fee of %(fee)s: digits seem to be missing."
        ),
        Code.PRICE_TOO_LOW: N_(
            "%(price)s is too low for such an asset: digits seem to be missing."
        ),
        Code.STEP_ABOVE_PRICE: N_("The bid step %(step)s is above the price %(price)s."),
        Code.DEPOSIT_MISSING: N_("The deposit is not known."),
        Code.DEPOSIT_DISAGREES: N_("The deposit is given as %(number)s and as %(text)s."),
        Code.DEPOSIT_LOST_GROUP: N_(
            "The deposit %(deposit)s seems to have lost three digits: the price is %(price)s."
        ),
        Code.DEPOSIT_ABOVE_PRICE: N_("The deposit %(deposit)s is above the price %(price)s."),
        Code.DEPOSIT_OUT_OF_BAND: N_(
            "The deposit is %(percent)s %% of the price; the law says %(lowest)s to %(highest)s %%."
        ),
        Code.SUB_LOTS_UNREADABLE: N_("The list of parts cannot be read."),
        Code.SUB_LOT_IS_AN_OFFICE: N_(
            "Part %(number)s is an office (“%(written)s”), not an asset: the total is wrong."
        ),
        Code.SUB_LOT_TWICE: N_("Part %(number)s repeats part %(other)s."),
        Code.SUB_LOTS_DO_NOT_ADD: N_("The parts add up to %(parts)s, the total is %(total)s."),
        Code.SUB_LOTS_ROUNDED: N_(
            "The parts add up to %(parts)s, the total is %(total)s: one of them is rounded."
        ),
        Code.SESSION_MISSING: N_("There is no day and hour of the session."),
        Code.RESULT_UNKNOWN: N_("The session was on %(day)s; what became of it is not known."),
        Code.RESULT_UNREADABLE: N_("What the result says is kept as it is written: “%(written)s”."),
        Code.RESULT_BEFORE_SESSION: N_(
            "A result is told of a session that is to be held on %(day)s."
        ),
        Code.SOLD_TO_NOBODY: N_(
            "Sold, says the source (“%(written)s”); record who bought it, and the minutes."
        ),
        Code.STOPPED_TOLD: N_("The round comes in as stopped: “%(written)s”."),
        Code.PARTY_UNREADABLE: N_(
            "“%(written)s” may be a person or an organisation; it is kept with the source only."
        ),
        Code.SALE_ENDS_BEFORE_IT_STARTS: N_("It ends (%(end)s) before it starts (%(start)s)."),
        Code.SALE_ENDS_AFTER_SESSION: N_("It ends (%(end)s) after the session (%(session)s)."),
        Code.NOTICE_AFTER_SESSION: N_(
            "The notice (%(day)s) is later than the session (%(session)s)."
        ),
        Code.NOTICE_DAY_MISSING: N_("The day of the notice is not given."),
        Code.NUMBER_UNREADABLE: N_("“%(written)s” is not a whole number and is left empty."),
        Code.ROUND_IS_A_PUBLICATION: N_(
            "%(number)s is the number of the publication; the round is left empty."
        ),
        Code.REDUCTIONS_BEYOND_ROUND: N_(
            "%(reductions)s reductions cannot come before round %(round)s; both are left empty."
        ),
        Code.QUANTITY_MISSING: N_("No quantity is written."),
        Code.QUANTITY_VAGUE: N_("The quantity is only “%(written)s”."),
        Code.QUANTITY_MALFORMED: N_("“%(written)s” is not a number: its groups are wrong."),
        Code.QUANTITY_UNREADABLE: N_("“%(written)s” is not one number with one unit."),
        Code.QUANTITY_IS_A_DAY: N_(
            "The spreadsheet has made a date of the quantity: “%(written)s”. Enter the number."
        ),
        Code.QUANTITY_WORDS_DISAGREE: N_(
            "The digits say %(digits)s, the words say %(words)s: count again."
        ),
        Code.QUANTITY_COLUMNS_DISAGREE: N_(
            "The quantity column says %(cell)s, the description says %(described)s."
        ),
        Code.QUANTITY_PER_CONTAINER: N_("“%(written)s” is what each container holds, not a total."),
        Code.QUANTITY_ABSURD: N_("“%(written)s” is very many for one line: compare it."),
        Code.QUANTITY_TWO_READINGS: N_(
            "“%(written)s” is read as %(value)s; the separator may also be decimal."
        ),
        Code.QUANTITY_APPROXIMATE: N_("The source gives about %(value)s."),
        Code.QUANTITY_SHARED: N_(
            "“%(written)s” stands in one merged cell for several lines: enter how many of this one."
        ),
        Code.QUANTITY_SEEN_DIFFERS: N_(
            "The minutes say %(described)s, %(seen)s were counted: decide which is entered."
        ),
        Code.UNITS_DISAGREE: N_("The unit column says %(cell)s, the description %(described)s."),
        Code.SEVERAL_THINGS: N_("The line names more than one thing (“%(written)s”): split it."),
        Code.SEVERAL_WEIGHTS: N_("The line gives more than one weight or volume: choose one."),
        Code.WEIGHT_OF_ONE_OR_ALL: N_("“%(written)s” may be of one piece or of all of them."),
        Code.DITTO: N_("“%(written)s” points at the line above: write out what is meant."),
        Code.DITTO_CARRIED: N_(
            "“%(written)s” was read as “%(value)s”, as the line above says: compare it."
        ),
        Code.WEIGHT_WITHOUT_UNIT: N_("The weight “%(written)s” has no unit and is left out."),
        Code.UNIT_MISSING: N_("No unit is written: it stays unknown and is asked for."),
        Code.UNIT_NEEDED: N_("No unit is written, and such a thing is not counted by pieces."),
        Code.SUM_IN_UNITS: N_(
            "Amounts are noted in thousands or millions: “%(written)s” was read as %(value)s đồng."
        ),
        Code.SEAL_TOO_LONG: N_(
            "The seal has more than %(limit)s letters: the rest of it stands in the description."
        ),
        Code.TYPING_RESIDUE: N_("“%(written)s” seems to be a slip of typing: compare it."),
        Code.TEXT_CUT: N_("The text is cut in the source."),
        Code.HOLDER_ALIKE: N_(
            "“%(written)s” may be “%(other)s” of row %(row)s. Both stay as they are written."
        ),
        Code.LINE_ALIKE: N_("The line is the same as row %(other)s; each is a thing of its own."),
        Code.LINE_CHANGED: N_(
            "This place of the same minutes was imported before and said something else. Mend the"
            " order already proposed; another list needs a number of its own."
        ),
        Code.LINES_GONE: N_(
            "%(count)s lines imported from these minutes are no longer in the file: see that this"
            " is none of them."
        ),
        Code.FILE_AGAIN: N_("The same file was imported before, for minutes %(document)s."),
        Code.DOCUMENT_NOT_GIVEN: N_(
            "No seizure minutes were named: lines that came in before were not looked for."
        ),
        Code.QUANTITY_UNKEEPABLE: N_(
            "“%(written)s” cannot be recorded: above zero, at most six decimals."
        ),
        **OF_A_BACKLOG,
    }
)
