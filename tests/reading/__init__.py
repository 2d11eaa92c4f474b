"""Tests of the stages that read an article."""
