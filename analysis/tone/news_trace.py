"""The trace of one score of the news tone model, told by the rules themselves."""

from collections.abc import Collection, Mapping

from analysis.tone.cuts import TONE_CUT
from analysis.tone.news import ASKED, FAINT, asks, displayed, length_factor, normalised
from analysis.tone.news_rules import GROWN, NEGATED, SHIFTED, weigh
from analysis.tone.news_words import WORD, NewsTable
from analysis.tone.trace import CountedWord, Step, Trace
from analysis.tone.vader import first_words

FORMULA = (
    "raw sum / √(raw sum² + 15); then sizes up to "
    f"{FAINT:g} are shrunk to {TONE_CUT:g} and larger ones stretched to 1; four decimals"
)
_PHRASES = {
    "name": "part of a name: does not count",
    "denial": "“{}” before it says that it is not so, or did not come: does not count",
    "negation": f"“{{}}” before it turns it round (× {NEGATED:g})",
    "negated": "“{}” before it negates it: does not count",
    "shifter": f"“{{}}” before it opposes or removes it (× {SHIFTED:g})",
    "ending": f"“{{}}” behind it says that it is no more (× {NEGATED:g})",
    "relief": f"“{{}}” behind it says that it is over (× {SHIFTED:g})",
    "less": f"“{{}}” says that there is less of it (× {SHIFTED:g})",
    "more": f"“{{}}” says that there is more of it (× {GROWN:g})",
    "amount": "part of what says how much “{}” there is: does not count",
    "spent": "says that “{}” is over: does not count",
    "booster": "“{}” before it makes it stronger",
    "weaker": "“{}” before it makes it weaker",
}
_NAMES = dict.fromkeys(("less", "more", "amount"), "shifter")
_BUT = {"before": "before “but”: counts less", "after": "behind “but”: counts more"}


def explain_news(
    text: str,
    *,
    set_aside: Collection[str] = (),
    lexicon: Mapping[str, float] | None = None,
) -> Trace:
    """Return the trace of a sentence's news tone; see ``analysis.explain``."""
    kept = first_words(text)
    spans = [match.span() for match in WORD.finditer(kept)]
    words = [kept[begin:end] for begin, end in spans]
    table = NewsTable(set_aside=set_aside, lexicon=lexicon)
    table.learn(set(words))
    told: dict[int, list[tuple[str, str, float]]] = {}

    def tell(rule: str, place: int, cause: str, value: float) -> None:
        told.setdefault(place, []).append((rule, cause, value))

    weighed = [one for one in weigh(kept, words, table, tell) if one.valence.value]
    counted = []
    for one in weighed:
        begin, end = spans[one.place][0], spans[one.place + one.length - 1][1]
        steps = _steps(one.valence.value, told.get(one.place, []))
        valence, origin = one.valence
        counted.append(CountedWord(begin, end, kept[begin:end], valence, origin, steps))
    total = float(sum(one.value for one in weighed if one.value))
    asked = asks(text)
    raw = normalised(total, len(words), asked=asked)
    # a rule can leave a word at 0; a sentence without any that counts has the score 0
    steps = _of_sentence(total, len(words), raw, asked=asked) if total else ()
    score = displayed(raw) if total else 0.0
    return Trace(text, "news", tuple(counted), steps, raw, score, FORMULA, capped=kept is not text)


def _steps(valence: float, told: list[tuple[str, str, float]]) -> tuple[Step, ...]:
    """Return what rules told of a word as steps; those that changed nothing are left out."""
    steps: list[Step] = []
    last = valence
    for rule, cause, value in told:
        amount, before, last = value - last, last, value
        if amount:
            kind = rule
            if rule == "booster" and amount * before < 0:
                kind = "weaker"
            elif rule == "negation" and not value:
                kind = "negated"
            phrase = _BUT[cause] if rule == "but" else _PHRASES[kind].format(cause)
            steps.append(Step(_NAMES.get(rule, rule), phrase, amount))
    return tuple(steps)


def _of_sentence(total: float, n_words: int, raw: float, *, asked: bool) -> tuple[Step, ...]:
    """Return the steps from the sum of a sentence to that of a statement of common length."""
    stated = total * ASKED if asked else total
    unit = "word" if n_words == 1 else "words"
    length = f"{n_words} {unit} long: everything × {length_factor(n_words):.2f}"
    question = Step("question", f"a question: everything × {ASKED:g}", stated - total)
    last = Step("length", length, raw - stated)
    return (question, last) if asked else (last,)
