-- Lists of codes (fine;confiscated_gains, or a JSON list), each distinct writing read once: codes known, words unknown.
create or replace temp table lists as
with written as (
    {written}
),
split as (
    select list, text, generate_subscripts(parts, 1) as place, trimmed(unnest(parts)) as word
    from (
        select list, text, case
            when starts_with(text, '[') and json_valid(text) then from_json(text, '["VARCHAR"]')
            else string_split_regex(text, '[;；]') end as parts
        from written
    )
),
known as (
    select split.list, split.text, split.word, words.code, min(place) as place
    from split
    left join words on words.list = split.list and words.word = lower(narrow(split.word))
    where split.word is not null
    group by all
)
select
    list, text,
    list(code order by place) filter (where code is not null) as codes,
    list(word order by place) filter (where code is null) as unknown
from known
group by list, text;
