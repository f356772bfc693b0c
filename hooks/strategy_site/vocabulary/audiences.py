"""Who something is for."""

from strategy_site.vocabulary.words import Word


class Audience(Word):
    """Who something is for. Some are part of others: those who take bookings are staff, too."""

    ADMINISTRATIVE_STAFF = ("administrative_staff", "Administrative staff", "Staff in offices.")
    FRONTLINE_STAFF = ("frontline_staff", "Frontline staff", "Staff who work with the public.")
    DEPARTMENTS = ("departments", "Departments that train their own staff", "Departments.")
    RELEVANT_STAFF = ("relevant_staff", "Relevant staff", "Staff whose work calls for it.")
    SCHOOLS = ("schools", "Schools", "Schools and their staff.")
    STAFF = ("staff", "All staff", "Everyone who works for the council or one of its partners.")
    SAFEGUARDING_LEADS = (
        "safeguarding_leads",
        "Safeguarding leads",
        "Those to whom the staff of a school or a service bring a concern.",
    )
    VENUE_STAFF = ("venue_staff", "Venue staff", "Staff who take bookings for a hall or a room.")
    BOARD_MEMBERS = ("board_members", "Board members", "Members of boards, and councillors.")
    PARENTS = ("parents", "Parents and carers", "Those who bring up a child.")
    PUBLIC = ("public", "Members of the public", "Anyone who does not act for an organisation.")

    @property
    def parts(self) -> frozenset["Audience"]:
        """The audiences that are part of this one, itself among them."""
        return frozenset({self, *_PARTS.get(self, ())})

    def meets(self, other: "Audience") -> bool:
        """Whether somebody may belong to both: one of the two is part of the other."""
        return self in other.parts or other in self.parts


_PARTS = {
    Audience.STAFF: (
        Audience.ADMINISTRATIVE_STAFF,
        Audience.FRONTLINE_STAFF,
        Audience.DEPARTMENTS,
        Audience.RELEVANT_STAFF,
        Audience.SCHOOLS,
        Audience.SAFEGUARDING_LEADS,
        Audience.VENUE_STAFF,
    ),
    Audience.PUBLIC: (Audience.PARENTS,),
}
