"""Table cells know their column's heading."""

from bs4 import BeautifulSoup
from markdown import markdown

from macros.tables import StackableTables


def test_a_citation_in_a_heading_is_no_part_of_the_label() -> None:
    text = '| Matter <a class="citation" href="#a">official</a> | Who |\n|---|---|\n| one | two |'
    table = BeautifulSoup(markdown(text, extensions=["tables", StackableTables()]), "html.parser")
    assert [cell["data-label"] for cell in table.select("td")] == ["Matter official", "Who"]
    assert table.select_one("th a.citation")
