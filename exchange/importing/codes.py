"""Everything a file or a row can be told, as codes with one English sentence each."""

import enum
from collections.abc import Mapping
from types import MappingProxyType

from foundation.i18n import N_


class Code(enum.StrEnum):
    """What is wrong; the sentence is in :data:`MESSAGES`."""

    # the file
    FILE_KIND = "file_kind"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_DAMAGED = "file_damaged"
    FILE_LOCKED = "file_locked"
    FILE_ENCODING = "file_encoding"
    FILE_QUOTES = "file_quotes"
    FILE_WITHOUT_ROWS = "file_without_rows"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    FILE_TOO_HEAVY = "file_too_heavy"
    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    ROW_TOO_WIDE = "row_too_wide"
    # amounts
    AMOUNT_UNREADABLE = "amount_unreadable"
    AMOUNT_APPROXIMATE = "amount_approximate"
    AMOUNT_RANGE = "amount_range"
    AMOUNT_SEVERAL = "amount_several"
    AMOUNT_PERCENT = "amount_percent"
    AMOUNT_NOT_DONG = "amount_not_dong"
    AMOUNT_PER_UNIT = "amount_per_unit"
    AMOUNT_FRACTION = "amount_fraction"
    AMOUNT_SCIENTIFIC = "amount_scientific"
    AMOUNT_MARKED = "amount_marked"
    AMOUNT_WORDS_DISAGREE = "amount_words_disagree"
    AMOUNT_TWO_READINGS = "amount_two_readings"
    AMOUNT_NEGATIVE_OR_ZERO = "amount_negative_or_zero"
    PERCENT_UNREADABLE = "percent_unreadable"
    PERCENT_SEVERAL = "percent_several"
    # days
    DAY_UNREADABLE = "day_unreadable"
    DAY_INCOMPLETE = "day_incomplete"
    DAY_SHORT_YEAR = "day_short_year"
    DAY_IMPOSSIBLE = "day_impossible"
    DAYS_SEVERAL = "days_several"
    TIME_UNREADABLE = "time_unreadable"
    TIME_MISSING = "time_missing"
    # notices
    ID_MISSING = "id_missing"
    ID_TWICE = "id_twice"
    ROW_REPEATED = "row_repeated"
    DUPLICATE_OF = "duplicate_of"
    IMPORTED_DIFFERENTLY = "imported_differently"
    SAME_ASSET_AS = "same_asset_as"
    NOTICE_FROM_THE_FUTURE = "notice_from_the_future"
    ID_TOO_LONG = "id_too_long"
    CASE_NUMBER_TAKEN = "case_number_taken"
    SESSION_WITHOUT_LAW = "session_without_law"
    DESCRIPTION_MISSING = "description_missing"
    DESCRIPTION_IS_A_DAY = "description_is_a_day"
    DESCRIPTION_FROM_COUNT = "description_from_count"
    NOTICE_STOPS = "notice_stops"
    NOTICE_CORRECTS = "notice_corrects"
    KIND_UNDECIDED = "kind_undecided"
    OFFICE_MISSING = "office_missing"
    LOCATION_IS_A_DAY = "location_is_a_day"
    ORGANISATION_MISSING = "organisation_missing"
    ORGANISATION_IS_A_DECISION = "organisation_is_a_decision"
    COUNT_UNREADABLE = "count_unreadable"
    PARTS_DO_NOT_ADD = "parts_do_not_add"
    PRICE_MISSING = "price_missing"
    PRICE_NOT_EXACT = "price_not_exact"
    PRICE_PRECISION_UNKNOWN = "price_precision_unknown"
    PRICE_DISAGREES = "price_disagrees"
    PRICE_SHORT_FORM = "price_short_form"
    PRICE_LOST_GROUP = "price_lost_group"
    PRICE_BESIDE_FEE = "price_beside_fee"
    PRICE_TOO_LOW = "price_too_low"
    STEP_ABOVE_PRICE = "step_above_price"
    DEPOSIT_MISSING = "deposit_missing"
    DEPOSIT_DISAGREES = "deposit_disagrees"
    DEPOSIT_LOST_GROUP = "deposit_lost_group"
    DEPOSIT_ABOVE_PRICE = "deposit_above_price"
    DEPOSIT_OUT_OF_BAND = "deposit_out_of_band"
    SUB_LOTS_UNREADABLE = "sub_lots_unreadable"
    SUB_LOT_IS_AN_OFFICE = "sub_lot_is_an_office"
    SUB_LOT_TWICE = "sub_lot_twice"
    SUB_LOTS_DO_NOT_ADD = "sub_lots_do_not_add"
    SUB_LOTS_ROUNDED = "sub_lots_rounded"
    SESSION_MISSING = "session_missing"
    SALE_ENDS_BEFORE_IT_STARTS = "sale_ends_before_it_starts"
    SALE_ENDS_AFTER_SESSION = "sale_ends_after_session"
    NOTICE_AFTER_SESSION = "notice_after_session"
    NOTICE_DAY_MISSING = "notice_day_missing"
    NUMBER_UNREADABLE = "number_unreadable"
    ROUND_IS_A_PUBLICATION = "round_is_a_publication"
    REDUCTIONS_BEYOND_ROUND = "reductions_beyond_round"
    # exhibits
    QUANTITY_MISSING = "quantity_missing"
    QUANTITY_VAGUE = "quantity_vague"
    QUANTITY_MALFORMED = "quantity_malformed"
    QUANTITY_WORDS_DISAGREE = "quantity_words_disagree"
    QUANTITY_COLUMNS_DISAGREE = "quantity_columns_disagree"
    QUANTITY_PER_CONTAINER = "quantity_per_container"
    QUANTITY_TWO_READINGS = "quantity_two_readings"
    QUANTITY_APPROXIMATE = "quantity_approximate"
    UNITS_DISAGREE = "units_disagree"
    SEVERAL_THINGS = "several_things"
    SEVERAL_WEIGHTS = "several_weights"
    TEXT_CUT = "text_cut"
    LINE_ALIKE = "line_alike"
    QUANTITY_UNKEEPABLE = "quantity_unkeepable"


