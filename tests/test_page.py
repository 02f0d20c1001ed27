from hypothesis import given
from hypothesis import strategies as st

from profdiff.extract.page import Stretches

STRETCH = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(STRETCH), STRETCH)
def test_stretches_know_whether_one_of_them_meets_another(stretches, other):
    known = Stretches()
    for start, end in stretches:
        known.add(start, end)
    begin, stop = other
    meeting = [s for s in stretches if s[0] < stop and begin < max(s[1], s[0] + 1)]
    assert known.meet(begin, stop) == bool(meeting)
