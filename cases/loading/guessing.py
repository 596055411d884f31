"""A layout to start from, for a file that none fits: what is recognised in its place, the rest as comments."""

import json

from cases import store
from cases.errors import SourceError
from cases.loading.layouts import WAN, layouts, normal_heading
from cases.loading.rows import headings_in
from cases.loading.sources import opened
from cases.loading.worded import MONEY, is_unsaid
from cases.loading.wordings import PERSONAL, read_heading
from cases.terminal import one_line


def layout_for(name: str) -> str:
    """Return the TOML of a layout for a file: each heading under the field that some layout or its wording gives it.

    Raises SourceError if the file cannot be opened, or has no headings.
    """
    with opened(name) as source, store.writing(None) as con:
        headings = [heading.strip() for heading in headings_in(con, source) if heading.strip()]
    if not headings:
        raise SourceError(f"{name} has no headings", "look whether its first rows hold them")
    known: dict[str, list[str]] = {}
    personal: list[str] = []
    unknown: list[str] = []
    for heading in headings:
        normal = normal_heading(heading)
        field = next((layout.fields[normal] for layout in layouts() if normal in layout.fields), None)
        if not field and any(layout.is_personal(normal) for layout in layouts()):
            field = PERSONAL
        reading = read_heading(heading)
        field = field or (reading.field if reading else None)
        if field == PERSONAL:
            personal.append(heading)
        elif field and field not in known:
            known[field] = [heading]
        else:
            unknown.append(heading)
    lines = ['title = "My table"', 'title_zh = "我的表"', "", "[columns]"]
    for field, found in known.items():
        unsure = f'  # in 元? if in 万元: [units] and "万元" = {listed(found)}' if is_unsure(field, found[0]) else ""
        lines.append(f"{field} = {listed(found)}{unsure}")
    lines += [f"# field = {listed([heading])}" for heading in unknown]
    in_wan = [heading for heading in headings if WAN in heading]
    if in_wan:
        lines += ["", f"# read as {WAN}, as their headings say: {one_line(', '.join(in_wan))}"]
    lines += ["", "[personal]", f"headings = {listed(personal)}", "", "[ignored]", "headings = []"]
    return "\n".join([*lines, "", "[defaults]", 'source_kind = "own"', ""])


def is_unsure(field: str, heading: str) -> bool:
    """Say whether a heading leaves open in what unit its amounts are."""
    return field in MONEY and is_unsaid(heading)


def listed(headings: list[str]) -> str:
    """Return headings as a TOML array, which is JSON but for one character that TOML wants spelled."""
    return json.dumps(headings, ensure_ascii=False).replace("\x7f", r"\u007f")
