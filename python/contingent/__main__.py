"""`python -m contingent`: the command line."""

from .cli import main

main()
