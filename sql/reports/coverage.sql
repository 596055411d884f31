-- title: Completeness | 数据完整性
-- rests on: findings
-- by: optional
-- chart: bars field filled_pct
-- For each field, how many of the cases have it, how many by the source's own word and not by what the load inferred, and
-- how many with a warning; by source to compare the sources.
-- 说明: 各字段有多少案件填写，其中多少为来源自己载明而非导入时推定，多少存疑；按来源分组可比较各来源。
-- method: Over all selected cases. stated is filled less what the load inferred itself (a fine from the text, a place from the authority, a
-- method: type from words). A blank says that the source does not state it, not that it was not so.
-- 方法: 统计选定的全部案件。原文载明＝已填减去导入时自行推定的（由正文读取的罚款、由机关推定的地区、由文字判断的类型）。空白表示来源未载明，不
-- 方法: 表示没有。
-- key | {key} | The group
-- field | 字段 | Field of the record; citations and prices are whole lists | 法条引用、价格明细为整个列表
-- cases | 案件数（件） | Cases
-- filled | 已填（件） | Cases that have it | 有该字段的案件
-- filled_pct | 已填占比（%） | of the cases
-- stated | 原文载明（件） | Cases whose source gives it; the others were inferred, a fine from the text, a place from the authority | 来源自己载明，其余为推定
-- stated_pct | 原文载明占比（%） | of the cases
-- doubtful | 存疑（件） | Cases with a warning about it | 该字段有警告的案件
-- doubtful_pct | 存疑占比（%） | of the cases
with placed as (
    select
        *,
        case when basis in (select basis from readings) then 1 end as citations,
        case when case_id in (select case_id from prices) then 1 end as prices
    from grouped
    where is_case
),
counted as (
    select
        key, count(*) as cases, row_number() over (order by key is null, count(*) desc, key) as place,
        count(decision_no) as decision_no, count(nullif(has_title, false)) as title, count(violation_type) as violation_type,
        count(violation_subtype) as violation_subtype, count(nullif(has_party, false)) as party, count(nullif(has_party_code, false)) as party_code,
        count(party_kind) as party_kind, count(agency) as agency, count(province) as province, count(city) as city,
        count(county) as county, count(found_on) as found_on, count(filed_on) as filed_on, count(decided_on) as decided_on,
        count(published_on) as published_on, count(public_until) as public_until, count(fine_yuan) as fine_yuan,
        count(confiscated_yuan) as confiscated_yuan, count(combined_yuan) as combined_yuan, count(refund_yuan) as refund_yuan,
        count(illegal_gains_yuan) as illegal_gains_yuan, count(goods_value_yuan) as goods_value_yuan,
        count(sales_yuan) as sales_yuan, count(illegal_turnover_yuan) as illegal_turnover_yuan,
        count(advertising_fee_yuan) as advertising_fee_yuan, count(status) as status, count(penalties) as penalties,
        count(measures) as measures, count(discretion) as discretion, count(nullif(has_facts, false)) as facts,
        count(nullif(has_penalty_text, false)) as penalty_text, count(nullif(has_basis_text, false)) as basis_text, count(nullif(has_source_title, false)) as source_title,
        count(citations) as citations, count(prices) as prices
    from placed
    group by key
),
filled as (
    select key, place, cases, field, filled
    from counted unpivot (filled for field in (
        decision_no, title, violation_type, violation_subtype, party, party_code, party_kind, agency, province, city, county,
        found_on, filed_on, decided_on, published_on, public_until, fine_yuan, confiscated_yuan, combined_yuan, refund_yuan,
        illegal_gains_yuan, goods_value_yuan, sales_yuan, illegal_turnover_yuan, advertising_fee_yuan, status, penalties,
        measures, discretion, facts, penalty_text, basis_text, source_title, citations, prices
    ))
),
guessed as (
    select key, field, count(*) as inferred
    from (select key, unnest(inferred) as field from placed)
    group by key, field
),
doubted as (
    select placed.key, warned.field, count(*) as doubtful
    from (select distinct case_id, field from findings where severity = 'warning') as warned
    join placed on placed.case_id = warned.case_id
    group by placed.key, warned.field
)
select
    filled.key, filled.field, filled.cases, filled.filled,
    percent_of(filled.filled, filled.cases) as filled_pct,
    filled.filled - coalesce(guessed.inferred, 0) as stated,
    percent_of(filled.filled - coalesce(guessed.inferred, 0), filled.cases) as stated_pct,
    coalesce(doubted.doubtful, 0) as doubtful,
    percent_of(coalesce(doubted.doubtful, 0), filled.cases) as doubtful_pct
from filled
left join guessed on coalesce(guessed.key, '') = coalesce(filled.key, '') and guessed.field = filled.field
left join doubted on coalesce(doubted.key, '') = coalesce(filled.key, '') and doubted.field = filled.field
order by filled.place, filled.filled desc, filled.field
