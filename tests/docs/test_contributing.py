"""What CONTRIBUTING.md shows is what the project takes."""

import re
from pathlib import Path

import yaml

from macros.letter_grammar import PARTICLE_PAIRS
from macros.models import Fact, Letter, LetterWords, Phrase, SharedField, Source, Term
from macros.pages import BLOCK_MACROS, INLINE_MACROS
from macros.shared_fields import Expansion
from macros.strict_yaml import Document


def section(root: Path, heading: str) -> str:
    text = (root / "CONTRIBUTING.md").read_text("utf-8")
    return re.split(r"\n## (?=[A-Z])", text.split(f"\n## {heading}\n", 1)[1], maxsplit=1)[0]


def examples(root: Path, heading: str) -> list[object]:
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", section(root, heading), re.DOTALL)]


def test_the_records_it_shows_are_valid(root: Path) -> None:
    Fact.model_validate(examples(root, "Add a fact")[0])
    Source.model_validate(examples(root, "Add a source")[0])
    Term.model_validate(examples(root, "Add a term")[0])
    structure, words, field, phrase = examples(root, "Add a letter")
    ready = Phrase.model_validate(phrase)
    shared = Expansion(
        dict.fromkeys(("business_name", "notice_date", "listings"), SharedField.model_validate(field)),
        dict.fromkeys(("records-compared", "stock-separated"), ready),
        frozenset(),
    )
    letter = Document("letter.yaml", structure, {})
    described, problems = shared.structure(letter)
    assert problems == []
    described.validate(Letter)
    said, _ = shared.words(letter, "ko", Document("ko.yaml", words, {}))
    said.validate(LetterWords)


def test_it_names_every_macro(root: Path) -> None:
    text = section(root, "Write a page")
    assert set(re.findall(r"`\{\{ (\w+)\(", text)) == INLINE_MACROS | BLOCK_MACROS


def test_it_names_every_particle_pair(root: Path) -> None:
    text = section(root, "Add a letter")
    assert [pair for pair in PARTICLE_PAIRS if f"`{pair}`" not in text] == []
