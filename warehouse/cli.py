"""Commands of warehouse."""

from flask.cli import AppGroup

labels = AppGroup("labels")
