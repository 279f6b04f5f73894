"""The page that says why: from the draft alone, without a script, and for nobody else."""

from __future__ import annotations

from runtime.service import Service
from tests.runtime.serving import browser, draft_of, fill_in


def test_beside_each_fee_paper_and_date_a_link_leads_to_its_reasons(service: Service) -> None:
    person = browser(service)
    fill_in(person, "1.001193")
    draft = draft_of(person)
    shown = person.open(f"/f/{draft}/review")
    links = [link for link in shown.links if link.startswith(f"/f/{draft}/why#")]
    assert f"/f/{draft}/why#fees/le_phi" in links
    assert f"/f/{draft}/why#term" in links
    assert f"/f/{draft}/why#components/to_khai_khai_sinh" in links
    explained = person.open(f"/f/{draft}/why")
    assert person.page.status_code == 200
    assert {link.partition("#")[2] for link in links} <= {*explained.ids}
    assert "Điều 5" in person.page.text
    assert f"/f/{draft}/review" in explained.links


def test_a_blank_form_has_nothing_to_explain_yet(service: Service) -> None:
    person = browser(service)
    shown = person.open("/f/1.001193")
    assert not any("/why" in link for link in shown.links)
