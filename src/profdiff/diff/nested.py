"""What differs inside a nested value of a matched pair of records, such as its list of links."""

from typing import Any

#: deepdiff's time grows with the square of a list's length; longer lists are told whole.
_LONGEST = 100


def differing(before: list[Any], after: list[Any]) -> tuple[list[Any], list[Any]]:
    """The items of two lists of plain data that only one of them holds, order aside.

    deepdiff is loaded here and only here, and only where both sides have items: it takes longer
    to import than a whole comparison. An item that two places hold counts twice.
    """
    if not (before and after) or max(len(before), len(after)) > _LONGEST:
        return before, after
    from deepdiff import DeepDiff

    found = DeepDiff(
        before,
        after,
        ignore_order=True,
        report_repetition=True,
        threshold_to_diff_deeper=1,
        cutoff_intersection_for_pairs=0,
        cutoff_distance_for_pairs=0,
        view="tree",
    )
    gone = [change.t1 for change in found.get("iterable_item_removed", ())]
    come = [change.t2 for change in found.get("iterable_item_added", ())]
    for change in found.get("values_changed", ()):
        gone.append(change.t1)
        come.append(change.t2)
    for change in found.get("repetition_change", ()):
        repeats = change.additional["repetition"]
        fewer = repeats["new_repeat"] - repeats["old_repeat"]
        (come if fewer > 0 else gone).extend([change.t1] * abs(fewer))
    return _as_on_page(gone, before), _as_on_page(come, after)


def _as_on_page(items: list[Any], page: list[Any]) -> list[Any]:
    """The items in the order of the page: deepdiff's own order follows hashes."""
    return sorted(items, key=page.index)
