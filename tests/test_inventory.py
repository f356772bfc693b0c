"""Every line of the inventory of the two papers stands on the page where its reader looks.

Each row names words as the page shows them, the page, and the source that is shown within the same
record, table row or quotation. Lists of links and downloads do not count.
"""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

GLOSSARY = "about/glossary"
SOURCES = "about/sources"
GUIDANCE = "guidance"
DOCUMENTS = "guidance/documents"
SCHOOLS = "schools"
STRATEGY = "strategy"
TRAINING = "training"
WHO = "who-does-what"
CONTACTS = "who-does-what/contacts"
FINDINGS = "who-does-what/findings"
MEETINGS = "who-does-what/meetings"
HISTORY = "who-does-what/history"
KA1, KA2, KA3, KA4, KA5, KA6 = (f"strategy/key-actions/ka{number}" for number in range(1, 7))

# A source that is the record itself: a publication in the list of sources.
ITSELF = ""


def a(slide: int) -> str:
    """Return how a slide of the first paper is named on a page."""
    return f"Paper of 25 January 2018, slide {slide}"


def b(slide: int) -> str:
    """Return how a slide of the second paper is named on a page."""
    return f"Paper of 26 July 2019, slide {slide}"


Fact = tuple[str, str, str]  # words, page, source

PUBLICATIONS: list[Fact] = [
    ("Update on Delivery of the Prevent Duty in Barnet", SOURCES, ITSELF),
    ("Presented to Barnet Health and Well-being Board Date 25 January 2018", SOURCES, ITSELF),
    ("Published by Barnet Community Safety Team", SOURCES, ITSELF),
    ("Its contents page lists strategy, key actions, risk assessment", SOURCES, ITSELF),
    ("issues raised in the recent CTLP", SOURCES, ITSELF),
    ("The last slide says “Any Questions”.", SOURCES, ITSELF),
    ("Progress in Delivery of the Barnet Prevent Multi-Agency Action Plan", SOURCES, ITSELF),
    ("Presented to Safer Communities Partnership Board Date 26 July 2019", SOURCES, ITSELF),
    ("The last slide says “Questions?”", SOURCES, ITSELF),
]

THE_STRATEGY: list[Fact] = [
    ("Barnet Prevent Strategy Period 2017 to 2020", STRATEGY, a(3)),
    ("Launched September 2017", STRATEGY, b(2)),
    ("Our key objective is to: keep the people of Barnet safe", STRATEGY, b(2)),
    ("drawn into terrorist related activity", STRATEGY, b(2)),
    ("to keep the people of Barnet safe by accurately identifying people", STRATEGY, a(3)),
    ("people away from being drawn into terrorist activity.", STRATEGY, a(3)),
]

KEY_ACTIONS: list[Fact] = [
    ("We will ensure that a multi-agency response to Prevent will be in place", KA1, b(3)),
    ("where partners fully own and fulfil their role in delivery of Prevent locally", KA1, a(4)),
    ("(CTLP) will be communicated to key stakeholders and used to inform", KA2, b(4)),
    ("This will be used to inform the risk assessment and action plans locally", KA2, a(5)),
    ("owned and delivered through the partnership to reduce the risk(s)", KA3, b(5)),
    ("Barnet will have a fully trained work force who can recognise Prevent issues", KA4, b(6)),
    ("Barnet will have a fully trained work force who can recognise", TRAINING, b(6)),
    ("must be able to identify, record and refer children and adults who are", KA4, a(12)),
    ("must be able to identify, record and refer children and adults who are", TRAINING, a(12)),
    ("We will ensure venues owned by Barnet Council are not providing a platform", KA5, b(8)),
    ("Prevent duty is integrated into existing safeguarding strategies, policies", KA6, b(9)),
    ("to ensure that vulnerable young people or adults are protected from", KA6, a(14)),
    ("commitment is to: Ensure that the Prevent duty is integrated", KA6, a(14)),
]

