"""Who of the staff sees households and absences of persons: both tell of what is private."""

from mutua.ground import policy

SEE_PERSONAL = "work.see_personal"
SEES_PERSONAL = policy.grant_sight(
    SEE_PERSONAL, "work.say_situation", "work.say_absence", "payroll.run", "payroll.correct"
)
