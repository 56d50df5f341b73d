"""Which words of a sentence are parts of names for the news tone model, told by their capitals."""

from collections.abc import Collection, Mapping, Sequence

from analysis.tone.news_words import WORD, NewsTable, NewsWord, straight

OPENS = frozenset(".!?:;\"“”‘'(—–")  # after these a capital need not mean a name


def named(
    text: str,
    words: Sequence[str],
    marked: Mapping[int, NewsWord],
    asked: Sequence[int],
    table: NewsTable,
) -> frozenset[int]:
    """Return which words are parts of names.

    Args:
        text: The sentence.
        words: Its words.
        marked: What is known of them, by their place.
        asked: Places of the words that are asked about, which begin with a capital.
        table: Has learnt the words.
    """
    if 2 * sum(word[0].isupper() for word in words) > len(words):
        return frozenset()  # a headline in capitals: they say nothing
    names = {i for i in asked if i + 1 < len(words) and words[i + 1][0].isupper()}
    inside = [i for i in asked if i and i not in names]
    if inside:
        spans = [match.span() for match in WORD.finditer(text)]
        for i in inside:
            opened = not OPENS.isdisjoint(text[spans[i - 1][1] : spans[i][0]])
            if not opened and not (
                marked[i].stressed
                and stands_out(words[i - 1], table.stress_cues, last=i + 1 == len(words))
            ):
                names.add(i)
    return frozenset(names)


def stands_out(before: str, cues: Collection[str], *, last: bool) -> bool:
    """Tell whether a word in capitals that no other follows is stressed ("is AMAZING") and no name.

    Args:
        before: The word before it.
        cues: Words behind which capitals stress a word.
        last: Whether it is the last word of its sentence.
    """
    return before[0].islower() and (last or straight(before) in cues)
