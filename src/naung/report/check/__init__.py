"""What `naung check` finds and writes: `periksa/`, the lists back to their senders, and templates to ask for lists.

    programme, rules       the whole check: every source read, each rule's share
    one_list               one list alone, against the one in force, without the registry
    folder                 periksa/, replaced as a whole
    summary, labels        what is said of a list and of a row
    damage                 what is wrong with a column as a whole
    workbook               the list back to its sender: in her own workbook, or in one of ours
    returned, child        her own workbook, marked by a process of its own
    template               clean workbooks to ask for lists
    told                   what the command prints

Not here: finding a fault (intake), judging a person (selection).
"""
