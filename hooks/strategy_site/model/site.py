"""Who publishes the site and as at which dates: ``data/site.yml``."""

from strategy_site.model.base import Day, Line, Record, YesOrNo


class Site(Record):
    """The facts about the site itself.

    ``position_as_of`` is the day as at which statuses are worked out; ``reviewed_on`` the day on
    which someone last looked the whole site over. Neither is ever read from a clock.
    """

    council: Line
    area: Line
    demo: YesOrNo
    position_as_of: Day
    reviewed_on: Day
