"""Custody of things (kho vật chứng): labelled items, places, seals, orders, loans.

An item begins as a line of an intake order (lệnh nhập kho): proposed by one person, approved by
another, executed by the keeper, who compares each line with the first seizure minutes. Receiving a
line makes the item with its code. From then on its state (where it is, who holds it) has one
writer, :mod:`warehouse.custody`, and every change is an entry of the stream ``item:<id>``. It
leaves for good only by a release order (lệnh xuất kho) that three different people proposed,
approved and executed.
"""
