"""Surnames, from `data/reference/surnames.csv`: which there are, and behind which words one surely begins a name.

Owns the list, and what it fills in `sql/macros.sql`. How a name goes on belongs to those who read and mask it.

`announced_by` is `party` where 当事人 announces the name (当事人王伟), but not before a character of `never_before`
(当事人张贴); `role` where words such as 经营者 do, behind which fewer others stand; empty where it begins many (高价).
"""

from cases.resources import reference, sql

ROWS = reference("surnames")
SURE = [row for row in ROWS if row["announced_by"] == "party"]
COMPOUND = "|".join(row["surname"] for row in ROWS if len(row["surname"]) == 2)
"""Those of two characters, as alternatives."""
PLAIN = "".join(row["surname"] for row in ROWS if len(row["surname"]) == 1 and row["announced_by"])
"""Those of one character that some word announces, as they stand in a class."""

FILLED = {
    "compound_surnames": COMPOUND,
    "surnames": "".join(row["surname"] for row in ROWS if len(row["surname"]) == 1),
    "plain_surnames": PLAIN,
    "sure_compound_surnames": "|".join(row["surname"] for row in SURE if len(row["surname"]) == 2),
    "sure_surnames": "".join(row["surname"] for row in SURE if len(row["surname"]) == 1),
    "never_given": "".join(dict.fromkeys("".join(row["never_before"] for row in SURE))),
}
"""What stands in the macros, by name. SQL cannot look ahead: there no sure surname stands before what any must not."""


def macros() -> str:
    """Return `sql/macros.sql` with the surnames in their places."""
    text = sql("macros")
    for name, those in FILLED.items():
        text = text.replace(f"'{{{name}}}'", f"'{those}'")
    return text


def sure() -> str:
    """Return the surnames that 当事人 announces as a pattern, each not before what makes another word of it."""
    wary = [f"{row['surname']}(?![{row['never_before']}])" for row in SURE if row["never_before"]]
    return "|".join([*(row["surname"] for row in SURE if not row["never_before"]), *wary])
