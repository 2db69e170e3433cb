"""Sentences about days, and about the rows of notices."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.codes import Code
from foundation.i18n import N_

OF_NOTICES: Mapping[Code, str] = MappingProxyType(
    {
        Code.DAY_UNREADABLE: N_("“%(written)s” is not a date."),
        Code.DAY_INCOMPLETE: N_("“%(written)s” does not say which day."),
        Code.NUMBER_WITH_DAY: N_(
            "“%(written)s” was read as number %(number)s of %(day)s. Compare it."
        ),
        Code.NUMBER_DAY_DISAGREES: N_(
            "%(day)s here, and %(other)s beside the number: it stays unknown and is asked for."
        ),
        Code.DAY_SHORT_YEAR: N_("“%(written)s” has a year of two digits. Write four."),
        Code.DAY_IMPOSSIBLE: N_("“%(written)s” is a day that does not exist, or too far away."),
        Code.WEEKDAY_DISAGREES: N_(
            "The source says %(weekday)s; %(day)s is a %(right)s. Compare the notice."
        ),
        Code.DAY_FROM_SERIAL: N_(
            "“%(written)s” is a day as the spreadsheet counts days: it was read as %(value)s."
        ),
        Code.DAYS_SEVERAL: N_("“%(written)s” holds more than one date or time."),
        Code.TIME_UNREADABLE: N_("“%(written)s” has an hour that does not exist."),
        Code.TIME_MISSING: N_("“%(written)s” gives the day of the session, not its hour."),
        Code.ID_TWICE: N_(
            "Row %(other)s has the same notice number and says something else. Mend or"
            " delete one of the two."
        ),
        Code.ROW_REPEATED: N_("The row repeats row %(other)s; nothing new is made of it."),
        Code.IMPORTED_DIFFERENTLY: N_(
            "This notice was imported before and said something else. Change it on the"
            " page of the lot, and leave the row out."
        ),
        Code.SAME_ASSET_AS: N_("Perhaps the same asset as in row %(row)s, offered again."),
        Code.SAME_ASSET_AS_LOT: N_("Perhaps the asset of lot %(lot)s, offered again."),
        Code.NOTICE_FROM_THE_FUTURE: N_("The notice is dated %(day)s, a day to come. Compare it."),
        Code.ID_TOO_LONG: N_("The notice number has more than %(limit)s characters. Shorten it."),
        Code.CASE_NUMBER_TAKEN: N_(
            "A case file with the number %(number)s is there already. Write another"
            " notice number, or leave the row out."
        ),
        Code.DUPLICATE_OF: N_(
            "The same asset, price and session stand in row %(other)s (%(notice)s): "
            "probably the second publication."
        ),
        Code.DESCRIPTION_MISSING: N_(
            "The name and the description are missing. "
            "Write them in this cell of the file, then send it again."
        ),
        Code.DESCRIPTION_IS_A_DAY: N_(
            "The description holds a date: “%(written)s”. Write what the asset is."
        ),
        Code.READ_IN_TEXT: N_("“%(written)s” was read in the text of the notice: compare it."),
        Code.DESCRIPTION_FROM_COUNT: N_(
            "The description was taken from the quantity column. Compare it."
        ),
        Code.NOTICE_STOPS: N_(
            "The notice stops or withdraws an auction: “%(written)s”. Record that on the"
            " page of the lot, and leave the row out."
        ),
        Code.NOTICE_CORRECTS: N_(
            "The notice corrects another one: “%(written)s”. Correct that one on the"
            " page of the lot, and leave the row out."
        ),
        Code.KIND_UNDECIDED: N_("Nothing says whether the asset is movable or immovable."),
        Code.OFFICE_MISSING: N_("The owner or office is not named."),
        Code.LOCATION_IS_A_DAY: N_("The place of the asset holds a date: “%(written)s”."),
        Code.PLACE_NOT_NAMED: N_("“%(written)s” names no place."),
        Code.ORGANISATION_MISSING: N_("The auction organisation is not named."),
        Code.ORGANISATION_IS_A_DECISION: N_(
            "The cell of the auction organisation names none: “%(written)s”."
        ),
        Code.COUNT_UNREADABLE: N_("“%(written)s” is not a count."),
        Code.PARTS_DO_NOT_ADD: N_(
            "%(whole)s is written for parts that add up to %(parts)s. Compare it."
        ),
        Code.PRICE_MISSING: N_("The starting price is not given."),
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
        Code.PRICE_DISAGREES: N_(
            "The price is written as %(number)s and as “%(text)s”. Mend one of the two."
        ),
        Code.PRICE_SHORT_FORM: N_(
            "The price is written short (“%(written)s”) and may be rounded: compare it."
        ),
        Code.PRICE_LOST_GROUP: N_(
            "The price %(price)s seems to have lost three digits: the deposit is"
            " %(deposit)s. Mend the price."
        ),
        Code.PRICE_BESIDE_FEE: N_(
            "The price %(price)s does not fit a dossier fee of %(fee)s: digits seem to be missing."
        ),
        Code.PRICE_TOO_LOW: N_(
            "%(price)s is too low for such an asset: digits seem to be missing."
        ),
        Code.STEP_ABOVE_PRICE: N_(
            "The bid step %(step)s is above the price %(price)s. Mend one of the two."
        ),
        Code.DEPOSIT_MISSING: N_("No deposit is known for certain."),
        Code.DEPOSIT_DISAGREES: N_(
            "The deposit is written as %(number)s and as %(text)s. Compare it."
        ),
        Code.DEPOSIT_LOST_GROUP: N_(
            "The deposit %(deposit)s seems to have lost three digits: the price is"
            " %(price)s. Mend the deposit."
        ),
        Code.DEPOSIT_ABOVE_PRICE: N_(
            "The deposit %(deposit)s is above the price %(price)s. Mend one of the two."
        ),
        Code.DEPOSIT_OUT_OF_BAND: N_(
            "The deposit is %(percent)s %% of the price; the law says %(lowest)s to"
            " %(highest)s %%. Compare it."
        ),
        Code.SUB_LOTS_UNREADABLE: N_("The list of parts cannot be read."),
        Code.SUB_LOT_IS_AN_OFFICE: N_(
            "Part %(number)s is an office (“%(written)s”), not an asset. Mend the list of parts."
        ),
        Code.SUB_LOT_TWICE: N_("Part %(number)s repeats part %(other)s. Delete one of the two."),
        Code.SUB_LOTS_DO_NOT_ADD: N_(
            "The parts add up to %(parts)s, the price is %(total)s. Mend the parts or the price."
        ),
        Code.SUB_LOTS_ROUNDED: N_(
            "The parts add up to %(parts)s, the price is %(total)s: one of them is rounded."
        ),
        Code.SESSION_MISSING: N_("The day and the hour of the session are not given."),
        Code.RESULT_UNKNOWN: N_(
            "The session was on %(day)s and its result is not known. Record it on the"
            " page of the lot."
        ),
        Code.RESULT_UNREADABLE: N_(
            "“%(written)s” was not understood; it is kept as it is written."
        ),
        Code.RESULT_BEFORE_SESSION: N_(
            "A result is written for a session of %(day)s, a day to come. Mend the day"
            " or the result."
        ),
        Code.SOLD_BELOW_START: N_(
            "It is said to be sold for %(sold)s, less than the starting price %(price)s. Compare"
            " both; what it was sold for stays unknown."
        ),
        Code.SOLD_TO_NOBODY: N_(
            "The source says it was sold (“%(written)s”): record the result with the"
            " buyer and the minutes."
        ),
        Code.STOPPED_TOLD: N_("The round comes in as stopped: “%(written)s”."),
        Code.PARTY_UNREADABLE: N_(
            "“%(written)s” may be a person or an organisation: it is kept only as the"
            " source writes it."
        ),
        Code.SALE_ENDS_BEFORE_IT_STARTS: N_(
            "The time ends (%(end)s) before it begins (%(start)s). Mend one of the two."
        ),
        Code.SALE_ENDS_AFTER_SESSION: N_(
            "The time (%(end)s) is after the session (%(session)s). Mend one of the two."
        ),
        Code.NOTICE_AFTER_SESSION: N_(
            "The day of the notice (%(day)s) is after the session (%(session)s). Mend"
            " one of the two."
        ),
        Code.NOTICE_DAY_MISSING: N_("The day of the notice is not given."),
        Code.NUMBER_UNREADABLE: N_("“%(written)s” is not a whole number."),
        Code.ROUND_IS_A_PUBLICATION: N_(
            "%(number)s is the number of the publication; the round is left empty."
        ),
        Code.ROUND_DOUBTFUL: N_(
            "“%(written)s” may be the round of the auction or count something else: the round is"
            " left empty."
        ),
        Code.REDUCTIONS_BEYOND_ROUND: N_(
            "Reductions written: %(reductions)s. So many cannot come before round"
            " %(round)s; both are left empty."
        ),
    }
)
