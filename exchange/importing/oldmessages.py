"""Sentences about the rows of a backlog."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.codes import Code
from foundation.i18n import N_

OF_A_BACKLOG: Mapping[Code, str] = MappingProxyType(
    {
        Code.SHEET_OF_THE_TEMPLATE: N_(
            "The sheet “%(sheet)s” of the template explains how to fill it in; it was not read."
        ),
        Code.OLD_CASE_MISSING: N_("No case number: write the number of the case in this row."),
        Code.OLD_CASE_CARRIED: N_(
            "No case number: read as one of case %(number)s, as the row above. Compare it."
        ),
        Code.OLD_CASE_SEVERAL: N_(
            "“%(written)s” names several cases: write the number of one case in each row."
        ),
        Code.OLD_NUMBERS_SEVERAL: N_(
            "“%(written)s” names several papers: %(number)s comes in, and the whole cell is kept as"
            " a note."
        ),
        Code.OLD_ASSET_MISSING: N_(
            "An auction, a sale or an obstacle of no asset: write the name or the number of the"
            " asset."
        ),
        Code.OLD_ASSET_UNKNOWN: N_(
            "No row of the file is asset “%(written)s” of case %(case)s: write its name as in the"
            " sheet of assets."
        ),
        Code.OLD_ASSET_SEVERAL: N_(
            "Several assets of the case are called “%(written)s”: write the number of the asset in"
            " each row."
        ),
        Code.OLD_ASSET_THERE: N_(
            "Case %(case)s has this asset already. Change it on its page, or leave the row out."
        ),
        Code.OLD_PART_REFUSED: N_(
            "Row %(row)s of the same asset is refused, and an asset comes in whole or"
            " not at all. Mend that row."
        ),
        Code.OLD_SAID_OTHERWISE: N_(
            "“%(written)s” here, “%(other)s” in row %(row)s: it stays unknown and is asked for."
        ),
        Code.OLD_ROUND_TWICE: N_(
            "Auction %(number)s of this asset stands in row %(row)s and says something"
            " else. Mend or delete one of the two."
        ),
        Code.OLD_ROW_DOUBLE: N_(
            "This row and row %(other)s say the very same. Say whether it is one thing or two."
        ),
        Code.OLD_ROW_DOUBLED: N_("Row %(other)s says the very same; it is asked about there."),
        Code.OLD_PART_ASKED: N_("The asset of row %(row)s is asked about; answer there."),
        Code.OLD_ASSET_SAME: N_(
            "Case %(case)s has an asset of this name. Say whether it is the same thing."
        ),
        Code.OLD_PERSON_SAME: N_(
            "The office has an account of this name. Say whether it is the same person."
        ),
        Code.OLD_ROUND_AGAIN: N_(
            "Auction %(number)s stands in row %(row)s already; it comes in once."
        ),
        Code.OLD_ROUND_UNTOLD: N_(
            "“%(written)s” belongs to no auction that this row tells: write it beside its auction."
        ),
        Code.OLD_RESULT_OF_LAST: N_(
            "“%(written)s” was read as the result of the last auction. Nobody says how an earlier"
            " one ended."
        ),
        Code.DAY_SHORT_YEAR_READ: N_("“%(written)s” was read as %(value)s."),
        Code.OLD_FIRST_PRICE_ELSEWHERE: N_(
            "“%(written)s” is the first price, and auction 1 of this row is told without it or with"
            " another one: write the right one beside auction 1."
        ),
        Code.OLD_FAILURES_DISAGREE: N_(
            "Failed auctions counted: %(count)s, told one by one: %(told)s. Those told come in."
        ),
        Code.OLD_HELD_DISAGREE: N_(
            "The count (%(count)s) and the ends of the auctions that are told contradict each"
            " other: how many failed stays unknown and is asked for."
        ),
        Code.OLD_HELD_UNTOLD: N_(
            "Auctions held: %(held)s. Nobody says how the last one ended: it stays unknown and is"
            " asked for."
        ),
        Code.OLD_SALE_WITHOUT_PRICE: N_(
            "It was sold and nobody says for how much: the sale is entered on the page of the lot."
        ),
        Code.OLD_PAYMENT_CROSSED: N_(
            "The words, the amount and the day of the payment contradict each other."
        ),
        Code.OLD_PAYMENT_UNSAID: N_(
            "Something was paid, and nobody says whether it was the whole price."
        ),
        Code.OLD_PART_UNSAID: N_("A part of the price was paid, and nobody says how much."),
        Code.OLD_DELIVERY_UNKNOWN: N_("Nobody says whether the asset was handed over."),
        Code.OLD_HOLDER_UNKNOWN: N_(
            "The file does not say who has to act on the obstacle: it stays unknown, and is named"
            " when the obstacle is passed on."
        ),
        Code.OLD_DELIVERY_CROSSED: N_(
            "There is a day of the hand-over, and it is said that there was none."
        ),
        Code.OLD_OBSTACLE_MISSING: N_(
            "Nobody says which obstacle: it is kept as a note; enter the obstacle on its page."
        ),
        Code.OLD_OBSTACLE_UNREAD: N_(
            "“%(written)s” is no obstacle of the list: it is kept as a note; choose one on the page"
            " of the asset."
        ),
        Code.OLD_WORD_MISSING: N_("The cell is empty and must be filled in."),
        Code.OLD_WORD_UNREAD: N_("“%(written)s” was not understood."),
        Code.OLD_WORD_UNKNOWN: N_("“%(written)s” is not in the list. Choose one of: %(words)s."),
        Code.OLD_DAY_ABOUT: N_("“%(written)s” does not say on which day, in which month or year."),
        Code.OLD_DAY_TO_COME: N_("%(day)s is a day to come."),
        Code.OLD_OFFICER_UNKNOWN: N_(
            "No enforcement officer of the office is called “%(written)s”: the case goes"
            " to %(name)s. Compare it."
        ),
        Code.OLD_PLACE_UNKNOWN: N_(
            "The office has no place called “%(written)s”: make it first, or add it to the sheet of"
            " places."
        ),
        Code.OLD_NOT_ALLOWED: N_(
            "You may not enter this (%(what)s). Leave the row out, or let somebody send the file"
            " who may."
        ),
        Code.OLD_WHO_MAY: N_("Whoever is %(roles)s may; here that is %(people)s."),
        Code.OLD_NOBODY_MAY: N_(
            "Whoever is %(roles)s may; nobody is that here yet. Who manages the accounts gives it."
        ),
        Code.OLD_OTHERS_MAY: N_(
            "Rows that you may not enter (%(what)s): %(count)s. Whoever is %(roles)s may; here that"
            " is %(people)s. Leave them out now and let them send the same file: what came in then"
            " is known."
        ),
        Code.OLD_OTHERS_NOBODY: N_(
            "Rows that you may not enter (%(what)s): %(count)s. Whoever is %(roles)s may; nobody is"
            " that here yet. Leave them out now and send the same file again when somebody is."
        ),
        Code.OLD_CASE_NOT_THERE: N_(
            "Neither the office nor this file has a case number %(case)s. Compare the number with"
            " the paper and correct it, or say that the case is opened with its number only."
        ),
        Code.OLD_CASES_NOT_THERE: N_(
            "Things in store of cases that are not there: %(count)s. Compare the numbers first; an"
            " officer can enter these cases. If they are right, say that they are opened."
        ),
        Code.OLD_PARTIES_SPLIT: N_("“%(written)s” was read as several parties: %(names)s."),
        Code.OLD_PARTIES_UNSURE: N_(
            "“%(written)s” may name several parties and comes in as one. Put a semicolon between"
            " them if they are several."
        ),
        Code.OLD_OFFICER_OF_HEADING: N_(
            "The officer is taken from the heading above, “%(written)s”: %(name)s."
        ),
        Code.OLD_OFFICER_ABOVE: N_(
            "The heading “%(written)s” stands further above, with another one between: write the"
            " officer of this row if it is %(name)s."
        ),
        Code.OLD_WORD_READ_AS: N_("“%(written)s” was read as: %(words)s. Compare it."),
        Code.IDENTITY_LENGTH: N_(
            "“%(written)s” has %(count)s digits; a citizen card has 12, an old identity card 9. The"
            " number stays unknown: compare it with the paper, a first 0 may be lost."
        ),
        Code.OLD_PASSWORD: N_(
            "The account comes in without a password: give one on the page of the person."
        ),
        Code.OLD_CASE_THERE: N_(
            "Case %(case)s is there already: what it knows stays, the assets of the file are added."
        ),
    }
)
