-- Where the cases of the source are kept, computed once: what is stored already is compared with them, and then they go in.
create or replace temp table computed as
select * from incoming where false
