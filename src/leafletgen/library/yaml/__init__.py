"""Reads the bytes of a YAML file into a plain tree with places. The only importer of `yaml`."""
