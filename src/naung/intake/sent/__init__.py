"""Files as offices send them: workbooks and untidy CSVs, made into clean CSVs of the work folder.

    gate, zipped       what kind of file it is; hostile ones are refused before anything is parsed
    workbook, child    a workbook's cells as text, read by a process of its own with bounded memory
    loose              an untidy CSV's cells as text
    heads, content     where the table's head is, and which column is what
    rows               which rows are people, and why the others are not
    laying             the whole: one clean CSV, and what was understood
    ours               what Naung added to a workbook that it gave back, and reads past
    understood         what was understood, in words

Not here: what the cells mean (intake's steps, matching), and tidy CSVs and Parquet, which need none of this.
"""
