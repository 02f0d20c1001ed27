"""Two pages side by side: what stands beside what, what is marked, what is folded away."""

from profdiff.changes import Change
from profdiff.history.keeping import Text
from profdiff.records import News, Statement
from profdiff.render.report.sides import Marks, marks, sides, stretches


def texts(*said):
    return [Text(each, (at,)) for at, each in enumerate(said)]


def words(cell):
    """What a cell says, with what is marked in brackets; None for no cell."""
    if cell is None:
        return None
    pieces = cell["pieces"]
    return " ".join(f"[{p['text']}]" if p["marked"] else p["text"] for p in pieces)


def table(old, new, found=None):
    rows = sides(old, new, found or Marks(), "c")
    return [(row["kind"], words(row["old"]), words(row["new"])) for row in rows]


def test_words_that_differ_are_marked():
    old, new = texts("I work at Brightwater in town."), texts("I work at Ferrow in town.")
    told = "I work at [Brightwater] in town.", "I work at [Ferrow] in town."
    assert table(old, new) == [("differs", *told)]


def test_what_tells_of_one_thing_stands_beside_it():
    old = [Text("a b", (1,)), Text("c d", (2,))]
    new = [Text("n m", (3,)), Text("o p", (2,)), Text("q r", (4,))]
    assert table(old, new) == [
        ("differs", "[a b]", "[n m]"),
        ("differs", "[c d]", "[o p]"),
        ("differs", None, "[q r]"),
    ]


def test_what_only_moved_is_no_difference():
    old, new = texts("one", "two", "three"), texts("two", "three", "one")
    kinds = {(kind, was or now) for kind, was, now in table(old, new)}
    assert kinds == {("moved", "one"), ("same", "two"), ("same", "three")}


def test_lines_may_be_broken_otherwise():
    old, new = texts("A title\nAda Poe"), texts("A title Ada\nPoe")
    assert table(old, new) == [("same", "A title \n Ada Poe", "A title Ada \n Poe")]


def test_controls_are_made_visible():
    assert table([], texts("a\x1b[31m\u202eb")) == [("differs", None, r"[a\x1b[31m\u202eb]")]


def test_numbers_of_changes_stand_where_their_words_do():
    old = [Text("I am a dean.", (1,)), Text("Dean", (1,))]
    new = [Text("I am a rector.", (1,)), Text("Dean", (1,)), Text("Tea.", ())]
    changes = [
        Change(id="", entity="role", op="changed", label=""),
        Change(id="", entity="statement", op="added", label="", new=Statement(text="Tea.")),
        Change(id="", entity="news", op="added", label="", new=News(text="Tea.")),
    ]
    rows = sides(old, new, marks(changes, [1, None, None]), "c")
    cells = [(row["old"], row["new"]) for row in rows]
    numbers = [[cell and (cell["numbers"], cell["ids"]) for cell in both] for both in cells]
    assert numbers == [
        [([1], ["c1-old"]), ([1], ["c1-new"])],
        [([], []), ([], [])],
        [None, ([2], ["c2-new"])],
    ]


def test_a_change_without_words_of_its_own_is_marked_where_it_is_read():
    old, new = [Text("Ada Poe", (7,))], [Text("Ada Poe", (7,))]
    (row,) = sides(old, new, Marks(threads={7: [1]}), "c")
    assert (row["kind"], row["alike"], row["new"]["numbers"]) == ("differs", True, [1])


def test_long_stretches_that_are_the_same_are_folded():
    same = [f"line {at}" for at in range(9)]
    old, new = texts("old", *same, "end"), texts("new", *same, "end!")
    folds = [(s["folded"], len(s["rows"])) for s in stretches(sides(old, new, Marks(), "c"))]
    assert folds == [(False, 1), (False, 1), (True, 7), (False, 1), (False, 1)]
    assert stretches([]) == []
