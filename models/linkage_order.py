"""What comes before what: cycles in the order and their sentences, the steps from first to last, who waits for whom.

Works on ties that were read already; the graph library is imported where it is needed. Direction: "A depends on B"
and "B blocks A" both say that B comes first; "traded with" says nothing of order. See the decision 0035.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from models.records import Cycle, LinkageNode, LinkageTie, Ref, Wait
from models.vocabulary import Linkage, Status

#: So many cycles are named; whoever has more does not read them one by one.
MOST_CYCLES = 20
#: A sentence names so many records, and says of longer cycles how many there are.
_NAMED = 8

#: What of a demand that nobody waits for any more.
_DONE = frozenset({Status.AGREED, Status.WITHDRAWN})

Needs = dict[Ref, dict[Ref, LinkageTie]]


def needs_of(ties: Iterable[LinkageTie]) -> Needs:
    """By each record what it needs first, and the first link that says so."""
    found: Needs = {}
    for tie in ties:
        if tie.order is not None:
            first, then = tie.order
            found.setdefault(then, {}).setdefault(first, tie)
    return found


def cycles(ties: Sequence[LinkageTie], names: Mapping[Ref, str]) -> tuple[tuple[Cycle, ...], bool]:
    """The shortest cycle through every link that lies on one, each cycle once; and whether there are more.

    All simple cycles would be too many to read: a handful of records can have thousands.
    """
    import networkx as nx

    needs = needs_of(ties)
    refs = sorted(names)
    place = {ref: at for at, ref in enumerate(refs)}  # numbers are quicker to walk than records
    graph = nx.DiGraph()
    graph.add_edges_from((place[then], place[first]) for then, all_first in needs.items() for first in all_first)
    found: list[Cycle] = []
    seen: set[tuple[Ref, Ref]] = set()
    for numbers in nx.strongly_connected_components(graph):
        if len(numbers) < 2:
            continue
        component = {refs[at] for at in numbers}
        for then in sorted(component):
            for first in sorted(component & needs[then].keys()):
                if (then, first) in seen:
                    continue
                if len(found) == MOST_CYCLES:
                    return _sorted(found), True
                way = shortest(needs, first, then, within=component)
                steps = [*pairwise(way), (then, first)]
                seen.update(steps)
                found.append(_cycle(way, needs, names))
    return _sorted(found), False


def _sorted(found: list[Cycle]) -> tuple[Cycle, ...]:
    return tuple(sorted(found, key=lambda cycle: (len(cycle.refs), cycle.refs)))


def shortest(needs: Needs, start: Ref, end: Ref, *, within: frozenset[Ref] | set[Ref] | None = None) -> list[Ref]:
    """The shortest way from a record along what it needs to another; empty where none leads there."""
    came: dict[Ref, Ref | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == end:
            way: list[Ref] = []
            step: Ref | None = here
            while step is not None:
                way.append(step)
                step = came[step]
            return way[::-1]
        for first in sorted(needs.get(here, {})):
            if first not in came and (within is None or first in within):
                came[first] = here
                waiting.append(first)
    return []


def _cycle(way: list[Ref], needs: Needs, names: Mapping[Ref, str]) -> Cycle:
    """way: from a record along what it needs, the last of which needs the first again."""
    start = way.index(min(way))
    refs = (*way[start:], *way[:start])
    links = tuple(needs[one][other] for one, other in pairwise((*refs, refs[0])))
    return Cycle(refs, tuple(tie.link_id for tie in links), cycle_sentence(refs, links, names))


def cycle_sentence(refs: Sequence[Ref], links: Sequence[LinkageTie], names: Mapping[Ref, str]) -> str:
    """ "D-3 depends on D-5, which is blocked by D-3". `links[i]` says how the record i needs the next one."""
    said = [f"{names[refs[0]]} {needing(links[0].linkage)} {names[refs[1]]}"]
    shown = len(refs) if len(refs) <= _NAMED else _NAMED - 1
    said += [
        f"which {needing(links[at].linkage)} {names[refs[(at + 1) % len(refs)]]}"
        for at in range(1, min(shown, len(refs)))
    ]
    if shown < len(refs):
        said.append(f"and so on over {len(refs)} demands back to {names[refs[0]]}")
    return ", ".join(said)


def needing(linkage: Linkage) -> str:
    """How the one that comes after stands to the one that comes first."""
    return linkage.word if linkage is Linkage.DEPENDS_ON else linkage.back


def steps(ties: Sequence[LinkageTie], refs: Iterable[Ref]) -> tuple[tuple[Ref, ...], ...]:
    """From what comes first to what comes last; a cycle is one step with all that lies on it."""
    import networkx as nx

    known = sorted(refs)
    place = {ref: at for at, ref in enumerate(known)}
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(known)))
    graph.add_edges_from((place[tie.order[0]], place[tie.order[1]]) for tie in ties if tie.order is not None)
    whole = nx.condensation(graph)
    return tuple(
        tuple(known[at] for at in sorted(at for component in generation for at in whole.nodes[component]["members"]))
        for generation in nx.topological_generations(whole)
    )


def waits(ties: Sequence[LinkageTie], nodes: Mapping[Ref, LinkageNode]) -> tuple[Wait, ...]:
    """Who waits for what is not agreed yet, in the order of the references.

    A demand that was withdrawn blocks nobody any more, but who depends on it still waits. One that was agreed before
    what it waits for is told of too.
    """
    found: list[Wait] = []
    for then, all_first in needs_of(ties).items():
        node = nodes.get(then)
        if node is None or node.status is Status.WITHDRAWN:
            continue
        open_first = sorted(
            (first for first, tie in all_first.items() if first in nodes and still_open(nodes[first], tie)),
            key=lambda ref: _number(nodes[ref]),
        )
        if open_first:
            ahead = node.status is Status.AGREED
            listed = _listed([f"{nodes[first].label} ({nodes[first].state})" for first in open_first])
            name = node.label if node.status is not None else f"“{node.title}”"
            words = f"{name} was agreed before {listed}" if ahead else f"{name} waits for {listed}"
            found.append(Wait(then, tuple(open_first), words, ahead))
    return tuple(sorted(found, key=lambda wait: (wait.ahead, _number(nodes[wait.ref]))))


def still_open(node: LinkageNode, tie: LinkageTie) -> bool:
    """Whether what comes after in `tie` still has to wait for this node, which comes first in it."""
    if node.status is Status.WITHDRAWN:
        return tie.linkage is Linkage.DEPENDS_ON
    return node.status is not None and node.status not in _DONE


def _number(node: LinkageNode) -> tuple[int, int, str]:
    digits = node.label.removeprefix("D-")
    return (0, int(digits), "") if digits.isdigit() else (1, 0, node.title)


def _listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; many are counted."""
    if len(words) > 6:
        return f"{', '.join(words[:5])} and {len(words) - 5} others"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
