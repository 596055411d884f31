-- title: Fines beside their statutory bands | 法定幅度比对
-- built on: bands
-- by: none
-- Where the fine of each decided case stands in the band of its law, in the version in force on the day of decision. --detail shows every
-- band that was considered, --bands FILE takes a table of your own, --assume what is not stated.
-- method: The band is that of the clause cited for the penalty, else of those that punish the provisions violated (行政处罚法 art. 37; an act may be
-- method: older than its decision). Tolerance one yuan. Undecidable: what is not stated would change the answer. Within: in any tier that is not
-- method: excluded. An individual business is compared as individual and as entity, several offences as one act (heavier band) and as several
-- method: (sum; art. 29). Confiscated gains are not added, local benchmarks are not considered.
-- case_id | 案件编号 | Case
-- title | 案件名称 | Its heading
-- law | 法律法规（简称） | Law of the band that the fine fits, else of the heaviest ordinary one
-- article | 条款 | Its clause: article(paragraph)(items)
-- version | 适用版本 | Version in force on the day
-- circumstance | 适用情形 | Branch and tier of the clause
-- base | 计罚基数 | What multiples are of; fixed_yuan: the clause sets amounts
-- base_yuan | 基数金额（元） | The base as the case states it, raised to the least that the clause counts
-- low_yuan | 法定下限（元） | Least fine of the band
-- high_yuan | 法定上限（元） | Highest fine of the band
-- fine_yuan | 罚款金额（元） | The fine
-- verdict | 比对结果 | below, at_minimum, within, at_maximum, above, undecidable, no_band, no_fine_imposed
-- band_position_pct | 幅度内位置（%） | (fine − low) / (high − low) of a fine inside the band
-- reason | 理由 | Why, in words; where undecidable, the base that the fine implies
with based as (
    select
        j.*, o.is_cited, o.turns_on_gains, o.turns_on_fee, o.turns_on_party, c.basis, c.day, c.gains_least, c.gains_most,
        b.law_id, b.version, b.article, b.paragraph, b.item, b.circumstance, b.base_measure, b.measure, b.condition, b.tier,
        b.settled_from, b.effective_from, b.precondition, b.base_floor_yuan, b.min_multiple, b.max_multiple, b.min_yuan, b.max_yuan,
        greatest(case b.measure
            when 'illegal_gains' then case when c.gains_least = c.gains_most then c.gains_least end
            when 'goods_value' then c.goods
            when 'illegal_turnover' then c.turnover
            when 'advertising_fee' then c.fee
        end, b.base_floor_yuan) as base_yuan,
        open.base_measure as open_measure, open.min_multiple as open_min, open.max_multiple as open_max,
        open.base_from_yuan as open_from, open.circumstance as open_circumstance
    from judged as j
    join compared as c on c.case_id = j.case_id
    join penalty_bands as b on b.band = j.band
    join offences as o on o.situation = c.situation
    left join penalty_bands as open on open.band = j.open_band
),
explained as (
    select
        *,
        case when base_measure = 'fixed_yuan' then min_yuan else cast(min_multiple * base_yuan as decimal(18, 2)) end as low_yuan,
        case
            when base_measure = 'fixed_yuan' then max_yuan
            when max_yuan < max_multiple * base_yuan then max_yuan
            else cast(max_multiple * base_yuan as decimal(18, 2))
        end as high_yuan
    from based
),
mitigating as (
    select distinct e.case_id
    from explained as e
    join readings as r on r.basis = e.basis
    left join mitigation as m
        on m.law_id = r.law_id and m.article = r.article
        and (m.since is null or m.since <= e.day) and (m.until is null or m.until >= e.day)
    where e.verdict = 'below' and (r.role = 'discretion' or m.law_id is not null)
),
told as (
    select
        s.case_id in (select case_id from compared where situation in (select situation from misplaced)) as is_misplaced,
        s.case_id, s.title, s.fine_yuan, s.fine_kind, s.fine_joint, s.discretion, s.basis, s.decided_on, s.published_on, s.filed_on, e.* exclude (case_id, basis), m.case_id is not null as cites_mitigation,
        case
            when s.fine_kind = 'no_fine' then 'no_fine_imposed'
            when s.single_fine is null or coalesce(s.decided_on, s.published_on, s.filed_on, s.found_on) is null then 'undecidable'
            else coalesce(e.verdict, 'no_band')
        end as result
    from selected as s
    left join explained as e on e.case_id = s.case_id
    left join mitigating as m on m.case_id = s.case_id
    where s.in_money
)
select
    t.case_id, t.title, coalesce(l.short_name, t.law_id) as law,
    t.article || coalesce('(' || t.paragraph || ')', '') || coalesce('(' || t.item || ')', '') as article,
    t.version, t.circumstance, t.base_measure as base, t.base_yuan,
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
        when t.result = 'no_band' and t.basis not in (select basis from readings) then 'no provision is cited'
        when t.result = 'no_band' and t.is_misplaced
            then 'the provisions cited are of this type of violation in another version than that of the day: the act may be older'
        when t.result = 'no_band' then 'the table has no band for the provisions cited, in the version of the day'
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
                when t.result <> 'below' then null
                when list_contains(t.discretion, 'mitigated') then 'the text states mitigation (减轻)'
                when t.cites_mitigation then 'the text cites a clause on mitigation'
                when array_size(t.discretion) > 0 then 'the text states discretion, not mitigation'
                else 'mitigation is not stated in the text'
            end,
            case
                when t.result = 'undecidable' and t.verdict_heavier <> t.verdict_added
                    then 'as one act (the heavier band): ' || t.verdict_heavier || '; as acts of their own (the sum): ' || t.verdict_added
                when t.offences > 1 and t.result <> 'undecidable' then cast(t.offences as varchar) || ' offences, the same for the heavier band as for the sum'
            end,
            case when t.result = 'undecidable' and t.between_tiers = 1 then 'between two tiers' end,
            case when t.result = 'undecidable' and t.turns_on_gains = 1 and t.gains_least = 0 and t.gains_most > 0 then 'whether there were gains is not stated' end,
            case when t.result = 'undecidable' and t.turns_on_fee = 1 and t.open_measure = 'advertising_fee' then 'the advertising fee is not stated, nor that it could not be calculated' end,
            case when t.result = 'undecidable' and t.turns_on_party = 1 then 'entity and individual have other bands (art. 11), and the party may be either' end,
            case
                when t.result = 'undecidable' and t.open_from > t.fine_yuan / nullif(t.open_min, 0)
                    then 'it would fit with ' || t.circumstance || ', and be below with ' || t.open_circumstance
                when t.result = 'undecidable' and t.open_measure <> 'fixed_yuan' then 'the fine implies ' || t.open_measure || ' from '
                    || cast(in_cents(t.fine_yuan / nullif(t.open_max, 0)) as varchar)
                    || case when t.open_min > 0 then ' to ' || cast(in_cents(t.fine_yuan / t.open_min) as varchar) else ' up' end
                when t.result = 'undecidable' and t.measure is not null and t.base_yuan is null then t.measure || ' is not stated'
            end,
            case when t.condition = 'no_gains' and t.gains_least = 0 and t.gains_most = 0 and list_contains($assumed, 'no_gains') then 'gains not stated are taken as none' end,
            case when t.base_yuan = t.base_floor_yuan and t.base_floor_yuan > 0 then 'the base counts as ' || cast(t.base_floor_yuan as varchar) || ' at least' end,
            case when t.precondition is not null then 'needs: ' || t.precondition end,
            case when t.is_cited = 1 then 'clause cited' else 'clause found through the provision violated' end,
            'version inferred: in force on the day of ' || case
                when t.decided_on is not null then 'decision'
                when t.published_on is not null then 'publication'
                when t.filed_on is not null then 'filing'
                else 'the check'
            end,
            case when t.day < t.settled_from then 'since ' || cast(t.effective_from as varchar) || ' only, and an act before that may have another' end
        )
    end as reason
from told as t
left join laws as l on l.law_id = t.law_id and l.version = t.version
order by t.case_id