ACTIVITIES: list[Fact] = [
    ("overseeing strategic delivery with positive engagement with internal", KA1, b(3)),
    ("Oversee the delivery of the strategy Status Ongoing, not rated", KA1, b(3)),
    ("Channel Panel Chaired by Community Safety Manager with representation", KA1, b(3)),
    ("Kind Recurring activity How often Every month", KA1, b(3)),
    ("representation from all core partners. Meetings are held monthly.", GUIDANCE, b(3)),
    ("Senior Leaders have been briefed on the CTLP within the local authority", KA2, b(4)),
    ("Status Complete, date not recorded", KA2, b(4)),
    ("Key recommendations and issues identified in the CTLP are directly addressed", KA2, b(4)),
    ("CTLP summary included in training to frontline staff.", KA2, b(4)),
    ("CTLP summary included in training to frontline staff.", TRAINING, b(4)),
    ("The Action Plan is monitored by the Barnet Council Management Team and", KA3, b(5)),
    ("Senior leaders are aware of key actions relevant to their span of control.", KA3, b(5)),
    ("quarterly briefings on progress are sent to the Barnet CEO.", KA3, b(5)),
    ("Kind Recurring activity How often Every quarter", KA3, b(5)),
    ("Training is being delivered to local authority staff and staff operating", KA4, b(6)),
    ("Family Services, Adults and Communities, Corporate Anti-Fraud Team", KA4, b(6)),
    ("Training plans received from Regional Enterprise and Barnet Homes", KA4, b(7)),
    ("all frontline staff who have contact with the public by end of December 2019.", KA4, b(7)),
    ("Status Not started Due by the end of December 2019.", KA4, b(7)),
    ("training delivered to 28 Probation Officers and Managers in Barnet in June", KA4, b(7)),
    ("Training delivered to Barnet Mencap staff in July 2018.", KA4, b(7)),
    ("Prevent Education Officer offering training to all Barnet schools.", KA4, b(7)),
    ("Prevent Education Officer offering training to all Barnet schools.", SCHOOLS, b(7)),
    ("audited to ensure that systems are in place to risk assess proposed bookings", KA5, b(8)),
    ("risk assess proposed bookings of council owned venues.", GUIDANCE, b(8)),
    ("requests information regarding each school's use of web filtering.", KA5, b(8)),
    ("requests information regarding each school's use of web filtering.", SCHOOLS, b(8)),
    ("Kind Recurring activity How often Every year", SCHOOLS, b(8)),
    ("Launch of voluntary Supplementary Education Register.", KA5, b(8)),
    ("Launch of voluntary Supplementary Education Register.", SCHOOLS, b(8)),
    ("Status Not clear from the source", SCHOOLS, b(8)),
    ("The paper does not say whether this was done or is planned.", SCHOOLS, b(8)),
    ("guidance documents and process maps developed by the Prevent Coordinator", KA6, b(9)),
    ("guidance documents and process maps developed by the Prevent Coordinator", GUIDANCE, b(9)),
    ("Risk of radicalisation included in Continuum of Need assessment.", KA6, b(9)),
    ("Risk of radicalisation included in Continuum of Need assessment.", GUIDANCE, b(9)),
]

TRAINING_ON_OFFER: list[Fact] = [
    ("Monthly online Prevent training session with Prevent coordinator or", TRAINING, a(13)),
    ("Who it is for Administrative staff Format Online How often Every month", TRAINING, a(13)),
    ("Who takes part in it Prevent coordinator, Prevent Education Officer", TRAINING, a(13)),
    ("Monthly face to face WRAP session for up to 20 frontline staff", TRAINING, a(13)),
    ("Frontline staff Format Face to face How often Every month Places Up to 20", TRAINING, a(13)),
    ("WRAP ‘Train the Trainer’ sessions arranged to support departments", TRAINING, a(13)),
    ("Who it is for Departments that train their own staff", TRAINING, a(13)),
    ("Provided by Barnet Community Safety Team", TRAINING, a(13)),
    ("Relevant staff will receive Prevent WRAP training as part of core", TRAINING, a(14)),
    ("Who it is for Relevant staff", TRAINING, a(14)),
    ("Who it is for Schools Who takes part in it Prevent Education Officer", TRAINING, b(7)),
    ("Relevant staff will receive Prevent WRAP training as part of core", KA4, a(14)),
]

TRAINING_COMPLIANCE: list[Fact] = [
    ("received notification from NHS England regarding WRAP Training compliance", TRAINING, a(12)),
    ("received notification from NHS England regarding WRAP Training compliance", KA4, a(12)),
    ("Under-performing partners are required to provide action plans to NHS", TRAINING, a(12)),
    ("Under-performing partners are required to provide action plans to NHS", KA4, a(12)),
]

TRAINING_DELIVERED: list[Fact] = [
    ("Probation officers and managers in Barnet June 2018 28", TRAINING, b(7)),
    ("does not say how the 28 divide between the two organisations", TRAINING, b(7)),
    ("National Probation Service, London Community Rehabilitation Company", TRAINING, b(7)),
    ("Barnet Mencap staff July 2018 Not stated Barnet Mencap", TRAINING, b(7)),
]

