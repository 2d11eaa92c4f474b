"""The events as a networkx graph, and the questions that a graph answers: paths, brokers, suppliers, communities."""

from kg.network.actors import Broker, Brokers, Communities, Community, brokers, communities, projection
from kg.network.build import network
from kg.network.find import Timeline, find_node, find_nodes, focus, timeline
from kg.network.routes import Path, Paths, Step, paths
from kg.network.supply import Exposed, Supplier, Supply, suppliers

__all__ = [
    "Broker",
    "Brokers",
    "Communities",
    "Community",
    "Exposed",
    "Path",
    "Paths",
    "Step",
    "Supplier",
    "Supply",
    "Timeline",
    "brokers",
    "communities",
    "find_node",
    "find_nodes",
    "focus",
    "network",
    "paths",
    "projection",
    "suppliers",
    "timeline",
]
