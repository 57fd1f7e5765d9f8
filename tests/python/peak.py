"""The most memory that a process has held so far, in bytes: text to put before a program, which then can ask `peak()`."""

# Linux counts it twice. What getrusage says is handed down by the parent, which may have held more; VmHWM is the process's own.
PEAK = """
import sys


def peak():
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) << 10 for line in file if line.startswith("VmHWM:"))
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)

"""
