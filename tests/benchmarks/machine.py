"""On what, with what and when a run was made."""

import datetime
import os
import platform
from importlib import metadata, util
from pathlib import Path

PACKAGES = ("contingent", "numpy", "networkx", "ortools", "pyagrum")


def processor():
    """The model's name as the system gives it."""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def processors():
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def machine():
    versions = {name: metadata.version(name) for name in PACKAGES if util.find_spec(name)}
    return {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "processors": processors(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "versions": versions,
    }


def sentence(one):
    versions = ", ".join(f"{name} {version}" for name, version in one["versions"].items())
    load = f", load {one['load']} before the run" if one["load"] is not None else ""
    return (
        f"{one['date']}, {one['processor']}, {one['processors']} processors{load}; {one['system']}, "
        f"Python {one['python']}, {versions}"
    )
