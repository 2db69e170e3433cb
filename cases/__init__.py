"""Case files (hồ sơ thi hành án): parties, seized assets, holds, obstacles, deadlines.

A case file is opened under one enforcement decision (one *việc*). What is seized under it is an
asset; an asset's state has one writer, :mod:`cases.lifecycle`. Legal days are computed by the
lawbook, stored as :class:`cases.models.Deadline` and read as plain dates. A case with an open
asset cannot close.
"""
