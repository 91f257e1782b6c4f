"""Runs that are killed, and runs at once: each payslip is made once, and reckons with the others."""

from __future__ import annotations

import time
from uuid import uuid4

import pytest
from django.core import mail

from mutua.ground import clock, doctor
from tests.proofs_of_rooms import strikes
from tests.support import crew
from tests.support.proofs import PROVING

pytestmark = pytest.mark.prove
NAMES = [
    "Dora Claes", "Emma Wouters", "Fien Jacobs", "Gust Leroy", "Hanna Maes", "Ilse Aerts",
    "Jan Michiels", "Karel Goossens", "Lies Hermans", "Mia Lemmens", "Nele Pauwels", "Otto Smets",
]  # fmt: skip
GIGS = len(NAMES)
TRIES = 5
MEANWHILE = 4  # kills of workers until new months are due


@pytest.fixture(scope="module")
def house(store):
    from tests.support import payments, shop

    shop.open_shop()
    with clock.on(shop.DAY):
        mail.outbox = []
        payments.open_treasury()
    return shop


@pytest.fixture(scope="module")
def superuser(store, house):
    from tests.support import verb_cases

    with verb_cases.superuser(store) as found:
        yield found


@pytest.fixture
def pay(house):
    from tests.proofs_of_rooms import pay

    return pay


@pytest.fixture
def worked(house):
    from tests.support import contracts

    mail.outbox = []
    with clock.on(house.DAY):
        return [contracts.an_evening_worked() for _ in range(GIGS)]


def slips(worked):
    from tests.support import payday

    return [one for contract in worked for one in payday.paid(contract)]


def reckons(worked) -> None:
    """Of each person each month's payslips, in the order made, took all earlier ones into account."""
    made = sorted(slips(worked), key=lambda one: one.id)
    assert len(made) == len(worked) == len({one.contract_month_id for one in made})
    months = {(one.person_id, one.worked_from.replace(day=1)) for one in made}
    for person, month in months:
        some = [
            one for one in made
            if one.person_id == person and one.worked_from.replace(day=1) == month
        ]  # fmt: skip
        before = [one.inputs.get("paid_before_month_gross", 0) for one in some]
        start = min(before)
        assert sorted(before) == [start + sum(s.gross_pay for s in some[:n]) for n in range(len(some))]  # fmt: skip


WRITTEN = """
    select a.result, count(p.id), count(distinct p.contract_month_id),
      count(distinct p.id) filter (where m.payslip = p.id),
      (select count(*) from ledger_entry e where e.cause_kind = 'payslip' and e.purpose = 'made'
        and e.cause_id = any (array_agg(p.id))),
      coalesce(sum((select count(*) from ledger_entry e join ledger_posting l on l.entry_id = e.id
        where e.cause_id = p.id and l.account_id = 'wages')), 0)
    from ground_act a left join payroll_payslip p on p.act_id = a.id
    left join work_contractmonth m on m.id = p.contract_month_id
    where a.verb = 'payroll.pay_due' group by a.id"""


def each_act_is_whole(superuser) -> int:
    """Within one act no row is doubled or lost: a batch of a run has written as many payslips, months
    that name them, entries and lines of wages as it says that it has made; gives how many acts there
    were. Payslips say their act themselves: the record of changes has no row for each."""
    acts = superuser.execute(WRITTEN).fetchall()
    for (made, *_), *written in acts:
        assert set(written) == {made["value"]}, (made, written)
    return len(acts)


def holds() -> None:
    wrong = [(one.check.code, one.wrong) for one in doctor.examine(rebuild=True) if not one.holds]
    assert wrong == []


@pytest.fixture(scope="module")
def workers(house):
    from tests.support import workforce

    with clock.on(house.DAY):
        return workforce.hired(NAMES)


@pytest.fixture
def months(house, workers):
    """Makes months of work that nobody has paid, as often as it is asked: one evening of each."""
    from tests.support import workforce

    def made():
        mail.outbox = []
        with clock.on(house.DAY):
            return [workforce.evening(one) for one in workers]

    return made


def paid_at_last(pay, hunt, worked) -> None:
    """What the dead have left is paid, each month once, and all is whole."""
    for _ in range(TRIES):
        if hunt.paid(worked) < GIGS:  # what a dead one still held was left to the next run
            crew.at_once(pay.run, [(hunt.goes_on(), 5)])
    reckons(worked)
    assert each_act_is_whole(hunt.superuser)
    holds()


def killed_until(enough, strike, pay, hunt, months) -> None:
    """Kill those who pay fresh months, until kills have struck as often at work; after each what
    stands is whole, and what is left the next ones pay."""
    for _ in range(enough):
        worked = months()
        while hunt.paid(worked) < GIGS and hunt.at_work < enough:
            strike(pay, worked)
            each_act_is_whole(hunt.superuser)
            holds()
        paid_at_last(pay, hunt, worked)
        if hunt.at_work >= enough:
            return


def struck(hunt, enough, proof) -> None:
    assert hunt.at_work >= enough
    if PROVING:
        assert hunt.reached.keys() >= set(range(GIGS)), "not spread over the run"
        assert all(hunt.where[one] for one in strikes.AT_WORK)
    proof.note(**hunt.figures())
    print(hunt.figures())


