"""What a call costs, in calls made: a measure that no other load on the machine moves."""

import sys

from measure import memories


def calls_of(function, *args):
    """Number of Python and built-in functions called by ``function(*args)``.

    Texts that were met before are forgotten first, so that the count is of what is called alone.
    """
    for forget in memories():
        forget()
    count = 0

    def on_event(_frame, event, _arg):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        function(*args)
    finally:
        sys.setprofile(before)
    return count
