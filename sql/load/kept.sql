-- What is computed takes the place of how.
create or replace temp view incoming as
select * from computed;
