"""Sources are read from real repositories."""

from repositories import make_repo, plain_git, repo

__all__ = ["make_repo", "plain_git", "repo"]
