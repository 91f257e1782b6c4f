"""Colleagues who are not part of an activity, invited to one piece of its work: what is offered, and
what they answer. Nothing is known of them but what was typed, until they say yes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from mutua.activities.models import Activity
from mutua.ground import actors, clock, formats, mail, policy
from mutua.ground.actors import MEMBER, WORKER, Actor
from mutua.ground.errors import NotFound, Refused
from mutua.ground.ids import new_id
from mutua.ground.jobs import later
from mutua.ground.verbs import verb
from mutua.people.models import BankAccount, NationalNumber, Person
from mutua.work import guests
from mutua.work import hours as time
from mutua.work.facts import situation_on
from mutua.work.hours import Hours
from mutua.work.models import INVITED_TO, Contract, Invitation
from mutua.work.planning import Pay
from mutua.work.services.bands import UNKNOWN
from mutua.work.services.drafting import OPEN, check_order, place_of, price, read

policy.grant("work.invite", MEMBER)
policy.grant("work.answer_invitation", MEMBER)
policy.grant("work.tell_inviter", WORKER)

NAME_LIMIT = 200
HOLDS = timedelta(days=7)
DAY = timedelta(days=1)
MOST_OPEN = 20  # of one activity at a time
MOST_TO_AN_ADDRESS, MOST_BY_A_MEMBER = 5, 40  # letters in 24 hours, withdrawn ones too
# A mail program makes a link of each: a scheme, or words joined by a dot of which the last has letters.
WEB_ADDRESS = re.compile(r"://|\bwww\.|\w\.[^\W\d_]{2,}", re.IGNORECASE)
PAYS = ("budget", "gross")
ANSWERS = {"accepted": "invitation_accepted", "declined": "invitation_declined"}  # its letters
ADDRESS = "an address such as name@example.org"


@verb("work.invite")
def invite(
    *,
    actor: Actor,
    invitation: UUID,
    activity: UUID,
    client: UUID,
    name: str,
    email: str,
    regime: str,
    task: str,
    place: str,
    hours: Sequence[Hours],
    answers: Mapping[str, Any],
    pay_from: str,
    pay_amount: int,
    token: str,
    link: str,
    order: UUID | None = None,
    language: str = "",
) -> UUID:
    """Invite somebody who does not share the activity to a piece of its work, on these terms, for a
    budget or a gross (minor units). ``link``, which ends with ``token``, goes to her address. It
    holds seven days, and never longer than until the work begins. Raises Refused by the field."""
    home = place_of(actor, activity, client)
    member = Person.objects.filter(id=actor.person).first()
    if member is None:
        raise NotFound("actor", actor.name, "a member who invites")
    check_order(order, activity, client)
    language = language or member.language
    said = read(member, regime, task, place, hours, answers, language)
    whom = _whom(home, name, email)
    _no_web_address("task", said["task"])
    if pay_from not in PAYS:
        raise Refused("pay_from", pay_from, ", ".join(PAYS))
    _, priced = price(home, Person(id=new_id()), said, Pay(pay_from, pay_amount), assumed=UNKNOWN)
    begins = time.begins_at(time.stretches(said["hours"])[0])
    if begins <= clock.now():
        raise Refused("hours", formats.instant(begins, "en"), "work that has not begun", "begun")
    now = clock.now()
    _few(home, whom["email"], now)
    made = Invitation.objects.create(
        id=invitation, activity=home, client_id=client, order_id=order, invited_by=member,
        token_hash=actors.hash_of(token), made_at=now, expires_at=min(now + HOLDS, begins),
        **whom, **said, **priced,
    )  # fmt: skip
    facts = {
        "name": whom["name"], "member": member.name, "task": said["task"], "link": link,
        "day": until(made, language),
    }  # fmt: skip
    mail.send_later("work_invitation", whom["email"], language, facts)
    return invitation


def _few(activity: Activity, email: str, now: datetime) -> None:
    """The house's letters are no means to write to strangers at will. Raises Refused."""
    waiting = Invitation.objects.filter(activity=activity, state="open", expires_at__gt=now)
    if waiting.count() >= MOST_OPEN:
        raise Refused("email", email, f"{MOST_OPEN} open invitations at most", "many")
    to_address, by_member = guests.invited_since(email, now - DAY)
    if to_address >= MOST_TO_AN_ADDRESS:
        allowed = f"{MOST_TO_AN_ADDRESS} letters to an address in 24 hours"
        raise Refused("email", email, allowed, "address_many")
    if by_member >= MOST_BY_A_MEMBER:
        allowed = f"{MOST_BY_A_MEMBER} letters of a member in 24 hours"
        raise Refused("email", email, allowed, "day_many")


def _whom(activity: Activity, name: str, email: str) -> dict[str, str]:
    """Whom the member invites, as she types it. Of those who share the activity, whom she sees, she
    is told; of nobody else."""
    name, email = name.strip(), email.strip().lower()
    if not name or len(name) > NAME_LIMIT or not name.isprintable():
        raise Refused("name", name, f"a name of at most {NAME_LIMIT} letters")
    _no_web_address("name", name)
    whole = "@" in email.strip("@") and not any(one.isspace() for one in email)
    if not whole or len(email) > NAME_LIMIT or not email.isprintable():
        raise Refused("email", email, ADDRESS)
    here = Person.objects.filter(
        activitymember__activity=activity, activitymember__left_on=None, email__iexact=email
    )
    if here.exists():
        raise Refused("email", email, "somebody who does not share the activity", "shares")
    return {"name": name, "email": email}