BODIES: list[Fact] = [
    ("Barnet Health and Well-being Board The paper of January 2018", WHO, a(1)),
    ("Safer Communities Partnership Board Co-ordinates", WHO, a(4)),
    ("Safer Communities Partnership Board Co-ordinates", WHO, b(1)),
    ("Safer Communities Partnership Board Co-ordinates", WHO, b(3)),
    ("Safer Communities Partnership Board Co-ordinates", WHO, b(5)),
    ("Barnet Prevent Delivery Group Oversees the delivery", WHO, b(3)),
    ("Partner agencies were briefed on the risk profile through it.", WHO, b(4)),
    ("Barnet Channel Panel Supervises cases", WHO, a(6)),
    ("Chaired by Community Safety Manager Meets Every month", WHO, b(3)),
    ("Barnet Council Management Team Monitors the action plan", WHO, b(5)),
    ("Barnet Community Safety Team Its name stands on", WHO, a(1)),
    ("It supported departments with training.", WHO, a(13)),
    ("Barnet Community Safety Team Its name stands on", WHO, b(1)),
]

ROLES: list[Fact] = [
    ("Prevent coordinator In January 2018: delivers the face-to-face WRAP session", WHO, a(13)),
    ("Had developed local guidance documents and process maps by July 2019.", WHO, b(9)),
    ("In July 2019: offers training to all schools in Barnet.", WHO, b(7)),
    ("Prevent Education Officer In January 2018: answers questions at the online", WHO, a(13)),
    ("Community Safety Manager In July 2019: chairs the Barnet Channel Panel.", WHO, b(3)),
    ("In July 2019: is sent a briefing on the progress of the plan every quarter.", WHO, b(5)),
    ("Also called Barnet CEO", WHO, b(5)),
    ("Senior leaders By July 2019, had been briefed on the risk profile", WHO, b(4)),
    ("and knew which key actions fall within their area.", WHO, b(5)),
    ("Barnet Clinical Commissioning Group Adult Safeguarding Lead", WHO, a(7)),
    ("Also called Head of Non Clinical Risk/Local Security Management Specialist", WHO, a(7)),
    ("Social workers Recognise children in care", WHO, b(10)),
    ("Probation officers and managers Were trained in June 2018.", WHO, b(7)),
]

ORGANISATIONS: list[Fact] = [
    ("Barnet Council Council", WHO, b(8)),
    ("Also called Family Service.", WHO, b(9)),
    ("Family Services Council service", WHO, b(6)),
    ("Also called Adults & Communities.", WHO, b(6)),
    ("Adults and Communities Council service", WHO, b(9)),
    ("Corporate Anti-Fraud Team Council service", WHO, b(6)),
    ("Barnet Clinical Commissioning Group Health", WHO, a(7)),
    ("BEH Health", WHO, a(7)),
    ("The paper gives the initials only.", WHO, a(7)),
    ("Local mental health services", WHO, a(8)),
    ("NHS England Health", WHO, a(9)),
    ("NHS England Health", WHO, a(11)),
    ("NHS England Health", WHO, a(12)),
    ("Health partners Health", WHO, a(12)),
    ("Also called OSCT, Office of Security and Counter Terrorism", WHO, a(9)),
    ("The name was “Office for”.", WHO, a(10)),
    ("Police Police", WHO, a(10)),
    ("Other local authorities", WHO, a(10)),
    ("Regional Enterprise Contractor", WHO, b(7)),
    ("Barnet Homes Housing", WHO, b(7)),
    ("National Probation Service Probation", WHO, b(7)),
    ("London Community Rehabilitation Company Probation", WHO, b(7)),
    ("Barnet Mencap Voluntary", WHO, b(7)),
    ("All schools in Barnet Education", WHO, b(7)),
    ("All schools in Barnet Education", WHO, b(8)),
    ("Ofsted Inspectorate", WHO, b(10)),
]

