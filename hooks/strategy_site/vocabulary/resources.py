"""What resources are: for which phase of education, about what, in which form, under what terms."""

from strategy_site.vocabulary.words import Word


class Phase(Word):
    """The phase of education that something is made for."""

    EARLY_YEARS = ("early_years", "Early years", "Nurseries and childminders.")
    PRIMARY = ("primary", "Primary", "Schools for children from 5 to 11.")
    SECONDARY = ("secondary", "Secondary", "Schools for those from 11 to 18.")
    FURTHER = ("further", "Further education", "Colleges and training providers.")
    SUPPLEMENTARY = (
        "supplementary",
        "Supplementary education",
        "Clubs, tuition and other settings outside school.",
    )


class Topic(Word):
    """What a resource is about."""

    NOTICING = ("noticing", "Noticing a concern", "Signs that someone may need help.")
    REFERRAL = ("referral", "Making a referral", "How a concern is passed on.")
    CHANNEL = ("channel", "Channel support", "What follows a referral.")
    DUTY = ("duty", "Duties and law", "What the law and its guidance ask.")
    ONLINE = ("online", "Filtering and monitoring", "Safety on the internet.")
    TEACHING = ("teaching", "Teaching", "Lessons and talks with pupils.")
    SETTINGS = ("settings", "Clubs and supplementary schools", "Safety outside school.")
    VENUES = ("venues", "Venue hire and speakers", "Bookings, and who is invited.")
    HEALTH = ("health", "Mental health", "Concerns in which health plays a part.")


class ResourceFormat(Word):
    """The form that a resource has."""

    WEB_PAGE = ("web_page", "Web page", "A page to read.")
    WEBSITE = ("website", "Website", "Several pages on one subject.")
    DOCUMENT = ("document", "Document", "Guidance of some length.")
    FORM = ("form", "Form", "Something to fill in.")
    LEAFLET = ("leaflet", "Leaflet", "A few pages to hand out.")
    CHECKLIST = ("checklist", "Checklist", "Points to go through one by one.")
    LESSON = ("lesson", "Lesson plan", "Material for a lesson.")
    VIDEO = ("video", "Video", "Something to watch.")


class ResourceStatus(Word):
    """Whether a resource still holds."""

    CURRENT = ("current", "Current", "Nothing that this site has read has replaced it.")
    HISTORIC = (
        "historic",
        "In older sources only",
        "A source of its date names it. Nothing newer confirms that it still holds.",
    )
    SUPERSEDED = ("superseded", "Replaced", "Another resource has taken its place.")
    WITHDRAWN = ("withdrawn", "Withdrawn", "Its publisher no longer offers it.")

    @property
    def is_help(self) -> bool:
        """Whether somebody may still be sent to it."""
        return self in (ResourceStatus.CURRENT, ResourceStatus.HISTORIC)


class Licence(Word):
    """Under what terms others may use a resource again."""

    OPEN_GOVERNMENT = (
        "open_government",
        "Open Government Licence v3.0",
        "It may be used again if its source is named.",
    )
    PUBLISHER = ("publisher", "The publisher’s own terms", "Ask the publisher before you copy it.")
    NOT_STATED = ("not_stated", "Not stated", "No source that this site has read gives the terms.")
