"""What sort of page something stands on: search results say it, and are filtered by it."""

from strategy_site.vocabulary.words import Word


class PageKind(Word):
    """What sort of page it is, in the order in which readers most need them."""

    HELP = ("help", "Help", "Whom to call about a worry.")
    PROCESS = ("process", "Process map", "What to do, step by step.")
    GUIDANCE = ("guidance", "Guidance", "What to know before doing it.")
    CONTACTS = ("contacts", "Contacts", "Numbers and addresses.")
    TRAINING = ("training", "Training", "Courses and what took place.")
    SCHOOLS = ("schools", "For schools", "Where schools and settings begin.")
    RESOURCES = ("resources", "Resources", "What others publish.")
    PROGRESS = ("progress", "Progress", "Where the plan stands.")
    KEY_ACTION = ("key_action", "Key action", "One part of the plan.")
    STRATEGY = ("strategy", "Strategy", "What the plan is for.")
    QUARTER = ("quarter", "Quarterly report", "Where the plan stood in a quarter.")
    PEOPLE = ("people", "Who does what", "Bodies, roles, meetings, findings.")
    GLOSSARY = ("glossary", "Glossary", "What words mean.")
    DATA = ("data", "Open data", "Files to work with.")
    ABOUT = ("about", "About this site", "What the site is and rests on.")
    PAGE = ("page", "Page", "Any other page.")
