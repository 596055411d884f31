-- A natural person forgotten where no case is: in the names of files, and in findings that tell them.
update loads
set source_file = masked(source_file, $person, $mask)
where contains(source_file, split_part($person, '、', 1));
update findings
set value = masked(value, $person, $mask)
where rule = 'told_otherwise' and contains(value, split_part($person, '、', 1));
