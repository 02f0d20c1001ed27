"""Histories are those of real repositories."""

from repositories import make_repo, plain_git, repo

__all__ = ["make_repo", "plain_git", "repo"]
