"""How degrees are written, as a part of longer patterns."""

from profdiff.extract.patterns import Pattern

_OF_SUBJECT = r"(?:\s+of\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?"
_DOCTOR = (
    r"Ph\.?\s?D\.?|D\.?Phil\.?|D\.\s?Sc\.?|[Dd]octor(?:ate|al(?=\s+degree))|"
    r"Doctor(?:\s+of\s+Philosophy)?"
)
_MASTER_OR_BACHELOR = (
    r"(?:M|B)\.?\s?Sc\.?|(?:M|B)\.?S\.?(?![\w])|(?:M|B)\.?A\.?(?![\w])|"
    r"(?:M|B)\.?\s?Eng\.?|(?:M|B)\.?\s?Comm?\.?(?!\w)|B\.?A\.?Sc\.?(?!\w)|"
    r"(?:M|B)\.E\.|(?:M|B)\.?\s?Tech\.?|MBA|M\.?Phil\.?|MFA|"
    r"M\.?D\.?(?!\w)|J\.?D\.?(?!\w)|LL\.?M\.?|"
    rf"(?:M|m)aster(?:['’]?s|s['’])?{_OF_SUBJECT}|(?:B|b)achelor(?:['’]?s|s['’])?{_OF_SUBJECT}|"
    r"undergraduate|S\.?B\.?(?!\w)|S\.?M\.?(?!\w)|A\.?B\.?(?!\w)"
)
_OTHERS = (
    r"Diplom\w*|Laurea|Licence|PhD|Habilitation(?:\s+à\s+diriger\s+des\s+recherches)?|Magister"
)
#: In scripts without spaces a degree may stand right behind its subject: "统计学博士".
CJK_DEGREE = Pattern(
    r"(?:博士|硕士|碩士|修士|学士|學士)(?:後期|前期)?(?:号|學位|学位|課程|课程)?(?![后後研生])",
    "士",
)
#: A degree by its name or abbreviation: "Ph.D.", "B.Sc.", "master's", "Bachelor of Science".
DEGREE = (
    r"(?:(?:joint|dual|double|honou?rs|integrated|combined|first|second)\s+)?"
    rf"(?:{_DOCTOR}|{_MASTER_OR_BACHELOR}|{_OTHERS})"
)
DEGREE_NAME = Pattern(DEGREE)
