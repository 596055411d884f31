-- Fines beside the bands of their laws: compared, the cases with a single fine; candidates, the bands that each situation of them comes to; lines, a case
-- with each of its candidates, what that allows at least and at most; judged, a case with its verdict.
-- Sources: 行政处罚法 (2021) arts 28, 29, 37; 价格违法行为行政处罚规定 arts 11, 16, 18.
-- Nothing is guessed. A base that is not stated lies between bounds (gains between what was confiscated and the sales), and so do low and high: low_least
-- and low_most, high_least and high_most. Only what holds for all of them is decided.
with fined as (
    select
        case_id, single_fine as fine, basis, coalesce(decided_on, published_on, filed_on, found_on) as day,
        coalesce(violation_type, '') as violation_type, coalesce(violation_subtype, '') as violation_subtype,
        coalesce(array_to_string(other_violation_types, ','), '') as other_types,
        case
            when party_role = 'responsible_person' then 'responsible'
            when party_kind = 'natural_person' then 'natural'
            when coalesce(party_kind, 'unknown') in ('individual_business', 'unknown', 'other') then 'either'
            else 'entity'
        end as party,
        case when party_role is null and party_kind = 'association' then 'association' else coalesce(party_role, '') end as party_role,
        coalesce(illegal_gains_yuan, confiscated_gains_yuan, 0) as gains_least,
        coalesce(
            illegal_gains_yuan,
            case when list_contains($assumed, 'no_gains') and coalesce(confiscated_gains_yuan, 0) = 0 then 0 end,
            case when sales_yuan < coalesce(confiscated_gains_yuan, 0) then confiscated_gains_yuan else sales_yuan end,
            1000000000000000
        ) as gains_most,
        goods_value_yuan as goods, illegal_turnover_yuan as turnover, advertising_fee_yuan as fee
    from selected
    where single_fine is not null
),
-- The provisions that a legal basis cites, and the bands that each comes to: as the clause of a penalty, or as a prohibition that it punishes.
cites as (
    select basis, position, role, law_id, article, coalesce(paragraph, '') as paragraph, coalesce(item, '') as item
    from readings
    where role in ('violated', 'penalty', 'unknown') and law_id is not null and article is not null
        and basis in (select basis from fined)
),
hits as (
    select c.role, c.law_id, c.article, c.paragraph, c.item, p.band, p.role as matched
    from (select distinct role, law_id, article, paragraph, item from cites) as c
    join band_provisions as p
        on p.law_id = c.law_id and p.article = c.article and (p.role = c.role or c.role = 'unknown')
        and (c.paragraph = '' or p.paragraph is null or p.paragraph = c.paragraph)
        and (c.item = '' or p.item is null or p.item = c.item)
),
reached as (
    select c.basis, c.position, h.band, h.matched, b.effective_from, b.repealed_on
    from cites as c
    join hits as h
        on h.law_id = c.law_id and h.article = c.article and h.role = c.role and h.paragraph = c.paragraph and h.item = c.item
    join penalty_bands as b on b.band = h.band
),
-- The days between which the bands that a basis comes to stay the same.
editions as (
    select basis, start as era, coalesce(lead(start) over (partition by basis order by start), date '9999-12-31') as ended
    from (
        select basis, effective_from as start from reached
        union select basis, repealed_on from reached
    )
),
-- All that the bands of a case depend on, but for its amounts, as one text. It is the same for many cases: the few are taken apart again and have a number.
compared as (
    select
        fined.*, editions.era,
        concat_ws('|', fined.basis, editions.era, violation_type, violation_subtype, other_types, party, party_role) as situation
    from fined
    join editions on editions.basis = fined.basis and fined.day >= editions.era and fined.day < editions.ended
),
situations as (
    select
        situation, row_number() over (order by situation) as nth,
        cast(split_part(situation, '|', 1) as bigint) as basis, cast(split_part(situation, '|', 2) as date) as era,
        split_part(situation, '|', 3) || '|' || split_part(situation, '|', 4) || '|' || split_part(situation, '|', 5) as kinds,
        split_part(situation, '|', 6) as party, split_part(situation, '|', 7) as party_role
    from (select distinct situation from compared)
),
matches as (
    select
        s.basis, s.era, r.band,
        min(case when r.matched = 'violated' then r.position end) as violated_at,
        min(case when r.matched = 'penalty' then r.position end) as penalty_at
    from (select distinct basis, era from situations) as s
    join reached as r on r.basis = s.basis and r.effective_from <= s.era and s.era < r.repealed_on
    group by s.basis, s.era, r.band
),
-- A penalty that is cited comes before what the prohibitions lead to, and where both agree on a clause, that comes first; a frame rule
-- counts where nothing else is found. Bands that the same prohibition leads to are readings of one offence.
chosen as (
    select basis, era, band, coalesce(violated_at, 1000 + penalty_at) as offence, penalty_at is not null as is_cited
    from (
        select
            m.*, b.is_frame,
            max(case when m.penalty_at is not null and not b.is_frame then 1 else 0 end) over (partition by m.basis, m.era) as any_cited,
            min(case when b.is_frame then 1 else 0 end) over (partition by m.basis, m.era) as all_frames,
            max(case when m.penalty_at is not null and m.violated_at is not null then 1 else 0 end)
                over (partition by m.basis, m.era, b.law_id, b.article) as any_both
        from matches as m
        join penalty_bands as b on b.band = m.band
    ) as weighed
    where (all_frames = 1 or not is_frame) and (any_cited = 0 or penalty_at is not null) and (any_both = 0 or violated_at is not null)
),
-- How well a band is of the types that a case was given: its very subtype, its type.
kinds_of as (
    select distinct named.kinds, named.code, coalesce(t.type, named.code) as type
    from (
        select kinds, split_part(kinds, '|', 1) as code from situations
        union select kinds, split_part(kinds, '|', 2) from situations
        union select kinds, unnest(string_split(split_part(kinds, '|', 3), ',')) from situations
    ) as named
    left join violation_types as t on t.code = named.code
    where named.code <> ''
),
kin as (
    select k.kinds, b.band, min(case when b.violation_type = k.code and k.code <> k.type then 0 else 1 end) as distance
    from kinds_of as k
    join penalty_bands as b on position(';' || k.type || ';' in ';' || b.type_codes || ';') > 0
    group by k.kinds, b.band
),
-- Provisions that are of the type of a case in another version only: the act may be older, or the day wrong. That is said, and nothing is compared.
misplaced as (
    select s.situation
    from situations as s
    join reached as r on r.basis = s.basis
    join kin as k on k.kinds = s.kinds and k.band = r.band
    group by s.situation
    having max(case when r.effective_from <= s.era and s.era < r.repealed_on then 1 else 0 end) = 0
),
-- Whom a band is for. An individual business, and a party of unknown kind, may be taken for an individual or not: both stay.
suited as (
    select *, min(addressed) over (partition by nth, offence) as best_addressed
    from (
        select *, min(case when who <> 'individual' then distance end) over (partition by nth, offence) as best_distance
        from (
            select
                s.situation, s.nth, c.offence, c.is_cited, c.band, b.who, coalesce(k.distance, 2) as distance,
                case
                    when b.who = 'responsible' then case s.party when 'responsible' then 1 when 'natural' then 4 end
                    when s.party = 'responsible' then 5
                    when b.who = 'anyone' then 1
                    when b.who = 'entity' then case when s.party = 'natural' then 5 else 1 end
                    when b.who = 'individual' then case when s.party in ('natural', 'either') then 1 end
                    when position(';' || s.party_role || ';' in b.roles) > 0 then 1
                    when b.who = 'advertiser' and s.party_role not in ('agent', 'publisher', 'spokesperson', 'platform', 'venue') then 1
                    else 6
                end as addressed
            from situations as s
            join chosen as c on c.basis = s.basis and c.era = s.era
            join penalty_bands as b on b.band = c.band
            left join kin as k on k.kinds = s.kinds and k.band = c.band
            where s.situation not in (select situation from misplaced)
        )
        where addressed is not null
    )
    where distance = coalesce(best_distance, distance) or who = 'individual' and distance < 2
),
-- traits: 1 the clause is cited, 2 it turns on whether there were gains, 4 on whether there was a fee, 8 on whether the party is an individual.
-- has_ways, has_tiers: there may be several ways to read a clause, several tiers to a way. Where not, and most cases have neither, nothing is summed up.
offences as (
    select
        s.nth, count(distinct s.offence) as offences,
        max(case when s.is_cited then 1 else 0 end)
        + 2 * max(case when b.condition = 'gains' then 1 else 0 end) * max(case when b.condition = 'no_gains' then 1 else 0 end)
        + 4 * max(case when b.condition = 'no_fee' then 1 else 0 end)
        + 8 * max(case when b.who = 'individual' then 1 else 0 end) * max(case when b.who = 'entity' then 1 else 0 end) as traits,
        max(case when b.condition in ('fee', 'no_fee') then 1 else 0 end) = 1 or count(distinct b.branch) > 1 as has_ways,
        max(case when b.condition in ('fee', 'no_fee') then 1 else 0 end) = 1 or count(*) > count(distinct 1000 * s.offence + b.branch) as has_tiers
    from suited as s
    join penalty_bands as b on b.band = s.band
    where s.addressed = s.best_addressed
    group by s.nth
),
measures as (
    select s.nth, b.measure, count(distinct s.offence) as offences
    from suited as s
    join penalty_bands as b on b.band = s.band
    group by s.nth, b.measure
),
-- Each band with the limits of a fine where its base is none, or may be any: those of fixed amounts always, and of most cases, which state no base.
limited as (
    select
        *,
        case
            when base_measure <> 'fixed_yuan' then cast(min_multiple * greatest(0, coalesce(base_floor_yuan, 0)) as decimal(18, 2))
            else coalesce(min_yuan, 0)
        end as low_of_none,
        case
            when base_measure <> 'fixed_yuan' then cast(least(1000000000000000, min_multiple * 1000000000000000) as decimal(18, 2))
            else coalesce(min_yuan, 1000000000000000)
        end as low_of_any,
        case
            when base_measure <> 'fixed_yuan'
                then cast(least(coalesce(max_yuan, 1000000000000000), max_multiple * greatest(0, coalesce(base_floor_yuan, 0))) as decimal(18, 2))
            else coalesce(max_yuan, 0)
        end as high_of_none,
        case
            when base_measure <> 'fixed_yuan' then cast(least(coalesce(max_yuan, 1000000000000000), max_multiple * 1000000000000000) as decimal(18, 2))
            else coalesce(max_yuan, 1000000000000000)
        end as high_of_any
    from penalty_bands
),
-- Several offences: as one act that breaks several norms, the heavier counts; as acts of their own, the bands add up, and a base that is stated once is
-- divided between them in a way that is not known.
candidates as (
    select
        s.situation, acts.are_separate, s.offence, o.offences, o.traits, o.has_ways, o.has_tiers, b.*,
        acts.are_separate and m.offences > 1 as is_divided
    from suited as s
    join limited as b on b.band = s.band
    join offences as o on o.nth = s.nth
    left join measures as m on m.nth = s.nth and m.measure = b.measure
    join (select false as are_separate union all select true) as acts on not acts.are_separate or o.offences > 1
    where s.addressed = s.best_addressed
),
lines as (
    select
        *,
        case
            when base_measure <> 'fixed_yuan' and least_base <> 0 then cast(min_multiple * greatest(least_base, coalesce(base_floor_yuan, 0)) as decimal(18, 2))
            else low_of_none
        end as low_least,
        case
            when base_measure <> 'fixed_yuan' and most_base <> 1000000000000000
                then cast(least(1000000000000000, min_multiple * greatest(most_base, coalesce(base_floor_yuan, 0))) as decimal(18, 2))
            else low_of_any
        end as low_most,
        case
            when base_measure <> 'fixed_yuan' and least_base <> 0
                then cast(least(coalesce(max_yuan, 1000000000000000), max_multiple * greatest(least_base, coalesce(base_floor_yuan, 0))) as decimal(18, 2))
            else high_of_none
        end as high_least,
        case
            when base_measure <> 'fixed_yuan' and most_base <> 1000000000000000
                then cast(least(coalesce(max_yuan, 1000000000000000), max_multiple * greatest(most_base, coalesce(base_floor_yuan, 0))) as decimal(18, 2))
            else high_of_any
        end as high_most
    from (
        select
            *,
            greatest(case when is_divided then 0 else stated_least end, coalesce(base_from_yuan, 0)) as least_base,
            least(stated_most, coalesce(base_below_yuan, 1000000000000000)) as most_base
        from (
            select
                c.case_id, c.basis, c.fine, c.day, c.gains_least, c.gains_most, k.*,
                case when k.condition in ('fee', 'no_fee') and c.fee is not null then k.fee_branch else k.branch end as way,
                coalesce(case k.measure
                    when 'illegal_gains' then c.gains_least when 'goods_value' then c.goods
                    when 'illegal_turnover' then c.turnover when 'advertising_fee' then c.fee
                end, 0) as stated_least,
                coalesce(case k.measure
                    when 'illegal_gains' then c.gains_most when 'goods_value' then c.goods
                    when 'illegal_turnover' then c.turnover when 'advertising_fee' then c.fee
                end, 1000000000000000) as stated_most
            from compared as c
            join candidates as k on k.situation = c.situation
            where case k.condition
                when 'gains' then c.gains_most > 0
                when 'no_gains' then c.gains_least = 0
                when 'fee' then c.fee is not null or not list_contains($assumed, 'no_fee')
                else true
            end
            and not (list_contains($assumed, 'not_serious') and k.circumstance like '%serious%')
        ) as bounded
        where (base_below_yuan is null or is_divided or stated_least < base_below_yuan)
            and (base_from_yuan is null or stated_most >= base_from_yuan)
            and not (list_contains($assumed, 'small_base') and base_from_yuan is not null and stated_least < stated_most)
    ) as bases_between
),
weighed as (
    select
        *,
        case when fitting = 1 then case when low_least > 0 and abs(fine - low_least) <= 1 then 1 else 0 end end as at_low,
        case when fitting = 1 then case when abs(fine - high_least) <= 1 then 1 else 0 end end as at_high,
        cast(case
            when fitting = 1 then 2
            when fine >= low_least - 1 and fine <= high_most + 1 then 1
            else 0
        end as bigint) * 1000000000000000000 + (9 - tier) * 10000000000000000
        -- Of the bands of one offence that a fine lies below, the lightest is the one that it is compared with; else the heaviest is.
        + cast(
            case when offences = 1 and fine < low_least - 1 then 999999999 - least(low_least, 999999999) else least(high_least, 999999999) end as bigint
        ) * 1000000
        + (999999 - band) as weight
    from (
        select
            case_id, are_separate, offence, way, offences, traits, has_ways, has_tiers, fine, low_least, low_most, high_least, high_most, tier, band, exact,
            case when exact = 1 and fine >= low_least - 1 and fine <= high_least + 1 then 1 else 0 end as fitting
        from (
            select *, case when low_least = low_most and high_least = high_most then 1 else 0 end as exact
            from lines
        )
    )
),
-- The tiers of one way to read a clause: a fine is inside if it fits any of them.
ways as (
    select
        case_id, are_separate, offence, offences, traits, has_ways, fine, low_least, low_most, high_least, high_most,
        fitting, exact, at_low, at_high, weight, case when exact = 0 then weight end as open_weight
    from weighed
    where not has_tiers
    union all
    select
        case_id, are_separate, offence, max(offences), max(traits), max(has_ways), max(fine), min(low_least), min(low_most), max(high_least), max(high_most),
        max(fitting), min(exact), min(at_low), min(at_high), max(weight), max(case when exact = 0 then weight end)
    from weighed
    where has_tiers
    group by case_id, are_separate, offence, way
),
-- What holds whichever way is the right one.
told_ways as (
    select
        *, case when exact = 1 and fitting = 0 and fine >= low_most - 1 and fine <= high_least + 1 then 1 else 0 end as between_tiers
    from ways
),
each_offence as (
    select
        case_id, are_separate, offences, traits, fine, low_least, low_most, high_least, high_most,
        between_tiers, coalesce(at_low, 0) as at_low, coalesce(at_high, 0) as at_high, weight, open_weight, 1 as ways
    from told_ways
    where not has_ways
    union all
    select
        case_id, are_separate, max(offences), max(traits), max(fine), min(low_least), max(low_most), min(high_least), max(high_most),
        max(between_tiers), min(coalesce(at_low, 0)), min(coalesce(at_high, 0)), max(weight), max(open_weight), count(*)
    from told_ways
    where has_ways
    group by case_id, are_separate, offence
),
-- One act that breaks several norms: the heavier band. Acts of their own: the sum.
all_offences as (
    select
        case_id, offences, traits, fine, low_least, low_most, high_least, high_most,
        null as sum_low_least, null as sum_low_most, null as sum_high_least, null as sum_high_most,
        between_tiers, at_low, at_high, weight, open_weight, ways
    from each_offence
    where offences = 1
    union all
    select
        case_id, max(offences), max(traits), max(fine),
        max(case when not are_separate then low_least end),
        max(case when not are_separate then low_most end),
        max(case when not are_separate then high_least end),
        max(case when not are_separate then high_most end),
        sum(case when are_separate then low_least end),
        sum(case when are_separate then low_most end),
        sum(case when are_separate then high_least end),
        sum(case when are_separate then high_most end),
        max(between_tiers), min(at_low), min(at_high),
        max(case when not are_separate then weight end),
        max(case when not are_separate then open_weight end),
        max(ways)
    from each_offence
    where offences > 1
    group by case_id
),
verdicts as (
    select
        *,
        case
            when fine < low_least - 1 then 'below'
            when fine > high_most + 1 then 'above'
            when fine < low_most - 1 or fine > high_least + 1 or between_tiers = 1 then 'undecidable'
            when offences = 1 and at_low = 1 or offences > 1 and low_least = low_most and low_least > 0 and abs(fine - low_least) <= 1 then 'at_minimum'
            when offences = 1 and at_high = 1 or offences > 1 and high_least = high_most and abs(fine - high_least) <= 1 then 'at_maximum'
            else 'within'
        end as verdict_heavier,
        case
            when offences = 1 then null
            when fine < sum_low_least - 1 then 'below'
            when fine > sum_high_most + 1 then 'above'
            when fine < sum_low_most - 1 or fine > sum_high_least + 1 or between_tiers = 1 then 'undecidable'
            when sum_low_least = sum_low_most and sum_low_least > 0 and abs(fine - sum_low_least) <= 1 then 'at_minimum'
            when sum_high_least = sum_high_most and abs(fine - sum_high_least) <= 1 then 'at_maximum'
            else 'within'
        end as verdict_added
    from all_offences
),
judged as (
    select
        case_id, offences, traits, ways, between_tiers, low_most, verdict_heavier, verdict_added,
        case
            when offences = 1 or verdict_added = verdict_heavier then verdict_heavier
            when verdict_heavier in ('within', 'at_minimum', 'at_maximum') and verdict_added in ('within', 'at_minimum', 'at_maximum') then 'within'
            else 'undecidable'
        end as verdict,
        cast(999999 - weight % 1000000 as integer) as band,
        cast(999999 - open_weight % 1000000 as integer) as open_band
    from verdicts
),
-- What a band says of itself: its law by its short name, its clause as article(paragraph)(items). Distinct, as that keeps the join here, where rows are few.
clauses as (
    select distinct
        b.*, coalesce(l.short_name, b.law_id) as law,
        b.article || coalesce('(' || b.paragraph || ')', '') || coalesce('(' || b.item || ')', '') as clause
    from penalty_bands as b
    left join laws as l on l.law_id = b.law_id and l.version = b.version
)
