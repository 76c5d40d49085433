-- Where people of a NIK stand, among those who may be seen.
SELECT n.place FROM ix.niks AS n WHERE n.nik = $nik AND ($whole OR n.area IN ($areas)) ORDER BY n.key
