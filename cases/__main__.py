"""`python -m cases` is `cases`."""

from cases.cli import main

if __name__ == "__main__":
    main()