CHANNEL_AND_MENTAL_HEALTH: list[Fact] = [
    ("London North CTLP identifies a high instance of mental health issues", GUIDANCE, a(6)),
    ("referred to Channel and this presents some complex challenges.", GUIDANCE, a(6)),
    ("have a mental health concern, or a learning difficulty.", GUIDANCE, a(6)),
    ("from: Barnet Clinical Commissioning Group Adult Safeguarding Lead.", GUIDANCE, a(7)),
    ("BEH Prevent lead who is the Head of Non Clinical Risk/Local Security", GUIDANCE, a(7)),
    ("opens a quotation mark before these words and does not close it", GUIDANCE, a(7)),
    ("With referrals to mental health services where required.", GUIDANCE, a(8)),
    ("Oversight of information sharing between the Channel Panel and local", GUIDANCE, a(8)),
    ("consistent with:- - The Prevent Duty - National Channel Guidance.", GUIDANCE, a(11)),
    ("Prevent Guidance recently published in Nov 2017.", GUIDANCE, a(11)),
]

RECOMMENDATIONS: list[Fact] = [
    ("Two CTLP recommendations address this point:-", FINDINGS, a(9)),
    ("consistent approach to deciding on the primary management response", FINDINGS, a(9)),
    (
        "Addressed to Office for Security and Counter-Terrorism (now Homeland Security Group), "
        "NHS England What became of it "
        "Addressed to others.",
        FINDINGS,
        a(9),
    ),
    ("OSCT need to provide guidance on the management of Prevent/Channel", FINDINGS, a(10)),
    ("in how long referrals are kept open, and the frequency of reassessment.", FINDINGS, a(10)),
    ("Our Approach to challenges posed. Barnet Approach is", FINDINGS, a(11)),
]

OFSTED: list[Fact] = [
    ("a clear process helps to ensure that they are protected.", FINDINGS, b(10)),
    ("OFSTED FINDINGS 2019: Social workers recognise and respond well", FINDINGS, b(10)),
    ("missing from care, radicalisation and criminal exploitation.", FINDINGS, b(10)),
    ("Strategy meetings result in appropriate plans", FINDINGS, b(10)),
    ("Date 2019 Made by Ofsted", FINDINGS, b(10)),
]

DOCUMENTS_NAMED: list[Fact] = [
    ("Barnet Prevent Strategy 2017-2020", DOCUMENTS, a(3)),
    ("Barnet Prevent Multi-Agency Action Plan", DOCUMENTS, b(1)),
    ("London North Counter Terrorism Local Profile", DOCUMENTS, a(6)),
    ("National Channel Guidance", DOCUMENTS, a(11)),
    ("NHS England’s Prevent Guidance", DOCUMENTS, a(11)),
    ("Process for management of Channel cases with mental health", DOCUMENTS, a(7)),
    ("Local guidance documents and process maps", DOCUMENTS, b(9)),
    ("Continuum of Need assessment", DOCUMENTS, b(9)),
    ("Annual schools safeguarding audit", DOCUMENTS, b(8)),
    ("Supplementary Education Register", DOCUMENTS, b(8)),
    ("Local procedures for booking council venues", DOCUMENTS, b(8)),
    ("Training plans of Regional Enterprise and Barnet Homes", DOCUMENTS, b(7)),
    ("Action plans of health partners", DOCUMENTS, a(12)),
    ("Ofsted findings 2019", DOCUMENTS, b(10)),
]

DATES: list[Fact] = [
    ("September 2017: The Barnet Prevent Strategy is launched", MEETINGS, b(2)),
    ("November 2017: NHS England publishes its Prevent guidance", MEETINGS, a(11)),
    ("25 January 2018: Paper on the delivery of the Prevent duty", MEETINGS, a(1)),
    ("Body Barnet Health and Well-being Board", MEETINGS, a(1)),
    ("2019: Ofsted reports its findings on Barnet", MEETINGS, b(10)),
    ("26 July 2019: Paper on the progress of the action plan", MEETINGS, b(1)),
    ("Body Safer Communities Partnership Board", MEETINGS, b(1)),
]

FREQUENCIES: list[Fact] = [
    ("How often Every month Bodies Barnet Channel Panel", MEETINGS, b(3)),
    ("Who it is for Administrative staff Format Online How often Every month", TRAINING, a(13)),
    ("Who it is for Frontline staff Format Face to face How often Every month", TRAINING, a(13)),
    ("How often Every quarter", MEETINGS, b(5)),
    ("The plan is reviewed every quarter.", MEETINGS, b(5)),
    ("The chief executive is sent a briefing every quarter.", MEETINGS, b(5)),
    ("How often Every year Organisations All schools in Barnet", SCHOOLS, b(8)),
]

CONTACT: list[Fact] = [
    ("Mail BarnetCST@barnet.gov.uk", CONTACTS, b(11)),
    ("Nobody has checked that this contact still works.", CONTACTS, b(11)),
]

