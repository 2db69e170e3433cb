"""Permission codes: every act a role may be granted."""

import enum


class Permission(enum.StrEnum):
    """What a person may ask for; who may lawfully do it is the operation's own question."""

    USE = "use"  # sign in and see one's own home, search, scan to look
    SEAT = "seat"  # what people outside see and answer of their organisation's own
    # case files
    READ_CASES = "read_cases"
    WRITE_CASES = "write_cases"  # open case files, parties, assets, holds, obstacles
    CLOSE_CASES = "close_cases"  # propose to
    DECIDE_CASES = "decide_cases"  # what others propose of a case: closing it, lifting a hold
    PROPOSE_CORRECTIONS = "propose_corrections"  # of what one's own role may record
    APPROVE_CORRECTIONS = "approve_corrections"
    ENTER_BACKLOG = "enter_backlog"  # enter an old asset with all its past
    KEEP_ORGANISATIONS = "keep_organisations"  # record, rename, close, merge organisations
    # warehouse
    READ_WAREHOUSE = "read_warehouse"
    KEEP_WAREHOUSE = "keep_warehouse"  # receive, shelve, move, lend, take back, release
    PROPOSE_ORDERS = "propose_orders"  # lệnh nhập / xuất kho
    APPROVE_ORDERS = "approve_orders"
    MANAGE_PLACES = "manage_places"
    PRINT_LABELS = "print_labels"
    # auctions
    READ_AUCTIONS = "read_auctions"
    RUN_AUCTIONS = "run_auctions"  # lots, valuations, contracts, rounds, results, reductions
    KEEP_ACCOUNTS = "keep_accounts"  # payments, term deposits, payouts
    # review
    READ_REVIEW = "read_review"
    DIRECT = "direct"  # give and judge directives
    # exchange, audit, administration
    IMPORT = "import"  # send files in; each kind of row needs the right of its own act as well
    READ_LEDGER = "read_ledger"
    MANAGE_ACCOUNTS = "manage_accounts"
