"""`python -m cases` is `cases`."""

from cases.cli import main

main()
