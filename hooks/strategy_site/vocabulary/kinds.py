"""What sort something is: kinds, formats, audiences, units, reasons."""

from strategy_site.vocabulary.words import Word


class ActivityKind(Word):
    """What sort of work an activity is."""

    MILESTONE = ("milestone", "Milestone", "Can be finished.")
    RECURRING = ("recurring", "Recurring activity", "Comes round again and again.")
    STANDING = ("standing", "Standing activity", "Goes on without an end date.")


class PublicationKind(Word):
    """Where a fact was read."""

    PAPER = ("paper", "Board paper", "Put before a board of the council or its partners.")
    REFERENCE = ("reference", "Public source", "Published by someone else.")


class SlideNumbers(Word):
    """Whether the slides of a deck carry numbers."""

    PRINTED = ("printed", "Printed", "Slide numbers are those of the deck’s own contents.")
    COUNTED = ("counted", "Counted", "The slides carry no numbers; this site counted them.")


class BodyKind(Word):
    """What sort of body meets."""

    BOARD = ("board", "Board", "Oversees the work.")
    GROUP = ("group", "Group", "Brings partners together.")
    PANEL = ("panel", "Panel", "Decides on cases or questions put to it.")
    TEAM = ("team", "Team", "Does the work from day to day.")


class OrganisationKind(Word):
    """What sort of organisation a partner is."""

    COUNCIL = ("council", "Council", "The council itself, or another one.")
    COUNCIL_SERVICE = ("council_service", "Council service", "Part of the council.")
    HEALTH = ("health", "Health", "Part of the NHS or working with it.")
    POLICE = ("police", "Police", "A police force or police unit.")
    PROBATION = ("probation", "Probation", "Supervises people who have been convicted.")
    HOUSING = ("housing", "Housing", "Provides or manages homes.")
    EDUCATION = ("education", "Education", "A school, college or other place of learning.")
    VOLUNTARY = ("voluntary", "Voluntary", "A charity or community organisation.")
    CENTRAL_GOVERNMENT = (
        "central_government",
        "Central government",
        "A government department or one of its offices.",
    )
    INSPECTORATE = ("inspectorate", "Inspectorate", "Inspects services and reports on them.")
    CONTRACTOR = ("contractor", "Contractor", "Runs services for the council.")


class OfferStatus(Word):
    """Whether training can still be had."""

    CURRENT = ("current", "Offered now", "Confirmed as on offer at the last review of this site.")
    NOT_CHECKED = (
        "not_checked",
        "Offered by others, not checked",
        "A public source describes this training. Nobody has checked it for this site yet.",
    )
    HISTORIC = (
        "historic",
        "In the papers only",
        "A paper of its date describes this training. Nothing newer confirms that it still runs.",
    )
    WITHDRAWN = ("withdrawn", "Withdrawn", "No longer offered.")

    @property
    def is_help(self) -> bool:
        """Whether somebody may be sent to it; if not, it is history."""
        return self in (OfferStatus.CURRENT, OfferStatus.NOT_CHECKED)


class TrainingFormat(Word):
    """How training is given."""

    ONLINE = ("online", "Online", "A live session over the internet.")
    FACE_TO_FACE = ("face_to_face", "Face to face", "A session in one room.")
    E_LEARNING = ("e_learning", "E-learning", "A course worked through alone.")
    TRAIN_THE_TRAINER = ("train_the_trainer", "Train the trainer", "For those who train others.")


class Frequency(Word):
    """How often something happens."""

    MONTHLY = ("monthly", "Every month", "Once a month.")
    QUARTERLY = ("quarterly", "Every quarter", "Once every three months.")
    HALF_YEARLY = ("half_yearly", "Twice a year", "Once every six months.")
    YEARLY = ("yearly", "Every year", "Once a year.")

    @property
    def months(self) -> int:
        """How many months lie between one time and the next."""
        return _MONTHS[self]


_MONTHS = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}


class RecommendationKind(Word):
    """Whether someone asks for something or has found something."""

    RECOMMENDATION = ("recommendation", "Recommendation", "Asks someone to do something.")
    FINDING = ("finding", "Finding", "Says what was found.")


class RecommendationOrigin(Word):
    """Where a recommendation or a finding comes from."""

    LOCAL_PROFILE = (
        "local_profile",
        "Counter Terrorism Local Profile",
        "An assessment of the risk in an area. It is not public; what a board paper says of it is.",
    )
    INSPECTION = ("inspection", "Inspection", "An inspectorate’s report.")
    PEER_REVIEW = ("peer_review", "Peer review", "A review by people from other councils.")
    AUDIT = ("audit", "Audit", "An audit of the council or of a partner.")
    ASSURANCE = ("assurance", "Assurance", "A yearly check against national benchmarks.")


class RecommendationState(Word):
    """What became of a recommendation."""

    OPEN = ("open", "Open", "Not yet answered.")
    ACCEPTED = ("accepted", "Accepted", "Agreed, and being acted on.")
    DONE = ("done", "Done", "What was asked for has been done.")
    NOT_OURS = ("not_ours", "Addressed to others", "It is for others to act on.")
    NOT_STATED = ("not_stated", "Not stated", "The source does not say what became of it.")
    NOTED = ("noted", "Noted", "A finding that asks for nothing.")


