"""Bytes of a YAML file to a plain tree with places. The only importer of `yaml`."""