MESSAGES: Mapping[Code, str] = MappingProxyType(
    {
        Code.FILE_KIND: N_("%(name)s is neither a .csv nor an .xlsx file."),
        Code.FILE_EMPTY: N_("The file is empty."),
        Code.FILE_TOO_LARGE: N_("The file is larger than %(limit)s MB."),
        Code.FILE_DAMAGED: N_("The file cannot be opened: it is damaged, or not what it is named."),
        Code.FILE_LOCKED: N_("The file is protected by a password. Save it without one."),
        Code.FILE_ENCODING: N_("The file is not UTF-8 text. Save it as CSV UTF-8."),
        Code.FILE_QUOTES: N_("Near line %(line)s a quotation mark is not closed or out of place."),
        Code.FILE_WITHOUT_ROWS: N_("The file has a header and no rows."),
        Code.TOO_MANY_ROWS: N_("The sheet has cells beyond row %(limit)s. Delete or split them."),
        Code.TOO_MANY_COLUMNS: N_("The sheet has cells beyond column %(limit)s. Delete them."),
        Code.TOO_MANY_CELLS: N_("The sheet has more than %(limit)s cells. Split it."),
        Code.FILE_TOO_HEAVY: N_("The file takes too much time or memory to read. Split it."),
        Code.COLUMN_MISSING: N_("The column %(column)s is missing."),
        Code.COLUMN_TWICE: N_("The column %(column)s stands in the header twice."),
        Code.ROW_TOO_WIDE: N_(
            "The row has %(found)s cells, the header %(expected)s: the cells have shifted."
        ),
        Code.AMOUNT_UNREADABLE: N_("“%(written)s” is not an amount in đồng."),
        Code.AMOUNT_APPROXIMATE: N_("“%(written)s” is not an exact amount."),
        Code.AMOUNT_RANGE: N_("“%(written)s” is a range, not one amount."),
        Code.AMOUNT_SEVERAL: N_("“%(written)s” holds more than one amount."),
        Code.AMOUNT_PERCENT: N_("“%(written)s” is a share, not an amount."),
        Code.AMOUNT_NOT_DONG: N_("“%(written)s” is not in đồng."),
        Code.AMOUNT_PER_UNIT: N_("“%(written)s” is a price for one unit, not for the whole."),
        Code.AMOUNT_FRACTION: N_("“%(written)s” has a fraction of a đồng."),
        Code.AMOUNT_SCIENTIFIC: N_(
            "“%(written)s” lost its last digits in the spreadsheet. Write the number in full."
        ),
        Code.AMOUNT_MARKED: N_("The source itself doubts “%(written)s”."),
        Code.AMOUNT_WORDS_DISAGREE: N_(
            "The digits say %(digits)s, the words say %(words)s."  # 264 (hai trăm tám mươi sáu)
        ),
        Code.AMOUNT_TWO_READINGS: N_(
            "“%(written)s” can be read in two ways: the separator may be thousands or decimal."
        ),
        Code.AMOUNT_NEGATIVE_OR_ZERO: N_("“%(written)s” is not above zero."),
        Code.PERCENT_UNREADABLE: N_("“%(written)s” is not a percentage."),
        Code.PERCENT_SEVERAL: N_("“%(written)s” holds a percentage for each part."),
        Code.DAY_UNREADABLE: N_("“%(written)s” is not a date."),
        Code.DAY_INCOMPLETE: N_("“%(written)s” names no day."),
        Code.DAY_SHORT_YEAR: N_("“%(written)s” has a year of two digits. Write four."),
        Code.DAY_IMPOSSIBLE: N_("“%(written)s” is a day that does not exist, or too far away."),
        Code.DAYS_SEVERAL: N_("“%(written)s” holds more than one date or time."),
        Code.TIME_UNREADABLE: N_("“%(written)s” has an hour that does not exist."),
        Code.TIME_MISSING: N_("“%(written)s” gives the day of the session, not its hour."),
        Code.ID_MISSING: N_("The notice has no number."),
        Code.ID_TWICE: N_("Row %(other)s has the same notice number and says something else."),
        Code.ROW_REPEATED: N_("The row repeats row %(other)s; nothing new is made of it."),
        Code.IMPORTED_DIFFERENTLY: N_(
            "This row was imported before with other content. Change the record by hand."
        ),
        Code.SAME_ASSET_AS: N_("Perhaps the same asset as in row %(row)s, offered again."),
        Code.NOTICE_FROM_THE_FUTURE: N_("The notice is dated %(day)s, after today."),
        Code.ID_TOO_LONG: N_("The notice number has more than %(limit)s characters."),
        Code.CASE_NUMBER_TAKEN: N_("A case file number %(number)s is there already."),
        Code.SESSION_WITHOUT_LAW: N_(
            "No law is recorded for a session on %(session)s: check the year."
        ),
        Code.DUPLICATE_OF: N_(
            "The same asset, price and session stand in row %(other)s (%(notice)s): "
            "probably the second publication."
        ),
        Code.DESCRIPTION_MISSING: N_("The asset is not described."),
        Code.DESCRIPTION_IS_A_DAY: N_("The description holds a date: “%(written)s”."),
        Code.DESCRIPTION_FROM_COUNT: N_("The description stood in the quantity column."),
        Code.NOTICE_STOPS: N_("The notice stops or withdraws an auction: “%(written)s”."),
        Code.NOTICE_CORRECTS: N_("The notice corrects another one: “%(written)s”."),
        Code.KIND_UNDECIDED: N_("Nothing says whether the asset is movable or immovable."),
        Code.OFFICE_MISSING: N_("The owner or office is not named."),
        Code.LOCATION_IS_A_DAY: N_("The place holds a date (“%(written)s”) and is left empty."),
        Code.ORGANISATION_MISSING: N_("The auction organisation is not named."),
        Code.ORGANISATION_IS_A_DECISION: N_(
            "The organisation holds a decision number (“%(written)s”) and is left empty."
        ),
        Code.COUNT_UNREADABLE: N_("“%(written)s” is not a count and is left empty."),
        Code.PARTS_DO_NOT_ADD: N_("%(whole)s is written for parts that add up to %(parts)s."),
        Code.PRICE_MISSING: N_("There is no starting price."),
        Code.PRICE_NOT_EXACT: N_("The source does not give the exact price: “%(written)s”."),
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
        Code.DEPOSIT_MISSING: N_("There is no deposit."),
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
        Code.QUANTITY_WORDS_DISAGREE: N_(
            "The digits say %(digits)s, the words say %(words)s: count again."
        ),
        Code.QUANTITY_COLUMNS_DISAGREE: N_(
            "The quantity column says %(cell)s, the description says %(described)s."
        ),
        Code.QUANTITY_PER_CONTAINER: N_("“%(written)s” is what each container holds, not a total."),
        Code.QUANTITY_TWO_READINGS: N_(
            "“%(written)s” is read as %(value)s; the separator may also be decimal."
        ),
        Code.QUANTITY_APPROXIMATE: N_("The source gives about %(value)s."),
        Code.UNITS_DISAGREE: N_("The unit column says %(cell)s, the description %(described)s."),
        Code.SEVERAL_THINGS: N_("The line names more than one thing (“%(written)s”): split it."),
        Code.SEVERAL_WEIGHTS: N_("The line gives more than one weight or volume: choose one."),
        Code.TEXT_CUT: N_("The text is cut in the source."),
        Code.LINE_ALIKE: N_("The line is the same as row %(other)s; each is a thing of its own."),
        Code.QUANTITY_UNKEEPABLE: N_(
            "“%(written)s” cannot be recorded: above zero, at most six decimals."
        ),
    }
)
