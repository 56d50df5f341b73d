"""Words that end in a full stop without ending a sentence, and words that open one."""

import re


def _all_are(kind: str, words: str) -> dict[str, str]:
    return dict.fromkeys(words.split(), kind)


# "either": inside a sentence or at its end, the next word decides. "title": never the last word of
# a sentence, a name or a case follows. "number": an abbreviation only where a number follows.
_KINDS = {
    **_all_are(
        "either",
        "inc co corp ltd llc llp plc bros cos jr sr etc al dept univ assn assoc est approx ca ft "
        "mt st ave blvd rd hwy pl ext ste apt bldg intl natl govt mfg ph.d hq sq oz lb lbs hr hrs",
    ),
    **_all_are(
        "title",
        "mr mrs ms dr prof sen rep reps sens gov gen col lt sgt capt cmdr adm maj brig cpl pvt "
        "spc rev hon pres supt insp det messrs mssrs mme mlle amb atty asst ald v vs cf viz e.g "
        "eg i.e ie fr comdr ens lieut revs profs drs gens",
    ),
    **_all_are("number", "no nos p pp fig figs vol vols art sec ch ed para nr"),
    **_all_are("clock", "a.m p.m"),
}
# The same, but only when capitalised: "ill", "mass", "wash", "sun" are words as well.
_CAPITALISED = _all_are(
    "either",
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun "
    "Ala Ariz Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Mass Md Mich Minn Miss Mo "
    "Mont Neb Nebr Nev Okla Ore Oreg Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Dem "
    "Ste Pt Bt Esq Cos Fed",
)
_LONGEST = 6
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\Z|[^\W\d_]\Z")

STARTERS = (
    r"(?:The|This|That|These|Those|There|They|Their|Then|Thus|Though|Through|He|She|It|Its|We|You|"
    r"His|Her|Our|Your|My|If|In|On|At|As|An|A|And|But|Or|Nor|Yet|So|For|From|By|With|Without|"
    r"Within|When|While|Where|What|Who|Why|How|Whether|Which|Since|Some|Such|Several|Still|"
    r"Because|Before|Behind|Between|Both|After|Although|Also|All|Among|Any|Another|About|"
    r"According|Across|Against|Despite|During|Each|Earlier|Even|Every|Few|Following|However|"
    r"Instead|Last|Later|Many|Meanwhile|More|Most|Much|Neither|Next|Nobody|None|Not|Nothing|Now|"
    r"Once|One|Only|Other|Others|Over|Perhaps|People|Police|Officials|Critics|Analysts|Experts|"
    r"Researchers|Scientists|Investors|Two|Three|Under|Unlike|Until|Here|I|I'm|I’m|Is|Are|Was|"
    r"Were|Do|Does|Did|Can|Could|Should|Would|Has|Have|Had|Let|No|Yes)"
)
CLOCK_COMPANIONS = (
    "Mon(?:day|\\.)?", "Tue(?:sday|s?\\.)?", "Wed(?:nesday|\\.)?", "Thu(?:rsday|rs?\\.)?",
    "Fri(?:day|\\.)?", "Sat(?:urday|\\.)?", "Sun(?:day|\\.)?",
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
    "[ECMP][SD]?T", "Eastern", "Central", "Mountain", "Pacific", "GMT", "BST", "UTC", "CET",
    "IST", "ET",
)  # fmt: skip
NAMES_WITH_MARK = ("Yahoo", "Jeopardy", "Yum", "Chips Ahoy")


def kind_of(word: str) -> str | None:
    """Name the kind of abbreviation that a word before a full stop is.

    Args:
        word: Letters and inner full stops, without the last one: ``"Mr"``, ``"U.S"``.

    Returns:
        ``"title"`` (never ends a sentence), ``"number"`` (does not where a number follows),
        ``"clock"`` (a.m., p.m.), ``"either"`` (the next word decides), or None: no abbreviation.

    Examples:
        >>> kind_of("Mr"), kind_of("U.S"), kind_of("Ill"), kind_of("ill")
        ('title', 'either', 'either', None)
    """
    if len(word) > _LONGEST and "." not in word:
        return None
    kind = _KINDS.get(word.lower()) or _CAPITALISED.get(word)
    if kind is None and (len(word) == 1 or "." in word) and _INITIALS.match(word):
        return "either"
    return kind
