"""The floor all case work stands on: staff, roles and areas, sign-in, audit chain, background work.

Not here: any worker's case. A room of the case half uses these folders, each a noun:

    permissions/  which address is whose: one table, read by the guard and by the tests; areas applied to querysets
    people/       humans, their accounts, roles and areas; the smallest cast that four eyes allow
    entrance/     password, second factor, recovery codes, waiting after guesses
    vault/        keys outside the database; sealed values and blind indexes
    audit/        the chain of events
    looks/        who read whose data, and alarms
    jobs/         background work that survives a restart
    backup/       one encrypted file, restored and drilled
    storage/      where data may lie
    road/         a programme's road as data
    waiting/      what waits for whom
"""
