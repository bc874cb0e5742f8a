"""Runs tasks on a dask cluster, whose machines share no disk with this one. In: tasks. Out: their outcomes."""
