-- Those of a further slice, too.
insert into computed
select * from incoming
