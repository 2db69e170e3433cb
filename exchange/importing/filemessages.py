"""Sentences about a file, its sheets, and rows that are no lines."""

from collections.abc import Mapping
from types import MappingProxyType

from exchange.importing.codes import Code
from foundation.i18n import N_

OF_FILES: Mapping[Code, str] = MappingProxyType(
    {
        Code.FILE_KIND: N_(
            "%(name)s is no spreadsheet. Send an .xlsx, .xls, .ods, .csv or .docx file."
        ),
        Code.FILE_IS_A_WEB_PAGE: N_(
            "%(name)s is a web page by another name, and holds no table. Open it in a spreadsheet"
            " program and save it as .xlsx."
        ),
        Code.FILE_WITHOUT_TABLE: N_(
            "%(name)s holds no table. Put the list into a table, or send it as .xlsx."
        ),
        Code.FILE_ENDING: N_("%(name)s is in truth a %(kind)s file; it was read as one."),
        Code.FILE_EMPTY: N_("The file is empty. Choose another file."),
        Code.FILE_TOO_LARGE: N_("The file is larger than %(limit)s MB. Split it."),
        Code.FILE_DAMAGED: N_(
            "The file cannot be opened: it is damaged, or not what it is named. Save it"
            " as .xlsx and send it again."
        ),
        Code.FILE_LOCKED: N_("The file is protected by a password. Save it without one."),
        Code.FILE_ENCODING: N_(
            "The letters of the file cannot be told. Save it as .xlsx, or as CSV UTF-8."
        ),
        Code.FILE_QUOTES: N_(
            "Near line %(line)s a quotation mark is not closed or out of place. Mend it there."
        ),
        Code.LINE_TOO_LONG: N_("Line %(line)s has more than %(limit)s characters. Shorten it."),
        Code.FILE_WITHOUT_ROWS: N_(
            "The file has column titles and nothing below them. Choose another file."
        ),
        Code.TOO_MANY_ROWS: N_(
            "The file has more than %(limit)s rows, or cells below that row. Delete the cells that"
            " are too many, or split the file."
        ),
        Code.TOO_MANY_COLUMNS: N_("The file has cells beyond column %(limit)s. Delete them."),
        Code.TOO_MANY_CELLS: N_(
            "A sheet of the file has more than %(limit)s cells. Split the file."
        ),
        Code.FILE_TOO_HEAVY: N_("The file is too heavy to be read to its end. Split it."),
        Code.TOO_MANY_LINES: N_(
            "The file has more than %(limit)s lines, most of them blank. Delete the blank ones."
        ),
        Code.TOO_MANY_MERGES: N_(
            "The file has more than %(limit)s merged cells, or they overlap. Unmerge them."
        ),
        Code.TOO_MANY_TABLES: N_(
            "The sheet has more than %(limit)s tables of different columns. Put them on"
            " several sheets."
        ),
        Code.COLUMN_MISSING: N_(
            "The column “%(label)s” is missing. Add it; its title may be: %(names)s."
        ),
        Code.TABLES_SIDE_BY_SIDE: N_(
            "Two tables stand side by side (the column “%(column)s” is there twice): put"
            " the right one below the left one."
        ),
        Code.COLUMN_TWICE: N_(
            "The columns “%(other)s” and “%(column)s” mean the same: rename one."
        ),
        Code.ROW_TOO_WIDE: N_(
            "The row has %(found)s cells, the row of titles %(expected)s: put the cells"
            " that have shifted back below their titles."
        ),
        Code.SHEET_HIDDEN: N_(
            "The sheet “%(sheet)s” is hidden and was not read; rows in it: %(rows)s."
            " Show it if it belongs to the list."
        ),
        Code.SHEET_WITHOUT_HEADER: N_(
            "No row of titles was found on the sheet “%(sheet)s”; rows in it: %(rows)s."
            " Add one, or delete the sheet."
        ),
        Code.FILE_WINDOWS_1258: N_(
            "The file is no Unicode: it was read as Vietnamese Windows-1258. Compare some letters."
        ),
        Code.FILE_UNPACKS_TOO_LARGE: N_(
            "What the file holds is larger than %(limit)s MB. Split it."
        ),
        Code.COLUMNS_OF_FILE_NOT_READ: N_("Columns that are not read: %(columns)s."),
        Code.COLUMNS_NOT_READ: N_("Columns that are not read: %(columns)s (sheet “%(sheet)s”)."),
        Code.ROW_HIDDEN: N_("The row is hidden in the spreadsheet. Show it, or leave it out."),
        Code.ROW_IS_A_LABEL: N_(
            "“%(written)s” is the name of a column, not a thing: the page has a label and a value"
            " in each row. Write the labels side by side in one row, their values below."
        ),
        Code.CELL_TOO_LONG: N_(
            "The cell has more than %(letters)s characters, or a number of more than"
            " %(digits)s digits. Shorten it."
        ),
        Code.CELL_ERROR: N_(
            "The cell holds an error of the spreadsheet: %(written)s. Write what is right."
        ),
        Code.CELL_NOT_COMPUTED: N_(
            "The cell holds a formula that was never computed. Open the file, save it"
            " and send it again."
        ),
        Code.CELL_BESIDE: N_("A cell right of the list is not read: “%(written)s”."),
        Code.OLD_FONT: N_(
            "Typed for the old font %(font)s: “%(original)s” was read as"
            " “%(converted)s”. Compare it."
        ),
        Code.ROW_ABOVE_HEADER: N_("Above the row of titles, no line of the list: “%(written)s”."),
        Code.LINE_ABOVE_HEADER: N_(
            "Above the row of titles, but seems to be a line of the list: “%(written)s”."
            " Put the row of titles above it, or leave it out."
        ),
        Code.HEADER_AGAIN: N_("The row of titles once more, no line of the list: “%(written)s”."),
        Code.ROW_NUMBERS_COLUMNS: N_("Numbers of the columns, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_HEADING: N_("A heading, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_TOTAL: N_("A total, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_SIGNATURE: N_("Signatures, no line of the list: “%(written)s”."),
        Code.ROW_IS_A_PAGE_NUMBER: N_("A page number, no line of the list: “%(written)s”."),
        Code.ROW_GOES_ON: N_("Joined to the line above, as the rest of it: “%(written)s”."),
        Code.LINE_GOES_ON: N_(
            "The next row was read as the rest of this line: “%(written)s”. Compare it."
        ),
        Code.ROW_IS_A_NOTE: N_("A note, no line of the list: “%(written)s”."),
        Code.ROW_IS_ONLY_A_NUMBER: N_("A number alone, no line of the list: “%(written)s”."),
    }
)
