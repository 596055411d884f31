"""The reference tables of the database: their rows, made from `data/reference` and the code lists of the record.

Owns what stands in them. When they are filled belongs to `store`.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from cases import bands, codelists
from cases.resources import reference, text
from cases.text.numerals import article_in_chinese

Rows = Sequence[tuple[str | None, ...]]

LISTS = (*codelists.CHOICES, "violation_type", "violation_group", "penalty")
LAW = ("law_id", "short_name", "full_name", "kind", "version", "effective_from", "effective_to", "last_article")


def tables() -> dict[str, Rows]:
    """Return the rows of every reference table, cells as text."""
    own = bands.own()
    return {**small_tables(), "penalty_bands": own.bands, "band_provisions": own.provisions}


def bands_in(path: Path) -> Mapping[str, Rows]:
    """Return the tables of the penalty bands in a file of the user's. Raises SourceError naming the line."""
    found = bands.read(path)
    return {"penalty_bands": found.bands, "band_provisions": found.provisions}


def state() -> str:
    """Return what the tables are made from, as quickly as it goes: at every start it is compared with the file's."""
    return repr((small_tables(), bands.FORM, text("penalty_bands")))


def small_tables() -> dict[str, Rows]:
    """Return the tables whose rows are those of a file, or nearly."""
    return {
        "codes": [(name, code, zh) for name in LISTS for code, zh in codelists.codes(name).items()],
        "synonyms": rows("synonyms"),
        "violation_types": rows("violation_types"),
        "laws": [tuple(row[column] or None for column in LAW) for row in reference("laws")],
        "concordance": concordance(),
        "item_paragraphs": rows("item_paragraphs"),
        "mitigation": [tuple(cell or None for cell in row) for row in rows("mitigation")],
    }


def rows(name: str) -> Rows:
    """Return the rows of `data/reference/NAME.csv` as they stand."""
    return [tuple(row.values()) for row in reference(name)]


def concordance() -> Rows:
    """Return the renumbered articles: law, last day of the old number, old, new, whether divided, both in Chinese."""
    return [
        (
            row["law_id"],
            row["until"],
            row["article"],
            row["now"],
            str("|" in row["now"]).lower(),
            article_in_chinese(row["article"]),
            "、".join(map(article_in_chinese, row["now"].split("|"))),
        )
        for row in reference("concordance")
    ]
