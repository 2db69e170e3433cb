"""From lot to hand-over (đấu giá tài sản kê biên).

One or several assets of a case make a lot. It is valued, an auction organisation is contracted,
a round is planned on a lawful day, announced, and held. A failed round has a legal code; the
parties are notified, the price is cut by at most a tenth, and from the failure after the second
cut the creditor's right to take the asset must be answered before the next cut. A sold round makes
a sale with its milestones: payment, term deposit, delivery, title file, payout. Status and
counters of a lot have one writer, :mod:`auctions.lifecycle`.
"""
