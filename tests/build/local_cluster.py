"""A cluster of one worker in a process of its own, which a test may kill; prints its address. Takes a folder to work in."""

import sys
import time

from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        silence_logs=60,
        local_directory=sys.argv[1],
    ) as cluster:
        print(cluster.scheduler_address, flush=True)  # noqa: T201 - whoever started it reads that
        time.sleep(600)
        sys.exit("nobody ended it")
