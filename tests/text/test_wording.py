import numpy as np

from service.domain.articles import Role
from service.text.wording import body_of, title_of, wording, wording_of
from tests.subjects import cleaned


def test_stems_are_counted_without_stop_words_and_names_apart() -> None:
    read = wording(
        "Ferries collide", "The ferry Marisol struck a pier. Marisol was towed by two ferries.", "en"
    )

    assert read.whole["ferri"] == 3
    assert read.whole["marisol"] == 2
    assert "the" not in read.whole
    assert read.names == {"marisol": 1}  # a capital where a sentence begins says nothing


def test_a_term_is_written_without_a_capital_where_it_stands_so() -> None:
    read = wording("Ferries collide", "Two ferries sank off Sarrow, and all Ferries were stopped.", "en")

    assert read.written["ferri"] == "ferries"
    assert read.written["sarrow"] == "Sarrow"
    assert set(read.written) == set(read.whole)


def test_the_country_is_no_pronoun() -> None:
    assert wording("", "Talks with the US failed.", "en").names == {"us": 1}


def test_the_opening_is_the_first_sixty_words_and_the_whole_four_hundred() -> None:
    read = wording("", " ".join(f"w{chr(97 + n // 26)}{chr(97 + n % 26)}q" for n in range(600)), "en")

    assert sum(read.opening.values()) == 60
    assert sum(read.whole.values()) == 400
    assert read.words == 600


def test_names_after_marks_that_end_sentences_or_quotes_are_told_from_beginnings() -> None:
    read = wording("", "He met “Kirel” there. “Domrin” left: Veldt stayed – Harrow too (Sten went).", "en")

    assert set(read.names) == {"kirel", "sten"}


def test_hashes_ascend_without_repeats_and_do_not_depend_on_capitals() -> None:
    text = (
        "The ferry Marisol ran aground off Sarrow on Monday with 214 people on board, the coast guard said. "
    )

    once, shouted = wording("", text * 2, "en"), wording("", (text * 2).upper(), "en")

    for hashes in (once.phrases, once.frames):
        assert hashes.dtype == np.uint32
        assert (np.diff(hashes.astype(np.int64)) > 0).all()
    assert once.phrases.tolist() == shouted.phrases.tolist()


def test_swapped_content_words_leave_frames_standing() -> None:
    one = wording("", "On Monday the ferry Marisol ran aground off Sarrow with 214 people on board.", "en")
    other = wording(
        "", "On Monday the vessel Marisol ran ashore off Sarrow with 214 passengers on board.", "en"
    )

    assert len(np.intersect1d(one.frames, other.frames)) >= len(one.frames) / 2
    assert len(np.intersect1d(one.phrases, other.phrases)) < len(one.phrases) / 2


def test_no_words_leave_nothing() -> None:
    read = wording("", "", "en")

    assert (read.whole, read.opening, read.names, read.words) == ({}, {}, {}, 0)
    assert len(read.phrases) == len(read.frames) == 0


def test_a_headline_is_the_title_where_there_is_none_and_boxes_of_questions_are_not_read() -> None:
    article = cleaned(
        "a", (Role.HEADLINE, "Bridge shut"), (Role.LEAD, "It is shut."), (Role.FAQ, "Why? Rust.")
    )

    assert title_of(article) == "Title of a"
    assert body_of(article) == "It is shut."
    assert "rust" not in wording_of(article).whole
