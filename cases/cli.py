"""Commands of cases."""

from flask.cli import AppGroup

lawbook = AppGroup("lawbook")
