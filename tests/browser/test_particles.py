"""Korean particles, through the script that the page runs."""

import random

import pytest
from playwright.sync_api import Page

from macros.letter_grammar import PARTICLE_PAIRS, blank_particle

KNOWN = [
    # word, and the particle of each pair in order: 은/는 이/가 을/를 과/와 으로/로 이나/나 이라는/라는
    ("한빛상사", "는 가 를 와 로 나 라는"),
    ("대한유통", "은 이 을 과 으로 이나 이라는"),
    ("서울", "은 이 을 과 로 이나 이라는"),
    ("한빛상사(주)", "는 가 를 와 로 나 라는"),
    ("(주)대한", "은 이 을 과 으로 이나 이라는"),
    ("한빛㈜", "는 가 를 와 로 나 라는"),
    ("LG", "는 가 를 와 로 나 라는"),
    ("KCL", "은 이 을 과 로 이나 이라는"),
    ("IBM", "은 이 을 과 으로 이나 이라는"),
    ("Samsung", "은 이 을 과 으로 이나 이라는"),
    ("Seoul", "은 이 을 과 로 이나 이라는"),
    ("Amazon", "은 이 을 과 으로 이나 이라는"),
    ("Sony", "는 가 를 와 로 나 라는"),
    ("Adidas", "는 가 를 와 로 나 라는"),
    ("120", "은 이 을 과 으로 이나 이라는"),
    ("1", "은 이 을 과 로 이나 이라는"),
    ("2", "는 가 를 와 로 나 라는"),
    ("7", "은 이 을 과 로 이나 이라는"),
    ("10", "은 이 을 과 으로 이나 이라는"),
    ("A4", "는 가 를 와 로 나 라는"),
    ("한국\u0020", "은 이 을 과 으로 이나 이라는"),
    ("\u1112\u1161\u11ab", "은 이 을 과 으로 이나 이라는"),  # 한, decomposed
    ("ㄱ", "은 이 을 과 으로 이나 이라는"),
    ("ㅏ", "는 가 를 와 로 나 라는"),
    ("“누리”", "는 가 를 와 로 나 라는"),
]
OPEN = ["Nike", "Apple", "Facebook", "深圳贸易", "カメラ", "🏬", "…", "", "1000000000000"]


def choose(page: Page, words: list[str]) -> list[str]:
    """The particles of all pairs after each word, as one line per word."""
    pairs = [[pair, blank_particle(pair)] for pair in PARTICLE_PAIRS]
    lines: list[str] = page.evaluate(
        "([words, pairs]) => words.map(word => pairs.map(([p, open]) => Playbook.particle(word, p, open)).join(' '))",
        [words, pairs],
    )
    return lines


@pytest.fixture
def loaded(page: Page) -> Page:
    page.goto("letters/genuine-goods-explanation/")
    return page


def test_particles_follow_the_sound(loaded: Page) -> None:
    assert dict(zip([word for word, _ in KNOWN], choose(loaded, [word for word, _ in KNOWN]), strict=True)) == dict(
        KNOWN
    )


def test_where_the_sound_is_not_known_both_are_written(loaded: Page) -> None:
    open_line = " ".join(blank_particle(pair) for pair in PARTICLE_PAIRS)
    assert choose(loaded, OPEN) == [open_line] * len(OPEN)


def test_every_hangul_syllable_is_decided_by_its_last_consonant(loaded: Page) -> None:
    syllables = [chr(code) for code in range(0xAC00, 0xD7A4)]
    for syllable, line in zip(syllables, choose(loaded, syllables), strict=True):
        final = (ord(syllable) - 0xAC00) % 28
        expected = (
            ("는", "가", "를", "와", "로", "나", "라는")
            if final == 0
            else ("은", "이", "을", "과", "로" if final == 8 else "으로", "이나", "이라는")
        )
        assert line == " ".join(expected), syllable


def test_no_word_breaks_it(loaded: Page) -> None:
    rng = random.Random(20261122)
    alphabet = "가힣ㄱㅏaZ09 .()'\"<&한\u0301\u200f🏬中かー%㈜㎏①"
    words = ["".join(rng.choice(alphabet) for _ in range(rng.randint(0, 12))) for _ in range(2000)]
    possible = [{*pair.split("/"), blank_particle(pair)} for pair in PARTICLE_PAIRS]
    for word, line in zip(words, choose(loaded, words), strict=True):
        assert all(particle in allowed for particle, allowed in zip(line.split(), possible, strict=True)), (word, line)