class EventKind(Word):
    """What happened on a date."""

    MEETING = ("meeting", "Meeting", "A body met.")
    PAPER = ("paper", "Paper", "A paper was put before a body.")
    PUBLICATION = ("publication", "Publication", "Something was published.")
    LAUNCH = ("launch", "Launch", "Something began.")
    INSPECTION = ("inspection", "Inspection", "An inspectorate inspected or reported.")


class MeasureUnit(Word):
    """What the figures of a measure are."""

    COUNT = ("count", "Number", "A number of things or people counted.")
    PERCENT = ("percent", "Per cent", "A share of a whole, worked out from two counts.")


class MeasureBasis(Word):
    """Whom or what a measure counts. People at risk are never counted here."""

    STAFF = ("staff", "Staff", "People who work for the council or a partner.")
    ORGANISATIONS = ("organisations", "Organisations", "Services, schools, partners.")
    EVENTS = ("events", "Events", "Sessions, meetings, visits.")


class Direction(Word):
    """Which way a measure should move."""

    HIGHER = ("higher", "Higher is better", "The figure should rise.")
    LOWER = ("lower", "Lower is better", "The figure should fall.")
    NEITHER = ("neither", "Neither is better", "The figure only informs.")


class Marker(Word):
    """What is special about a figure."""

    PROVISIONAL = ("provisional", "Provisional", "May still change.")
    REVISED = ("revised", "Revised", "Differs from what was first published.")
    NOT_AVAILABLE = ("not_available", "Not available", "No figure could be had.")


class Unsafe(Word):
    """Why text is withdrawn from a report that was published: what may never be published."""

    PERSONAL = ("personal_details", "Personal details", "What points to a person.")
    CASE = ("case_details", "Details of a case", "What happened to a person, named or not.")
    COUNT = ("count_of_people", "Count of people", "A number of people who were referred.")
    MARKED = ("marked_text", "Marked text", "Text that carries a protective marking.")
    PROFILE = ("profile_text", "Text of a profile", "A threat assessment that is not public.")


class ProcessKind(Word):
    """What a process is about: some kinds have to hold steps that others need not."""

    CONCERN = ("concern", "A worry about someone", "What to do with a worry about a person.")
    CHANNEL = ("channel", "Support by Channel", "From a referral to the end of support.")
    VENUE = ("venue", "A booking", "What to settle before a venue is hired out.")
    OTHER = ("other", "Other work", "Any other process.")


class ProcessStatus(Word):
    """Whether a process has been approved by those who answer for it."""

    APPROVED = ("approved", "Approved", "Approved by those who answer for it.")
    DRAFT = ("draft", "Draft", "Being written, not to be followed yet.")
    ILLUSTRATIVE = ("illustrative", "Illustrative", "Not yet approved by the authority.")


class StepKind(Word):
    """What a step of a process is."""

    START = ("start", "Start", "Where the process begins.")
    ACTION = ("action", "Action", "Something that someone does.")
    DECISION = ("decision", "Question", "A question with two or more answers.")
    END = ("end", "End", "Where the process ends.")


class TimeUnit(Word):
    """What a step's time is measured in. The first two take no number."""

    AT_ONCE = ("at_once", "At once", "Without any delay.")
    SAME_DAY = ("same_day", "On the same working day", "Before the working day ends.")
    HOURS = ("hours", "Hours", "Hours of the clock.")
    DAYS = ("days", "Days", "Days, weekends included.")
    WORKING_DAYS = ("working_days", "Working days", "Monday to Friday without bank holidays.")
    WEEKS = ("weeks", "Weeks", "Weeks of seven days.")
    MONTHS = ("months", "Months", "Months of the calendar.")

    @property
    def is_counted(self) -> bool:
        """Whether a number belongs to it."""
        return self not in (TimeUnit.AT_ONCE, TimeUnit.SAME_DAY)


class TimeBasis(Word):
    """Who set a step's time."""

    STATUTORY = ("statutory", "Set by law", "An act or a regulation sets it.")
    GUIDANCE = ("guidance", "Set by national guidance", "National guidance sets it.")
    LOCAL = ("local", "Set locally", "The council or the partnership sets it.")
    PRACTICE = ("practice", "As other councils publish it", "Usual elsewhere; no rule was read.")


class Compliance(Word):
    """How far the site meets WCAG 2.2 AA. The sentences are those that UK law prescribes.

    Source: the sample accessibility statement on GOV.UK, updated on 19 December 2023.
    """

    FULL = (
        "full",
        "Fully compliant",
        "This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 "
        "AA standard.",
    )
    PARTIAL = (
        "partial",
        "Partially compliant",
        "This website is partially compliant with the Web Content Accessibility Guidelines version "
        "2.2 AA standard, due to the non-compliances listed below.",
    )
    NONE = (
        "none",
        "Not compliant",
        "This website is not compliant with the Web Content Accessibility Guidelines version 2.2 "
        "AA standard. The non-compliances are listed below.",
    )
