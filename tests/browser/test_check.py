"""Sentences are judged by keys, blind, one after the other."""

import re

import served
from playwright.sync_api import expect

from analysis import sample_to_judge


def test_sentences_are_judged_by_keys_and_taken_back(visitor, newsroom_url, report):
    page = visitor(f"{newsroom_url}/check")
    texts = report.sentences.set_index("sentence_id")["text"]
    sample = [texts[one] for one in sample_to_judge(report, 60)]
    asked = page.locator(".st-key-check-sentence .sentence")
    done = page.get_by_text(re.compile(r"\d+ of \d+ sentences judged or skipped"))

    expect(asked).to_have_text(sample[0], use_inner_text=True)
    for n, key in enumerate(("1", "s", "3"), start=1):
        page.keyboard.press(key)
        expect(done).to_have_text(re.compile(f"^{n} of"))
        served.settle(page)
    expect(asked).to_have_text(sample[3], use_inner_text=True)
    page.keyboard.press("b")
    expect(done).to_have_text(re.compile("^2 of"))
    served.settle(page)

    expect(asked).to_have_text(sample[2], use_inner_text=True)
    for _ in range(2):  # the other tests see no judgement
        page.get_by_role("button", name="Take back the last one").click()
        served.settle(page)
    expect(done).to_have_text(re.compile("^0 of"))
