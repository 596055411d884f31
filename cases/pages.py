"""Pages (HTML) as trees of elements, broken ones too.

Owns how a page is parsed, and what of it says nothing. What it says belongs to `extracting.documents`, its tables to
`loading.pagetables`.
"""

import re
from itertools import accumulate
from typing import Any

from cases.errors import SourceError
from cases.extras import needed

NESTING = re.compile(
    r"<(/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
    r"|body|colgroup|dd|dt|head|html|li|optgroup|option|p|rp|rt|tbody|td|tfoot|th|thead|tr)\b)[a-z]",
    re.I,
)
"""Tags that open or close an element; of those whose end may be left out, nobody can tell how deep they are."""
DEEPEST = 5_000
"""No page that people read is nested deeper, and how long a page takes grows with the square of it."""
SILENT = "script, style, noscript, template, nav, iframe, svg, select, button, input, textarea, head > title, [hidden]"
"""Elements of a page that say nothing."""
BREAK = "\ue000"
"""Stands for the end of a line while blanks are put together."""


def parsed(page: str, label: str) -> Any:
    """Return the tree of a page, without what says nothing. Raises SourceError for one that is nested too deeply."""
    depths = accumulate(-1 if tag[1] else 1 for tag in NESTING.finditer(page))
    if max(depths, default=0) > DEEPEST:
        raise SourceError(f"{label} is nested deeper than {DEEPEST:,} elements", "save what it shows as text")
    tree = needed("selectolax.lexbor", "a page (HTML)").LexborHTMLParser(page)
    for node in tree.css(SILENT):
        node.decompose()
    return tree
