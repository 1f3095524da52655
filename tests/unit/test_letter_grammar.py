import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.letter_grammar import (
    PARTICLE_PAIRS,
    ExhibitNumber,
    GrammarError,
    Slot,
    Words,
    blank_particle,
    parse,
)


def test_a_text_becomes_words_slots_and_exhibit_numbers() -> None:
    assert parse("{shop|은/는} {day}에 산 것입니다({papers.invoice}).") == (
        Slot("shop", "은/는"),
        Words(" "),
        Slot("day"),
        Words("에 산 것입니다("),
        ExhibitNumber("papers", "invoice"),
        Words(")."),
    )


def test_an_empty_text_has_no_nodes() -> None:
    assert parse("") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("before {name", "a lone “{” near “before {name”; write {field}, or remove the brace"),
        ("name} after", "a lone “}” near “name} after”; write {field}, or remove the brace"),
        ("{}", "“{}” is not a slot; write {field}, {field|은/는} or {field.option}"),
        ("{Name}", "“{Name}” is not a slot; write {field}, {field|은/는} or {field.option}"),
        ("{a b}", "“{a b}” is not a slot; write {field}, {field|은/는} or {field.option}"),
        ("{a.b.c}", "“{a.b.c}” is not a slot; write {field}, {field|은/는} or {field.option}"),
        ("{a|}", "“” is not a particle pair; write one of 은/는 이/가 을/를 과/와 으로/로 이나/나 이라는/라는"),
        (
            "{a|는/은}",
            "“는/은” is not a particle pair; write one of 은/는 이/가 을/를 과/와 으로/로 이나/나 이라는/라는",
        ),
    ],
)
def test_what_breaks_the_grammar_is_told(text: str, message: str) -> None:
    with pytest.raises(GrammarError) as caught:
        parse(text)
    assert str(caught.value) == message


def test_pairs_stay_open_after_an_unknown_word() -> None:
    assert [blank_particle(pair) for pair in PARTICLE_PAIRS] == [
        "은(는)",
        "이(가)",
        "을(를)",
        "과(와)",
        "(으)로",
        "(이)나",
        "(이)라는",
    ]


@given(st.text())
def test_text_without_braces_comes_back_unchanged(text: str) -> None:
    plain = text.replace("{", "").replace("}", "")
    assert "".join(node.text for node in parse(plain) if isinstance(node, Words)) == plain


@given(st.text())
def test_any_text_is_parsed_or_refused_with_a_reason(text: str) -> None:
    try:
        parse(text)
    except GrammarError as error:
        assert str(error)
