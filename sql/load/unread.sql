-- Texts with a unit of money that nobody has read, each once, the commonest first.
select text
from ({query}) as cells (text)
where regexp_matches(text, '[元圆圓万萬]') and getvariable('spelled')[text] is null
group by text
order by count(*) desc, text
limit {most}
