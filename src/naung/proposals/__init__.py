"""What comes in before anybody is chosen.

    incoming    lists that other offices send: read, sent back to be mended, accepted into the programme

Each folder: rules (no Django), models, actions (all writes), reading, views (translates only). Not here: finding faults
(report/check), the programme's road (office/road), runs (decisions).
"""