def _no_web_address(field: str, text: str) -> None:
    """The letter goes out in the house's name: what a member writes in it leads nowhere else."""
    if WEB_ADDRESS.search(text):
        raise Refused(field, text, "a text without a web address", "web")


@verb("work.invite")
def withdraw_invitation(*, actor: Actor, invitation: UUID) -> UUID:
    """Take back an invitation that was not answered, or whose contract is not signed: that is given
    up with it."""
    found = Invitation.objects.select_for_update(of=("self",)).filter(id=invitation)
    own = policy.own(actor, "activity__activitymember__person_id")
    one = found.filter(**own).order_by("id").first()
    if one is None:
        raise NotFound("invitation", str(invitation), "an invitation of your activity")
    if one.contract_id is not None:
        begun = Contract.objects.filter(id=one.contract_id)
        begun.filter(state__in=OPEN).update(state="dropped")
        if not begun.filter(state="dropped").exists():
            raise Refused("invitation", "signed", "one whose contract is not signed", "signed")
    Invitation.objects.filter(id=invitation).update(state="withdrawn")
    return invitation


@verb("work.answer_invitation")
def accept_invitation(*, actor: Actor, invitation: UUID, contract: UUID) -> UUID:
    """Say yes by the link of the mail, from an account at its address: the contract is begun on the
    terms of the invitation, with the person's own facts. Raises Refused by the first that is
    missing: what a contract and a payslip need."""
    found = _offered(actor, invitation)
    if found.state == "open" and found.expires_at <= clock.now():
        raise Refused("invitation", until(found, "en"), "a link that still holds", "over")
    person = Person.objects.get(id=actor.person)
    for field in lacking(person, found):
        raise Refused(field, "", "what a contract and a payslip need to know", "missing")
    found.state, found.person, found.contract_id = "accepted", person, contract
    found.save(update_fields=["state", "person", "contract_id"])
    terms = {name: getattr(found, name) for name in (*INVITED_TO, "first_day", "last_day")}
    home = Activity.objects.select_related("legal_entity").get(id=found.activity_id)
    pay = Pay(terms.pop("pay_from"), terms.pop("pay_amount"))
    _, priced = price(home, person, terms, pay)
    if not guests.as_offered(invitation, person.id, priced["gross_pay"], priced["charged"]):
        given = f"{priced['gross_pay']} for {priced['charged']}"
        raise Refused("invitation", given, "a pay and a cost as they were offered", "terms")
    Contract.objects.create(
        id=contract, activity=home, person=person, client_id=found.client_id,
        order_id=found.order_id, made_on=clock.today(), language=person.language,
        **terms, **priced,
    )  # fmt: skip
    later("work.tell_inviter", invitation=str(invitation))
    return contract


@verb("work.answer_invitation")
def decline_invitation(*, actor: Actor, invitation: UUID) -> UUID:
    """Say no by the link of the mail, from an account at its address."""
    found = _offered(actor, invitation)
    found.state = "declined"
    found.save(update_fields=["state"])
    later("work.tell_inviter", invitation=str(invitation))
    return invitation


@verb("work.tell_inviter")
def tell_inviter(*, actor: Actor, invitation: UUID) -> str:
    """Write to the member of the answer that an invitation got; gives where to, or nothing where she
    has no address. Raises Refused for one that was not answered."""
    here = Invitation.objects.select_for_update(of=("self",)).select_related("invited_by")
    found = here.filter(id=invitation).first()
    if found is None:
        raise NotFound("invitation", str(invitation), "an invitation to work")
    member = found.invited_by
    if found.state not in ANSWERS or found.told:
        given = "told" if found.told else found.state
        raise Refused("invitation", given, f"{', '.join(ANSWERS)}, not told yet", "state")
    found.told = True
    found.save(update_fields=["told"])
    if member.email:
        facts = {"name": found.name, "task": found.task}
        mail.send_later(ANSWERS[found.state], member.email, member.language, facts)
    return member.email


def _offered(actor: Actor, invitation: UUID) -> Invitation:
    """An invitation of which the actor holds the link, at her address. Raises NotFound."""
    mine = Person.objects.filter(id=actor.person).exclude(email="").values_list("email", flat=True)
    here = Invitation.objects.select_for_update(of=("self",)).filter(id=invitation)
    found = here.filter(token_hash=actor.token_hash or None).first()
    if found is None or found.email != "".join(mine).lower():
        raise NotFound("invitation", str(invitation), "an invitation to your address, by its link")
    return found


def until(invitation: Invitation, language: str) -> str:
    """The instant until which the link of an invitation holds, in a language."""
    last = invitation.expires_at.astimezone(clock.ZONE)
    return f"{formats.long_day(last.date(), language)}, {last:%H:%M}"


def lacking(person: Person, invitation: Invitation) -> list[str]:
    """What a contract and a payslip need to know of a person, and nobody has said."""
    known = {
        **{name: getattr(person, name) for name in ("born_on", "street", "postcode", "town")},
        "national_number": NationalNumber.objects.filter(person=person).exists(),
        "iban": BankAccount.objects.filter(person=person).exists(),
        "household": situation_on(person.id, invitation.first_day),
    }
    return [name for name, there in known.items() if not there]
