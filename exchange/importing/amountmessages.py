"""Sentences about amounts of money and shares of them."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.codes import Code
from foundation.i18n import N_

OF_AMOUNTS: Mapping[Code, str] = MappingProxyType(
    {
        Code.AMOUNT_UNREADABLE: N_("“%(written)s” is not an amount in đồng."),
        Code.AMOUNT_APPROXIMATE: N_("“%(written)s” is not an exact amount."),
        Code.AMOUNT_RANGE: N_("“%(written)s” is a range, not one amount."),
        Code.AMOUNT_SEVERAL: N_("“%(written)s” holds more than one amount."),
        Code.AMOUNT_PERCENT: N_("“%(written)s” is a percentage, not an amount."),
        Code.AMOUNT_NOT_DONG: N_("“%(written)s” is not in Vietnamese đồng."),
        Code.AMOUNT_PER_UNIT: N_("“%(written)s” is a price for one unit, not for the whole."),
        Code.AMOUNT_FRACTION: N_("“%(written)s” has a fraction of a đồng."),
        Code.AMOUNT_SCIENTIFIC: N_(
            "“%(written)s” lost its last digits in the spreadsheet. Write the number in full."
        ),
        Code.AMOUNT_TOO_SMALL: N_("“%(written)s” is too little to be an amount in đồng."),
        Code.AMOUNTS_IN_UNITS: N_(
            "Amounts are noted in thousands or millions: the price was read as %(price)s"
            " đồng. Confirm it."
        ),
        Code.AMOUNTS_IN_UNITS_UNREAD: N_(
            "Amounts are noted in thousands or millions: compare those of this row."
        ),
        Code.AMOUNT_MARKED: N_("The source itself doubts “%(written)s”."),
        Code.AMOUNT_WORDS_DISAGREE: N_(
            "The digits say %(digits)s, the words say %(words)s."  # 264 (hai trăm tám mươi sáu)
        ),
        Code.AMOUNT_WORDS_UNREAD: N_(
            "The amount in words “%(words)s” was not understood: compare it with %(digits)s."
        ),
        Code.AMOUNT_PARTS_DISAGREE: N_("The parts make %(parts)s, the total says %(total)s."),
        Code.AMOUNT_TWO_READINGS: N_(
            "“%(written)s” can be read in two ways: the separator may be thousands or decimal."
        ),
        Code.AMOUNT_NEGATIVE_OR_ZERO: N_("“%(written)s” is not above zero."),
        Code.PERCENT_UNREADABLE: N_("“%(written)s” is not a percentage."),
        Code.PERCENT_SEVERAL: N_("“%(written)s” holds a percentage for each part."),
        Code.AMOUNT_OF_ONE: N_(
            "“%(written)s” is a price for one %(unit)s, and the row seems to offer one: confirm"
            " that it is the price of the whole."
        ),
        Code.AMOUNT_LIKELY: N_("“%(written)s” was read as %(value)s đồng: confirm it."),
    }
)
