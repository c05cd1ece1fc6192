"""How letters come in: the doors, and accept, the one way in.

Public are `accept.accept`, `importing.import_paths` and its events, `files` (the file door), `sources`,
`reading_pool.ReaderPool`, `letters` (list and get), `arranging` (join, split, undo, read again), `payloads`
and `errors`. They are imported from their modules and not from here: a reading worker imports this package
too, and has to start fast and to have neither the store nor its keys in memory.
"""
