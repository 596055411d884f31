"""Pages in a real browser: nothing is fetched, nothing fails, nobody is shut out, and what a cell says stays text.

The browser is the system's Chromium; `.ci/run` installs it, and without it these tests are skipped.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from cases import brief, reports, store
from cases.engines.duck import Duck
from cases.output import Result, write_file
from cases.selection import select
from tests.conftest import SAMPLE_FILE, load_file, write_cases

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    not CHROMIUM and not os.environ.get("CI"), reason="no Chromium is installed: apt-get install chromium"
)
QUIET = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
"""A browser that is asked for one file asks nobody else for anything."""

SINCE, UNTIL = date(2023, 1, 1), date(2023, 3, 31)

HOSTILE = {
    "case_id": "hostile",
    "title": '<script>document.title = "taken"</script>"><img src=x onerror="document.title = \'taken\'">',
    "party": '=HYPERLINK("http://example.invalid","价格")公司',
    "agency": "甲\u202e市\u2066局| **x** [y](http://example.invalid) `z`",
    "prices": [
        {
            "product": "</svg><script>document.title='taken'</script>",
            "unit": "盒",
            "purchase_price": 1,
            "sale_price": 3,
            "stated_markup_pct": 200,
        }
    ],
    "violation_type": "price_fraud",
    "status": "decided",
    "decided_on": "2023-01-20",
    "fine_yuan": 5000,
    "facts": "\u202e反\x7f写 ]]> <!-- {{ 7 * 7 }} &amp;",
}
"""Texts that a page, a sheet, a shell or a template might take for its own."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator["DuckDBPyConnection"]:
    """The published cases and one whose texts are not to be trusted."""
    with store.writing(None) as con:
        load_file(con, SAMPLE_FILE, is_sample=True)
        load_file(con, write_cases(tmp_path_factory.mktemp("hostile"), HOSTILE))
        yield con