# Variants and contradictions: both stand, one leads, and a note says so.
VARIANTS: list[Fact] = [
    ("The later one says “key objective” and “terrorist related activity”.", STRATEGY, a(3)),
    ("Both papers print “and to safeguarding”.", STRATEGY, b(2)),
    ("The slip “for of” is the paper’s own.", STRATEGY, a(3)),
    ("The papers call it regional in one place", GLOSSARY, a(5)),
    ("Counter Terrorism Local Profile (CTLP)", GLOSSARY, a(6)),
    ("Also called: Counter Terrorism Profile", GLOSSARY, b(4)),
    ("In the later paper, key action 3 takes that up.", KA1, a(4)),
    ("In the later paper it informs the action plans only.", KA2, a(5)),
    ("and does not name WRAP anywhere.", KA6, a(14)),
    ("The paper of January 2018 names it, that of July 2019 does not.", GLOSSARY, a(12)),
    ("The paper of July 2019 reports on it under three names.", DOCUMENTS, b(3)),
    ("Barnet Multi-Agency Action Plan", DOCUMENTS, b(4)),
    ("The paper of January 2018 writes “Office of”, which is a slip.", GLOSSARY, a(9)),
    ("The paper writes “Office of”.", FINDINGS, a(9)),
    ("The paper prints “extremist's views”.", KA5, b(8)),
    ("co-ordinated through The Safer Communities", KA1, b(3)),
    ("coordinated through The Safer Communities", KA1, a(4)),
    ("a fully trained work force", KA4, b(6)),
]

# Superseded names: what took their place, from a named public source.
NO_LONGER_CURRENT: list[Fact] = [
    (
        "Office for Security and Counter-Terrorism Organisation April 2021 Homeland Security Group",
        HISTORY,
        "Extreme Right-Wing Terrorism: page 103, on Homeland Security Group",
    ),
    (
        "BEH Organisation 31 October 2024 North London NHS Foundation Trust",
        HISTORY,
        "New NHS mental health trust launches in London",
    ),
    (
        "Barnet Clinical Commissioning Group Organisation 31 March 2020 North Central London",
        HISTORY,
        "How We Are Run",
    ),
    (
        "Organisation 30 June 2022 North Central London Integrated Care Board",
        HISTORY,
        "North Central London and North West London ICB agree to merge",
    ),
    (
        "National Probation Service Organisation 25 June 2021 Probation Service",
        HISTORY,
        "House of Commons Library: Probation services",
    ),
    (
        "London Community Rehabilitation Company Organisation 25 June 2021 Probation Service",
        HISTORY,
        "House of Commons Library: Probation services",
    ),
    (
        "Regional Enterprise Organisation 31 March 2023 Barnet Council",
        HISTORY,
        "Council services return in-house as outsourcing contract ends",
    ),
    ("WRAP session, face to face Training", HISTORY, "Radicalisation and extremism"),
    ("WRAP is no longer delivered nationally.", TRAINING, "Radicalisation and extremism"),
    ("Continuum of Help and Support", HISTORY, "School safeguarding and child protection"),
    ("Continuum of Help and Support", GLOSSARY, "School safeguarding and child protection"),
    (
        "National Channel Guidance Document",
        HISTORY,
        "Channel duty guidance: protecting people susceptible to radicalisation",
    ),
]

INVENTORY = {
    "publications": PUBLICATIONS,
    "strategy": THE_STRATEGY,
    "key_actions": KEY_ACTIONS,
    "activities": ACTIVITIES,
    "training_offers": TRAINING_ON_OFFER,
    "training_compliance": TRAINING_COMPLIANCE,
    "training_delivered": TRAINING_DELIVERED,
    "bodies": BODIES,
    "roles": ROLES,
    "organisations": ORGANISATIONS,
    "channel_mental_health": CHANNEL_AND_MENTAL_HEALTH,
    "recommendations": RECOMMENDATIONS,
    "ofsted_findings": OFSTED,
    "documents_named": DOCUMENTS_NAMED,
    "dates": DATES,
    "frequencies": FREQUENCIES,
    "contact": CONTACT,
    "variants": VARIANTS,
    "superseded": NO_LONGER_CURRENT,
}


