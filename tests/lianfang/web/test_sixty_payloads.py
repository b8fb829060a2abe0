"""Sixty hostile texts in every text field of every page: not one tag, attribute or address more than with plain text."""

import re

import pytest

from lianfang.web.views import environment, render
from tests.hostile import PAYLOADS, Skeleton, poison
from tests.lianfang.web.sample_pages import PAGES, sample

TEMPLATES = environment()


@pytest.mark.parametrize("name", PAGES)
def test_no_payload_changes_the_bones_of_a_page(name: str) -> None:
    plain = Skeleton(render(TEMPLATES, poison(sample(name), "一句话"))).bones
    for payload in PAYLOADS:
        html = render(TEMPLATES, poison(sample(name), payload))
        assert Skeleton(html).bones == plain, payload
        assert "{{ 7*7 }}" not in payload or "{{ 7*7 }}" in html


def test_there_are_sixty_and_an_unescaped_one_is_found_out() -> None:
    assert len(set(PAYLOADS)) == 60
    html = render(TEMPLATES, sample("points"))
    loose = [payload for payload in PAYLOADS if re.search(r"<[a-z]", payload, re.I)]
    assert len(loose) > 50
    assert all(Skeleton(html.replace("李大海", payload)).bones != Skeleton(html).bones for payload in loose)
