"""Reports as a reader has them before the eyes: in a real browser."""

from itertools import product

import pytest

from invented_career import VERSIONS
from profdiff import api
from profdiff.render import words

KINDS = ("pair", "history")
UNFOLD = "document.querySelectorAll('details').forEach((each) => (each.open = true))"
WIDTH = "[document.documentElement.scrollWidth, innerWidth]"


def texts(page, selector):
    return [each.strip() for each in page.locator(selector).all_inner_texts()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 768, 1280, 3840])
def test_it_fits_the_screen(reports, opened, kind, width):
    page = opened(reports[kind], viewport={"width": width, "height": 800})
    page.evaluate(UNFOLD)
    assert page.evaluate(WIDTH) == [width, width]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_all(reports, opened, axe, kind, scheme):
    page = opened(reports[kind], color_scheme=scheme, bypass_csp=True)
    page.evaluate(UNFOLD)
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run()")
    assert len(found["passes"]) > 20
    assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_light_and_dark(reports, opened, kind):
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = opened(reports[kind], color_scheme="light")
    dark = opened(reports[kind], color_scheme="dark")
    colours = light.evaluate(ground), dark.evaluate(ground)
    assert colours[0] != colours[1]
    light.get_by_role("button", name="Dark").click()
    assert light.evaluate(ground) == colours[1]
    light.get_by_role("button", name="Light").click()
    assert light.evaluate(ground) == colours[0]


def test_changes_are_found_by_what_they_are(reports, opened):
    page = opened(reports["pair"])
    everything = page.locator("#changes .change")
    total = everything.count()
    assert page.locator("#shown").inner_text() == f"{total} of {total} shown"
    page.select_option("#entity", "publication")
    assert texts(page, "#changes .change:visible .name") == ["Sparse Gradients in Dense Cities"]
    assert page.locator("#shown").inner_text() == f"1 of {total} shown"
    page.select_option("#entity", "")
    page.get_by_label("added").uncheck()
    page.get_by_label("removed").uncheck()
    assert {*texts(page, "#changes .change:visible .op")} == {"~ changed"}
    page.get_by_label("added").check()
    page.get_by_label("Search").fill("LANTERN prize")
    assert texts(page, "#changes .change:visible .name") == ["Lantern Prize"]
    page.get_by_label("Search").fill("tea")
    assert texts(page, "#changes .change:visible .name") == ["I like tea in the morning."]
    page.get_by_label("Search").fill("nothing of the kind")
    assert page.get_by_text("No change fits.").is_visible()


def test_versions_are_found_by_what_they_change(reports, opened):
    page = opened(reports["history"])
    page.get_by_label("Search").first.fill("neurips")
    assert texts(page, ".version:visible time") == ["2022-09-20"]
    page.get_by_label("Search").first.fill("")
    assert len(texts(page, ".version:visible time")) == len(VERSIONS)


def test_marks_lead_to_changes_and_back(reports, opened):
    page = opened(reports["pair"])
    change = page.locator("#changes .change", has_text="Sparse Gradients")
    number = change.locator(".number").inner_text()
    change.locator(".place a").last.click()
    target = page.locator(f"#c{number}-new")
    assert page.evaluate("location.hash") == f"#c{number}-new"
    cell = target.locator("xpath=ancestor::div[contains(@class, 'cell')]")
    assert "NeurIPS 2022" in cell.locator("ins").inner_text()
    cell.get_by_role("link", name=f"change {number}", exact=True).click()
    assert page.evaluate("document.querySelector(':target').id") == f"c{number}"


def test_marks_in_what_is_folded_are_unfolded(reports, opened):
    page = opened(reports["pair"])
    page.locator("#changes .group details").evaluate("(fold) => (fold.open = false)")
    page.locator(
        "#sides .marks a",
        has_text=page.locator(".change[data-entity=statement] > .number").first.text_content(),
    ).first.click()
    page.locator(".change[data-entity=statement]").first.wait_for(state="visible")


