"""From the winning bid to the last payout (bán tài sản).

A sale comes from a round with a winner, or from a creditor who takes the asset. It is paid, put on
a term deposit, delivered and paid out; its milestones are deadlines of the sale. The auctions below
announce a winner; :mod:`sales.listeners` hears it.
"""
