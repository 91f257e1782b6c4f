"""The invariants of people, for the diagnosis."""

from mutua.ground.doctor import register

register(
    "people.memberships",
    "Nobody has two live memberships",
    """select count(*), count(*) filter (where live > 1) from (
         select person_id, count(*) filter (where state not in ('refused', 'left')) as live
         from people_membership group by person_id) s""",
)
register(
    "people.refusals",
    "Every refusal says why",
    """select count(*), count(*) filter (where reason = '') from people_membership
       where state = 'refused'""",
)
