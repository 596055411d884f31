"""What the generator draws from, put into a connection: lists of words as variables, the rest as tables.

The words are in `words/`, invented; laws are real, and so are the places of `data/reference/regions.csv`.
"""

import random
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from cases.resources import reference
from tests.benchmark.queries import sql
from tests.benchmark.sentences import by_number, drawn
from tests.benchmark.shares import AGENCIES, BASES, SHARES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")

WORDS = Path(__file__).parent / "words"
MOST_SEATS = 60
"""How many more cases the busiest agency decides than the least busy."""


def words(name: str) -> dict[str, Any]:
    """Return a file of words."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8"))


def themes() -> list[dict[str, Any]]:
    """Return the themes: each with its products, its violations, what is found, and the provisions that apply."""
    return [words(f"themes/{path.stem}") for path in sorted((WORDS / "themes").glob("*.toml"))]


def words_into(con: "DuckDBPyConnection") -> dict[str, str]:
    """Put variables and tables into the connection and return the SQL of the sentences by their names."""
    every = themes()
    kinds = words("penalties")["kind"]
    sentences = words("sentences")
    lists = words("names") | {
        "themes": shared(theme["share"] for theme in every),
        "kinds": shared(kind["share"] for kind in kinds),
        "fined": ["fine" in kind["codes"] for kind in kinds],
        "general": sentences["general"],
        **{name: [theme[name] for theme in every] for name in ("shops", "firms", "violated", "penalised")},
        "known": [len(known(theme)) for theme in every],
        "unknown": [len(theme["words"]) for theme in every],
        "numerals": capitals(),
    }
    for name, values in lists.items():
        con.execute(f"set variable {name} = $values", {"values": values})
    con.execute("set variable shares = map($names, $shares)", {"names": list(SHARES), "shares": list(SHARES.values())})
    put(con, "products", ("theme", "product_no", "product", "unit"), products(every))
    put(con, "violations", ("theme", "violation_no", "violation", "code", "named_product"), violations(every))
    put(con, "bases", ("theme", "basis_no", "basis"), bases(every, sentences))
    put(con, "kinds", ("kind", "penalties_zh", "penalties"), kinds_of(kinds))
    put(con, "places", ("agency_no", "province", "city", "county", "place", "short", "region", "seats"), places())
    put(con, "slots", ("slot", "agency_no", "seat"), slots())
    con.execute(sql("agencies"))
    penalties = by_number("kind", [drawn(kind["prose"], "penalty") for kind in kinds])
    findings = by_number("theme", [drawn(theme["findings"], "finding") for theme in every])
    told = {
        name: drawn(sentences[name], name) for name in ("opening", "prices", "sums", "plain", "closing", "reckoning")
    }
    return told | {
        "unique_basis": drawn(sentences["unique_basis"], "unique basis"),
        "finding": findings,
        "penalty": penalties,
    }


def shared(shares: Iterable[int]) -> list[int]:
    """Return the numbers of things from 0, each as often as its share says."""
    numbers = [number for number, share in enumerate(shares) for _ in range(share)]
    assert len(numbers) == 100, "shares make up a hundred"
    return numbers


def put(con: "DuckDBPyConnection", name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Make a temporary table of rows."""
    filled = pa.table(dict(zip(columns, map(list, zip(*rows, strict=True)), strict=True)))
    con.register("filled", filled)
    con.execute(f"create or replace temp table {name} as from filled")
    con.unregister("filled")


def products(every: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the products of the themes, twelve each, with their units."""
    for number, theme in enumerate(every):
        for position, (product, unit) in enumerate(theme["products"].items()):
            yield number, position, product, unit


def known(theme: dict[str, Any]) -> list[tuple[str, str, int | None]]:
    """Return the phrases for violations with their codes, those that name no product first."""
    named = [
        (pattern.format(product=product), code, position if "{" in pattern else None)
        for code, patterns in theme["violations"].items()
        for pattern in patterns
        for position, product in enumerate(theme["products"] if "{" in pattern else [""])
    ]
    return sorted(shuffled(named), key=lambda one: one[2] is not None)


def violations(every: Sequence[dict[str, Any]]) -> Iterator[tuple[int, int, str, str, int | None]]:
    """Yield the phrases for violations, the commonest first: from 1 on those of keywords, from -1 down the others."""
    for number, theme in enumerate(every):
        for position, phrase in enumerate(known(theme), 1):
            yield number, position, *phrase
        for position, phrase in enumerate(theme["words"], 1):
            yield number, -position, phrase, "other", None


def bases(every: Sequence[dict[str, Any]], sentences: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Yield the legal bases of the themes, the commonest first: sentences and provisions drawn by chance."""
    for number, theme in enumerate(every):
        chance = random.Random(number)
        texts: dict[str, None] = {}
        while len(texts) < BASES // len(every):
            violated, also = chance.sample(theme["violated"], 2)
            penalised, general = chance.choice(theme["penalised"]), chance.choice(sentences["general"])
            sentence = chance.choice(sentences["basis"])
            texts[sentence.format(violated=violated, also=also, penalised=penalised, general=general)] = None
        yield from ((number, position, text) for position, text in enumerate(texts, 1))


def kinds_of(kinds: Sequence[dict[str, Any]]) -> Iterator[tuple[int, str, str]]:
    """Yield the kinds of penalties, in the words of the tables and by their codes."""
    return ((number, kind["words"], kind["codes"]) for number, kind in enumerate(kinds))


def places() -> Iterator[tuple[int, str, str, str | None, str, str, str, int]]:
    """Yield the places of the agencies, with how many of the cases each decides: few do much."""
    names = {row["code"]: row["name"] for row in reference("regions")}
    chance = random.Random(2018)
    towns = [code for code in names if not code.endswith("0000")]
    for number, code in enumerate(sorted(chance.sample(towns, AGENCIES))):
        province, name = names[f"{code[:2]}0000"], names[code]
        city = names.get(f"{code[:4]}00", province if province.endswith("市") else name)
        county = None if name == city else name
        place = f"{city}{name}" if name.endswith("区") and county else name
        seats = min(MOST_SEATS, int(chance.paretovariate(1.2)))
        yield number, province, city, county, place, name[:-1] if len(name) > 2 else name, code, seats


def slots() -> Iterator[tuple[int, int, int]]:
    """Yield whose case comes next, over and over: every agency as often as it has seats."""
    seats = shuffled([(number, seat) for number, *_, count in places() for seat in range(count)])
    return ((slot, *seat) for slot, seat in enumerate(seats))


def capitals() -> list[str]:
    """Return the numbers from 0 to 99 in the capital numerals of cheques, 0 as nothing."""
    digits = ["", *"壹贰叁肆伍陆柒捌玖"]
    return [f"{digits[number // 10]}{'拾' if number > 9 else ''}{digits[number % 10]}" for number in range(100)]


def shuffled(values: list[T]) -> list[T]:
    """Return the values in an order that chance gives, always the same."""
    return random.Random(len(values)).sample(values, len(values))
