"""What all tests share."""

pytest_plugins = ["goldens", "processes", "pytester"]
