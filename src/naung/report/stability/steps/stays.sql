-- Those who stay, with the reliability at which they do.
SELECT $reliability AS reliability, file_number, row FROM stay
