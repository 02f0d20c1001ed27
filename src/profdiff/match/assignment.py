"""The best one-to-one assignment of old to new records, where it is beyond doubt.

A pair is kept only if *every* best assignment holds it: where two candidates are as good,
neither is merged. That makes the answer free of tie-breaks, so that it is the
same whichever side is called old.
"""

from collections import Counter, deque
from collections.abc import Iterable, Mapping

Edge = tuple[int, int]

#: Components with more records than this are assigned greedily: the optimum takes cubic time.
LARGEST_OPTIMAL = 60


def assign(scores: Mapping[Edge, int]) -> dict[int, int]:
    """Old index → new index, of largest total score; scores are positive integers."""
    chosen: dict[int, int] = {}
    for component in components(scores):
        if len(component) == 1:
            chosen.update(component)
        elif len({o for o, _ in component}) + len({n for _, n in component}) > LARGEST_OPTIMAL:
            chosen.update(_greedy({edge: scores[edge] for edge in component}))
        else:
            chosen.update(_optimal({edge: scores[edge] for edge in component}))
    return chosen


def components(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The edges grouped by connectedness, in order of first appearance."""
    by_old: dict[int, list[Edge]] = {}
    by_new: dict[int, list[Edge]] = {}
    for edge in edges:
        by_old.setdefault(edge[0], []).append(edge)
        by_new.setdefault(edge[1], []).append(edge)
    found, seen = [], set[Edge]()
    for first in [edge for group in by_old.values() for edge in group]:
        if first in seen:
            continue
        seen.add(first)
        component, waiting = [], deque([first])
        while waiting:
            edge = waiting.popleft()
            component.append(edge)
            for near in (*by_old[edge[0]], *by_new[edge[1]]):
                if near not in seen:
                    seen.add(near)
                    waiting.append(near)
        found.append(component)
    return found


def _greedy(scores: Mapping[Edge, int]) -> list[Edge]:
    """Edges by falling score, each if its ends are free and no edge as good contests them."""
    by_score: dict[int, list[Edge]] = {}
    for edge, score in scores.items():
        by_score.setdefault(score, []).append(edge)
    chosen, old_done, new_done = list[Edge](), set[int](), set[int]()
    for score in sorted(by_score, reverse=True):
        free = [(o, n) for o, n in by_score[score] if o not in old_done and n not in new_done]
        olds, news = Counter(o for o, _ in free), Counter(n for _, n in free)
        chosen += [(o, n) for o, n in free if olds[o] == news[n] == 1]
        old_done.update(o for o, _ in free)
        new_done.update(n for _, n in free)
    return chosen


def _optimal(scores: Mapping[Edge, int]) -> list[Edge]:
    """The edges that are in every assignment of largest total score.

    The matrix is square: each old record may stay alone (a column of its own), and so may
    each new one (a row of its own), at score 0.
    """
    olds = sorted({o for o, _ in scores})
    news = sorted({n for _, n in scores})
    size = len(olds) + len(news)
    impossible = sum(scores.values()) + 1
    cost = [[impossible] * size for _ in range(size)]
    for i in range(size):
        for j in range(size):
            alone_old, alone_new = j - len(news) == i, i - len(olds) == j
            if alone_old or alone_new or (i >= len(olds) and j >= len(news)):
                cost[i][j] = 0
    for (o, n), score in scores.items():
        cost[olds.index(o)][news.index(n)] = -score
    row_of, reduced = _hungarian(cost)
    return [
        (olds[row_of[j]], news[j])
        for j in range(len(news))
        if row_of[j] < len(olds) and not _replaceable(j, row_of, reduced)
    ]


def _replaceable(column: int, row_of: list[int], reduced: list[list[int]]) -> bool:
    """Whether an assignment as good lacks this pair: a cycle of tight edges runs through it."""
    size = len(row_of)
    waiting, seen = deque([row_of[column]]), {row_of[column]}
    while waiting:
        row = waiting.popleft()
        for j in range(size):
            if reduced[row][j] or row_of[j] == row:
                continue
            if j == column:
                return True
            if row_of[j] not in seen:
                seen.add(row_of[j])
                waiting.append(row_of[j])
    return False


def _hungarian(cost: list[list[int]]) -> tuple[list[int], list[list[int]]]:
    """The row of each column in an assignment of least cost, and the reduced costs.

    Shortest augmenting paths (Jonker and Volgenant 1987) on a square matrix of integers.
    """
    size = len(cost)
    rows, columns = [0] * size, [0] * size
    row_of = [-1] * size
    for start in range(size):
        _augment(start, cost, rows, columns, row_of)
    reduced = [[cost[i][j] - rows[i] - columns[j] for j in range(size)] for i in range(size)]
    return row_of, reduced


def _augment(
    start: int, cost: list[list[int]], rows: list[int], columns: list[int], row_of: list[int]
) -> None:
    """Give row `start` a column along the cheapest alternating path, keeping prices fair."""
    size = len(cost)
    distance: list[float] = [float("inf")] * size
    came_from = [-1] * size
    done = [False] * size
    row, column, reach = start, -1, 0
    while True:
        for j in range(size):
            if not done[j]:
                length = reach + cost[row][j] - rows[row] - columns[j]
                if length < distance[j]:
                    distance[j], came_from[j] = length, column
        nearest = min((j for j in range(size) if not done[j]), key=lambda j: (distance[j], j))
        column, reach = nearest, int(distance[nearest])
        done[column] = True
        if row_of[column] < 0:
            break
        row = row_of[column]
    rows[start] += reach
    for j in range(size):
        if done[j] and j != column:
            rows[row_of[j]] += reach - int(distance[j])
            columns[j] -= reach - int(distance[j])
    while column >= 0:
        before = came_from[column]
        row_of[column] = row_of[before] if before >= 0 else start
        column = before
