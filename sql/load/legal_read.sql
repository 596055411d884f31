-- What was read in them: provisions, how much was understood, and elements of lists that name no provision.
create or replace temp view citations_read as
select number, position, {fields} from legal_read where position is not null;

create or replace temp view coverage_read as
select number, characters, unread_characters, unread from legal_read where characters is not null;

create or replace temp view unreadable as
select text, reason
from legal_read
join legal_texts using (number)
where reason is not null;
