"""Bad input: mutated files and texts, bombs, and what no reader expects. Clear errors and findings, and nothing else."""

import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cases import extracting
from cases.errors import CasesError
from cases.loading.batch import load_all
from cases.loading.plan import Plan
from cases.reference import bands_in
from tests.torture.seeds import SEEDS, TEXTS, seed
from tests.torture.trials import Attempts, Trial

LONGEST = 60
"""Seconds after which a reader hangs."""
PARTS = (
    *(bytes([one]) for one in b"\0\"',\r\n\t{[<&"),
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\\ud800",
    b"PK",
    b"9" * 400,
    "，".encode(),
    "案".encode("gb18030"),
    "𠮷".encode(),
)
"""What stands where nobody expects it."""


class HangError(Exception):
    """A reader took too long."""


@contextmanager
def limited(seconds: int = LONGEST) -> Iterator[None]:
    """Raise HangError in what takes longer."""

    def stop(*_: object) -> None:
        raise HangError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def mutated(chance: random.Random, content: bytes) -> bytes:
    """Return the content with some of its bytes changed, taken out, doubled, cut off, or with others between them."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(changed) + 1)
        end = min(len(changed), at + chance.choice((1, 2, 8, 64)))
        match chance.randrange(6):
            case 0:
                changed[at:end] = chance.randbytes(end - at)
            case 1:
                del changed[at:end]
            case 2:
                changed[at:at] = changed[at:end] * chance.choice((1, 2, 50))
            case 3:
                changed[at:at] = chance.choice(PARTS)
            case 4:
                del changed[at:]
            case _:
                other = chance.randrange(len(changed) + 1)
                changed[at:end] = changed[other : other + end - at]
    return bytes(changed)


def read(path: Path) -> None:
    """Read a file as users do: as cases, as a bulletin, as a layout, as bands."""
    try:
        if path.suffix == ".toml":
            table = path.with_name("of-layout.csv")
            table.write_text("行政相对人名称,罚款金额\n甲公司,5\n", "utf-8")
            loaded(Plan(files=[str(table)], layout=str(path), dry_run=True))
        elif path.name.startswith("bands"):
            bands_in(path)
        elif path.suffix in (".html", ".docx", ".pdf", ".txt"):
            list(extracting.extract_all([str(path)], None))
        else:
            loaded(Plan(files=[str(path)], dry_run=True))
    except CasesError as error:
        if not error.wrong or not error.remedy:
            raise


def loaded(plan: Plan) -> None:
    """Load as told, into nothing."""
    list(load_all(plan, Path("nothing.duckdb")))


def readers(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Read files of every kind after some of their bytes were changed."""
    contents = {name: seed(name, folder) for name in SEEDS}
    for _ in range(count):
        name = chance.choice(SEEDS)
        path = folder / name
        path.write_bytes(mutated(chance, contents[name]))
        yield survived(lambda path=path: read(path), folder / "broken" / name)  # type: ignore[misc]


def texts(chance: random.Random, folder: Path, count: int) -> Attempts:
    """Give every reader of prose pieces of texts, put together anew."""
    pieces = [piece for text in TEXTS for piece in cut(chance, text)]
    for _ in range(count):
        text = "".join(chance.choices(pieces, k=chance.randrange(1, 30)))
        if chance.random() < 0.3:
            text = mutated(chance, text.encode()).decode("utf-8", "replace")
        for name, reader in text_readers().items():
            yield survived(lambda reader=reader, text=text: reader(text), folder / f"{name}.txt", text)  # type: ignore[misc]


def cut(chance: random.Random, text: str) -> list[str]:
    """Return a text in pieces of random lengths."""
    pieces, at = [], 0
    while at < len(text):
        end = at + chance.randrange(1, 12)
        pieces.append(text[at:end])
        at = end
    return pieces


def text_readers() -> dict[str, Callable[[str], object]]:
    """Return what reads prose, each by its name."""
    from cases.text import amounts, bases, bulletin, capitals, citations, days, outcomes, parties, places, prices
    from cases.text.violations import read_violation

    return {
        "amounts": amounts.read_amounts,
        "bases": bases.read_bases,
        "bulletin": bulletin.read_bulletin,
        "capitals": lambda text: list(capitals.written_twice(text)),
        "citations": citations.read_citations,
        "days": days.days,
        "outcome": outcomes.read_outcome,
        "party": lambda text: parties.read_party(text[:20], text),
        "place": lambda text: places.read_place(text),
        "prices": prices.read_prices,
        "violation": read_violation,
    }


def survived(attempt: Callable[[], object], keep: Path, text: str | None = None) -> str:
    """Return what went wrong; the input is kept, for whoever mends it."""
    try:
        with limited():
            attempt()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        keep.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            keep.write_text(text, "utf-8", errors="surrogatepass")
        return f"{keep.name}: {type(error).__name__}: {str(error)[:200]}"
    return ""


TRIALS = (
    Trial("changed files", "every reader ends in cases, findings or a clear error", readers, 60, 5_000),
    Trial("changed texts", "every reader of prose ends, without a fault", texts, 60, 50_000),
)
