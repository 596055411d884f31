-- Lists of codes (fine;confiscated_gains, or a JSON list), each distinct writing read once: codes known, words unknown.
-- Between known words also 、 and ， part a list; some names hold a 、 themselves and stay whole.
create or replace temp table lists as
with written as (
    {written}
),
parts as (
    select field, list, text, generate_subscripts(parts, 1) as place, trimmed(unnest(parts)) as part
    from (
        select field, list, text, case
            when starts_with(text, '[') and json_valid(text) then from_json(text, '["VARCHAR"]')
            else string_split_regex(text, '[;；]') end as parts
        from written
    )
),
split as (
    select field, list, text, 1000 * place + generate_subscripts(pieces, 1) as place, trimmed(unnest(pieces)) as word
    from (
        select parts.field, parts.list, parts.text, place, case
            when words.code is null then string_split_regex(part, '[、，,]') else [part] end as pieces
        from parts
        left join words on words.list = parts.list and words.word = lower(narrow(part))
        where part is not null
    )
),
known as (
    select split.field, split.text, split.word, words.code, min(place) as place
    from split
    left join words on words.list = split.list and words.word = lower(narrow(split.word))
    where split.word is not null
    group by all
)
select
    field, text,
    list(code order by place) filter (where code is not null) as codes,
    list(word order by place) filter (where code is null) as unknown
from known
group by field, text;
