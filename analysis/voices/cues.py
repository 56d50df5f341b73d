"""Words that report speech, as patterns."""

import re
from itertools import groupby


def _any_of(words: str) -> str:
    """Return a pattern of words, grouped by first letter, of which a search tries one group."""
    groups = groupby(sorted(words.split(), key=lambda w: (w[0], -len(w), w)), lambda w: w[0])
    return "(?:" + "|".join(f"{f}(?:{'|'.join(w[1:] for w in own)})" for f, own in groups) + ")"


# Verbs that report what somebody says, in the forms that news use.
SAYING = _any_of(
    "said says say saying told tells tell telling added adds add adding wrote writes write writing "
    "stated states stating asked asks ask asking noted notes noting explained explains explaining "
    "argued argues argue arguing insisted insists insisting warned warns warn warning declared "
    "declares declaring announced announces announcing continued continues concluded concludes "
    "tweeted tweets tweeting posted posting replied replies replying responded responds responding "
    "recalled recalls recalling acknowledged acknowledges acknowledging conceded concedes claimed "
    "claims claim claiming suggested suggests suggest suggesting quipped joked jokes joking "
    "boasted boasts admitted admits admitting remarked observed observes testified predicted "
    "predicts complained complains urged urges urging pledged pledges vowed vows promised promises "
    "confirmed confirms denied denies charged countered counters mused opined exclaimed shouted "
    "yelled cried whispered sighed chimed texted emailed commented comments proclaimed proclaims "
    "affirmed asserted asserts asserting alleged alleges contended contends maintains maintained "
    "reiterated repeated emphasized emphasised stressed stressing lamented reported reports "
    "believes believe thought thinks scolded implored instructed advised reasoned guessed "
    "speculated marveled marvelled marvels sings sang chanted chanting interjected protested "
    "ruled pleaded recounted recounts confided wondered wonders retorted vented chided"
)
# Verbs that say how somebody names or judges a thing, often in two or three quoted words.
JUDGING = _any_of(
    "called calls calling call described describes describing labeled labelled labeling "
    "denounced denounces denouncing criticized criticised criticizing criticizes blasted blasts "
    "blasting attacked hailed hails praised praises praising lauded accused accuses accusing "
    "mocked mocks ridiculed slammed slams decried decries characterized characterised "
    "characterizes characterizing condemned condemns dismissed dismisses dismissing likened "
    "compared cited cites citing referred refers referring touted touts demanded demands "
    "demanding accuse blamed deemed branded dubbed rejected derided derides agreed agrees sought "
    "seeks seeking highlighted vowing pointed rated rates defended spoke speaks speaking talked "
    "talks talking mentioned read reads discussed rejects found used"
)
ACCORDING = r"(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of)"
PUT_IT = r"(?:put|puts)\s+it"
CUE = re.compile(rf"\b(?:(?P<say>{SAYING}|{PUT_IT})|(?P<judge>{JUDGING}))\b")
SAID = rf"(?:{SAYING}|{PUT_IT})"

NAMING = frozenset(
    {"called", "dubbed", "labeled", "labelled", "described", "deemed", "branded", "characterized"}
)
# Before a judging verb these say what a thing is called, not by whom.
PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|so|also|often|sometimes|commonly|better|widely|now|as)"
    r"[\s-])\Z",
    re.IGNORECASE,
)
# Before a saying verb these say who is told ("he was told"), or that nobody says it.
HEARD = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+)?\Z", re.IGNORECASE)
THE_WORD = re.compile(r"\s+(?:the|such)\s+(?:words?|terms?|phrases?)\b")
TITLED = re.compile(
    r"\b(?:titled|entitled|headlined|(?:book|song|film|movie|series|show|sitcom|memoir|novel|album|"
    r"headline|episode|documentary|drama|hit|single|poem|play|column|essay|program|programme|game|"
    r"magazine|podcast|chapter|on|of|hosts?|starring)\b(?:,|\s+of|\s+the)?)\s*\Z",
    re.IGNORECASE,
)
