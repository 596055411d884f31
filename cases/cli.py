"""The way in: build the command line, run it, leave with its exit code."""

import sys

from cases import console
from cases.application import app as app
from cases.commands import collection, inquiry, lookup  # noqa: F401 - each adds its commands to the app, in this order


def main() -> None:
    """Run the command line and leave with its exit code."""
    console.starting_fast()
    console.utf8()
    console.ending_well()
    sys.exit(console.guarded(run))


def run() -> None:
    """Run the command line; of the commands, each of which takes time to build, only the one that is asked for."""
    console.refuse_broken_text(sys.argv)
    first = "".join(sys.argv[1:2])
    asked = [one for one in app.registered_commands if (one.name or getattr(one.callback, "__name__", "")) == first]
    app.registered_commands = asked or app.registered_commands
    app(prog_name="cases")
