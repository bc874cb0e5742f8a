"""Whether a text may be handed to patients. In: leaflets, records, people and a day. Out: `Standing`, with every reason why not.

Nothing here reads or writes a file of a library, so that building, checking, listing and verifying decide alike.
"""
