"""Commands of exchange/demo."""

from flask.cli import AppGroup

demo = AppGroup("demo")
