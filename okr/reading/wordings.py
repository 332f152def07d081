"""How people word an aim: patterns over an outline, in which a figure is a place."""

from decimal import Decimal
from typing import Final

from okr.reading.outline import REST, F, pattern

UP = (
    r"increas\w*|grow\w*|rais\w+|improv\w*|boost\w*|lift\w*|expand\w*|extend\w*|rises?|up|more|higher|gain\w*"
)
DOWN = (
    r"reduc\w*|decreas\w*|cut\w*|lower\w*|shrink\w*|drop\w*|eliminat\w*|minimi[sz]\w*|shorten\w*|slash\w*"
    r"|falls?|down|fewer|less|below"
)
_STAY = r"keep|maintain|hold|stay|remain|sustain|preserve"
_NOT = r"(?<!\bno )(?<!\bnot )(?<!\bnever )"
AT_MOST = (
    r"\b(?:no|not|never) (?:more|higher|greater|longer|older|slower|later) than"
    r"|\bno (?:\w+ ){1,3}?(?:longer|older|slower|later) than"
    rf"|{_NOT}\b(?:less than(?: or equal to)?|fewer than|lower than|at most|at or below|maximum(?: of)?"
    r"|max\.?|below|under|within)|<=|\u2264|<|^\W*up to"
)
AT_LEAST = (
    r"\b(?:no|not|never) (?:less|fewer|lower|smaller) than|\b(?:not|never) (?:below|under)"
    rf"|{_NOT}\b(?:more than(?: or equal to)?|greater than|higher than|at least|at or above|minimum(?: of)?"
    r"|min\.?|above|over|exceeding)|>=|\u2265|>"
)
ARROW = r"(?:->|\u2192|=>)"
_FEW = rf"{REST}{{0,40}}?"
_LAST = r"(?:last|previous|prior) (?:year|quarter|month|week|cycle)"
_NOW = r"today|currently|now|at present"
_CHANGE = r"(?:increase|growth|decrease|reduction|drop|improvement)"
_PACE = r"(?:[MQYW]o[MQYW]\b|(?:(?:year|quarter|month|week) )(?:over|on) \w+)"

FROM_TO: Final = pattern(rf"\bfrom {_FEW}{F}{_FEW}(?:\bto\b|{ARROW}){_FEW}{F}|{F}{_FEW}{ARROW} ?{F}")
A_TO_B: Final = pattern(rf"(?<!\brange ){F} to {F}")
TO_FROM: Final = pattern(rf"\bto {_FEW}{F}{_FEW}\bfrom {_FEW}{F}")
BAND: Final = pattern(
    rf"\b(?:between|within|range(?: of)?) (?:of )?{F}{_FEW}(?:\band\b|\bto\b|-|\u2013) ?{F}"
)
DASHED: Final = pattern(rf"{F} ?[-\u2013] ?{F}")
KEPT_BAND: Final = pattern(rf"{F} (?:to|and) {F}")
BASELINE: Final = pattern(
    rf"\b(?:up|down) from {F}|\bfrom {F}(?! (?!to|in|on|at|last|{_NOW}|an?|per\b)[a-z])"
    rf"|\b(?:current(?:ly)?(?: is| at| value)?|now(?: at| is)?|today(?: at| is)?|was|were|previously"
    rf"|baseline(?: of| is)?|start(?:s|ing)? at|(?<=\()start|vs\.?|versus|compared (?:to|with)"
    rf"|instead of|{_LAST}):? {F}"
    rf"|{F} (?:{_NOW}|{_LAST})\b"
)
KEEP: Final = pattern(
    rf"^\W*(?:{_STAY}|never|do not|don't)\b|\b(?:to|must|should) (?:{_STAY})\b"
    r"|\b(?:stay|remain)s? (?:at|above|below|under|over|within|between|in)\b"
    r"|\b(?:not|never) (?:increase|exceed|rise|grow)\b"
)
NEVER: Final = pattern(r"\b(?:not|never|don't) (?!\w+ than\b|below\b|under\b)\w+")
RELATIVE: Final = pattern(
    rf"\b(?:{UP}|{DOWN})\b{REST}*?\bby (?:an average of |at least |over |more than )?{F}"
    rf"|\b(?:up|down) (?:by )?{F}|{F} (?:{_CHANGE}|more|fewer|less|lower|higher|below|above)\b(?! than)"
    rf"|\b{_CHANGE} of {F}|(?<!\S)\+{F}|{F} {_PACE}"
    rf"|^\W*(?:reduc\w*|cut\w*|eliminat\w*|remov\w*|trim\w*) (?:all |at least |over )?{F}"
)
AGAINST: Final = pattern(rf"{F} ((?:over|than|vs\.?|versus|compared to) (?:the )?{_LAST})")
FACTOR: Final = pattern(r"\b(doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b|\b(twice|in half|by half|tenfold)\b")
FACTORS: Final = {
    "doubl": Decimal(2),
    "twice": Decimal(2),
    "tripl": Decimal(3),
    "quadrupl": Decimal(4),
    "tenfold": Decimal(10),
    "halv": Decimal("0.5"),
    "in half": Decimal("0.5"),
    "by half": Decimal("0.5"),
}
TARGET: Final = pattern(
    rf"\b(?:to|target(?: of| is|:)?|goal(?: of| is|:)?|reach(?:es|ing)?|hits?|hitting|attain"
    rf"|achieve(?: an?)?)(?: (?:{AT_MOST})| (?:{AT_LEAST})| an?| around| about)? {F}"
)
IS_AT_MOST: Final = pattern(rf"(?:{AT_MOST}) ?\u00b1?{F}|{F} or (?:less|lower|fewer|below|under)\b")
IS_AT_LEAST: Final = pattern(rf"(?:{AT_LEAST}) ?{F}|{F}\+|{F} or (?:more|higher|better|above|over)\b")
IS_RANK: Final = pattern(rf"(?:^\W*|\b(?:in|among|into)(?: the)? )top {F}")
OPENING: Final = pattern(rf"^\W*{F}")
SHARE_OF: Final = pattern(rf"{F} of\b")
IS_ORIGIN: Final = pattern(rf"\bfrom {F}")
IS_ASIDE: Final = pattern(
    rf"^\W*of {F}|\b(?:every|per|top|last|first|each|each of|the|our|their|these|those) {F}"
    rf"|\b(?:within|in under|in less than) {F} {REST}{{0,12}}\bof\b"
    rf"|\b(?:accounts|customers|deals|teams|companies|orders) (?:(?:{AT_LEAST})|with) {F}"
)
GOES_UP: Final = pattern(rf"{_NOT}(?<!\bor )\b(?:{UP})\b")
GOES_DOWN: Final = pattern(rf"{_NOT}(?<!\bor )\b(?:{DOWN})\b")
LESS_IS_BETTER: Final = pattern(
    r"\b(?:churn|latency|costs?|errors?|bugs?|incidents?|defects?|p\d\d|downtime|complaints?|drop-?off"
    r"|MTTR|gap|delays?|absenteeism|attrition)\b|(?<![\w-])(?<!\bon )(?<!\bfirst )(?<!\breal )time\b"
)
