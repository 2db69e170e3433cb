"""Commands of jobs."""

from flask.cli import AppGroup

jobs = AppGroup("jobs")
