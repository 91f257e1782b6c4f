"""Acts (who did what, why), the changes they made, and the arrows that states may follow."""

from __future__ import annotations

from django.db import models

from mutua.ground.ids import new_id


class Act(models.Model):
    """One verb done once: its key was made before the first try. Rows are never changed, save
    that the result is written once in the same transaction."""

    id = models.UUIDField(primary_key=True, default=new_id)
    key = models.UUIDField(unique=True)
    verb = models.TextField()
    facts = models.TextField()  # digest of what was asked: the same key asks the same
    actor = models.TextField()
    person = models.UUIDField(null=True)
    for_member = models.UUIDField(null=True)
    role = models.TextField()
    reason = models.TextField(blank=True)
    said_at = models.DateTimeField()
    made_at = models.DateTimeField(db_default=models.functions.Now())
    result = models.JSONField(null=True)

    class Meta:
        indexes = (models.Index(fields=("for_member", "said_at"), name="act_for_member"),)


class Change(models.Model):
    """One row that an act made, changed or removed. Values of personal columns stand apart in
    ``PersonalValue``, where they can be erased while the history stays whole."""

    id = models.BigAutoField(primary_key=True)
    act = models.ForeignKey(Act, models.PROTECT, db_index=False)
    table = models.TextField()
    row = models.TextField()
    operation = models.TextField()
    values = models.JSONField()

    class Meta:
        indexes = (models.Index(fields=("table", "row"), name="change_of_row"),)


class PersonalValue(models.Model):
    """A personal value before or after a change, until it is erased."""

    id = models.BigAutoField(primary_key=True)
    change = models.ForeignKey(Change, models.PROTECT)
    column = models.TextField()
    before = models.TextField(null=True)
    after = models.TextField(null=True)
    erased_at = models.DateTimeField(null=True)


class Letter(models.Model):
    """A message that waits to leave, or has left; its words are erased once it has."""

    id = models.UUIDField(primary_key=True, default=new_id)
    act = models.ForeignKey(Act, models.PROTECT)
    what = models.TextField()
    address = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    sent_at = models.DateTimeField(null=True)


class Left(models.Model):
    """That the journal outside the store has the line of a thing: only then may it leave."""

    id = models.BigIntegerField(primary_key=True)  # the line's place in the journal
    kind = models.TextField()
    reference = models.UUIDField()
    signed = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "reference"), name="one_line_a_thing"),
        )


class Opening(models.Model):
    """On which server the store may number and send: the last row holds. A store that is found on
    another, or was restored, is shut until two people open it."""

    id = models.BigAutoField(primary_key=True)
    server = models.TextField(blank=True)  # empty: it is shut
    why = models.TextField()
    signed_by = models.JSONField(default=list)
    opened_at = models.DateTimeField(db_default=models.functions.Now())


class Arrow(models.Model):
    """One step that a state may take: from, to, the verb, and the roles that may do it."""

    id = models.BigAutoField(primary_key=True)
    machine = models.TextField()
    before = models.TextField(blank=True)  # empty: the state a row begins in
    after = models.TextField()
    verb = models.TextField()
    roles = models.JSONField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("machine", "before", "after"), name="one_arrow"),
        )
