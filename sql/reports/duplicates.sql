-- title: Cases that may be told twice | 疑似重复
-- rests on: findings
-- by: none
-- among: select case_id from duplicates union all select other_case_id from duplicates
-- Pairs of cases from different sources with the same party (by code, else by a name that is not masked), the same fine, and
-- the same day of decision or quarter; two decisions with different numbers are no pair. cases remove takes one out, or its
-- same_as names the other.
-- 说明: 不同来源中当事人相同（按代码，否则按未隐去的名称）、罚款相同、处罚决定日期或者季度相同的成对案件；文号不同的两份决定不成对。cases remove 可
-- 说明: 移除其一，或者在其一填写同案编号。
-- method: Same party (unified code of 18 characters, else a name that is not masked), same fine or combined sum, same day of decision or
-- method: quarter, from different files or documents. A pair is a question: cases of a chain may share all of it. Nothing is left out of a
-- method: count before same_as says so.
-- 方法: 当事人相同（18位统一社会信用代码，否则未隐去的名称），罚款或者罚没款合计相同，处罚决定日期或者季度相同，来自不同文件。成对只是疑问，连
-- 方法: 锁企业的案件可能样样相同。未填写同案编号以前，不从任何统计中剔除。
-- case_id | 案件编号 | The case that was loaded first, of one load the first by case_id | 先导入的案件，同次导入的按案件编号
-- other_case_id | 疑似同案编号 | The one that may be the same
-- party | 当事人 | Punished party
-- matched_on | 匹配依据 | What the two share | 两案相同之处
-- decided_on | 处罚决定日期 | Day of the decision of the first
-- other_decided_on | 疑似同案处罚决定日期 | Of the other
-- fine_yuan | 罚款金额（元） | Fine
-- agency | 处罚机关 | Authority of the first
-- other_agency | 疑似同案处罚机关 | Of the other
-- source | 来源 | Where the first comes from
-- other_source | 疑似同案来源 | Where the other does
with told as (
    select *
    from selected
)
select
    a.case_id, b.case_id as other_case_id, a.party, d.matched_on, a.decided_on, b.decided_on as other_decided_on, a.fine_yuan,
    a.agency, b.agency as other_agency,
    coalesce(a.source_title, first_load.source_file) as source,
    coalesce(b.source_title, other_load.source_file) as other_source
from duplicates as d
join told as a on a.case_id = d.case_id
join told as b on b.case_id = d.other_case_id
left join loads as first_load on first_load.load_id = a.load_id
left join loads as other_load on other_load.load_id = b.load_id
order by a.decided_on desc, a.case_id, b.case_id
