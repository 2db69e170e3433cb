"""Commands of exchange."""

from flask.cli import AppGroup

exchange = AppGroup("exchange")
