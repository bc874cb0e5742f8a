"""What a nurse wants of the page: forty tasks, and every state that a page can be in."""

from itertools import product

LANGUAGES = {"en": "English", "ar": "Arabic", "pl": "Polish", "ru": "Russian", "de": "German"}
PAPERS = {"a4": "a4", "trifold-a4": "folded", "large-print": "large", "booklet-a5": "booklet"}
TASKS = [
    *(("scrotal", "scrotal-calcinosis", tag, paper) for tag, paper in product(("en", "ar", "pl", "ru"), PAPERS)),
    *(("fever", "fever", tag, paper) for tag, paper in product(("en", "ar", "de"), PAPERS)),
    *(("visit", "visit", tag, paper) for tag, paper in product(("en", "ar"), PAPERS)),
    ("calcniosis", "scrotal-calcinosis", "ar", "a4"),
    ("pyrexia", "fever", "de", "a4"),
    ("Fieber", "fever", "de", "a4"),
    ("تكلس", "scrotal-calcinosis", "ar", "a4"),
]
"""What is typed, and the leaflet, language and paper that are wanted."""

STATES = [
    "/",
    "/?q=fever",
    "/?q=zzzzz",
    "/l/scrotal-calcinosis?lang=en&paper=a4",
    "/l/scrotal-calcinosis?lang=ar&paper=trifold-a4",
    "/l/scrotal-calcinosis?lang=pl&paper=booklet-a5",
    "/l/scrotal-calcinosis?lang=ur",
    "/l/scrotal-calcinosis?lang=so",
    "/l/scrotal-calcinosis/point",
    "/l/long?paper=trifold-a4",
    "/l/long?paper=a4",
    "/l/visit?lang=ar&paper=a4",
    "/l/old",
    "/l/gone",
    "/l/torn?lang=de",
    "/l/nowhere",
    "/status?all",
]
