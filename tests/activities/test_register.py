"""The open data of the Belgian register: taken whole, looked up when a client is entered."""

from __future__ import annotations

import random
import time
import zipfile
from uuid import uuid4

import pytest
from stdnum.be import vat as belgian_number

from mutua.ground import doctor
from mutua.ground.errors import Refused
from mutua.ground.transactions import reading
from tests.support.proofs import PROVING

pytestmark = pytest.mark.usefixtures("shop")


@pytest.fixture
def sample():
    from tests.support import register_sample

    return register_sample


@pytest.fixture
def register(sample, tmp_path):
    """The register with its small extract."""
    from mutua.activities import register

    sample.take(sample.extract(tmp_path / "full.zip"))
    return register


def test_an_extract_is_taken_whole_and_wrong_numbers_are_left_out(shop, sample, tmp_path):
    path = sample.extract(tmp_path / "full.zip")
    assert sample.take(path) == [3, 1]
    assert sample.take(path) == [3, 1]


def test_a_number_is_found_in_whatever_way_it_is_written(shop, register):
    with reading(shop.alice):
        for written in ("0403.170.701", "BE 0403170701", "403170701"):
            found = register.by_number(written)
            assert (found.name, found.name_nl, found.town_fr) == (
                "Théâtre du Coin", "Theater op de Hoek", "Bruxelles",
            )  # fmt: skip
        for wrong in ("0403.170.702", "", "x", "0999.999.922"):
            assert register.by_number(wrong) is None


def test_a_name_is_found_by_its_beginning_and_no_sign_is_a_joker(shop, register):
    def names(beginning):
        with reading(shop.alice):
            return [one.name for one in register.by_name(beginning)]

    assert names("théâ") == ["Théâtre du Coin"]
    assert names("  BOIS, ") == ['Bois, "Fils" et 100%']
    assert names("%") == names("__") == names("t") == names("coin") == []


def test_the_database_reckons_the_checksum_as_the_library_does(shop, register):
    from django.db import connection

    chance = random.Random(1)
    tried = [f"{chance.randrange(2 * 10**9):010}" for _ in range(500)]
    tried += [one[:8] + f"{97 - int(one[:8]) % 97:02}" for one in tried]
    with reading(shop.alice), connection.cursor() as cursor:
        cursor.execute("select n, mutua.is_enterprise_number(n) from unnest(%s::text[]) n", [tried])
        found = dict(cursor.fetchall())
    for one, said in found.items():
        assert said == belgian_number.is_valid(one), one
    assert sum(found.values()) > 400


def test_entering_a_number_fills_the_client(shop, register):
    from mutua.activities import services
    from mutua.activities.models import Client

    for language, name, street in (
        ("fr", "Théâtre du Coin", "Rue Haute"), ("nl", "Theater op de Hoek", "Hoogstraat"),
    ):  # fmt: skip
        client = uuid4()
        services.add_client(
            actor=shop.alice, key=uuid4(), client=client, activity=shop.ALICES,
            enterprise_number="0403 170 701", language=language, email="a@example.org", town="",
        )  # fmt: skip
        with reading(shop.alice):
            found = Client.objects.get(id=client)
        assert (found.kind, found.name, found.street, found.number, found.box, found.postcode) == (
            "association", name, street, "12", "3", "1000",
        )  # fmt: skip
        assert found.email == "a@example.org"
    with pytest.raises(Refused) as caught:
        services.add_client(
            actor=shop.alice, key=uuid4(), client=uuid4(), activity=shop.ALICES,
            enterprise_number="0999.999.922",
        )  # fmt: skip
    assert caught.value.field == "kind"


def test_who_left_the_register_is_kept_and_no_longer_found_by_name(
    shop, register, sample, tmp_path
):
    sample.take(
        sample.extract(
            tmp_path / "new.zip", number=101, parts={"enterprise.csv": sample.ENTERPRISES[1:]}
        )
    )
    with reading(shop.alice):
        assert register.by_name("Théâtre") == []
        assert register.by_number(sample.THEATRE).listed is False
    with pytest.raises(Refused) as caught:
        sample.take(sample.extract(tmp_path / "old.zip"))
    assert caught.value.code == "older"
    sample.take(sample.extract(tmp_path / "newer.zip", number=102))


@pytest.mark.parametrize(
    "field, spoil",
    [
        ("ExtractType", {"kind": "update"}),
        ("ExtractNumber", {"number": "x"}),
        ("file", {"parts": {"address.csv": None}}),
    ],
)
def test_what_is_no_full_extract_is_refused_whole(shop, sample, tmp_path, field, spoil):
    from mutua.activities.models import Enterprise

    with reading(shop.alice):
        before = Enterprise.objects.count()
    with pytest.raises(Refused) as caught:
        sample.take(sample.extract(tmp_path / "bad.zip", **{"number": 900, **spoil}))
    assert caught.value.field == field
    with reading(shop.alice):
        assert Enterprise.objects.count() == before


def test_other_columns_a_spoilt_row_and_no_zip_are_refused_whole(shop, sample, tmp_path):
    path = sample.extract(tmp_path / "a.zip", number=901, parts={"code.csv": None})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("code.csv", "Code,Category\n")
    with pytest.raises(Refused) as caught:
        sample.take(path)
    assert caught.value.code == "columns"
    short = [("0403.170.701", "AC")]
    with pytest.raises(Refused):
        sample.take(sample.extract(tmp_path / "b.zip", number=901, parts={"enterprise.csv": short}))
    nothing = tmp_path / "c.zip"
    nothing.write_bytes(b"PK no")
    with pytest.raises(Refused) as caught:
        sample.take(nothing)
    assert caught.value.field == "file"


@pytest.mark.prove
def test_many_enterprises_are_taken_in_one_stream(shop, sample, tmp_path, proof):
    many = proof.count(small=2_000, full=500_000, name="enterprises")
    found = list(sample.numbers(many))
    path = sample.extract(tmp_path / "many.zip", number=1_000, parts={
        "enterprise.csv": ((one, "AC", "000", "2", "014", "", "01-01-2000") for one in found),
        "denomination.csv": ((one, "2", "001", f"Firm {one}") for one in found),
        "address.csv": (
            (one, "REGO", "", "", "9000", "Gent", "Gand", "Veldstraat", "", "1", "", "", "")
            for one in found
        ),
    })  # fmt: skip
    start = time.monotonic()
    assert sample.take(path) == [many, 0]
    seconds = time.monotonic() - start
    proof.note(rows_a_second=round(3 * many / seconds), seconds=round(seconds, 1))
    if PROVING:
        assert 3 * many / seconds > 20_000
    with reading(shop.alice):
        from mutua.activities import register

        begin = time.monotonic()
        assert len(register.by_name("firm 0400")) == 10
        assert time.monotonic() - begin < 1


def test_the_diagnosis_finds_nothing_wrong(shop):
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []
