"""What every test shares."""

import os

import hypothesis

os.environ.setdefault("MPLBACKEND", "Agg")

# The same examples in every run, however slow the machine.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")
