"""A Markdown extension: every table cell knows its column's heading, so that a phone can stack rows into cards.

Stacked cells are no table any more for assistive technology, hence the explicit roles.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}
_STASHED = re.compile(f"{STX}.*?{ETX}")
"""What Python-Markdown leaves for HTML that it puts back later, such as a citation."""


class _LabelCells(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            labels = [_STASHED.sub("", "".join(heading.itertext())).strip() for heading in table.iter("th")]
            for element in table.iter():
                if element.tag in _ROLES:
                    element.set("role", _ROLES[element.tag])
            for row in table.iter("tr"):
                for label, cell in zip(labels, row.findall("td"), strict=False):
                    cell.set("data-label", label)


class StackableTables(Extension):
    """Registers the tree processor after inline markup, so that headings are plain text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        """Called by Python-Markdown."""
        md.treeprocessors.register(_LabelCells(md), "stackable-tables", 5)
