"""Sentences about the lines of a list of exhibits."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.codes import Code
from foundation.i18n import N_

OF_EXHIBITS: Mapping[Code, str] = MappingProxyType(
    {
        Code.QUANTITY_MISSING: N_("No quantity is written: enter it."),
        Code.QUANTITY_VAGUE: N_("The quantity is only “%(written)s”."),
        Code.QUANTITY_MALFORMED: N_(
            "“%(written)s” is not a number: its digits are grouped wrongly."
        ),
        Code.IDENTITY_OF_ONE_DIGIT: N_(
            "“%(written)s” is one digit repeated: no number of a paper."
        ),
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
            "“%(written)s” was read as %(value)s; the separator may also be decimal: compare it."
        ),
        Code.QUANTITY_APPROXIMATE: N_("The source only says about %(value)s."),
        Code.QUANTITY_SHARED: N_(
            "“%(written)s” stands in one merged cell for several lines: enter how many of this one."
        ),
        Code.QUANTITY_SEEN_DIFFERS: N_(
            "The minutes say %(described)s, counted were %(seen)s: enter the right number."
        ),
        Code.UNITS_DISAGREE: N_(
            "The unit column says %(cell)s, the description says %(described)s: enter"
            " the right one."
        ),
        Code.SEVERAL_THINGS: N_("The line names more than one thing (“%(written)s”): split it."),
        Code.SEVERAL_WEIGHTS: N_("The line gives more than one weight or volume: choose one."),
        Code.WEIGHT_OF_ONE_OR_ALL: N_(
            "“%(written)s” may be of one piece or of all of them: compare it."
        ),
        Code.DITTO: N_("“%(written)s” points at the line above: write out what is meant."),
        Code.DITTO_CARRIED: N_(
            "“%(written)s” was read as “%(value)s”, as the line above says: compare it."
        ),
        Code.WEIGHT_WITHOUT_UNIT: N_("The weight “%(written)s” has no unit and is left empty."),
        Code.UNIT_MISSING: N_("No unit is written: it stays unknown and is asked for."),
        Code.UNIT_NEEDED: N_(
            "No unit is written, and such a thing is not counted by pieces: enter the unit."
        ),
        Code.SUM_IN_UNITS: N_(
            "Amounts are noted in thousands or millions: “%(written)s” was read as %(value)s đồng."
        ),
        Code.SEAL_TOO_LONG: N_(
            "The seal has more than %(limit)s characters: the rest of it stands in the description."
        ),
        Code.TYPING_RESIDUE: N_("“%(written)s” seems to be a slip of typing: compare it."),
        Code.TEXT_CUT: N_("The text is cut in the source: compare it."),
        Code.HOLDER_ALIKE: N_(
            "“%(written)s” may be “%(other)s” of row %(row)s. Both stay as they are written."
        ),
        Code.LINE_ALIKE: N_("The line is the same as row %(other)s; each is a thing of its own."),
        Code.LINE_CHANGED: N_(
            "This place of the same minutes was imported before and said something else. Mend the"
            " order already proposed; another list needs a number of its own."
        ),
        Code.LINES_GONE: N_(
            "Lines imported from these minutes that are no longer in the file:"
            " %(count)s. See that this is none of them."
        ),
        Code.FILE_AGAIN: N_("The same file was imported before, for minutes %(document)s."),
        Code.DOCUMENT_NOT_GIVEN: N_(
            "No seizure minutes were named: lines that came in before were not looked for."
        ),
        Code.QUANTITY_UNKEEPABLE: N_(
            "“%(written)s” cannot be a quantity: write a number above zero with at most"
            " six decimals."
        ),
    }
)
