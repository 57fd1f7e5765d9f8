"""Ctrl-C sent to a program that asks the core something long."""

import signal
import subprocess
import sys
import time
from pathlib import Path

PROGRAM = """
import sys, time
{preparation}
print("running", flush=True)
try:
    {call}
except KeyboardInterrupt:
    stopped = time.monotonic()
    {then}
    print(stopped, flush=True)
"""


def seconds_to_stop(preparation, call, wait, then="pass"):
    """How long after Ctrl-C, sent when `call` has gone on for `wait` seconds, it raises KeyboardInterrupt; `then` still works."""
    command = [sys.executable, "-c", PROGRAM.format(preparation=preparation, call=call, then=then)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parent) as process:
        try:
            assert process.stdout.readline() == "running\n"
            time.sleep(wait)
            sent = time.monotonic()
            process.send_signal(signal.SIGINT)
            return float(process.stdout.readline()) - sent
        finally:
            process.kill()
