"""Where the plan stands as at a date: statuses, their reasons, counts, trends and changes.

Pure functions of the records and a day. The rules are those of section "How a status is worked
out" on the about page; the first that fits counts.
"""

from strategy_site.progress.activities import SOON_DAYS, activity_position
from strategy_site.progress.attention import Outlook, due_soon_in, outlook, overdue_in
from strategy_site.progress.change_kinds import (
    CHANGE_KINDS,
    Added,
    Change,
    Changes,
    Completed,
    DueMoved,
    FellSilent,
    Improved,
    KeyActionChanged,
    NewlyOverdue,
    ReportCorrected,
    StatusChanged,
    TakenOut,
    TextChanged,
    Worsened,
)
from strategy_site.progress.compare import (
    Trends,
    activity_trend,
    changes,
    key_action_trend,
    trends,
)
from strategy_site.progress.freshness import MONTHS_UNTIL_OLD
from strategy_site.progress.key_actions import (
    had_plan,
    key_action_position,
    override_in_force,
    position_as_of,
    position_at,
    roll_up,
)
from strategy_site.progress.known import (
    known_quarters,
    latest_reported,
    moves_at,
    previous_reported,
    reported_quarters,
    reports_on,
    runs_of_quarters,
)
from strategy_site.progress.measures import (
    MeasurePosition,
    figure_value,
    measure_position,
    shown_value,
)
from strategy_site.progress.positions import (
    DONE,
    NEED_ATTENTION,
    NOT_LIVE,
    ActivityPosition,
    KeyActionPosition,
    Milestones,
    Position,
    Report,
)
from strategy_site.progress.report import (
    Correction,
    QuarterReport,
    all_reports,
    report_for,
)
from strategy_site.progress.summary import (
    activities_in_words,
    counts_in_short,
    key_actions_in_words,
    position_in_words,
)

__all__ = [
    "CHANGE_KINDS",
    "DONE",
    "MONTHS_UNTIL_OLD",
    "NEED_ATTENTION",
    "NOT_LIVE",
    "SOON_DAYS",
    "ActivityPosition",
    "Added",
    "Change",
    "Changes",
    "Completed",
    "Correction",
    "DueMoved",
    "FellSilent",
    "Improved",
    "KeyActionChanged",
    "KeyActionPosition",
    "MeasurePosition",
    "Milestones",
    "NewlyOverdue",
    "Outlook",
    "Position",
    "QuarterReport",
    "Report",
    "ReportCorrected",
    "StatusChanged",
    "TakenOut",
    "TextChanged",
    "Trends",
    "Worsened",
    "activities_in_words",
    "activity_position",
    "activity_trend",
    "all_reports",
    "changes",
    "counts_in_short",
    "due_soon_in",
    "figure_value",
    "had_plan",
    "key_action_position",
    "key_action_trend",
    "key_actions_in_words",
    "known_quarters",
    "latest_reported",
    "measure_position",
    "moves_at",
    "outlook",
    "overdue_in",
    "override_in_force",
    "position_as_of",
    "position_at",
    "position_in_words",
    "previous_reported",
    "report_for",
    "reported_quarters",
    "reports_on",
    "roll_up",
    "runs_of_quarters",
    "shown_value",
    "trends",
]
