SELECT $reliability AS reliability, file_number, row FROM stay