def test_the_keyboard_does_all(reports, opened):
    page = opened(reports["history"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the changes"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.locator(".version > details > summary").first.focus()
    focused = "document.activeElement.querySelector('time').textContent"
    changed = [day for day in reversed(VERSIONS) if day not in ("2021-05-01", "2024-03-11")]
    assert page.evaluate(focused) == changed[0]
    for key, at in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("End", -1), ("Home", 0)):
        page.keyboard.press(key)
        assert page.evaluate(focused) == changed[at]
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(ring) == "solid"
    page.keyboard.press("Enter")
    assert page.locator(".version .change:visible").count() > 0


def test_any_two_versions_tell_what_a_comparison_tells(store, reports, opened):
    page = opened(reports["history"])
    days = list(VERSIONS)
    for old, new in product(range(len(days)), repeat=2):
        page.select_option("#old", str(old))
        page.select_option("#new", str(new))
        page.evaluate(UNFOLD)
        told = zip(texts(page, "#result .op"), texts(page, "#result .name"), strict=True)
        sides = (store / "mira" / f"{days[each]}.md" for each in (old, new))
        compared = api.compare(*sides).changes
        assert sorted((op[2:], name.partition(" → ")[2] or name) for op, name in told) == sorted(
            (change.op, words.describe(change.entity, change.new or change.old) or change.label)
            for change in compared
        )
        said = page.locator("#said").inner_text()
        assert said.startswith(words.changes(len(compared)).capitalize())


def test_any_two_versions_stand_side_by_side(reports, opened):
    page = opened(reports["history"])
    page.evaluate(UNFOLD)
    shown = texts(page, "#pages .cell.new p")
    newest = VERSIONS["2024-06-01"]
    assert all(word in " ".join(shown) for word in ("Lantern Prize", "Ferrow", "tea"))
    assert "Halden" not in " ".join(shown)
    assert "Lantern" in newest
    assert "Halden University" in " ".join(texts(page, "#pages .cell.old del"))
    link = page.locator("#pages .marks a").first
    link.click()
    assert page.locator(f"#any-{link.inner_text().split()[-1]}").is_visible()


def test_versions_are_gone_through_by_buttons(reports, opened):
    page = opened(reports["history"])
    assert page.get_by_role("button", name="Older").is_disabled()
    page.select_option("#old", "1")
    page.select_option("#new", "2")
    page.get_by_role("button", name="Newer").click()
    assert (page.input_value("#old"), page.input_value("#new")) == ("2", "3")
    assert texts(page, "#result .name:visible") == ["Lantern Prize"]
    page.get_by_role("button", name="Older").click()
    assert (page.input_value("#old"), page.input_value("#new")) == ("1", "2")
    assert "moved" in page.locator("#result").inner_text()
    older = page.get_by_role("button", name="Older")
    older.focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    assert (page.input_value("#old"), page.input_value("#new")) == ("0", "1")
    assert older.evaluate("(each) => each === document.activeElement")


@pytest.mark.parametrize("hash_", ["#%", "#v1-1", "#nothing"])
def test_an_address_may_say_where_to_go(reports, opened, hash_):
    page = opened(reports["history"])
    page.goto(reports["history"].as_uri() + hash_)
    page.reload()
    assert page.locator("#v1-1").is_visible() == (hash_ == "#v1-1")


@pytest.mark.parametrize("kind", KINDS)
def test_paper_shows_what_a_screen_folds_away(reports, opened, kind):
    page = opened(reports[kind], color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("form:visible, button:visible, nav:visible").count()
    hidden = [each for each in page.locator("#main .told .change").all() if not each.is_visible()]
    assert hidden == []
    ground = page.evaluate("getComputedStyle(document.body).colorScheme")
    assert ground == "light"


@pytest.mark.parametrize("kind", KINDS)
def test_it_works_without_scripts(reports, opened, kind):
    page = opened(reports[kind], java_script_enabled=False)
    assert not page.locator("form:visible, button:visible, .scripted:visible").count()
    if kind == "history":
        for summary in page.locator(".version > details > summary").all():
            summary.click()
        assert page.locator("figure svg").first.is_visible()
    shown = page.locator("main").inner_text()
    assert "accepted: Preprint 2021 → NeurIPS 2022" in shown
    assert "NeurIPS 2022" in page.locator(".cell.new:visible ins").all_inner_texts()
