"""The shapes of date phrases, as patterns over lower-case text: one table serves the finding and the reading.

White space in a pattern is layout only. No pattern repeats a repetition, so finding takes time linear in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.lexicon import table

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\da-z%]|[.,:]\d)"
YEAR = r"(?:1[5-9]|20|21)\d\d(?![\da-z%]|[.,:]\d)"
SPLIT = r"(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d?)(?![\d%]|[.,/-]\d)"
STEP = r"this|last|next|past|coming|current|present|previous|following|upcoming|that|same"
KIND = r"(?:fiscal|financial|marketing|crop|budget|business|tax)"
UNIT = r"day|weekend|week|fortnight|month|quarter|half-year|year|decade"
TO = r"\s?[-–—/]\s?|\s(?:to|through|thru|until|till)\s"
TIMED = r"(?:\s(?:morning|afternoon|evening|night|midnight|noon))?"
EDGE = r"""(?:the\s)?(?:very\s)?(?:
    (?P<edge>early|earlier|late|later|mid|middle|end)(?:\s?-\s?|\s)(?:of\s|(?<=\bearly\s)in\s|(?<=\blate\s)in\s|(?<=er\s)in\s)?
    |(?P<edge2>close|start|beginning|middle|turn)\sof\s)(?:the\s(?!past))?"""
SEASON = r"(?:spring|summer|autumn|fall|winter)"

# A year after something else: "2015", "last year", "of that year". The lone "the year" is the current one.
OF_YEAR = rf"""(?:,?\s(?:of\s|in\s)?(?:(?P<year>{YEAR})|(?:the\s)?(?P<step>{STEP})\s(?:calendar\s)?year
    |(?P<the>the\s(?:calendar\s)?year)))"""

RULES: dict[str, str] = {
    "iso": r"""(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=mark)
        (?P<day>3[01]|[12]\d|0?[1-9])(?![\d%])""",
    "dots": r"(?P<day>3[01]|[12]\d|0?[1-9])\.(?P<month>0?[1-9]|1[0-2])\.(?P<year>(?:19|20)\d\d)(?!\d)",
    "dashes": rf"(?P<day2>\d\d?)-(?P<month2>{MONTH})-(?P<year>{YEAR})",
    "slashes": r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>(?:19|20)\d\d)(?!\d)",
    "days": rf"""(?:(?P<open>between\s)|from\s)?(?P<month>{MONTH})\s?(?P<day>{DAY})
        (?:,?\s(?P<year1>{YEAR}))?(?:{TO}|(?(open)\sand\s|(?!)))(?:(?P<month2>{MONTH})\s?)?(?P<day2>{DAY})(?:{OF_YEAR})?""",
    "days_first": rf"""(?:(?P<open>between\s)|from\s)?(?P<day>{DAY})(?:\s(?P<month>{MONTH}))?
        (?:\s(?P<year1>{YEAR}))?(?:{TO}|(?(open)\sand\s|(?!)))(?P<day2>{DAY})\s(?P<month2>{MONTH})(?:{OF_YEAR})?""",
    "week_to": rf"""(?:the\s)?week\s(?P<way>of|to|ended|ending|ends|through|beginning|starting|from)\s
        (?:on\s)?(?:{WEEKDAY},?\s)?(?:(?P<month>{MONTH})\s?(?P<day>{DAY})|(?P<day2>{DAY})\s(?P<month2>{MONTH}))(?:{OF_YEAR})?""",
    "year_to": rf"""(?:in\s)?(?:the\s)?(?:{KIND}\s)?(?P<span>year|quarter|half-year|half|(?P<count>COUNT)[\s-]months)\s
        (?:that\s)?(?:to|ended|ending|ends|through|until|till|up\sto)\s(?:on\s|in\s)?(?:the\s)?
        (?:end-|end\s(?:of\s)?|late\s|mid-)?(?:this\s)?(?:(?P<month>{MONTH})(?:\s{DAY})?|{DAY}\s(?P<month2>{MONTH}))(?:{OF_YEAR})?""",
    "day": rf"""(?:(?:on\s)?(?P<weekday>{WEEKDAY}){TIMED},?\s(?:the\s)?)?
        (?:(?P<month>{MONTH})\s?(?P<day>{DAY})|(?P<day2>{DAY})\s(?:day\s)?(?:of\s)?(?P<month2>{MONTH}))(?:{OF_YEAR})?""",
    "crop": rf"""(?:the\s)?(?:{KIND}(?:\syear)?\s)?(?P<split>{SPLIT})
        (?:\s(?:season|year|campaign))?\s?\(?(?P<month>{MONTH})\s?[/–-]\s?(?P<month2>{MONTH})\)?(?:\s(?:{KIND}\s)?(?:season|year|campaign))?""",
    "months": rf"""(?:(?P<open>between\s)|from\s)?(?:the\s)?(?:early|mid|late)?[\s-]?(?P<month>{MONTH})
        (?:\s(?P<year1>{YEAR}))?(?:{TO}|(?(open)\sand\s|(?!)))(?:early[\s-]|mid[\s-]|late[\s-])?(?P<month2>{MONTH})(?:{OF_YEAR})?""",
    "quarter_to": rf"(?:the\s)?(?P<month>{MONTH})[\s-](?P<unit>quarter|half)(?:{OF_YEAR})?",
    "first_days": rf"""(?:the\s)?first\s(?P<count>COUNT)\s(?P<unit>day|week)s\sof\s
        (?:(?P<month>{MONTH})(?:{OF_YEAR})?|(?:the|(?P<near>this|last|next))\smonth)""",
    "half_month": r"(?:the\s)?(?P<nth>first|second)\shalf\sof\s(?:the|(?P<near>this|last|next))\smonth",
    "week_of": rf"""(?:the\s)?(?P<nth>first|second|third|fourth|last|final)\s(?P<unit>week|half)\s(?:of|in)\s
        (?P<month>{MONTH})(?:{OF_YEAR})?""",
    "month": rf"""(?:{EDGE})?(?:(?P<near>this|last|next|that|the\ssame)\s(?:past\s|coming\s)?)?
        (?P<month>{MONTH})(?:{OF_YEAR})?""",
    "weekday_of": rf"(?:on\s)?(?P<weekday>{WEEKDAY}){TIMED}\s(?:of\s)?(?P<week>last|this|next)\sweek",
    "weekdays": rf"""(?:between\s|from\s)?(?P<near>this\s|last\s|next\s)?(?P<weekday>{WEEKDAY})(?:{TO}|\s(?:and|or)\s)
        (?P<weekday2>{WEEKDAY})""",
    "weekday_week": rf"(?P<weekday>{WEEKDAY})\sweek(?![\w-])|a\sweek\s(?:on|from)\s(?P<weekday2>{WEEKDAY})",
    "weekday": rf"""(?:early\s|late\s)?(?:(?P<near>this|last|next|that)\s(?:coming\s|past\s)?)?
        (?P<weekday>{WEEKDAY}){TIMED}(?![-a-z])""",
    "fiscal_part": rf"""(?:the\s)?(?P<nth>first|second|third|fourth|final|last)[\s-](?P<unit>quarter|half)\s(?:of\s)?
        (?:the\s)?(?:{KIND}(?:\syear)?\s(?P<split>{SPLIT})|{KIND}(?:\syear)?\s(?P<year>{YEAR})|fy\s?'?(?P<short>\d\d)(?!\d)
        |(?P<near>{STEP})\s{KIND}\syear)""",
    "fiscal": rf"""(?:the\s)?(?:{KIND}(?:\syear)?\s(?P<split>{SPLIT})|fy\s?(?P<split2>{SPLIT})
        |(?P<split3>{SPLIT})(?:\s(?:{KIND}\s)?(?:year|season|campaign))?|{KIND}(?:\syear)?\s(?P<year>{YEAR})
        |fy\s?(?P<year2>{YEAR})|fy\s?'?(?P<short>\d\d)(?!\d)|(?P<year3>{YEAR})\s{KIND}\syear|(?P<near>{STEP})\s{KIND}\syear)""",
    "years": rf"(?:(?P<open>between\s)|from\s)?(?P<year>{YEAR})(?:{TO}|(?(open)\sand\s|(?!)))(?P<year2>{YEAR})",
    "decade": r"(?:the\s)?(?P<edge>early|mid|late)?[\s-]?(?:the\s)?(?P<decade>(?:1[5-9]|20)\d)0'?s(?![a-z])",
    "part": rf"""(?:(?:the\s)?(?P<year1>{YEAR})\s)?(?:the\s)?
        (?P<nth>first|second|third|fourth|final|last|opening|closing|1st|2nd|3rd|4th)[\s-](?:calendar\s)?(?P<unit>quarter|half)(?:{OF_YEAR}|(?!s|-?year|\sof\s(?!the\syear)))""",
    "code": rf"""(?:(?P<unit>[qh])(?P<nth>[1-4])(?:{OF_YEAR})?
        |(?P<year1>{YEAR})[\s-]?(?P<unit2>[qh])(?P<nth2>[1-4]))(?!\w)""",
    "code_first": rf"""(?:(?P<nth>[1-4])(?P<unit>q)|(?P<nth2>[12])(?P<unit2>h)(?=\s?'?\d))
        (?:\s?(?P<year1>{YEAR})|\s?'?(?P<short>\d\d)(?!\d)|{OF_YEAR})?(?!\w)""",
    "first_months": rf"(?:the\s)?(?P<nth>first|last|final)\s(?P<count>COUNT)[\s-]months(?:{OF_YEAR})",
    "first_months_bare": r"(?:the\s)?first\s(?P<count>COUNT)[\s-]months",
    "season": rf"""(?:early\s|late\s|mid-)?(?:(?P<near>this|last|next)\s(?P<season>{SEASON})
        |(?:(?:in|by|during)\s)?(?:the\s)?(?P<season2>{SEASON})(?:\sof)?{OF_YEAR}
        |(?:in|by|during)\s(?:the\s)?(?P<season3>spring|summer|autumn|winter)(?![\s-](?:wheat|barley|crops?|olympics?|games|break)))(?!\sin\s)""",
    "edge_year": rf"""(?:{EDGE})(?:(?P<year>{YEAR})|(?P<step>{STEP})\s(?:calendar\s)?year
        |(?P<the>(?:calendar\s)?year)(?!-|\w))""",
    "year_end": r"(?:calendar\s)?(?:year[\s-]end|year's\send|end-year)",
    "pre": rf"pre-(?P<year>{YEAR})",
    "feast": r"(?:on|at|by|before|until|after|over)\s(?P<feast>FEASTS)(?![-\w])(?:,?\s(?P<year>(?:19|20)\d\d)(?!\d))?",
    "night": rf"""overnight|(?:at|from|since|until|by|before)\smidnight
        (?!\s(?:on|last|this)?\s?(?:{WEEKDAY}|{MONTH}|\d))""",
    "at_once": r"with\simmediate\seffect|effective\simmediately|immediately(?=[.,;])",
    "weekend": r"(?:over|at|during|on|for)\sthe\sweekend",
    "ago": rf"""(?:(?:more\sthan|over|about|around|some|nearly|almost|just|only|less\sthan)\s)?
        (?P<count>COUNT)\s(?P<unit>{UNIT})s?\s(?P<way>ago|earlier|later|afterwards|hence|before(?=[.,;:)]|$))(?!\s(?:than))""",
    "from_day": rf"""(?P<count>COUNT)\s(?P<unit>{UNIT})s?\sfrom\s
        (?:now|today|(?:on\s)?(?P<weekday>{WEEKDAY})|(?P<month>{MONTH})\s?(?P<day>{DAY}))(?![\w-])""",
    "day_before": r"the\s(?P<unit>day|week|month|year)\s(?P<way>before|after)(?=[.,;:)]|$)",
    "since_then": r"(?:ever\s)?since\sthen|from\s(?:then|that\s(?:day|date))\son",
    "ahead": rf"""(?P<way>in|within|inside)\s(?:(?:about|around|some|the\snext|a\sfurther)\s)?(?P<count>COUNT)[\s-]
        (?P<unit>{UNIT})s?(?:'|’s|'s)?(?:\stime)?(?!\sof\s|-|\w)""",
    "past_units": rf"""(?:(?:over|during|in|for|within)\s)?(?:the\s)?(?P<way>past|last|next|coming|previous|following)\s
        (?P<count>COUNT)\s(?P<unit>{UNIT})s(?!\sof\s)""",
    "named": rf"""the\sday\s(?:before\syesterday|after\stomorrow)|(?:early\s|late\s|later\s|earlier\s)?
        (?P<named>today|tonight|yesterday|tomorrow){TIMED}|(?:early\s|late\s)?this\s(?:morning|afternoon|evening)|last\snight
        |(?:earlier|later)\sin\sthe\sday""",
    "unit": rf"(?:{EDGE})?(?:the\s)?(?P<step>{STEP})\s(?P<unit>{UNIT})(?![-\w])",
    "edge_unit": rf"(?:{EDGE})(?P<unit>week|weekend|month|quarter)(?![-\w])",
    "year": rf"(?P<year>{YEAR})",
}
ONWARD = r"\s(?:onwards?|forward)(?![a-z])"


