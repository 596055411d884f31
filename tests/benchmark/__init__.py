"""Cases in any number, invented, and how fast the product takes them: `python -m tests.benchmark generate` and `run`.

Never part of the tests: they prove that the rows are what `shares` promises, and time nothing.
"""
