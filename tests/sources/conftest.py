"""Sources are read from real repositories."""

from repositories import make_repo, plain_git, repo, trapped

__all__ = ["make_repo", "plain_git", "repo", "trapped"]
