"""Words beside a venue's name: how far a paper is, its track, what distinguishes it."""

import re

from profdiff.normal import squeeze
from profdiff.patterns import Pattern

DISTINCTION = Pattern(
    r"\b(oral|spotlight|best|award|honou?rable|mention|outstanding|runner|finalist|"
    r"nominat\w+|nominee|"
    r"candidate|highlight|highlighted|notable|long talk|distinguished|top[ -]?\d|top \d|featured|"
    r"invited|prize|plenary|editor'?s? (?:choice|pick)|cover|test of time|selected)\b",
    "oral|spotlight|best|award|hono|mention|outstanding|runner|final|nomin|candidate|"
    "highlight|notable|talk|"
    "distinguished|top|featured|invited|prize|plenary|editor|cover|test of|selected",
    re.IGNORECASE,
)
#: What an aside adds on the marks of names: "Spotlight, * indicates equal contribution".
LEGEND = Pattern(
    r"[,;]?\s*[*∗⋆†‡]?\s*(?:indicates?|denotes?)?\s*equal contributions?\b",
    "equal contrib",
    re.IGNORECASE,
)
TRACK = Pattern(
    r"\b(track|workshops?|demos?|demonstrations?|short papers?|long papers?|"
    r"extended abstract|findings|industry|"
    r"poster|posters|doctoral consortium|tutorial|late[- ]breaking|companion|student abstract|"
    r"dataset|datasets and benchmarks|state-of-the-art report|main conference|main|"
    r"special session|tiny papers?)\b",
    "track|workshop|demo|short|long paper|abstract|findings|industry|poster|doctoral|"
    "tutorial|breaking|"
    "companion|dataset|state-of|main|session|tiny",
    re.IGNORECASE,
)
SUBMITTED = Pattern(
    r"\b(in submission|under (?:double[- ]blind )?(?:review|revision|submission|"
    r"consideration)|submitted|"
    r"(?:major|minor) revisions?|(?:revise|reject)d?(?:,| and| &) ress?ubmit|resubmitted|"
    r"resubmission|"
    r"revisions? (?:requested|submitted)|r ?& ?r|in progress|in (?:peer )?review|"
    r"(?:working|discussion) paper|"
    r"(?:manuscript )?(?:(?:in|under) preparation|in prep)|unpublished manuscript|"
    r"work in progress)\b|审稿中|投稿中|under review",
    "submi|under|revis|reject|r&r|r & r|progress|review|working|discussion|manuscript|prep|"
    "审稿|投稿",
    re.IGNORECASE,
)
ACCEPTED = Pattern(
    r"\b(to appear|accepted|in press|forthcoming|conditionally accepted|just accepted|early access|"
    r"online first|epub ahead of print|à paraître|im erscheinen|en prensa|no prelo)\b",
    "appear|accept|press|forthcoming|early|online|epub|paraître|erscheinen|prensa|prelo",
    re.IGNORECASE,
)
THESIS = Pattern(
    r"\b(?:(?:ph\.?\s?d\.?|doctoral|master'?s?|m\.?sc?\.?|bachelor'?s?|undergraduate|"
    r"honou?rs|senior|diploma|"
    r"habilitation|b\.?sc?\.?)\s*(?:thesis|dissertation)|thesis|dissertation|habilitation|"
    r"doktorarbeit|tesis|"
    r"thèse|tese|tesi|博士论文|学位论文|博士論文)",
    "thes|dissert|habil|doktor|tesis|thès|tese|tesi|论文|論文",
    re.IGNORECASE,
)


def names_distinction(text: str) -> bool:
    """Whether a distinction stands somewhere in a text."""
    return DISTINCTION.search(text) is not None


def stripped(text: str) -> str:
    """Words without the signs around them."""
    return squeeze(text).strip(" ,;:.|/–—-*!")
