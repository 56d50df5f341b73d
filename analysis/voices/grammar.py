"""Patterns of the words around a quote: names, subjects, and what may stand between them."""

import re

UPPER = "[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĞĢĪĶĹĽŁŃŅŇŌŐŒŔŘŚŞŠŤŪŮŰŸŹŻŽΑ-ΩА-Я]"
_TOKEN = rf"{UPPER}[\w.&'’-]*"
NAME = rf"{_TOKEN}(?:\s+(?:(?:of|the|de|del|van|von|der|bin|al|for|and|&)\s+){{0,2}}{_TOKEN})*"
WORD = r"[\w.&'’$%/+-]+"
# "Acme's chief executive"; a "?" behind it takes as few words as may be.
_THEIRS = r"(?:(?<=['’]s)|(?<=s['’]))(?:\s+[a-z][\w-]*)"
OWNED = rf"{NAME}{_THEIRS}{{1,4}}"
NAME_OR_OWNED = rf"{NAME}(?:{_THEIRS}{{1,4}})?"
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]ho|I|[Ww]e)"
_ONE = (
    r"[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]hese|[Tt]hose|[Tt]his|[Tt]hat|[Oo]ur|[Mm]y|"
    r"[Ff]ormer"
)
_MANY = (
    r"[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal|[Mm]any|[Oo]thers?|[Aa]nother|[Bb]oth|[Mm]ost|"
    r"[Pp]eople|[Oo]fficials|[Cc]ritics|[Aa]nalysts|[Ee]xperts|[Ss]ources|[Rr]esearchers|"
    r"[Ss]upporters|[Oo]pponents|[Ll]awyers|[Pp]olice|[Aa]dvocates|[Ee]veryone|[Ss]omeone|"
    r"[Ss]omebody|[Nn]obody|[Aa]ides|[Rr]esidents|[Vv]oters|[Ee]xecutives|[Ss]cientists|"
    r"[Ee]conomists|[Ii]nsiders|[Ii]nvestigators|[Pp]rosecutors"
)
MANY = rf"(?:{_MANY})\b"  # may speak without another word
DETERMINER = rf"(?:{_ONE}|{_MANY})\b"
# No subject begins with these.
NOT_FIRST = (
    r"(?!(?:as|that|and|but|or|than|compared|in|on|of|to|for|from|with|which|because|when|while|if|"
    r"by|at|is|are|was|were|not|into|about|after|before|like|so|yet|nor|whose|where)\b)"
)
# An apposition between commas, a bracket, or a relative clause.
ASIDE = r"(?:\s*,[^,;:“]{1,110},|\s*\([^()“]{1,60}\),?|\s+who\s[^,;:“]{1,80},?)"
_ADVERB = (
    r"also|then|later|once|has|have|had|been|was|is|are|were|would|will|could|further|again|often|"
    r"first|recently|previously|publicly|repeatedly|eventually|still|even|just|now|\w+ly"
)
ADVERBS = rf"(?:\s+(?:{_ADVERB}))*"
SUBJECT = (
    rf"(?P<who>{PRONOUN}|{NAME}(?:{_THEIRS}{{1,4}}?)??|{DETERMINER}(?:\s+{WORD}){{0,9}}?"
    rf"|{NOT_FIRST}{WORD}(?:\s+{WORD}){{0,3}}?\s+{NAME})"
)
SUBJECT_ALONE = re.compile(
    rf"{PRONOUN}|{NOT_FIRST}(?:{WORD}\s+){{0,7}}?{NAME}|{DETERMINER}(?:\s+{WORD}){{0,6}}|{OWNED}"
)
_VERB = (
    r"(?:\w+ed|was|were|is|are|has|had|will|would|did|left|made|took|went|came|gave|got|met|held|"
    r"sent|also)\b"
)
_REST = rf"(?:{_VERB}|(?:in|on|of|at)\b)"
SUBJECT_FIRST = re.compile(
    rf"{PRONOUN}\b|{OWNED}?(?=\s+{_REST}|\s*,|\s*\Z)|{MANY}(?=\s+{_VERB})"
    rf"|{DETERMINER}\s+(?:{WORD}\s+){{0,4}}?{NAME}"
    rf"|{DETERMINER}(?:\s+{WORD}){{1,4}}?(?=\s+{_REST}|\s*,|\s*\Z)"
    rf"|{DETERMINER}\s+{WORD}|(?!{DETERMINER}\b){NAME}"
)
# What stands between a subject and its verb.
ADVERBS_LAST = re.compile(
    rf"(?:[\s,]+(?:{_ADVERB}|to|not|reportedly|did|does|do|went\s+on|going\s+on|goes\s+on|began|by)"
    r")+\s*\Z"
)
CLAUSE = re.compile(
    r";|:|--|–|—|\s-\s|\.\s|,\s+(?:and|but|while|who|which|as|whose|where|with)\s|\b(?:that|because|when|"
    r"after|while|if|whether|although|though|before|since)\s|”\s"
)
# A clause that begins with one of these has its subject behind a comma.
LEAD = re.compile(
    r"(?:In|On|At|After|Before|During|Since|For|By|With|When|While|As|If|Although|Though|Weeks|"
    r"Days|Months|Earlier|Later|Last|Meanwhile|But|And|Yet|Still|However|Under|From|Despite|Asked|"
    r"Instead|Then|Also|Now|Late|Early|Indeed|So|Speaking|Internally|Among|To|Of|Citing|Recently|"
    r"Once|Over|Following|Responding|Even|Two|Three|Like|\w+ly|Yesterday|Today|Tonight|"
    r"\w+day(?:\s\w+)?(?=,)|(?:The|This|That|A|One)\s(?:\w+\s)?"
    r"(?:day|week|month|year|morning|afternoon|evening|night|time)(?:\slater)?(?=,))\b"
)
JOINERS = re.compile(
    r"[\s,“0”.?!()]*(?:(?:and|but|then|yet|so|still|meanwhile|later|indeed|however|or|while|as|when|"
    r"because|after|that|if|though|although|until|before|where|whether|since)\b[\s,]*)*",
    re.IGNORECASE,
)
GAP = re.compile(r"[\s,–—-]*")
