"""Advertisements inside running text."""

import random
import re

import pytest

from analysis.intake.promotions import promotions

WHOLE = (
    """
Get instant access to breaking news, the hottest reviews, great deals and helpful tips.
Sign up for the Gadget Lantern newsletter and get our sharpest buying advice in your inbox.
Get the Short List, five gadgets a week that we would buy again, delivered to your inbox on Sundays.
Win a family ticket: subscribe to the Echo today and be entered in our summer draw.
Enjoying the Herald? Get every edition for £1 a week for 12 weeks.
PROMOTED  Quilby oat crackers: now with more oat. Try a box for 1 dollar.
Download our app for live scores and breaking news alerts.
Save 20% on your first box with code FRESH20.
Unlock unlimited access for $1 a week.
Join 50,000 readers of The Morning Brief and start your day with the stories that matter.
Follow us on WhatsApp for breaking news alerts and great deals.
Become a member today and read every story ad-free.
Don't miss out on exclusive offers: sign up for our weekly newsletter.
Looking for a new mattress? Check out our top deals before they run out.
Elevate Your Investing Strategy: Take advantage of Owl Premium at 50% off! Unlock powerful tools \
and expert insights to help you invest with confidence.
Support independent journalism: become a subscriber from £2 a month.
Book your seat at our July webinar now.
""".strip()
    .replace("\\\n", "")
    .split("\n")
)
RUN_ON = (
    """
Confident Investing Starts Here: Easily unpack a company's performance with Owl's new KPI Data for \
smart investment decisions Receive undervalued stocks right to your inbox with Owl's Smart Value Newsletter
Calmer Portfolios Begin Today: Try the Ledgerfox screener before you buy Subscribe to Ledgerfox \
Weekly and get three patient stock ideas in your inbox
Own The Morning: Unlock Threadgate Signals with 30 percent off your first year Claim your seat at \
our July webinar before places run out
Cook Like A Pro: Download the Panly app for 500 free recipes Sign up for Panly Plus and save 40% on \
your first box
Get the latest tech deals delivered to your inbox with Gizmo Daily
Subscribe to the Garden Post newsletter and get planting tips in your inbox every week
""".strip()
    .replace("\\\n", "")
    .split("\n")
)
# Sentences of articles that speak of the same things.
ARTICLE = """
The company said that it will offer its newsletter to 40,000 subscribers for free.
"Sign up for our newsletter and get great deals in your inbox," the flyer said.
He told her to subscribe to the paper, and she did so that very morning.
Shoppers get the best deals in January, according to a survey of 2,000 households.
Investors were advised to sell their stocks, and the analysts gave no tips to anybody.
Get back, she cried, and the crowd of readers moved to the other side of the street.
Join the queue at six and you will be home by noon, says Mr Ebberly, who has done it twice.
The app was downloaded two million times before its maker unlocked it for British users.
Your portfolio is a letter from the past, wrote the columnist in her first book on investing.
Start with the roof, the surveyor told them, and save the cellar for the second year.
Sign language was taught in three of the schools, and the council paid for the premium course.
Premium brands did well: sales of Calder's best tea rose by 20% in a year.
Discover a body in the first chapter and you must bury it in the last, the novelist said.
""".strip().split("\n")
# Asked without the usual words: found only because the article speaks of something else.
STRANGERS = """
Keep up with the story: follow our live coverage and turn on notifications in the Tideline app.
Make your money work harder with Pennywell's five-minute savings checker.
Treat yourself to half-price wine from the Cellar Club this weekend only.
Our readers get 15% off at Hobbs & Wren until Sunday.
Listen to the Echo Podcast wherever you get your podcasts.
Buy one ticket, get one free at the Wendale Food Fair.
Find out which stocks our experts are buying now in this free report.
Protect your devices with 60% off SafeNest VPN.
Love puzzles? Play our new daily crossword on the app.
Join our WhatsApp channel for the latest football news.
""".strip().split("\n")
BEFORE = "The orchestra repaired the western gate before the market opened on Friday."


def found_in(text: str) -> list[str]:
    return [text[span.start : span.end] for span in promotions(text)]


@pytest.mark.parametrize("advertisement", WHOLE)
def test_an_advertisement_of_whole_sentences_is_found_to_the_letter(advertisement):
    text = f"{BEFORE} {advertisement} Nobody on the committee sold a crate of lemons."

    assert found_in(text) == [advertisement]


@pytest.mark.parametrize(
    "follower", ["This possible change", "Llama 4", "The river", "Mr Pell", "In May"]
)
@pytest.mark.parametrize("advertisement", RUN_ON)
def test_an_advertisement_without_full_stop_ends_where_the_article_goes_on(advertisement, follower):
    text = (
        f"{BEFORE} {advertisement} {follower} started badly in April: nobody had counted the boats."
    )

    assert found_in(text) == [advertisement]


@pytest.mark.parametrize("advertisement", STRANGERS)
def test_an_offer_that_has_nothing_to_do_with_the_text_is_found(advertisement):
    text = f"{BEFORE} {advertisement} Nobody on the committee sold a crate of lemons."

    assert found_in(text) == [advertisement]


def test_advice_to_the_reader_is_no_advertisement_for_itself():
    text = (
        "You can save money on wine if you know where to look. Buy your wine in autumn, when you "
        "pay less. Make your money work by joining a club. You should keep your bottles cool. "
        "Treat yourself to one good glass, and give your guests the free samples you were sent."
    )

    assert found_in(text) == []


@pytest.mark.parametrize("sentence", ARTICLE)
def test_a_sentence_of_an_article_is_no_advertisement(sentence):
    assert found_in(f"{BEFORE} {sentence} It rained.") == []


def test_an_article_without_advertisement_loses_nothing(prose):
    rng = random.Random(1)

    assert [found_in(prose(rng, 20)) for _ in range(20)] == [[]] * 20


def test_advertisements_are_found_in_ordinary_articles_and_nothing_else_is(news):
    wording = re.compile(
        r"(?i)newsletter|inbox|sign up|subscribe|briefing|e?mail|app\b|podcast|% off|follow"
    )
    taken = [piece for _, text in news for line in text.split("\n") for piece in found_in(line)]

    assert len(taken) > 5
    assert [piece for piece in taken if not wording.search(piece)] == []


def test_an_advertisement_spliced_into_an_ordinary_article_is_found(news):
    hits = tries = 0
    for seed, (_, text) in enumerate(news[:120]):
        rng = random.Random(seed)
        body = " ".join(text.split())
        cuts = [
            m.end()
            for m in re.finditer(r"(?<=[a-z]{3}\.) (?=[A-Z])", body)
            if not set('"“”') & set(body[max(0, m.end() - 400) : m.end() + 400])
        ]
        if cuts:
            cut, advertisement = rng.choice(cuts), rng.choice(WHOLE + RUN_ON)
            tries += 1
            hits += advertisement in found_in(f"{body[:cut]}{advertisement} {body[cut:]}")

    assert tries > 60
    assert hits >= 0.95 * tries
