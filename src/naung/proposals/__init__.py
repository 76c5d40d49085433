"""What comes in before anybody is chosen.

    incoming    lists that other offices send: read, sent back to be mended, accepted into the programme
    matches     doubtful matches settled side by side
    shared      NIKs that several rows of the registry share
    absent      whom offices propose and the registry does not know

Each folder: rules (no Django), models, actions (all writes), reading, views (translates only). Not here: finding faults
(report/check), the programme's road (office/road), runs (decisions).
"""
