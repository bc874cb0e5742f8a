"""Decides whether a text may be given to patients. In: leaflets, records, people and a day. Out: `Standing`.

It reads and writes no files of a library, so building, checking, listing and verifying decide in the same way.
"""
