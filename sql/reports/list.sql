-- title: Cases | 案件一览表
-- by: none
-- each row: case
-- The cases themselves, a row a case, the latest decision first.
-- 说明: 案件本身，一案一行，最近作出决定的在前。
-- title | 案件名称 | Heading of the case
-- method: All selected cases, of every status; free texts as the source has them. Natural persons are masked unless --unmask. Amounts are
-- method: those stated, or read in the penalty text where no column states them (cases show tells which).
-- 方法: 选定的全部案件，不论状态；文字照来源。自然人姓名隐去，--unmask 显示。金额为来源载明的金额，没有相应数据列的由处罚内容读取（见 cases show）。
-- party | 当事人 | Punished party
-- violation_type | 违法行为类型 | Main violation
-- facts | 主要违法事实 | What happened
-- violated | 违反条款 | Provisions violated, or cited without a role | 违反的或者未区分性质的法条
-- penalty_basis | 处罚依据 | Provisions that the penalty rests on | 处罚所依据的法条
-- penalties | 处罚种类 | Penalties imposed
-- fine_yuan | 罚款金额（元） | Fine
-- confiscated_yuan | 没收金额合计（元） | Confiscated
-- agency | 处罚机关 | Authority
-- decided_on | 处罚决定日期 | Day of the decision
-- status | 案件状态 | How far the case has come
-- source_title | 来源标题 | Source
-- case_id | 案件编号 | Identifier
with legal as (
    select
        basis,
        string_agg(citation, '；' order by position) filter (where role in ('violated', 'unknown')) as violated,
        string_agg(citation, '；' order by position) filter (where role = 'penalty') as penalty_basis
    from readings
    group by basis
)
select
    title, party, violation_type, facts, violated, penalty_basis, penalties, fine_yuan, confiscated_yuan,
    agency, decided_on, status, source_title, case_id
from selected
left join legal on legal.basis = selected.basis
order by decided_on desc, case_id
