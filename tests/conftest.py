"""What all tests share."""

pytest_plugins = ["goldens", "pytester"]