class _Records(HTMLParser):
    """Collects the text of every record, table row and quotation of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, list[str]]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "img", "meta", "link", "input"):
            self.open.append((tag, tag in ("tr", "figure") or ("class", "record") in attrs, []))

    def handle_data(self, data: str) -> None:
        for _, _, text in self.open:
            text.append(data)

    def handle_endtag(self, tag: str) -> None:
        for _, _, text in self.open:
            text.append(" " if tag in ("p", "div", "h3", "li") else "")
        while self.open:
            opened, wanted, text = self.open.pop()
            if wanted:
                self.found.append(" ".join("".join(text).split()))
            if opened == tag:
                return


def records_on(page: Path) -> list[str]:
    """Return the text of each record, table row and quotation on a page."""
    parser = _Records()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.found


@pytest.fixture(scope="module")
def records(built: Path) -> dict[str, list[str]]:
    """Return the records of every page by its address."""
    site = built / "site"
    return {
        page.parent.relative_to(site).as_posix(): records_on(page)
        for page in site.rglob("index.html")
    }


def stands(fact: Fact, records: dict[str, list[str]]) -> bool:
    """Tell whether the words and their source stand within one record of the page."""
    words, page, source = fact
    names_source = re.compile(rf"{re.escape(source)}(?!\d)")
    return any(words in each and names_source.search(each) for each in records[page])


@pytest.mark.parametrize("part", INVENTORY)
def test_every_line_stands_on_its_page_with_its_source(
    records: dict[str, list[str]], part: str
) -> None:
    assert [fact for fact in INVENTORY[part] if not stands(fact, records)] == []


def test_a_slide_is_not_taken_for_another(records: dict[str, list[str]]) -> None:
    assert not stands(("Mail BarnetCST@barnet.gov.uk", CONTACTS, b(1)), records)
    assert not stands(("Mail BarnetCST@barnet.gov.uk", CONTACTS, b(10)), records)


def test_the_figures_are_those_of_the_papers(built: Path, records: dict[str, list[str]]) -> None:
    """Six key actions, 19 activities, two recommendations, two findings."""
    cards = (built / "site" / STRATEGY / "index.html").read_text(encoding="utf-8")
    assert cards.count('class="card"') == 6
    assert "All activities 19" in records["strategy/progress"]
    kinds = [each.split()[0] for each in records[FINDINGS] if re.match(r"\w+ \d: ", each)]
    assert kinds == ["Recommendation", "Recommendation", "Finding", "Finding"]
    listed = [each for each in records["strategy/progress"] if each.startswith("Key action ")]
    assert len(listed) == 6


AUDIENCES = [
    ("Who it is for Administrative staff", TRAINING),
    ("Who it is for Frontline staff", TRAINING),
    ("Barnet staff working with the public", TRAINING),
    ("Who it is for Departments that train their own staff", TRAINING),
    ("Senior Leaders have been briefed", KA2),
    ("the local partner agencies through the Prevent Delivery Group", KA2),
    ("All health partners have received notification", TRAINING),
    ("Who it is for Schools", TRAINING),
    ("Probation officers and managers in Barnet", TRAINING),
    ("Barnet Mencap staff", TRAINING),
    ("Presented to Barnet Health and Well-being Board", SOURCES),
    ("briefings on progress are sent to the Barnet CEO", KA3),
]


def test_every_audience_stands_where_it_looks(records: dict[str, list[str]]) -> None:
    missing = [
        (words, page)
        for words, page in AUDIENCES
        if not any(words in each for each in records[page])
    ]
    assert missing == []


def test_the_gap_in_the_national_framework_stays_visible(records: dict[str, list[str]]) -> None:
    rows = [each for each in records["strategy/toolkit"] if not each.startswith("Part ")]
    assert len(rows) == 8
    gaps = [each for each in rows if "None: a gap" in each]
    assert [each.split(" Telling")[0] for each in gaps] == ["Communications and engagement"]


def test_help_is_999_and_national_lines_and_no_local_number(built: Path) -> None:
    """999 comes first, no page has a local telephone number, and none asks for details."""
    site = built / "site"
    numbers = {
        number
        for page in site.rglob("*.html")
        for number in re.findall(r'href="tel:([^"]*)"', page.read_text(encoding="utf-8"))
    }
    # 999, 101, ACT Early, the Anti-Terrorist Hotline, the Department for Education.
    assert numbers == {"999", "101", "08000113764", "0800789321", "02073407264"}
    worried = (site / "worried" / "index.html").read_text(encoding="utf-8")
    assert worried.index('href="tel:999"') < worried.index("<h2")
    assert "<form" not in re.sub(r"(?s)<form class=\"search-form\".*?</form>", "", worried)
