"""What a manager looks at: flags, the stalled list, directives, homes of each role.

A flag is one declared rule (code, severity, who must act, basis) over stored facts; it is opened
and closed with dates by :mod:`review.operations.flags` and never typed by hand. The stalled list is
a table refreshed with the flags, one row an asset, ordered by money × active days.
"""
