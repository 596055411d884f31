-- What has been read of texts, beside what was known of others.
set variable spelled = map_concat(
    getvariable('spelled'), (select map_from_entries(list((text, cast(yuan as decimal(38, 12))))) from spelled_amounts))
