"""Identifiers rise with time and never come twice."""

from mutua.ground.ids import derived_id, new_id


def test_ten_thousand_identifiers_are_in_order_and_each_its_own():
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {"specified in RFC 4122"}


def test_the_same_parts_always_give_the_same_identifier():
    assert derived_id("a", 1) == derived_id("a", 1)
    assert derived_id("a", 1) != derived_id("a1")
