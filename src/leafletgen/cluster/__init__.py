"""Workers of a dask cluster. In: tasks. Out: their outcomes, made on machines that have no disk in common with this one."""
