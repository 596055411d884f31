-- title: Over time | 时间趋势
-- bar: cases
-- by: month, quarter, year
-- chart: columns key cases
-- looks back: yes
-- Cases and fines by month, quarter or year, periods without a case too, with the change against the period before (环比) and the
-- same period a year before (同比).
-- 说明: 按月、季度或者年统计的案件和罚款，没有案件的期间也列出，并列环比、同比。
-- method: A change is (this period − the base) ÷ the base, in percent; none where the base has under 10 cases, or for money under
-- method: 10 fines, as a few cases more or less would make any percentage. By year the two changes are one.
-- method: With --since, changes are against the periods before it, which are not shown. A period that --since or --until cuts has no
-- method: change, and none is against it.
-- method: Periods from the first case to the last are there, at most the last 1,200 and none in the future unless a case is in it.
-- method: Publication lags behind decisions and the last period may not be over: a fall at the end need be none. Campaigns and
-- method: changes in what is published move these figures as much as enforcement does.
-- 方法: 变动＝（本期−基期）÷基期，以百分比表示；基期案件不足10件、或者金额的基期罚款不足10件的不计算，因为个别案件即可造成任意的百分比。按年统
-- 方法: 计时环比与同比相同。
-- 方法: 指定 --since 的，变动与其以前的期间相比，但不列出这些期间；被 --since 或者 --until 截断的期间不计算变动，也不作为基期。自首件案件至末件案件的期间全部列出，至多最近1,200期，没有
-- 方法: 案件的未来期间不列。
-- 方法: 公布晚于决定，末期可能尚未结束，末尾下降未必属实。专项行动和公布范围的变化对本表的影响，不亚于执法本身。
-- key | {key}
-- cases | 案件数（件） | Cases of the period
-- cases_change_pct | 案件数环比（%） | against the period before | 与上期相比
-- cases_yoy_pct | 案件数同比（%） | against the same period a year before | 与上年同期相比
-- decided | 已决定（件） | of the cases with a decision
-- fined | 载明罚款金额（件） | with a fine that is stated and above zero
-- fine_total_yuan | 罚款合计（元） | Sum of the fines
-- total_change_pct | 罚款合计环比（%） | against the period before | 与上期相比
-- total_yoy_pct | 罚款合计同比（%） | against the same period a year before | 与上年同期相比
-- fine_median_yuan | 罚款中位数（元） | Median fine, without sums for several parties | 不含多主体合计
with counted as (
    select
        case $grouped_by
            when 'month' then 12 * year(ref_date) + month(ref_date) - 1
            when 'quarter' then 4 * year(ref_date) + quarter(ref_date) - 1
            else year(ref_date)
        end as period,
        count(is_case) as cases,
        count(*) filter (where status = 'decided') as decided,
        count(counted_fine) as fined,
        coalesce(sum(counted_fine), 0) as fine_total_yuan,
        exact_quantile(single_fine, 0.5) as fine_median_yuan
    from grouped
    where cast($since as date) is null or ref_date >= cast($since as date) or ref_date < date_trunc($grouped_by, cast($since as date))
    group by 1
),
marks as (
    select day, case $grouped_by
        when 'month' then 12 * year(day) + month(day) - 1
        when 'quarter' then 4 * year(day) + quarter(day) - 1
        else year(day)
    end as period
    from (
        select current_date as day
        union
        select cast($since as date)
        union
        select cast($until as date)
    )
),
cut as (
    -- The periods of which --since or --until leaves a part out.
    select period
    from marks
    where day = cast($since as date) and date_trunc($grouped_by, cast($since as date)) < cast($since as date)
        or day = cast($until as date)
            and date_trunc($grouped_by, cast(cast($until as date) + interval 1 day as date)) = date_trunc($grouped_by, cast($until as date))
),
ends as (
    select
        min(counted.period) as first, least(max(counted.period), max(case when day = current_date then marks.period end)) as last,
        max(case when day = cast($since as date) then marks.period end) as first_shown
    from counted
    cross join marks
),
periods as (
    select period from counted where period is not null
    union
    select unnest(generate_series(greatest(first, last - 1199), last)) as period
    from ends
    where first <= last
),
timed as (
    select
        periods.period,
        case $grouped_by
            when 'month' then lpad(cast(cast(floor(periods.period / 12) as integer) as varchar), 4, '0')
                || '-' || lpad(cast(periods.period % 12 + 1 as varchar), 2, '0')
            when 'quarter' then cast(cast(floor(periods.period / 4) as integer) as varchar) || '-Q' || cast(periods.period % 4 + 1 as varchar)
            else cast(periods.period as varchar)
        end as key,
        coalesce(cases, 0) as cases, coalesce(decided, 0) as decided, coalesce(fined, 0) as fined,
        coalesce(fine_total_yuan, 0) as fine_total_yuan, fine_median_yuan
    from periods
    left join counted on counted.period = periods.period
    union all
    select period, null, cases, decided, fined, fine_total_yuan, fine_median_yuan
    from counted
    where period is null and cases > 0
),
whole as (
    select timed.*
    from timed
    anti join cut on cut.period = timed.period
)
select
    this.key, this.cases,
    case when before.cases >= 10 then in_cents(rise(this.cases, before.cases)) end as cases_change_pct,
    case when year_before.cases >= 10 then in_cents(rise(this.cases, year_before.cases)) end as cases_yoy_pct,
    this.decided, this.fined, this.fine_total_yuan,
    case when before.fined >= 10 then in_cents(rise(this.fine_total_yuan, before.fine_total_yuan)) end as total_change_pct,
    case when year_before.fined >= 10 then in_cents(rise(this.fine_total_yuan, year_before.fine_total_yuan)) end as total_yoy_pct,
    this.fine_median_yuan
from timed as this
left join whole as compared on compared.period = this.period
left join whole as before on before.period = compared.period - 1
left join whole as year_before
    on year_before.period = compared.period - case $grouped_by when 'month' then 12 when 'quarter' then 4 else 1 end
cross join ends
where this.period >= first_shown or first_shown is null
order by this.period is null, this.period
