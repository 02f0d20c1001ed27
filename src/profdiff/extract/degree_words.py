"""How degrees are written, as a part of longer patterns."""

from profdiff.patterns import Pattern

_OF_SUBJECT = (
    r"(?:\s+of\s+(?:(?:Arts|Science|Engineering|Education|Philosophy|Laws|Music)(?=\s)|"
    r"[A-Z]\w+(?:\s+[A-Z]\w+)?))?"
)
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
    r"M(?:PA|PP|PH|Res|Math|Phys|SW|Arch|Ed|CS)(?!\w)|B(?:BA|FA|CS|Arch|Ed|Mus)(?!\w)|"
    r"Ed\.?D\.?(?!\w)|Pharm\.?D\.?(?!\w)|[Dd]iploma(?=\s+(?:degree|in|from)\b)|"
    r"undergraduate|S\.?B\.?(?!\w)|S\.?M\.?(?!\w)|A\.?B\.?(?!\w)"
)
_OTHERS = (
    r"Diplom\w*|Laurea|Licence|PhD|Habilitation(?:\s+à\s+diriger\s+des\s+recherches)?|Magister"
)
#: German, French, Spanish, Portuguese and Italian degrees, and what ends school.
_OF_OTHER_LANGUAGES = (
    r"Promotion(?=\s+(?:in|im|an|am|zum|zur|bei)\b)|Doktorat|Staatsexamen|Abitur|"
    r"Dr\.(?:-Ing\.|\s?(?:rer|phil|med|iur|oec)\.(?:\s?(?:nat|pol|oec|publ)\.)?)|"
    r"[Dd]octorat|[Ll]icence|[Mm]aîtrise|DEA|DESS|DUT|BTS|[Bb]accalauréat|[Aa]grégation|"
    r"Diplôme(?:\s+d['’](?:ingénieur|études\s+approfondies))?|"
    r"[Dd]octorado|[Mm]áster(?:\s+[Uu]niversitario)?|[Mm]aestría|[Ll]icenciatura(?:\s+[Pp]lena)?|"
    r"Grado|[Dd]iplomatura|[Bb]achillerato|"
    r"[Dd]outorado|[Dd]outoramento|[Mm]estrado|[Bb]acharelado|[Gg]raduação|[Ee]specialização|"
    r"[Dd]ottorato(?:\s+di\s+[Rr]icerca)?|"
    r"Laurea\s+(?:[Mm]agistrale|[Tt]riennale|[Ss]pecialistica)"
)
#: In scripts without spaces a degree may stand right behind its subject: "统计学博士".
CJK_DEGREE = Pattern(
    r"(?:博士|硕士|碩士|修士|学士|學士)(?:後期|前期)?(?:号|學位|学位|課程|课程)?(?![后後研生])|"
    r"(?:박사|석사|학사)(?:\s?(?:학위|졸업))?(?![가-힣])",
    "士|사",
)
#: A degree by its name or abbreviation: "Ph.D.", "B.Sc.", "master's", "Bachelor of Science".
DEGREE = (
    r"(?:(?:joint|dual|double|honou?rs|integrated|combined|first|second)\s+)?"
    rf"(?:{_DOCTOR}|{_MASTER_OR_BACHELOR}|{_OTHERS})"
)
#: A degree as a list of degrees may name it, in other languages too.
LISTED_DEGREE = rf"(?:{_OF_OTHER_LANGUAGES}|{DEGREE})"
DEGREE_NAME = Pattern(DEGREE)
