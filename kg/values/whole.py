"""Whole numbers written as such, so that an amount looks the same everywhere."""

from __future__ import annotations


def whole(number: float | None) -> float | int | None:
    """A number as an integer where it is one."""
    return int(number) if number is not None and float(number).is_integer() else number
