"""Building, worker processes and clusters."""

from collections.abc import Mapping

from leafletgen.problems.problem import RUN_AGAIN, SAME_VERSION, Problem

RUNS: Mapping[str, Problem] = {
    "internal-error": Problem("the program failed ({reason})", "this is not your fault; please report it, with the leaflet if it is about one"),
    "out-of-memory": Problem("there is not enough memory for this leaflet", "make it shorter"),
    "too-slow": Problem("this leaflet was not finished after {seconds:.0f} seconds", "make it shorter; if it is a common leaflet, please report it"),
    "worker-lost": Problem("the process that made this leaflet {how}", "run the same command again, with a smaller -j if memory is short; if it does not help, please report it"),
    "inspection-too-slow": Problem("looking into this file was not finished after {seconds:.0f} seconds", "do not use the file: no leaflet takes a hundredth of that"),
    "inspection-lost": Problem("the process that looked into this file {how}", "do not use the file; if it is a leaflet that leafletgen has made, please report it"),
    "no-workers": Problem("no process can be started to make leaflets: {reason}", "close other programs, or run with a smaller -j; then run the same command again: it continues where it stopped"),
    "workers-lost": Problem("the process that starts the worker processes was ended from outside", "run the same command again: it continues where it stopped"),
    "no-cluster": Problem("a cluster needs the library {library}, which is missing", "install it with: python -m pip install 'leafletgen[cluster]'"),
    "cluster-unreachable": Problem("no cluster answers: {reason}", "start a scheduler and workers there, or correct the address, which looks like tcp://host:8786"),
    "cluster-unfit": Problem("{reason}", SAME_VERSION),
    "cluster-silent": Problem("nothing has been heard from the cluster for {minutes:.0f} minutes", RUN_AGAIN),
    "cluster-empty": Problem("the cluster has no workers", RUN_AGAIN),
    "cluster-lost": Problem("the connection to the cluster is lost", RUN_AGAIN),
}  # fmt: skip
