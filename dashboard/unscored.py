"""Stories without a tone, and what a page says where a tone would stand.

The lexicon is English: what is in another language is not scored. What has no sentence has no tone.
"""

import pandas as pd

from analysis import ENGLISH
from dashboard.theme import count, listed

MOST_NAMED = 3  # languages that a sentence names

# Those that ``articles.language`` can hold, by their code.
_CODES = (
    "ace Acehnese|af Afrikaans|am Amharic|an Aragonese|ar Arabic|ary Moroccan Arabic|"
    "arz Egyptian Arabic|as Assamese|az Azerbaijani|ba Bashkir|bcl Bikol|be Belarusian|"
    "bg Bulgarian|bn Bengali|br Breton|bs Bosnian|ca Catalan|crh Crimean Tatar|cs Czech|"
    "cy Welsh|da Danish|de German|dz Dzongkha|el Greek|en English|eo Esperanto|es Spanish|"
    "et Estonian|eu Basque|ext Extremaduran|fa Persian|fi Finnish|fo Faroese|fr French|"
    "fuv Fulfulde|fy West Frisian|ga Irish|gcf Guadeloupean Creole|gcr Guianese Creole|"
    "gd Scottish Gaelic|gl Galician|gom Konkani|grc Ancient Greek|gu Gujarati|gug Guarani|"
    "guw Gun|ha Hausa|hbo Biblical Hebrew|he Hebrew|hi Hindi|hr Croatian|ht Haitian Creole|"
    "hu Hungarian|hy Armenian|id Indonesian|ig Igbo|is Icelandic|it Italian|ja Japanese|"
    "jv Javanese|ka Georgian|kab Kabyle|kik Kikuyu|kk Kazakh|km Khmer|kn Kannada|"
    "ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lg Luganda|lij Ligurian|"
    "ln Lingala|lo Lao|lt Lithuanian|ltg Latgalian|lv Latvian|mg Malagasy|mk Macedonian|"
    "ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|ne Nepali|"
    "nl Dutch|nn Norwegian|no Norwegian|nso Northern Sotho|oc Occitan|om Oromo|or Odia|"
    "pa Punjabi|pcm Nigerian Pidgin|pl Polish|ps Pashto|pt Portuguese|qu Quechua|"
    "ro Romanian|ru Russian|rw Kinyarwanda|sa Sanskrit|sdh Southern Kurdish|"
    "se Northern Sami|si Sinhala|sk Slovak|sl Slovenian|sn Shona|so Somali|sq Albanian|"
    "sr Serbian|st Sotho|sv Swedish|sw Swahili|ta Tamil|te Telugu|tg Tajik|th Thai|"
    "tk Turkmen|tl Tagalog|tr Turkish|tt Tatar|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|"
    "uzs Southern Uzbek|vec Venetian|vi Vietnamese|vo Volapük|wa Walloon|wuu Wu Chinese|"
    "xh Xhosa|yo Yoruba|yue Cantonese|zh Chinese|zu Zulu|zxx no language"
)
LANGUAGES = {code: name for code, _, name in (one.partition(" ") for one in _CODES.split("|"))}


def not_scored_line(articles: pd.DataFrame) -> str:
    """Say why none of some stories has a tone; "" where one has, or there is no story.

    This is the line of every page where tone would stand.

    Args:
        articles: Columns tone, n_sentences and language.

    Returns:
        Plain text, like ``"Tone is not scored: the lexicon is English, and these 80 stories are in
        German."``
    """
    if articles.empty or articles["tone"].notna().any():
        return ""
    told = articles[articles["n_sentences"] > 0]
    n, n_bare = len(told), len(articles) - len(told)
    if not n:
        have = "this story has" if n_bare == 1 else f"these {count(n_bare, 'story')} have"
        return f"Tone is not scored: {have} no sentence."
    are = "this story is" if n == 1 else f"these {count(n, 'story')} are"
    have = "has" if n_bare == 1 else "have"
    bare = f"; {n_bare:,} more {have} no sentence" if n_bare else ""
    return f"Tone is not scored: the lexicon is English, and {are} in {languages_said(told)}{bare}."


def untoned_line(articles: pd.DataFrame) -> str:
    """Say how many stories have no tone, and why; "" where all have one.

    Args:
        articles: Columns tone, n_sentences and language.

    Returns:
        Plain text; that of ``not_scored_line`` where none has one.
    """
    untoned = articles["tone"].isna()
    if untoned.all():
        return not_scored_line(articles)
    if not untoned.any():
        return ""
    bare = bool((articles["n_sentences"][untoned] == 0).any())
    why = "not in English, or without a sentence" if bare else "not in English"
    return f"{count(int(untoned.sum()), 'story')} without tone: {why}."


def with_a_tone(articles: pd.DataFrame) -> str:
    """Return what a comparison says behind "stories": " with a tone" where not all have one."""
    return " with a tone" if articles["tone"].isna().any() else ""


def elsewhere(articles: pd.DataFrame) -> pd.DataFrame:
    """Return the articles that are not in English.

    Args:
        articles: Column language.
    """
    return articles[articles["language"] != ENGLISH]


def languages_said(articles: pd.DataFrame) -> str:
    """Name the languages of articles, that of most first; of many the first three."""
    sizes = articles.groupby("language").size().sort_index().sort_values(ascending=False)
    names = [*dict.fromkeys(LANGUAGES.get(code, code) for code in sizes.index)]
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *["other languages"] * (more > 0)])
