from __future__ import annotations

import pickle

from pipeline.errors import BogoseoError, EncryptedFile


def test_a_message_says_where_what_was_found_expected_and_what_to_do() -> None:
    error = EncryptedFile("a password", expected="an open file", where="보고서.pdf", mend="Save it without a password.")
    assert str(error) == "보고서.pdf: a password; expected an open file. Save it without a password."


def test_empty_parts_are_left_out() -> None:
    assert str(BogoseoError("nothing")) == "nothing"


def test_errors_pass_between_processes() -> None:
    error = EncryptedFile("a password", where="가.pdf", mend="Open it.")
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is EncryptedFile
    assert (str(copy), copy.where, copy.mend) == (str(error), error.where, error.mend)
