"""One module a revision of the schema; `store.schema.REVISIONS` names them in order."""
