"""Patterns as extraction uses them."""

from profdiff.patterns import Pattern

__all__ = ["Pattern"]
