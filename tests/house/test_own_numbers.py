"""Numbers that tests give themselves meet neither each other nor those that tests write out."""

import os

from tests.support.numbers import AT_ONCE, declaration_number, national_number, own_number


def test_no_number_is_given_twice(tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path))
    numbers = [own_number("tried") for _ in range(2 * AT_ONCE + 1)]
    assert len(set(numbers)) == len(numbers)


def test_a_series_counts_apart_from_all_others(tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path))
    assert own_number("first") == own_number("second") == 1


def test_declarations_are_numbered_apart_from_what_tests_write_out(tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path))
    numbers = {declaration_number() for _ in range(3)}
    assert len(numbers) == 3
    assert all(number.startswith("9") and len(number) == 12 for number in numbers)


def test_processes_that_take_few_national_numbers_each_share_them_all(tmp_path, monkeypatch):
    monkeypatch.setenv("MUTUA_HOME", str(tmp_path))
    numbers = []
    for process in range(20):
        monkeypatch.setattr(os, "getpid", lambda process=process: process)
        numbers += [national_number() for _ in range(3)]
    assert len(set(numbers)) == len(numbers)
