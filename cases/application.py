"""The command line as a whole: its options, its help, its exit codes. The commands are `commands`."""

from typing import Annotated

import typer

from cases import __version__, console

EPILOG = "Exit codes: 0 done, 1 failed or rows refused under --strict, 2 usage, 3 database, 130 interrupted."

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


def show_version(asked: bool) -> None:
    """Print the version and leave."""
    if asked:
        console.put(f"cases {__version__}\n")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def options(
    version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show it")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error")] = False,
) -> None:
    """Turn enforcement cases into markup rates, fine distributions and statute frequencies.

    Start with: cases load --sample && cases report --by statute
    """
    if debug:
        console.DEBUG.append(True)
