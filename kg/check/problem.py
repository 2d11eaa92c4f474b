"""What a check found wrong: where, in which words, how bad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: ``place`` names the file, the article or the graph that it was found in."""

    place: str
    message: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"