def test_a_run_killed_at_any_moment_goes_on_and_pays_each_month_once(
    pay, months, superuser, proof, tmp_path
):
    hunt = strikes.Hunt(superuser, proof.random, tmp_path)
    enough = proof.count(small=4, full=200, name="kills of a process at work")
    killed_until(enough, hunt.strike_one, pay, hunt, months)
    struck(hunt, enough, proof)


def test_of_two_who_pay_the_same_months_killed_at_any_moment_each_is_paid_once(
    pay, months, superuser, proof, tmp_path
):
    """Two processes of one run: one is killed, then the other, too, or it goes on alone."""
    hunt = strikes.Hunt(superuser, proof.random, tmp_path)
    enough = proof.count(small=4, full=200, name="kills of a process at work")
    killed_until(enough, hunt.strike_one_of_two, pay, hunt, months)
    struck(hunt, enough, proof)
    if PROVING:
        assert hunt.together
    proof.note(both_at_work=hunt.together)


def test_two_runs_at_once_share_what_is_due(pay, worked):

    made = crew.at_once(pay.run, [(uuid4(), 3), (uuid4(), 3), (uuid4(), 3)])
    if sum(made) < GIGS:  # what one held while the others looked is left to the next run
        made += crew.at_once(pay.run, [(uuid4(), 5)])
    assert sum(made) == GIGS
    reckons(worked)
    holds()


def test_of_runs_at_once_or_killed_each_contract_has_its_holiday_pay_once(pay, house, proof):
    """Runs that begin at once, one of them killed; what was left to nobody the next run makes."""
    from tests.support import exit_pay

    mail.outbox = []
    with clock.on(house.DAY):
        offices = [exit_pay.office_evening() for _ in range(GIGS // 2)]
    child = crew.Crew(pay.run_slowly, [(uuid4(), 2)])
    child.begin()
    time.sleep(proof.random.uniform(0.1, 0.5))
    if child.processes[0].exitcode is None:
        child.kill()
    crew.at_once(pay.run, [(uuid4(), 2), (uuid4(), 2), (uuid4(), 3)])
    crew.at_once(pay.run, [(uuid4(), 50)])
    for one in offices:
        (made,) = exit_pay.exits(one)
        assert made.released > 0
    holds()


def test_the_same_run_twice_at_once_is_one_run(pay, worked):
    from tests.support import payday

    run = uuid4()
    made = crew.at_once(pay.run, [(run, 3), (run, 3)])
    made += crew.at_once(pay.run, [(uuid4(), 50)])
    assert sum(made) == GIGS
    (found,) = [one for one in payday.runs() if one.id == run]
    assert found.state == "done"
    reckons(worked)
    holds()


def test_workers_of_payroll_and_treasury_killed_at_any_moment_pay_each_once(
    pay, months, superuser, proof
):
    """Two make payslips, one lets pay leave; each payslip is made once, and stands in one file."""
    from tests.support import payments

    run, worked, kept, due = uuid4(), [], 0, 0
    for kill in range(proof.count(small=2, full=100, name="kills of all three")):
        if kill % MEANWHILE == 0:
            worked += months()
        workers = crew.Crew(pay.work, [("run", run), ("run", uuid4()), ("leave", run)])
        workers.begin()
        before = unsent(superuser, worked)
        time.sleep(proof.random.uniform(0.2, 1.0))
        workers.kill()
        kept += (left := unsent(superuser, worked)) < before
        due += left > 0
    if len(slips(worked)) < len(worked):
        crew.at_once(pay.run, [(uuid4(), 5)])
    pay.leave()
    assert unsent(superuser, worked) == 0
    reckons(worked)
    assert each_act_is_whole(superuser)
    mine = {one.id: one.net_pay for one in slips(worked)}
    paid = [one for one in payments.payments() if one.debt in mine]
    assert {one.debt: one.amount for one in paid} == mine
    assert {one.state for one in paid} == {"sent"}
    files = [path.read_text("utf-8") for path in payments.bank.out().iterdir()]
    assert [sum(text.count(one.end_to_end_id) for text in files) for one in paid] == [1] * len(mine)
    holds()
    assert (kept and due) or not PROVING
    proof.note(killed_while_something_was_due=due, killed_after_a_step_was_kept=kept)


def unsent(superuser, worked) -> int:
    """How many steps are left of contracts: a payslip to make, a payment to send."""
    made, sent = superuser.execute(
        "select count(*), count(*) filter (where exists (select from treasury_payment t"
        " where t.debt = p.id and t.state = 'sent')) from payroll_payslip p"
        " join work_contractmonth m on m.id = p.contract_month_id where m.contract_id = any(%s)",
        [worked],
    ).fetchone()
    return 2 * len(worked) - made - sent


def test_twin_a_row_doubled_within_an_act_is_seen(pay, worked, superuser):
    """A second line of wages in the entry of one payslip, though the entry still balances."""
    crew.at_once(pay.run, [(uuid4(), 5)])
    assert each_act_is_whole(superuser)
    superuser.execute("begin")
    try:
        superuser.execute("set local session_replication_role = replica")
        superuser.execute(
            "insert into ledger_posting select (jsonb_populate_record(l, jsonb_build_object('line',"
            " l.line + 100))).* from ledger_posting l where l.entry_id = (select id from ledger_entry"
            " where cause_kind = 'payslip' limit 1)"
        )
        with pytest.raises(AssertionError):
            each_act_is_whole(superuser)
    finally:
        superuser.execute("rollback")
