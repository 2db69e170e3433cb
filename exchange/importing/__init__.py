"""Reading spreadsheets of the field into drafts and named problems; committing is another step.

Reading is pure: no database, no clock, no Flask. What cannot be read for certain is refused with
its reason, never guessed.
"""
