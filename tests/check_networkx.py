#!/usr/bin/env python3
"""Compare the measures in actors.csv with what networkx computes from ties.csv.

usage: check_networkx.py FOLDER [SECONDS]

FOLDER is the output of entente build; SECONDS is what entente took for its measures, to be compared.
"""
import csv
import math
import sys
import time

import networkx as nx
import numpy as np


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def simple(actors, ties, relations):
    """The graph of these relations, with the sum of the weights of parallel ties."""
    graph = nx.Graph()
    graph.add_nodes_from(row["Id"] for row in actors)
    for tie in ties:
        if tie["Kind"] in relations:
            a, b, weight = tie["Source"], tie["Target"], float(tie["Weight"])
            graph.add_edge(a, b, weight=weight + graph.get_edge_data(a, b, {"weight": 0})["weight"])
    return graph


def eigenvector(graph):
    """Of the connected pieces with the largest eigenvalue; 0 elsewhere."""
    pieces = []
    for nodes in nx.connected_components(graph):
        if len(nodes) > 1:
            order = sorted(nodes)
            values, vectors = np.linalg.eigh(nx.to_numpy_array(graph, order))
            leading = np.abs(vectors[:, -1])
            pieces.append((values[-1], dict(zip(order, leading / leading.max()))))
    result = dict.fromkeys(graph, 0.0)
    largest = max(value for value, _ in pieces)
    for value, scores in pieces:
        if value > largest * (1 - 1e-9):
            result.update(scores)
    return result


def pn(graph):
    """PN centrality by the definition: a dense system of equations."""
    order = list(graph)
    n = len(order)
    signs = np.sign(nx.to_numpy_array(graph, order))
    matrix = np.where(signs < 0, -2.0, signs)
    return dict(zip(order, np.linalg.solve(np.eye(n) - matrix / (2 * n - 2), np.ones(n))))


def brokerage(signed):
    result = {}
    for node in signed:
        friends = [other for other in signed[node] if signed[node][other]["weight"] > 0]
        pairs = [(a, b) for i, a in enumerate(friends) for b in friends[:i]]
        hostile = sum(signed.has_edge(a, b) and signed[a][b]["weight"] < 0 for a, b in pairs)
        result[node] = hostile / len(pairs) if pairs else math.nan
    return result


def expected(actors, ties):
    allies = simple(actors, ties, {"ally"})
    rivals = simple(actors, ties, {"rival"})
    both = simple(actors, ties, {"ally", "rival"})
    paths = simple(actors, ties, {"ally", "splinter_of"})
    everything = simple(actors, ties, {"ally", "rival", "splinter_of"})
    signed = nx.Graph()
    signed.add_nodes_from(allies)
    for graph, sign in ((allies, 1), (rivals, -1)):
        for a, b, weight in graph.edges(data="weight"):
            before = signed.get_edge_data(a, b, {"weight": 0})["weight"]
            signed.add_edge(a, b, weight=before + sign * weight)
    n = len(actors)
    cut = set(nx.articulation_points(paths))
    ally_strength = dict(allies.degree(weight="weight"))
    rival_strength = dict(rivals.degree(weight="weight"))
    return {
        "Allies": dict(allies.degree()),
        "Rivals": dict(rivals.degree()),
        "Splinters": {row["Id"]: sum(tie["Kind"] == "splinter_of" and tie["Target"] == row["Id"]
                                     for tie in ties) for row in actors},
        "Brokerage": brokerage(signed),
        "PageRank": nx.pagerank(everything, 0.85, tol=1e-12, max_iter=10000),
        "PN centrality": pn(signed),
        "Net strength": {node: ally_strength[node] - rival_strength[node] for node in allies},
        "Strength": dict(both.degree(weight="weight")),
        "Ally strength": ally_strength,
        "Rival strength": rival_strength,
        "Betweenness": nx.betweenness_centrality(paths),
        "Closeness": {node: value / (n - 1) for node, value in nx.harmonic_centrality(paths).items()},
        "Eigenvector centrality": eigenvector(allies),
        "Coreness": nx.core_number(allies),
        "Constraint": nx.constraint(both, weight="weight"),
        "Articulation point": {node: int(node in cut) for node in paths},
    }


def main(folder, seconds=None):
    actors = read(folder + "/actors.csv")
    ties = read(folder + "/ties.csv")
    wrong = 0
    start = time.monotonic()
    computed = expected(actors, ties)
    took = time.monotonic() - start
    for measure, values in computed.items():
        for row in actors:
            told = float(row[measure]) if row[measure] else math.nan
            value = values[row["Id"]]
            same = math.isnan(told) and math.isnan(value)
            # where two eigenvalues are close, six digits of a weight make fewer of the vector
            near = 2e-4 if measure.startswith("Eigenvector") else 2e-5
            # and a difference of sums may have lost some digits
            least = 2e-5 if measure == "Net strength" else 1e-9
            if not same and not math.isclose(told, value, rel_tol=near, abs_tol=least):
                print(f"{measure} of {row['Label']}: {told}, but networkx says {value}")
                wrong += 1
    print(f"{len(actors)} actors, {len(ties)} ties: {wrong} values differ")
    if seconds:
        print(f"networkx, the same measures {took:11.2f} s   "
              f"ratio {took / float(seconds):.0f} (ours: {float(seconds):.3f} s)")
    return 1 if wrong or not actors else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
