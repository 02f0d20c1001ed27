"""Histories are imported from real repositories."""

from repositories import make_repo, plain_git

__all__ = ["make_repo", "plain_git"]
