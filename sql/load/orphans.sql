-- Provisions of legal bases that no case has any more.
delete from readings where basis not in (select basis from cases where basis is not null);
delete from understood where basis not in (select basis from cases where basis is not null);
