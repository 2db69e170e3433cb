"""The law: pure functions over dated TOML rows; no clock, no database, no Flask.

What counts as law here: a number, a period or a band that an instrument fixes, with the day it
came into force and the day it ended. Every answer is a ``Ruling``: the value, the provision behind
it, whether that provision was read in its text (``confirmed``) and how the days were counted.

To add an edition: add a row with ``in_force_from`` to the parameter in ``data/*.toml``, close the
row before it with ``in_force_to``, name the instrument in ``data/instruments.toml`` and write the
reading in ``docs/law/``. No code changes; gaps, overlaps and rows without basis are refused.
"""
