"""What an article's own day tells of an event: dated behind it, it is to come; decided on long ago, it is done."""

from __future__ import annotations

import datetime as dt

from kg.attributes.factuality import Status
from kg.clauses.events import Draft
from kg.lexicon import words
from kg.values.dates import bounds

LONG_AGO = dt.timedelta(days=45)


def in_time(draft: Draft, published: dt.date | None) -> Status:
    """The factuality of ``draft`` in an article that was published on a day.

    What is dated behind the article's own day has not happened yet: "takes effect on May 1" is planned. What somebody
    decided to do is done where the day is long past: "decided in 2013 to impose a duty".
    """
    status = draft.status
    if status.value not in ("asserted", "planned") or draft.date is None or published is None:
        return status
    first, last = bounds(draft.date)
    if status.value == "asserted":
        return Status("planned", draft.date) if first is not None and first > published else status
    decided = status.cue in words("factuality", "decided", "words")
    return Status("asserted") if decided and last is not None and last < published - LONG_AGO else status
