-- In which manner a load read its document: by which state of the program, in which layout, with which options.
insert into manners values ($load_id, $document, $manner);
