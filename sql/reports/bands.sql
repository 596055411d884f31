-- title: Fines beside their statutory bands | 法定幅度比对
-- built on: bands
-- by: none
-- Where the fine of each decided case stands in the band of its law, in the version in force on the day of decision. --detail shows every
-- band that was considered, --bands FILE takes a table of your own, --assume what is not stated.
-- 说明: 每件已决定案件的罚款处于法定幅度的什么位置，以处罚决定之日施行的法规版本为准。--detail 列出所比对的每一幅度，--bands FILE 使用自备的幅
-- 说明: 度表，--assume 假定未载明的事项。
-- method: The band is that of the clause cited for the penalty, else of those that punish the provisions violated (行政处罚法 art. 37; an act may be
-- method: older than its decision). Tolerance one yuan. Undecidable: what is not stated would change the answer. Within: in any tier that is not
-- method: excluded. An individual business is compared as individual and as entity, several offences as one act (heavier band) and as several
-- method: (sum; art. 29). Confiscated gains are not added, local benchmarks are not considered.
-- 方法: 幅度取所引处罚依据的罚则；没有引用的，取违反条款所对应的罚则（《行政处罚法》第三十七条；行为可能早于决定）。容许误差一元。未载明的事项
-- 方法: 会改变结论的，为“信息不足、无法比对”；在任何未被排除的档次内的，为“在法定幅度内”。
-- 方法: 个体工商户按个人和单位两种情形比对；多项违法行为按一行为（取较重幅度）和数行为（幅度相加）两种情形比对（第二十九条）。没收的违法所得不
-- 方法: 计入，不考虑地方裁量基准。
-- case_id | 案件编号 | Case
-- title | 案件名称 | Its heading
-- law | 法律法规（简称） | Law of the band that the fine fits, else of the ordinary one nearest: below all the lightest | 罚款所在幅度的法规，否则为一般情形中最接近的（低于全部幅度的，为最轻的）
-- article | 条款 | Its clause: article(paragraph)(items) | 条(款)(项)
-- version | 适用版本 | Version in force on the day | 决定之日施行的版本
-- circumstance | 适用情形 | Branch and tier of the clause | 罚则的情形和档次
-- base | 计罚基数 | What multiples are of; fixed_yuan: the clause sets amounts | 倍数所乘的基数；固定数额：罚则直接规定数额
-- base_yuan | 基数金额（元） | The base as the case states it, raised to the least that the clause counts | 案件载明的基数，不足罚则最低数额的按最低数额计
-- low_yuan | 法定下限（元） | Least fine of the band
-- high_yuan | 法定上限（元） | Highest fine of the band
-- fine_yuan | 罚款金额（元） | The fine
-- verdict | 比对结果 | below, at_minimum, within, at_maximum, above, undecidable, no_band, no_fine_imposed | 低于法定下限、等于法定下限、在法定幅度内、等于法定上限（顶格）、高于法定上限、信息不足无法比对、未收录对应罚则、未处罚款
-- band_position_pct | 幅度内位置（%） | (fine − low) / (high − low) of a fine inside the band | （罚款−下限）÷（上限−下限），0 为下限，100 为上限
-- reason | 理由 | Why, in words; where undecidable, the base that the fine implies | 文字说明；无法比对的，列出由罚款推算的基数
with citing as (
    -- The legal bases that cite anything, and between which days what they cite is a clause on mitigation.
    select
        r.basis,
        min(case when r.role = 'discretion' then date '1900-01-01' when m.law_id is not null then coalesce(m.since, date '1900-01-01') end) as since,
        max(case when r.role = 'discretion' then date '9999-12-31' when m.law_id is not null then coalesce(m.until, date '9999-12-31') end) as until
    from readings as r
    left join mitigation as m on m.law_id = r.law_id and m.article = r.article
    group by r.basis
),
told as (
    select
        s.case_id, s.title, s.fine_yuan, s.fine_kind, s.fine_joint, s.basis, s.decided_on, s.published_on, s.filed_on,
        coalesce(s.decided_on, s.published_on, s.filed_on, s.found_on) as day,
        s.illegal_gains_yuan is null and coalesce(s.confiscated_gains_yuan, 0) = 0 as says_no_gains,
        coalesce(array_size(s.discretion) > 0, false) as has_discretion,
        coalesce(list_contains(s.discretion, 'mitigated'), false) as is_mitigated,
        j.verdict, j.verdict_heavier, j.verdict_added, j.offences, j.traits, j.ways, j.between_tiers, j.open_band,
        b.law, b.clause, b.version, b.circumstance, b.base_measure, b.measure, b.condition, b.tier,
        b.settled_from, b.effective_from, b.precondition, b.base_floor_yuan, b.min_multiple, b.max_multiple, b.min_yuan, b.max_yuan,
        case b.measure
            when 'illegal_gains' then coalesce(
                s.illegal_gains_yuan,
                case when list_contains($assumed, 'no_gains') and coalesce(s.confiscated_gains_yuan, 0) = 0 then 0 end
            )
            when 'goods_value' then s.goods_value_yuan
            when 'illegal_turnover' then s.illegal_turnover_yuan
            when 'advertising_fee' then s.advertising_fee_yuan
        end as stated_yuan,
        verdict_on(s.fine_kind, s.single_fine, coalesce(s.decided_on, s.published_on, s.filed_on, s.found_on), j.verdict) as result
    from selected as s
    left join judged as j on j.case_id = s.case_id
    left join clauses as b on b.band = j.band
    where s.in_money
),
based as (
    select *, case when stated_yuan is not null then greatest(stated_yuan, coalesce(base_floor_yuan, 0)) end as base_yuan
    from told
),
explained as (
    select
        told.*,
        case when told.base_measure = 'fixed_yuan' then told.min_yuan else cast(told.min_multiple * told.base_yuan as decimal(18, 2)) end as low_yuan,
        case
            when told.base_measure = 'fixed_yuan' or told.max_yuan < told.max_multiple * told.base_yuan then told.max_yuan
            else cast(told.max_multiple * told.base_yuan as decimal(18, 2))
        end as high_yuan,
        c.basis is not null as cites, coalesce(c.since <= told.day and c.until >= told.day, false) as cites_mitigation,
        o.base_measure as open_measure, o.min_multiple as open_min, o.max_multiple as open_max,
        o.base_from_yuan as open_from, o.circumstance as open_circumstance
    from based as told
    left join citing as c on c.basis = told.basis
    left join penalty_bands as o on o.band = told.open_band
)
select
    t.case_id, t.title, t.law, t.clause as article, t.version, t.circumstance, t.base_measure as base, t.base_yuan,
    t.low_yuan, t.high_yuan,
    t.fine_yuan, t.result as verdict,
    case
        when t.result in ('within', 'at_minimum', 'at_maximum') and t.high_yuan > t.low_yuan
            then percent_of(t.fine_yuan - t.low_yuan, t.high_yuan - t.low_yuan)
    end as band_position_pct,
    case
        when t.result = 'no_fine_imposed' then 'other penalties only, or a fine of zero'
        when t.fine_kind = 'combined_only' then 'only one sum of fine and confiscation is stated'
        when t.fine_kind = 'not_stated' then 'the fine is not stated'
        when t.fine_joint then 'one sum for several parties'
        when t.result = 'undecidable' and t.verdict is null then 'no date, so no version'
        when t.result = 'no_band' and not t.cites then 'the text names no provision'
        when t.result = 'no_band' and t.case_id in (select case_id from compared where situation in (select situation from misplaced))
            then 'the provisions named are of this type of violation in another version than that of the day: the act may be older'
        when t.result = 'no_band' then 'the table has no band for the provisions named, in the version of the day'
        else concat_ws('; ',
            case
                when t.result = 'below' then 'below the statutory minimum'
                    || case when t.offences = 1 and t.low_yuan > 0
                        then ', ' || cast(percent_of(t.fine_yuan, t.low_yuan) as varchar) || ' % of it' else '' end
                when t.result = 'above' then 'above the highest tier: a serious tier, a second offence or a larger base may not be told'
                when t.result <> 'undecidable' and t.condition is not null and t.ways = 1 and t.offences = 1 then 'in the band for: ' || t.circumstance
                when t.result <> 'undecidable' and t.tier > 0 then 'in the tier: ' || t.circumstance
                when t.result <> 'undecidable' and t.ways > 1 then 'whatever is not stated'
            end,
            case
                when t.result = 'within' and t.ways = 1 and t.offences = 1
                    and (abs(t.high_yuan - t.fine_yuan) <= 1 or t.low_yuan > 0 and abs(t.fine_yuan - t.low_yuan) <= 1)
                    then 'where two tiers meet: at a limit of neither'
            end,
            case
                when t.result <> 'below' then null
                when t.is_mitigated then 'the text states mitigation (减轻)'
                when t.cites_mitigation then 'the text cites a clause on mitigation'
                when t.has_discretion then 'the text states discretion, not mitigation'
                else 'mitigation is not stated in the text'
            end,
            case
                when t.result = 'undecidable' and t.verdict_heavier <> t.verdict_added
                    then 'as one act (the heavier band): ' || t.verdict_heavier || '; as acts of their own (the sum): ' || t.verdict_added
                when t.offences > 1 and t.result <> 'undecidable' then cast(t.offences as varchar) || ' offences, the same for the heavier band as for the sum'
            end,
            case when t.result = 'undecidable' and t.between_tiers = 1 then 'between two tiers' end,
            case when t.result = 'undecidable' and t.traits % 4 >= 2 and t.says_no_gains then 'whether there were gains is not stated' end,
            case when t.result = 'undecidable' and t.traits % 8 >= 4 and t.open_measure = 'advertising_fee' then 'the advertising fee is not stated, nor that it could not be calculated' end,
            case when t.result = 'undecidable' and t.traits >= 8 then 'entity and individual have other bands (art. 11), and the party may be either' end,
            case
                when t.result = 'undecidable' and t.open_from > t.fine_yuan / nullif(t.open_min, 0)
                    then 'it would fit with ' || t.circumstance || ', and be below with ' || t.open_circumstance
                when t.result = 'undecidable' and t.open_measure <> 'fixed_yuan'
                    then case when t.measure = t.open_measure and t.base_yuan is null and t.measure <> 'advertising_fee' then t.measure || ' is not stated; ' else '' end
                    || 'the fine implies ' || t.open_measure || ' from '
                    || cast(in_cents(t.fine_yuan / nullif(t.open_max, 0)) as varchar)
                    || case when t.open_min > 0 then ' to ' || cast(in_cents(t.fine_yuan / t.open_min) as varchar) else ' up' end
                when t.result = 'undecidable' and t.measure is not null and t.base_yuan is null then t.measure || ' is not stated'
            end,
            case when t.condition = 'no_gains' and t.says_no_gains and list_contains($assumed, 'no_gains') then 'gains not stated are taken as none' end,
            case when t.base_yuan = t.base_floor_yuan and t.base_floor_yuan > 0 then 'the base counts as ' || cast(t.base_floor_yuan as varchar) || ' at least' end,
            case when t.precondition is not null then 'needs: ' || t.precondition end,
            case when t.traits % 2 = 1 then 'clause named in the text' else 'clause found through the provision violated' end,
            'version inferred: in force on the day of ' || case
                when t.decided_on is not null then 'decision'
                when t.published_on is not null then 'publication'
                when t.filed_on is not null then 'filing'
                else 'the check'
            end,
            case when t.day < t.settled_from then 'since ' || cast(t.effective_from as varchar) || ' only, and an act before that may have another' end
        )
    end as reason
from explained as t
order by t.case_id