@pytest.fixture(scope="module")
def folder(hostile: "DuckDBPyConnection", tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief in each language, and the page of one report."""
    place = tmp_path_factory.mktemp("pages")
    for lang in ("en", "zh"):
        chosen = select(since=SINCE, until=UNTIL)
        brief.write(brief.compose(Duck(hostile), brief.read(), chosen, lang), place / f"{lang}.html")
    result = reports.run(Duck(hostile), *reports.find("summary", "province"), select())
    write_file(result, place / "report.html", "html")
    return place


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


def opened(browser: Browser, path: Path, **context: Any) -> tuple[Page, list[str]]:
    """Return a page that is shown, and what it asked for beside itself or complained of."""
    page = browser.new_context(**context).new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page, heard


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        pytest.param("en", 1280, "light", id="a desk"),
        pytest.param("zh", 360, "dark", id="a phone at night, in Chinese"),
        pytest.param("report", 360, "light", id="one report on a phone"),
    ],
)
def test_a_page_asks_for_nothing_and_shuts_nobody_out(
    browser: Browser, folder: Path, name: str, width: int, scheme: Any
) -> None:
    path = folder / f"{name}.html"
    page, heard = opened(browser, path, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == width, "it scrolls sideways"
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    faults = {fault["id"]: [node["html"] for node in fault["nodes"][:3]] for fault in found["violations"]}
    assert not faults
    assert len(found["passes"]) > 20, "it looked"
    assert not heard
    page.context.close()


@pytest.mark.parametrize("name", ["en", "zh", "report"])
def test_charts_have_a_mark_for_every_row_of_their_tables(browser: Browser, folder: Path, name: str) -> None:
    page, heard = opened(browser, folder / f"{name}.html", viewport={"width": 360, "height": 800})
    sections = page.evaluate(
        """[...document.querySelectorAll("section")].filter((one) => one.querySelector(".chart")).map((one) => {
            const marks = [...one.querySelectorAll(".chart .mark")];
            const places = marks.map((mark) => mark.getBoundingClientRect());
            return {
                name: one.id, rows: one.querySelectorAll("tbody tr").length, marks: marks.length,
                inside: places.every((place) => place.left >= 0 && place.right <= 360),
            };
        })"""
    )
    assert len(sections) == (1 if name == "report" else 11)
    for section in sections:
        assert section["marks"] == section["rows"] > 0, section
        assert section["inside"], section
    assert not heard
    page.context.close()


def test_a_click_sorts_and_a_word_filters(browser: Browser, folder: Path) -> None:
    page, _ = opened(browser, folder / "en.html")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    names = page.locator("#summary-type tbody th")
    fines = page.locator("#summary-type tbody td:nth-child(6)")
    first = page.locator("#summary-type thead th").nth(0)
    sixth = page.locator("#summary-type thead th").nth(5)
    sixth.get_by_role("button").click()
    amounts = [float(text.replace(",", "")) for text in fines.all_text_contents()]
    assert amounts == sorted(amounts, reverse=True)
    assert (sixth.get_attribute("aria-sort"), first.get_attribute("aria-sort")) == ("descending", None)
    sixth.get_by_role("button").press("Enter")
    assert [float(text.replace(",", "")) for text in fines.all_text_contents()] == sorted(amounts)
    first.get_by_role("button").click()
    assert names.all_text_contents() == sorted(names.all_text_contents())
    page.locator("#statutes input[type=search]").fill("广告法")
    assert page.locator("#statutes tbody tr:visible").count() == 3
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_a_cell_says_stays_text(browser: Browser, folder: Path, scripts: bool) -> None:
    """The page has its own script and no other; it reads the same where none runs."""
    page, heard = opened(browser, folder / "en.html", java_script_enabled=scripts)
    row = page.locator("#list tbody tr").filter(has_text="HYPERLINK")
    cells = row.locator("th, td").all_text_contents()
    assert cells[0] == HOSTILE["title"]
    assert cells[1] == HOSTILE["party"]
    assert cells[3] == "\ufffd反\ufffd写 ]]> <!-- {{ 7 * 7 }} &amp;", (
        "marks that turn the writing round are shown as such"
    )
    assert page.title() == "Enforcement cases: a brief"
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, link, form").count() == 0
    assert page.locator("#markup-product .label").filter(has_text="</svg>").count() == 1
    assert not heard
    page.context.close()


def test_no_other_script_or_style_would_run(browser: Browser, folder: Path) -> None:
    """Even what stood in the page unescaped: its policy knows its own script by its hash."""
    path = folder / "injected.html"
    text = (folder / "report.html").read_text("utf-8")
    path.write_text(text.replace("<main", "<script>document.title = 'taken'</script><main"), "utf-8")
    page, heard = opened(browser, path)
    assert page.title() == "Cases, fines and markup by province"
    assert any("Content Security Policy" in message for message in heard)
    page.context.close()


def printed(browser: Browser, path: Path) -> list[tuple[set[int], str]]:
    """Return the sides, in points, and the text of each sheet of paper."""
    import pypdfium2

    page, _ = opened(browser, path)
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sheets = [({*map(round, sheet.get_size())}, sheet.get_textpage().get_text_bounded()) for sheet in document]
    document.close()
    page.context.close()
    return sheets


def test_paper_has_what_is_folded_away_on_a_screen(browser: Browser, folder: Path) -> None:
    sheets = printed(browser, folder / "zh.html")
    assert all(sides == {595, 842} for sides, _ in sheets), "A4, upright or across"
    text = "".join(text for _, text in sheets)
    assert "累计占比" in text, "a column of a table behind a chart"
    assert "with selected" not in text, "queries stay on the screen"


def test_every_sheet_of_a_long_table_has_its_headings(browser: Browser, tmp_path: Path) -> None:
    rows = [(f"group {number}", number) for number in range(200)]
    write_file(Result(("key", "of cases"), rows), tmp_path / "long.html", "html")
    sheets = printed(browser, tmp_path / "long.html")
    assert len(sheets) > 2
    assert all("of cases" in text for _, text in sheets)
