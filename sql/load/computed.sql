-- The cases of the source computed once: what is stored already is compared with them, and then they go in.
create or replace temp table computed as
select * from incoming
