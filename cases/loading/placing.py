"""Where the authorities of a load are: every distinct way to say it read once, by Python, into a dictionary.

Owns the temporary table `places`. How a place is written belongs to `text.places`.
"""

from dataclasses import astuple
from typing import TYPE_CHECKING

from cases.loading.dictionaries import fill_temp
from cases.text.places import read_place

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SAID = ("agency", "province", "city", "county", "agency_code")
FOUND = ("place_province", "place_city", "place_county")


def read_places(con: "DuckDBPyConnection") -> None:
    """Make `places` from `case_texts`: what they say of the authority, and the official names of its place."""
    said = con.execute(f"select distinct {', '.join(SAID)} from case_texts").fetchall()
    rows = ((*row, *astuple(read_place(*row))) for row in said)
    fill_temp(con, "places", dict.fromkeys((*SAID, *FOUND), "string"), rows)
