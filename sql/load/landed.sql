-- The cases of this load as they are stored, with the rows that they stand in.
create or replace temp view landed as
select * from {relation};
