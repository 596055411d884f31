-- title: Parties punished more than once | 多次受罚主体
-- rests on: parties
-- by: none
-- Parties with two or more decisions, by their code; by their name where there is none, which is then a namesake until looked at (疑似同名).
-- 说明: 受到两次以上处罚的当事人，按代码认定；没有代码的按名称认定，核实以前只是疑似同名。
-- method: Decided cases. A case without a code counts to the one code that bears its name, else to the name; blanks, brackets and width of
-- method: letters do not tell names apart. A name that the source masked tells nobody from another and is left out. One decision number
-- method: counts once, with each fine of its own. Of a pair of report duplicates the case without a number does not count again beside one
-- method: that has one, else the later of two without; cases with the same_as of another are out as everywhere. Natural persons of one name
-- method: are often several: theirs are suspicions only. Names show masked.
-- 方法: 统计已作出处罚决定的案件。没有代码的案件，名称对应唯一代码的归入该代码，否则按名称计算；空格、括号和全半角不影响名称。来源已隐去的名称
-- 方法: 无法区分，不计入。同一文号计一次，其各笔罚款照计。
-- 方法: 疑似重复报表所列的成对案件，一件有文号的不再计无文号的一件，均无文号的不再计后一件；有同案编号的案件不计入。自然人同名者多，只是疑似。姓名隐去显示。
-- party | 当事人 | Name, as in the latest case | 最近一案中的名称
-- party_code | 统一社会信用代码 | Its code, where one is known
-- matched_on | 匹配依据 | code 代码; name 名称（疑似同名）; code;name some by the one, some by the other | 代码；名称（疑似同名）；两者兼有
-- decisions | 次数 | Decisions, each number once | 每个文号计一次
-- cases | 案件数（件） | Cases
-- maybe_again | 疑似重复（件） | of them perhaps told before: no decision of their own | 其中疑似重复的，不另计次
-- first | 首次 | Day of the first decision, else the date of the case | 首次处罚决定日期，没有的为统计日期
-- last | 末次 | of the last
-- agencies | 处罚机关数 | Different authorities
-- violation_types | 违法行为类型 | Codes of the violations
-- fine_total_yuan | 罚款合计（元） | Sum of the fines, without those perhaps told before
-- case_ids | 案件编号 | The cases in the order of time, at most the latest fifty | 按时间先后，最多最近五十件
with told as (
    select
        *,
        case when regexp_matches(party_code, '^[0-9A-Za-z-]{8,18}$') and not regexp_matches(party_code, '^[0Xx-]+$') then upper(party_code) end as code
    from population
    where in_money and same_as is null and not list_contains($hidden_status, status)
),
uncoded as (
    select case_id, normal_text(party) as name
    from told
    where code is null and party is not null and not is_unnamed and party not in ('个人', '自然人', '当事人')
),
owners as (
    select name, min(code) as code
    from (
        select code, normal_text(party) as name
        from told
        where code is not null and exists (select 1 from uncoded)
    )
    where name in (select name from uncoded)
    group by name
    having min(code) = max(code)
),
known as (
    select case_id, code, true as by_code, 'code ' || code as identity from told where code is not null
    union all
    select uncoded.case_id, owners.code, false, coalesce('code ' || owners.code, 'name ' || uncoded.name)
    from uncoded
    left join owners on owners.name = uncoded.name
),
several as (
    select identity from known group by identity having count(*) > 1
),
retold as (
    -- Of a pair that may be one case: the one without a number beside one that has it, else the later.
    select case when one.decision_no is null and other.decision_no is not null then one.case_id else other.case_id end as case_id
    from duplicates as d
    join told as one on one.case_id = d.case_id
    join told as other on other.case_id = d.other_case_id
    where one.decision_no is null or other.decision_no is null
),
matched as (
    select
        known.identity, known.by_code, told.*,
        coalesce(decided_on, ref_date) as day,
        told.case_id in (select case_id from retold)
        or decision_no is not null and row_number() over (partition by known.identity, decision_no, counted_fine order by told.case_id) > 1 as is_again,
        row_number() over (partition by known.identity order by coalesce(decided_on, ref_date) desc, told.case_id) as place
    from several
    join known on known.identity = several.identity
    join told on told.case_id = known.case_id
),
types as (
    select identity, string_agg(violation_type, ';' order by violation_type) as violation_types
    from (select distinct identity, violation_type from matched where violation_type is not null)
    group by identity
),
counted as (
    select
        identity,
        max(code) as code,
        case when min(by_code) then 'code' when max(by_code) then 'code;name' else 'name' end as matched_on,
        count(distinct case when not is_again then coalesce(decision_no, case_id) end) as decisions,
        count(*) as cases,
        count(case when is_again then 1 end) as maybe_again,
        min(day) as first,
        max(day) as last,
        count(distinct agency) as agencies,
        coalesce(sum(case when not is_again then counted_fine end), 0) as fine_total_yuan
    from matched
    group by identity
),
listed as (
    -- By itself: Spark puts no list in order beside a count of what is distinct.
    select identity, string_agg(case_id, ';' order by day, case_id) as case_ids
    from matched
    where place <= 50
    group by identity
)
select
    case when $unmask then party else masked(party, person, person_mask) end as party,
    case when $unmask then counted.code else masked(counted.code, person, person_mask) end as party_code,
    matched_on, decisions, cases, maybe_again, first, last, agencies, violation_types, fine_total_yuan, case_ids
from counted
join matched on matched.identity = counted.identity and matched.place = 1
join listed on listed.identity = counted.identity
left join types on types.identity = counted.identity
where decisions > 1
order by decisions desc, last desc, fine_total_yuan desc, case_id
