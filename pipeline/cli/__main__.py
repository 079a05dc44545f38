"""`python -m pipeline.cli`, the same as `bogoseo`."""

from pipeline.cli import app

app()
