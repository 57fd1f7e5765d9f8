"""What every test shares."""

import os
import signal

import hypothesis

os.environ.setdefault("MPLBACKEND", "Agg")

# Where a shell started this in the background it left Ctrl-C ignored, and so it would be in every program the tests start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run, however slow the machine.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")