@lru_cache(maxsize=1)
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and compiled pattern of every rule, in the order in which they are tried."""
    return tuple((name, re.compile(_laid_out(pattern))) for name, pattern in RULES.items())


@lru_cache(maxsize=1)
def cue() -> re.Pattern[str]:
    """A cue word with the space behind it, the longest first."""
    return re.compile(rf"({_cues()})\s")


@lru_cache(maxsize=1)
def finder() -> re.Pattern[str]:
    """Any date phrase: a cue, one of the rules, and "onwards", in lower-case text."""
    bare = "|".join(_unnamed(pattern, place) for place, pattern in enumerate(RULES.values()))
    return re.compile(_laid_out(rf"(?<![\w$€£¥.,/-])(?:(?:{_cues()})\s)?(?:{bare})(?:{ONWARD})?"))


def _unnamed(pattern: str, place: int) -> str:
    """The pattern without its names, but for those that it refers back to, which get one of their own."""
    own = re.sub(r"\(\?P<(open|mark)>", rf"(?P<\g<1>{place}>", pattern.replace("(?P=mark)", f"(?P=mark{place})"))
    return re.sub(r"\(\?P<(?!open\d|mark\d)\w+>", "(?:", own.replace("(?(open)", f"(?(open{place})"))


def _laid_out(pattern: str) -> str:
    return re.sub(r"\s+", "", pattern).replace("COUNT", _counts()).replace("FEASTS", _feasts())


def _counts() -> str:
    names = sorted(table("dates")["numbers"], key=len, reverse=True)
    return rf"\d\d?|(?:{'|'.join(names)})(?![a-z])"


def _feasts() -> str:
    return "|".join(
        re.escape(name).replace(r"\ ", r"\s") for name in sorted(table("dates")["feasts"], key=len, reverse=True)
    )


def _cues() -> str:
    return "|".join(re.escape(c).replace(r"\ ", r"\s") for c in sorted(table("dates")["cues"], key=len, reverse=True))
